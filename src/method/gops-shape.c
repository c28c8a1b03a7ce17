/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads JSON by tables; see the header. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method-error.h"
#include "gops-shape.h"

struct _GopsArena
{
  GStringChunk *strings;   /* (owned) */
  GPtrArray    *blocks;    /* (owned) */
};

struct _GopsReader
{
  GopsArena  *arena;
  const char *file;
  GError    **error;
  GArray     *path;        /* (owned) (element-type Step): where it is, outermost first */
};

/* A member, or an element of a list. */
typedef struct
{
  const char *member;      /* (nullable) */
  guint       index;
} Step;

GopsArena *
gops_arena_new (void)
{
  GopsArena *arena = g_new0 (GopsArena, 1);

  arena->strings = g_string_chunk_new (4096);
  arena->blocks = g_ptr_array_new_with_free_func (g_free);
  return arena;
}

void
gops_arena_free (GopsArena *arena)
{
  g_string_chunk_free (arena->strings);
  g_ptr_array_unref (arena->blocks);
  g_free (arena);
}

gpointer
gops_arena_alloc0 (GopsArena *arena, gsize size)
{
  gpointer block = g_malloc0 (MAX (size, 1));

  g_ptr_array_add (arena->blocks, block);
  return block;
}

const char *
gops_arena_string (GopsArena *arena, const char *text)
{
  return g_string_chunk_insert_const (arena->strings, text);
}

GopsArena *
gops_reader_arena (GopsReader *reader)
{
  return reader->arena;
}

void
gops_reader_enter (GopsReader *reader, const char *member)
{
  Step step = { member, 0 };

  g_array_append_val (reader->path, step);
}

void
gops_reader_enter_n (GopsReader *reader, guint index)
{
  Step step = { NULL, index };

  g_array_append_val (reader->path, step);
}

void
gops_reader_leave (GopsReader *reader)
{
  g_array_set_size (reader->path, reader->path->len - 1);
}

gboolean
gops_reader_fail (GopsReader *reader, const char *format, ...)
{
  g_autofree char *problem = NULL;
  g_autoptr (GString) where = g_string_new (NULL);
  va_list args;

  va_start (args, format);
  problem = g_strdup_vprintf (format, args);
  va_end (args);

  for (guint i = 0; i < reader->path->len; i++)
    {
      const Step *step = &g_array_index (reader->path, Step, i);

      if (step->member == NULL)
        g_string_append_printf (where, "[%u]", step->index);
      else
        g_string_append_printf (where, "%s%s", i > 0 ? "." : "", step->member);
    }
  if (where->len > 0)
    g_set_error (reader->error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, "%s: %s: %s", reader->file, where->str,
                 problem);
  else
    g_set_error (reader->error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, "%s: %s", reader->file, problem);
  return FALSE;
}

/* The string in @node, or NULL with the error set. */
static const char *
string_in (GopsReader *reader, GopsJson *node)
{
  if (node->type != GOPS_JSON_STRING)
    {
      gops_reader_fail (reader, _("a text is expected"));
      return NULL;
    }
  return node->string;
}

static gboolean
fail_unless_listed (GopsReader *reader, const char *value, const char *const *choices)
{
  g_autofree char *list = NULL;

  if (choices == NULL || g_strv_contains (choices, value))
    return TRUE;
  list = g_strjoinv (", ", (char **) choices);
  return gops_reader_fail (reader, _("“%s” is none of: %s"), value, list);
}

static gboolean
is_id (const char *value)
{
  return *value != '\0' && strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (value);
}

static gboolean
is_time (const char *value)
{
  return strlen (value) == 5 && g_ascii_isdigit (value[0]) && g_ascii_isdigit (value[1]) && value[2] == ':'
         && g_ascii_isdigit (value[3]) && g_ascii_isdigit (value[4]) && strcmp (value, "24:00") < 0 && value[3] < '6';
}

