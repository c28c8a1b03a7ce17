/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: what the rest of the check and the drawing rely on: members of the right kind at the top of a template, and parts
 * that neither contain themselves nor, one in the other, become more than can be drawn. */
#include "config.h"
#include "gops-poster-private.h"

#include <glib/gi18n.h>
#include <string.h>
#include "gops-brand-kit.h"
#include "gops-output-error.h"

#define MOST_ELEMENTS 20000      /* of all layouts, with the parts wherever they are used */
#define MOST_DEPTH 32
#define MOST_FIELDS 60
#define MOST_PALETTES 40
#define MOST_COLORS 64
#define MAX_NAME 64

static const char *const field_types[] = { "text", "rows", "number", "date", "time", "code", "picture", NULL };
static const char *const purposes[] = { "recruit", "rules", "event", "lesson", "check-in", "honour", "quote", "sale", "digest", "topic", "welcome", NULL };
static const char *const styles[] = { "light", "bold", "classic", "plain", NULL };
static const char *const child_lists[] = { "column", "each", "group", "layers", "placeholder", "row", NULL };

G_GNUC_PRINTF (3, 4) static gboolean
fail (GError **error, const char *place, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, "%s: %s", place, what);
  return FALSE;
}

/* --- before it is parsed --- */

/* The parser goes as deep as what it reads. */
gboolean
gops_json_is_shallow (const char *json, gsize length, int most)
{
  gboolean inside = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (inside && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        inside = !inside;
      else if (!inside)
        depth += json[i] == '{' || json[i] == '[' ? 1 : json[i] == '}' || json[i] == ']' ? -1 : 0;
      if (depth > most)
        return FALSE;
    }
  return TRUE;
}

/* --- the top --- */

