/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objects in a JSON file that is one array of them, one by one. They are told apart by their brackets, and each is
 * parsed by itself. */
#include "config.h"

#include "gops-json-elements.h"

#include <string.h>

#define BLOCK (64 * 1024)

struct _GopsJsonElements
{
  GInputStream *stream;     /* (owned) */
  guint64       left;       /* bytes of the file that were not read */
  JsonParser   *parser;     /* (owned): holds the object that was given last */
  GString      *text;       /* (owned): of the object that is being read */
  guint         depth;      /* 0 before the array, 1 in it, more in an object */
  gboolean      in_string;
  gboolean      escaped;
  gboolean      refused;    /* the object is too long or too deep */
  gboolean      ended;      /* the array is closed, or the file is none */
  guint         n_bad;
  gsize         position;   /* in the block */
  gsize         length;     /* of the block */
  char          block[BLOCK];
};

GopsJsonElements *
gops_json_elements_new (GInputStream *stream,
                        guint64       length)
{
  GopsJsonElements *self = g_new0 (GopsJsonElements, 1);

  self->stream = g_object_ref (stream);
  self->left = length;
  self->parser = json_parser_new ();
  self->text = g_string_new (NULL);
  return self;
}

void
gops_json_elements_free (GopsJsonElements *self)
{
  g_object_unref (self->stream);
  g_object_unref (self->parser);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
keep (GopsJsonElements *self,
      char              byte)
{
  if (self->depth < 2 || self->refused)
    return;
  if (self->text->len >= GOPS_JSON_ELEMENT_MAX || self->depth > GOPS_JSON_ELEMENT_DEPTH)
    self->refused = TRUE;
  else
    g_string_append_c (self->text, byte);
}

static void
open_bracket (GopsJsonElements *self,
              char              byte)
{
  if (self->depth == 0 && byte != '[')
    {
      self->ended = TRUE;   /* an object, or no JSON at all */
      return;
    }
  if (++self->depth == 2)
    {
      g_string_truncate (self->text, 0);
      self->refused = FALSE;
    }
  keep (self, byte);
}

/* Returns: whether an element of the array ends here */
static gboolean
close_bracket (GopsJsonElements *self,
               char              byte)
{
  keep (self, byte);
  if (self->depth == 0)
    return FALSE;
  if (--self->depth == 0)
    self->ended = TRUE;
  return self->depth == 1;
}

/* Returns: whether an element of the array ends with this byte */
static gboolean
take_byte (GopsJsonElements *self,
           char              byte)
{
  if (self->in_string)
    {
      self->in_string = self->escaped || byte != '"';
      self->escaped = !self->escaped && byte == '\\';
    }
  else if (byte == '{' || byte == '[')
    {
      open_bracket (self, byte);
      return FALSE;
    }
  else if (byte == '}' || byte == ']')
    return close_bracket (self, byte);
  else
    self->in_string = byte == '"';
  keep (self, byte);
  return FALSE;
}

/* Returns: (nullable): the object that the text is */
static JsonObject *
parse (GopsJsonElements *self)
{
  g_autofree char *valid = NULL;
  const char *text = self->text->str;
  JsonNode *root;

  if (self->refused)
    {
      self->n_bad++;
      return NULL;
    }
  if (*text != '{')
    return NULL;
  if (!g_utf8_validate_len (text, self->text->len, NULL))
    text = valid = g_utf8_make_valid (text, (gssize) self->text->len);
  if (json_parser_load_from_data (self->parser, text, -1, NULL) && (root = json_parser_get_root (self->parser)) != NULL &&
      JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);
  self->n_bad++;
  return NULL;
}

static gboolean
fill (GopsJsonElements  *self,
      GCancellable      *cancellable,
      GError           **error)
{
  gssize got = g_input_stream_read (self->stream, self->block, MIN (self->left, BLOCK), cancellable, error);

  if (got < 0)
    return FALSE;
  self->position = 0;
  self->length = (gsize) got;
  self->left -= (guint64) got;
  return TRUE;
}

gboolean
gops_json_elements_next (GopsJsonElements  *self,
                         JsonObject       **out_object,
                         GCancellable      *cancellable,
                         GError           **error)
{
  *out_object = NULL;
  while (!self->ended)
    {
      if (self->position == self->length && !fill (self, cancellable, error))
        return FALSE;
      if (self->length == 0)
        return TRUE;
      while (self->position < self->length && !self->ended)
        if (take_byte (self, self->block[self->position++]) && (*out_object = parse (self)) != NULL)
          return TRUE;
    }
  return TRUE;
}

guint
gops_json_elements_get_n_bad (GopsJsonElements *self)
{
  return self->n_bad;
}

gboolean
gops_json_elements_is_cut (GopsJsonElements *self)
{
  return !self->ended && self->length == 0;
}

/* --- members of foreign objects --- */

static JsonNode *
find_member (JsonObject *object,
             const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

static const char *
text_of (JsonNode *node)
{
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node)
                       : NULL;

  return text != NULL ? text : "";
}

const char *
gops_json_member_text (JsonObject *object,
                const char *name)
{
  return text_of (find_member (object, name));
}

JsonObject *
gops_json_member_object (JsonObject *object,
                  const char *name)
{
  JsonNode *node = find_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
gops_json_member_array (JsonObject *object,
                 const char *name)
{
  JsonNode *node = find_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

gboolean
gops_json_member_is_true (JsonObject *object,
                   const char *name)
{
  JsonNode *node = find_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

const char *
gops_json_element_text (JsonArray *array,
                      guint      index)
{
  return text_of (json_array_get_element (array, index));
}

JsonObject *
gops_json_element_object (JsonArray *array,
                        guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