static gboolean
is_date (const char *value)
{
  g_autofree char *instant = g_strconcat (value, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = strlen (value) == 10 ? g_date_time_new_from_iso8601 (instant, NULL) : NULL;

  return time != NULL;
}

static gboolean
check_string (GopsReader *reader, const GopsField *field, const char *value)
{
  if (field->type == GOPS_FIELD_ID && !is_id (value))
    return gops_reader_fail (reader, _("“%s” is no id (small letters, digits and hyphens)"), value);
  if (field->type == GOPS_FIELD_TIME && !is_time (value))
    return gops_reader_fail (reader, _("“%s” is no time such as 07:30"), value);
  if (field->type == GOPS_FIELD_DATE && !is_date (value))
    return gops_reader_fail (reader, _("“%s” is no date such as 2026-03-01"), value);
  if (*value == '\0' && !(field->flags & GOPS_FIELD_MAY_BE_EMPTY))
    return gops_reader_fail (reader, _("must not be empty"));
  return fail_unless_listed (reader, value, field->choices);
}

static gboolean
read_string (GopsReader *reader, const GopsField *field, GopsJson *node, const char **out)
{
  const char *value = string_in (reader, node);

  if (value == NULL || !check_string (reader, field, value))
    return FALSE;
  *out = value;
  return TRUE;
}

static gboolean
read_number (GopsReader *reader, const GopsField *field, GopsJson *node, gpointer out)
{
  gint64 value;

  if (field->type == GOPS_FIELD_REAL && (node->type == GOPS_JSON_INT || node->type == GOPS_JSON_REAL))
    {
      *(double *) out = node->type == GOPS_JSON_INT ? (double) node->integer : node->real;
      return TRUE;
    }
  if (node->type != GOPS_JSON_INT)
    return gops_reader_fail (reader, _("a number is expected"));
  value = node->integer;
  if (value < G_MININT || value > G_MAXINT
      || ((field->min != 0 || field->max != 0) && (value < field->min || value > field->max)))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value);

      return gops_reader_fail (reader, _("%s is not between %d and %d"), number, field->min, field->max);
    }
  *(int *) out = (int) value;
  return TRUE;
}

static gboolean
read_bool (GopsReader *reader, GopsJson *node, gboolean *out)
{
  if (node->type != GOPS_JSON_BOOL)
    return gops_reader_fail (reader, _("true or false is expected"));
  *out = (gboolean) node->integer;
  return TRUE;
}

/* Whether @node is an array that may be so long. */
static gboolean
check_array (GopsReader *reader, const GopsField *field, GopsJson *node)
{
  if (node->type != GOPS_JSON_ARRAY)
    return gops_reader_fail (reader, _("a list is expected"));
  if (node->n == 0 && !(field->flags & GOPS_FIELD_MAY_BE_EMPTY))
    return gops_reader_fail (reader, _("must not be empty"));
  return TRUE;
}

static gboolean
read_strings (GopsReader *reader, const GopsField *field, GopsJson *node, const char *const **out)
{
  GopsField element = { .type = GOPS_FIELD_STRING, .choices = field->choices };
  GopsJson *child;
  const char **strings;

  if (!check_array (reader, field, node))
    return FALSE;
  strings = gops_arena_alloc0 (reader->arena, (node->n + 1) * sizeof (char *));
  child = node->first;
  for (guint i = 0; i < node->n; i++, child = child->next)
    {
      gops_reader_enter_n (reader, i);
      if (!read_string (reader, &element, child, &strings[i]))
        return FALSE;
      gops_reader_leave (reader);
    }
  *out = strings;
  return TRUE;
}

static gboolean
read_elements (GopsReader *reader, const GopsField *field, GopsJson *node, gpointer base)
{
  gsize size = field->type == GOPS_FIELD_TEXTS ? sizeof (GopsText) : field->shape->size;
  GopsJson *element;
  char *elements;

  if (!check_array (reader, field, node))
    return FALSE;
  elements = gops_arena_alloc0 (reader->arena, node->n * size);
  element = node->first;
  for (guint i = 0; i < node->n; i++, element = element->next)
    {
      gops_reader_enter_n (reader, i);
      if (field->type == GOPS_FIELD_TEXTS ? !gops_reader_text (reader, element, (GopsText *) (elements + i * size))
                                          : !gops_reader_object (reader, field->shape, element, elements + i * size))
        return FALSE;
      gops_reader_leave (reader);
    }
  G_STRUCT_MEMBER (gpointer, base, field->offset) = elements;
  G_STRUCT_MEMBER (guint, base, field->n_offset) = node->n;
  return TRUE;
}

