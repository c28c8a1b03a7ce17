/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of undo and redo. */

#include "gops-replay-statement.h"

/* A figure is counted anew as time passes, and a key as collations do: what it is says nothing of whether somebody changed the row. */
static gboolean
is_lasting (GopsStore        *self,
            const GopsColumn *column)
{
  return column->type != GOPS_COLUMN_FIGURE && g_strcmp0 (column->name, self->schema->key_column) != 0;
}

static GArray *
only_lasting (GopsStore       *self,
              const GopsTable *table,
              GArray          *values)
{
  GArray *lasting = g_array_new (FALSE, FALSE, sizeof (GopsRowValue));   /* borrows what the values own */

  for (guint i = 0; i < values->len; i++)
    if (is_lasting (self, &table->columns[g_array_index (values, GopsRowValue, i).column]))
      g_array_append_val (lasting, g_array_index (values, GopsRowValue, i));
  return lasting;
}

/* Binds the values one after the other, from parameter @first. */
static void
bind_values (GopsStatement   *statement,
             const GopsTable *table,
             GArray          *values,
             int              first)
{
  for (guint i = 0; i < values->len; i++)
    gops_row_value_bind (&g_array_index (values, GopsRowValue, i), table, statement, first + (int) i);
}

static void
append_columns (GString         *sql,
                const GopsTable *table,
                GArray          *values,
                const char      *separator,
                const char      *format,
                int              first)
{
  for (guint i = 0; i < values->len; i++)
    {
      if (i > 0)
        g_string_append (sql, separator);
      g_string_append_printf (sql, format, table->columns[g_array_index (values, GopsRowValue, i).column].name, first + (int) i);
    }
}

/* UPDATE t SET a = ?1 … WHERE id = ?n AND a IS ?n+1 …: sets @to where @from still stands. */
static char *
update_sql (GopsStore       *self,
            const GopsTable *table,
            GArray          *from,
            GArray          *to)
{
  GString *sql = g_string_new (NULL);
  g_autoptr (GArray) lasting = only_lasting (self, table, from);
  int id_at = (int) to->len + 1;

  g_string_printf (sql, "UPDATE \"%s\" SET ", table->name);
  append_columns (sql, table, to, ", ", "\"%s\" = ?%d", 1);
  g_string_append_printf (sql, " WHERE id = ?%d%s", id_at, lasting->len > 0 ? " AND " : "");
  append_columns (sql, table, lasting, " AND ", "\"%s\" IS ?%d", id_at + 1);
  return g_string_free (sql, FALSE);
}

void
gops_replay_update_clear (GopsReplayUpdate *update)
{
  g_clear_pointer (&update->from, g_array_unref);
  g_clear_pointer (&update->to, g_array_unref);
  g_free (update->sql);
}

static gboolean
same_columns (GArray *a,
              GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, GopsRowValue, i).column != g_array_index (b, GopsRowValue, i).column)
      return FALSE;
  return TRUE;
}

static void
remember_update (GopsStore        *self,
                 GopsReplayUpdate *last,
                 const GopsTable  *table,
                 GArray           *from,
                 GArray           *to)
{
  if (last->table == table && same_columns (last->from, from) && same_columns (last->to, to))
    return;
  gops_replay_update_clear (last);
  *last = (GopsReplayUpdate) { table, g_array_ref (from), g_array_ref (to), update_sql (self, table, from, to) };
}

/* Sets @to in row @row where @from still stands. */
GopsStatement *
gops_replay_build_update (GopsStore        *self,
                          GopsReplayUpdate *last,
                          const GopsTable  *table,
                          gint64            row,
                          GArray           *from,
                          GArray           *to,
                          GError          **error)
{
  g_autoptr (GArray) lasting = only_lasting (self, table, from);
  GopsStatement *statement;
  int id_at = (int) to->len + 1;

  remember_update (self, last, table, from, to);
  statement = gops_store_query (self, error, last->sql, NULL);
  if (statement == NULL)
    return NULL;
  bind_values (statement, table, to, 1);
  gops_statement_bind_int (statement, id_at, row);
  bind_values (statement, table, lasting, id_at + 1);
  return statement;
}

/* Puts a row back. */
GopsStatement *
gops_replay_build_insert (GopsStore       *self,
                          const GopsTable *table,
                          GArray          *values,
                          GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  GopsStatement *statement;

  g_string_printf (sql, "INSERT INTO \"%s\" (", table->name);
  append_columns (sql, table, values, ", ", "\"%s\"", 1);
  g_string_append (sql, ") VALUES (");
  append_columns (sql, table, values, ", ", "/* %s */ ?%d", 1);
  g_string_append_c (sql, ')');
  statement = gops_store_query (self, error, sql->str, NULL);
  if (statement != NULL)
    bind_values (statement, table, values, 1);
  return statement;
}

/* Deletes a row that is just as it was. */
GopsStatement *
gops_replay_build_delete (GopsStore       *self,
                          const GopsTable *table,
                          GArray          *values,
                          GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) lasting = only_lasting (self, table, values);
  GopsStatement *statement;

  g_string_printf (sql, "DELETE FROM \"%s\" WHERE ", table->name);
  append_columns (sql, table, lasting, " AND ", "\"%s\" IS ?%d", 1);
  statement = gops_store_query (self, error, sql->str, NULL);
  if (statement != NULL)
    bind_values (statement, table, lasting, 1);
  return statement;
}
