/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as flat JSON objects: a writer for the triggers and a reader for undo. */

#include "gops-store-private.h"
#include "gops-row-json.h"

/* --- writing --- */

static void
add_name (GString    *json,
          const char *name)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  g_string_append_c (json, '"');
  g_string_append (json, name);   /* our own column names need no escaping */
  g_string_append (json, "\":");
}

void
gops_row_json_open (GString *json)
{
  g_string_assign (json, "{");
}

void
gops_row_json_close (GString *json)
{
  g_string_append_c (json, '}');
}

void
gops_row_json_add_null (GString    *json,
                        const char *name)
{
  add_name (json, name);
  g_string_append (json, "null");
}

void
gops_row_json_add_int (GString    *json,
                       const char *name,
                       gint64      value)
{
  /* By hand: this is done for every changed number, and printf takes several times as long. */
  guint64 rest = value < 0 ? 0 - (guint64) value : (guint64) value;
  char digits[24];
  guint at = sizeof digits;

  add_name (json, name);
  do
    digits[--at] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    digits[--at] = '-';
  g_string_append_len (json, digits + at, sizeof digits - at);
}

void
gops_row_json_add_real (GString    *json,
                        const char *name,
                        double      value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  add_name (json, name);
  g_string_append (json, g_ascii_dtostr (digits, sizeof digits, value));   /* %.17g in the C locale */
}

void
gops_row_json_add_text (GString    *json,
                        const char *name,
                        const char *text,
                        gsize       length)
{
  add_name (json, name);
  g_string_append_c (json, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c == '"' || c == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, (char) c);
        }
      else if (c < 0x20)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, (char) c);
    }
  g_string_append_c (json, '"');
}

void
gops_row_json_add_blob (GString      *json,
                        const char   *name,
                        const guint8 *data,
                        gsize         length)
{
  static const char digits[] = "0123456789abcdef";

  add_name (json, name);
  g_string_append_c (json, '"');
  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (json, digits[data[i] >> 4]);
      g_string_append_c (json, digits[data[i] & 15]);
    }
  g_string_append_c (json, '"');
}

/* --- reading --- */

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static void
skip_space (Cursor *cursor)
{
  while (cursor->at < cursor->end && g_ascii_isspace (*cursor->at))
    cursor->at++;
}

static gboolean
accept (Cursor *cursor,
        char    c)
{
  skip_space (cursor);
  if (cursor->at >= cursor->end || *cursor->at != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

/* Reads the four digits of \uXXXX; only escapes below U+0080 are ever written. */
static gboolean
read_unicode_escape (Cursor  *cursor,
                     GString *text)
{
  gunichar c = 0;

  if (cursor->end - cursor->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*cursor->at++);

      if (digit < 0)
        return FALSE;
      c = c << 4 | (gunichar) digit;
    }
  if (c < 0x80)
    g_string_append_c (text, (char) c);
  else
    g_string_append_unichar (text, c);
  return TRUE;
}

static gboolean
read_escape (Cursor  *cursor,
             GString *text)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;
  char c;

  if (cursor->at >= cursor->end)
    return FALSE;
  c = *cursor->at++;
  if (c == 'u')
    return read_unicode_escape (cursor, text);
  found = c != '\0' ? strchr (from, c) : NULL;
  if (found == NULL)
    return FALSE;
  g_string_append_c (text, to[found - from]);
  return TRUE;
}

static char *
read_string (Cursor *cursor,
             gsize  *out_length)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!accept (cursor, '"'))
    return NULL;
  while (cursor->at < cursor->end)
    {
      const char *start = cursor->at;

      while (cursor->at < cursor->end && *cursor->at != '"' && *cursor->at != '\\')
        cursor->at++;
      g_string_append_len (text, start, cursor->at - start);
      if (cursor->at >= cursor->end)
        return NULL;
      if (*cursor->at++ == '"')
        {
          *out_length = text->len;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (!read_escape (cursor, text))
        return NULL;
    }
  return NULL;
}

static gboolean
read_number (Cursor       *cursor,
             GopsRowValue *value)
{
  char digits[64];
  gsize n = 0;

  while (cursor->at < cursor->end && n < sizeof digits - 1 &&
         (g_ascii_isalnum (*cursor->at) || strchr ("+-.", *cursor->at) != NULL))
    digits[n++] = *cursor->at++;
  digits[n] = '\0';
  value->integer = g_ascii_strtoll (digits, NULL, 10);
  value->real = g_ascii_strtod (digits, NULL);
  return n > 0;
}