static const char *
string_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Ids of fields and colours are written into expressions. */
static gboolean
is_name (const char *text, const char *more)
{
  gsize n = text != NULL ? strlen (text) : 0;

  if (n == 0 || n > MAX_NAME || !g_ascii_isalpha (text[0]))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '_' && strchr (more, text[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
check_version (JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "format");
  gint64 version = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;

  if (version > 1)
    return fail (error, "format", _("this is version %d, and this program reads version 1: a newer GroupOps can open it"), (int) MIN (version, G_MAXINT));
  return version == 1 || fail (error, "format", _("it must have %s"), "\"format\": 1");
}

static gboolean
check_word (JsonObject *root, const char *name, const char *const *words, GError **error)
{
  const char *word = string_of (root, name);

  if (!json_object_has_member (root, name) || (word != NULL && g_strv_contains (words, word)))
    return TRUE;
  return fail (error, name, _("“%s” is not known"), word != NULL ? word : "…");
}

static gboolean
check_item (JsonNode *node, const char *place, const char *more, GHashTable *seen, GError **error)
{
  const char *id = JSON_NODE_HOLDS_OBJECT (node) ? string_of (json_node_get_object (node), "id") : NULL;

  if (!is_name (id, more))
    return fail (error, place, _("an “id” of letters and digits is wanted"));
  return g_hash_table_add (seen, (char *) id) || fail (error, place, _("there are two called “%s”"), id);
}

static gboolean
check_items (JsonObject *root, const char *list, guint most, const char *more, GError **error)
{
  JsonNode *node = json_object_get_member (root, list);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;

  if (n == 0)
    return fail (error, list, _("it must have %s"), "[{ \"id\": … }]");
  if (n > most)
    return fail (error, list, _("%u are too many; %u are the most"), n, most);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", list, i);

      if (!check_item (json_array_get_element (json_node_get_array (node), i), place, more, seen, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_field_types (JsonObject *root, GError **error)
{
  JsonArray *fields = json_object_get_array_member (root, "fields");

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      g_autofree char *place = g_strdup_printf ("fields[%u].type", i);
      JsonObject *field = json_array_get_object_element (fields, i);
      const char *type = string_of (field, "type");

      if (json_object_has_member (field, "type") && (type == NULL || !g_strv_contains (field_types, type)))
        return fail (error, place, _("“%s” is not known"), type != NULL ? type : "…");
    }
  return TRUE;
}

static gboolean
check_palette_ids (JsonObject *root, GError **error)
{
  JsonArray *palettes = json_object_get_array_member (root, "palettes");

  for (guint i = 0; i < json_array_get_length (palettes); i++)
    {
      g_autofree char *place = g_strdup_printf ("palettes[%u]", i);
      JsonObject *palette = json_array_get_object_element (palettes, i);
      JsonNode *colors = json_object_get_member (palette, "colors");

      if (g_str_equal (string_of (palette, "id"), GOPS_POSTER_BRAND_PALETTE))
        return fail (error, place, _("“%s” is the palette of the workspace’s brand: call this one otherwise"), GOPS_POSTER_BRAND_PALETTE);
      if (colors == NULL || !JSON_NODE_HOLDS_OBJECT (colors))
        return fail (error, place, _("“colors” is wanted"));
      if (json_object_get_size (json_node_get_object (colors)) > MOST_COLORS)
        return fail (error, place, _("%u are too many; %u are the most"), json_object_get_size (json_node_get_object (colors)), MOST_COLORS);
    }
  return TRUE;
}

/* Every palette has the colours of the first, so that each can take its place. */
static gboolean
check_same_colors (JsonObject *root, GError **error)
{
  JsonArray *palettes = json_object_get_array_member (root, "palettes");
  JsonObject *first = json_object_get_object_member (json_array_get_object_element (palettes, 0), "colors");

  for (guint i = 1; i < json_array_get_length (palettes); i++)
    {
      g_autofree char *place = g_strdup_printf ("palettes[%u].colors", i);
      JsonObject *colors = json_object_get_object_member (json_array_get_object_element (palettes, i), "colors");
      JsonObjectIter iter;
      const char *name;

      json_object_iter_init (&iter, first);
      while (json_object_iter_next (&iter, &name, NULL))
        if (!json_object_has_member (colors, name))
          return fail (error, place, _("“%s” is wanted"), name);
    }
  return TRUE;
}

/* --- parts in parts --- */

typedef struct
{
  JsonObject *parts;      /* (nullable) */
  GHashTable *sizes;      /* (element-type utf8 guint): elements of a part, with those it uses; 0 while it is counted */
  GError     *error;
} Graph;

static guint count_element (Graph *self, JsonNode *node, int depth);

static guint
count_part (Graph *self, const char *name, int depth)
{
  JsonNode *part = self->parts != NULL && name != NULL ? json_object_get_member (self->parts, name) : NULL;
  gpointer known;
  guint size;

  if (part == NULL)
    return 0;   /* the check of elements says so, with the place */
  if (g_hash_table_lookup_extended (self->sizes, name, NULL, &known))
    {
      g_autofree char *place = g_strconcat ("parts.", name, NULL);

      if (GPOINTER_TO_UINT (known) == 0 && self->error == NULL)
        fail (&self->error, place, _("it uses itself"));
      return GPOINTER_TO_UINT (known);
    }
  g_hash_table_insert (self->sizes, (char *) name, GUINT_TO_POINTER (0));
  size = count_element (self, part, depth + 1);
  g_hash_table_insert (self->sizes, (char *) name, GUINT_TO_POINTER (MAX (size, 1)));
  return size;
}

static guint
count_element (Graph *self, JsonNode *node, int depth)
{
  JsonObject *element;
  guint n = 1;

  if (!JSON_NODE_HOLDS_OBJECT (node) || self->error != NULL)
    return 0;
  if (depth > MOST_DEPTH)
    {
      fail (&self->error, "parts", _("is nested too deep"));
      return 0;
    }
  element = json_node_get_object (node);
  for (guint i = 0; child_lists[i] != NULL; i++)
    {
      JsonNode *list = json_object_get_member (element, child_lists[i]);

      for (guint k = 0; list != NULL && JSON_NODE_HOLDS_ARRAY (list) && k < json_array_get_length (json_node_get_array (list)); k++)
        n += count_element (self, json_array_get_element (json_node_get_array (list), k), depth + 1);
    }
  n += count_part (self, string_of (element, "use"), depth);
  return MIN (n, 10 * MOST_ELEMENTS);
}

/* A part that nothing uses may use itself all the same. */
static void
count_unused (Graph *self)
{
  g_autoptr (GList) names = self->parts != NULL ? json_object_get_members (self->parts) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    count_part (self, l->data, 0);
}

static gboolean
check_parts (JsonObject *root, GError **error)
{
  JsonNode *parts = json_object_get_member (root, "parts"), *layouts = json_object_get_member (root, "layouts");
  Graph graph = { parts != NULL && JSON_NODE_HOLDS_OBJECT (parts) ? json_node_get_object (parts) : NULL };
  JsonObjectIter iter;
  JsonNode *layout;
  guint n = 0;

  graph.sizes = g_hash_table_new (g_str_hash, g_str_equal);
  json_object_iter_init (&iter, json_node_get_object (layouts));
  while (json_object_iter_next (&iter, NULL, &layout))
    n = MIN (n + count_element (&graph, layout, 0), 10 * MOST_ELEMENTS);
  count_unused (&graph);
  g_hash_table_unref (graph.sizes);
  if (graph.error == NULL && n > MOST_ELEMENTS)
    fail (&graph.error, "layouts", _("%u elements, with the parts in their places, are too many; %u are the most"), n, MOST_ELEMENTS);
  if (graph.error == NULL)
    return TRUE;
  g_propagate_error (error, graph.error);
  return FALSE;
}

gboolean
gops_poster_template_check_frame (JsonNode *node, GError **error)
{
  JsonObject *root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *layouts = root != NULL ? json_object_get_member (root, "layouts") : NULL;

  if (root == NULL)
    return fail (error, "{ … }", _("it must have %s"), "{ … }");
  if (!check_version (root, error) || !check_items (root, "fields", MOST_FIELDS, "", error) || !check_field_types (root, error)
      || !check_items (root, "palettes", MOST_PALETTES, "-", error) || !check_palette_ids (root, error) || !check_same_colors (root, error)
      || !check_word (root, "purpose", purposes, error) || !check_word (root, "style", styles, error))
    return FALSE;
  if (layouts == NULL || !JSON_NODE_HOLDS_OBJECT (layouts))
    return fail (error, "layouts", _("it must have %s"), "\"layouts\": { … }");
  return check_parts (root, error);
}