gboolean
gops_reader_text (GopsReader *reader, GopsJson *node, GopsText *out)
{
  static const GopsField fields[] = {
    { "en", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsText, en) },
    { "zh_CN", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsText, zh_cn) },
  };
  static const GopsShape shape = GOPS_SHAPE (fields, GopsText);

  return gops_reader_object (reader, &shape, node, out);
}

/* A text that users write: in the language they speak. */
static gboolean
read_own_text (GopsReader *reader, GopsJson *node, GopsText *out)
{
  static const GopsField fields[] = {
    { "en", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsText, en), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE },
    { "zh_CN", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsText, zh_cn), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE },
  };
  static const GopsShape shape = GOPS_SHAPE (fields, GopsText);

  return gops_reader_object (reader, &shape, node, out)
         && (gops_text_is_set (out) || gops_reader_fail (reader, _("a text in “en” or “zh_CN” is missing")));
}

static gboolean
read_field (GopsReader *reader, const GopsField *field, GopsJson *node, gpointer base)
{
  gpointer out = G_STRUCT_MEMBER_P (base, field->offset);

  if (node->type == GOPS_JSON_NULL)
    return (field->flags & GOPS_FIELD_NULLABLE) || gops_reader_fail (reader, _("must not be null"));

  switch (field->type)
    {
    case GOPS_FIELD_TEXT:
      return field->flags & GOPS_FIELD_ONE_LANGUAGE ? read_own_text (reader, node, out) : gops_reader_text (reader, node, out);
    case GOPS_FIELD_STRING:
    case GOPS_FIELD_ID:
    case GOPS_FIELD_CHOICE:
    case GOPS_FIELD_TIME:
    case GOPS_FIELD_DATE:    return read_string (reader, field, node, out);
    case GOPS_FIELD_INT:
    case GOPS_FIELD_REAL:    return read_number (reader, field, node, out);
    case GOPS_FIELD_BOOL:    return read_bool (reader, node, out);
    case GOPS_FIELD_STRINGS: return read_strings (reader, field, node, out);
    case GOPS_FIELD_OBJECT:  return gops_reader_object (reader, field->shape, node, out);
    case GOPS_FIELD_OBJECTS:
    case GOPS_FIELD_TEXTS:   return read_elements (reader, field, node, base);
    case GOPS_FIELD_CUSTOM:  return field->read (reader, node, out);
    }
  return FALSE;
}

static gboolean
fail_on_unknown_member (GopsReader *reader, const GopsShape *shape, GopsJson *object)
{
  for (GopsJson *member = object->first; member != NULL; member = member->next)
    {
      gboolean known = FALSE;

      for (guint i = 0; i < shape->n_fields && !known; i++)
        known = g_str_equal (shape->fields[i].name, member->name);
      if (known)
        continue;
      gops_reader_enter (reader, member->name);
      return gops_reader_fail (reader, _("there is no such member"));
    }
  return TRUE;
}

gboolean
gops_reader_object (GopsReader *reader, const GopsShape *shape, GopsJson *node, gpointer out)
{
  if (node->type != GOPS_JSON_OBJECT)
    return gops_reader_fail (reader, _("an object is expected"));
  if (!fail_on_unknown_member (reader, shape, node))
    return FALSE;

  for (guint i = 0; i < shape->n_fields; i++)
    {
      const GopsField *field = &shape->fields[i];
      GopsJson *member = gops_json_member (node, field->name);

      if (member == NULL && (field->flags & GOPS_FIELD_OPTIONAL))
        continue;
      gops_reader_enter (reader, field->name);
      if (member == NULL)
        return gops_reader_fail (reader, _("is missing"));
      if (!read_field (reader, field, member, out))
        return FALSE;
      gops_reader_leave (reader);
    }
  return TRUE;
}

static gpointer
on_alloc_cb (gpointer owner, gsize size)
{
  return gops_arena_alloc0 (owner, size);
}

gboolean
gops_shape_read (const GopsShape *shape, const char *data, gssize length, const char *file, GopsArena *arena,
                  gpointer out, GError **error)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autofree char *problem = NULL;
  GopsReader reader = { arena, file, error, path };
  GopsJson *root = gops_json_parse (data, length, on_alloc_cb, arena, &problem);

  if (root != NULL)
    return gops_reader_object (&reader, shape, root, out);
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX, _("%s is not well-formed JSON: %s"), file, problem);
  return FALSE;
}
