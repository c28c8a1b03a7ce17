/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as JSON, made and read by SQLite itself. */

#include "gops-row-copy.h"

static gboolean
is_copied (const GopsColumn *column)
{
  return column->type != GOPS_COLUMN_BLOB;   /* sort keys: people, who have them, are never put back */
}

/**
 * gops_row_dup_json:
 *
 * Returns: (transfer full) (nullable): the row as an object; %NULL with @error set when there is none
 */
char *
gops_row_dup_json (GopsStore       *store,
                   const GopsTable *table,
                   gint64           id,
                   GError         **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT json_object (");
  char *json = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    if (is_copied (&table->columns[i]))
      g_string_append_printf (sql, "%s'%s', \"%s\"", i > 0 ? ", " : "", table->columns[i].name, table->columns[i].name);
  g_string_append_printf (sql, ") FROM \"%s\" WHERE id = ?1", table->name);
  return gops_store_read_text (store, &json, error, sql->str, "l", id) ? json : NULL;
}

/**
 * gops_row_insert_json:
 * @condition: SQL with ?1 for @json: the row is put back where it holds
 *
 * Within an action. A row that is in the way stays and this one is left out.
 */
gboolean
gops_row_insert_json (GopsStore       *store,
                      const GopsTable *table,
                      const char      *json,
                      const char      *condition,
                      GError         **error)
{
  g_autoptr (GString) columns = g_string_new (NULL), values = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (!is_copied (&table->columns[i]))
        continue;
      g_string_append_printf (columns, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
      g_string_append_printf (values, "%sjson_extract (?1, '$.%s')", i > 0 ? ", " : "", table->columns[i].name);
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s WHERE %s ON CONFLICT DO NOTHING", table->name, columns->str, values->str, condition);
  return gops_store_exec (store, error, sql, "s", json);
}