static gboolean
read_value (Cursor       *cursor,
            GopsRowValue *value)
{
  skip_space (cursor);
  if (cursor->at >= cursor->end)
    return FALSE;
  if (*cursor->at == '"')
    return (value->text = read_string (cursor, &value->length)) != NULL;
  if (cursor->end - cursor->at >= 4 && strncmp (cursor->at, "null", 4) == 0)
    {
      cursor->at += 4;
      value->is_null = TRUE;
      return TRUE;
    }
  return read_number (cursor, value);
}

static void
clear_value (gpointer data)
{
  g_free (((GopsRowValue *) data)->text);
}

/* Reads the name of a column, which needs no escaping and so no copy; -1 for a column that a later schema dropped. */
static gboolean
read_name (Cursor          *cursor,
           const GopsTable *table,
           int             *out_column)
{
  const char *end = accept (cursor, '"') ? memchr (cursor->at, '"', (gsize) (cursor->end - cursor->at)) : NULL;
  const char *name = cursor->at;
  gsize length;

  if (end == NULL)
    return FALSE;
  length = (gsize) (end - name);
  cursor->at = end + 1;
  *out_column = -1;
  for (guint i = 0; *out_column < 0 && i < table->n_columns; i++)
    if (strncmp (table->columns[i].name, name, length) == 0 && table->columns[i].name[length] == '\0')
      *out_column = (int) i;
  return TRUE;
}

static gboolean
read_member (Cursor          *cursor,
             const GopsTable *table,
             GArray          *values)
{
  GopsRowValue value = { 0 };
  int column;

  if (!read_name (cursor, table, &column) || !accept (cursor, ':') || !read_value (cursor, &value))
    {
      g_free (value.text);
      return FALSE;
    }
  value.column = (guint) column;
  if (column >= 0)
    g_array_append_val (values, value);
  else
    g_free (value.text);
  return TRUE;
}

/**
 * gops_row_json_read:
 *
 * Returns: (transfer full) (element-type GopsRowValue) (nullable): the values in the order of the text,
 *   NULL with @error set when it is not one of our objects
 */
GArray *
gops_row_json_read (const GopsTable *table,
                    const char      *json,
                    gsize            length,
                    GError         **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (GopsRowValue));
  Cursor cursor = { json, json + length };
  gboolean ok = accept (&cursor, '{');

  g_array_set_clear_func (values, clear_value);
  if (ok && !accept (&cursor, '}'))
    {
      do
        ok = read_member (&cursor, table, values);
      while (ok && accept (&cursor, ','));
      ok = ok && accept (&cursor, '}');
    }
  if (ok)
    return g_steal_pointer (&values);
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED, _("The history of “%s” is damaged."), table->name);
  return NULL;
}

static GBytes *
bytes_from_hex (const char *hex,
                gsize       length)
{
  guint8 *data = g_malloc (MAX (length / 2, 1));

  for (gsize i = 0; i + 1 < length; i += 2)
    data[i / 2] = (guint8) (g_ascii_xdigit_value (hex[i]) << 4 | g_ascii_xdigit_value (hex[i + 1]));
  return g_bytes_new_take (data, length / 2);
}

/**
 * gops_row_value_bind:
 *
 * Binds @value as the type of its column in @table.
 */
void
gops_row_value_bind (const GopsRowValue *value,
                     const GopsTable    *table,
                     GopsStatement      *statement,
                     int                 index)
{
  GopsColumnType type = table->columns[value->column].type;

  if (value->is_null)
    gops_statement_bind_null (statement, index);
  else if (type == GOPS_COLUMN_REAL)
    gops_statement_bind_real (statement, index, value->real);
  else if (gops_column_type_is_text (type))
    gops_statement_bind_text (statement, index, value->text != NULL ? value->text : "", (gssize) value->length);
  else if (type == GOPS_COLUMN_BLOB)
    {
      g_autoptr (GBytes) bytes = bytes_from_hex (value->text != NULL ? value->text : "", value->length);

      gops_statement_bind_blob (statement, index, bytes);
    }
  else
    gops_statement_bind_int (statement, index, value->integer);
}
