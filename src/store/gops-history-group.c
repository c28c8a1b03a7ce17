/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one group, and which group an action is about. */

#include "gops-store-private.h"
#include "gops-journal.h"
#include "gops-batch.h"

#define MAX_ROWS 20   /* of an action that are asked for their group: a bulk change is not read row by row */

static const GopsTable *
find_table (GopsStore  *self,
            const char *name)
{
  for (guint i = 0; i < self->schema->n_tables; i++)
    if (g_str_equal (self->schema->tables[i]->name, name))
      return self->schema->tables[i];
  return NULL;
}

/* The column by which rows of @table belong to a row that has a group. */
static const GopsColumn *
find_owner (GopsStore       *self,
            const GopsTable *table)
{
  for (guint i = 1; i < table->n_columns; i++)
    {
      const char *name = table->columns[i].references;
      const GopsTable *target = name != NULL ? find_table (self, name) : NULL;

      if (target != NULL && gops_table_find_column (target, "group_id") >= 0)
        return &table->columns[i];
    }
  return NULL;
}

static void
append_group_of_owner (GString          *sql,
                       const GopsTable  *table,
                       const GopsColumn *owner)
{
  g_string_append_printf (sql, " WHEN '%s' THEN (SELECT o.group_id FROM \"%s\" o WHERE o.id = coalesce (json_extract (coalesce (r.after, r.before), '$.%s'),"
                          " (SELECT t.\"%s\" FROM \"%s\" t WHERE t.id = r.row)))",
                          table->name, owner->references, owner->name, owner->name, table->name);
}

/*
 * SQL for the group of a journal row r, NULL where it belongs to none. Rows say it in "group_id", or whose they are does;
 * updates may not hold it, then the live table is asked.
 */
static void
append_group_of_row (GString   *sql,
                     GopsStore *self)
{
  g_string_append (sql, "CASE r.tbl WHEN 'chat_group' THEN r.row");
  for (guint i = 0; i < self->schema->n_tables; i++)
    {
      const GopsTable *table = self->schema->tables[i];
      const GopsColumn *owner;

      if ((table->flags & GOPS_TABLE_VIEW) == 0 && gops_table_find_column (table, "group_id") >= 0)
        g_string_append_printf (sql, " WHEN '%s' THEN coalesce (json_extract (coalesce (r.after, r.before), '$.group_id'),"
                                " (SELECT t.group_id FROM \"%s\" t WHERE t.id = r.row))", table->name, table->name);
      else if ((table->flags & GOPS_TABLE_VIEW) == 0 && (owner = find_owner (self, table)) != NULL)
        append_group_of_owner (sql, table, owner);
    }
  g_string_append (sql, " END");
}

/**
 * gops_store_history_of_group:
 *
 * Like gops_store_history(), for the group @group, all rows that belong to it and what was imported into it. Reads from
 * the newest action on until @limit are found: for a group in which little happened that is the whole journal.
 */
GPtrArray *
gops_store_history_of_group (GopsStore *self,
                             gint64     group,
                             guint      limit,
                             GError   **error)
{
  g_autoptr (GString) sql = g_string_new (GOPS_HISTORY_ENTRIES
    "AND (a.batch IN (SELECT id FROM batch WHERE group_id = ?2) OR EXISTS (SELECT 1 FROM journal_row r WHERE r.action = a.id AND ");

  append_group_of_row (sql, self);
  g_string_append (sql, " = ?2)) ORDER BY a.id DESC LIMIT ?1");
  return gops_history_collect (self, gops_store_query (self, error, sql->str, "il", (int) limit, group), error);
}

/* Sets the group of an entry that is about one, and no other. */
void
gops_history_name_group (GopsStore        *self,
                         GopsHistoryEntry *entry)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id, name FROM chat_group WHERE id = (SELECT CASE WHEN min (g) = max (g) THEN min (g) END FROM (SELECT ");
  g_autoptr (GopsStatement) row = NULL;

  append_group_of_row (sql, self);
  g_string_append (sql, " AS g FROM (SELECT * FROM journal_row WHERE action = ?1 ORDER BY n LIMIT ?2) r"
                   " UNION ALL SELECT (SELECT group_id FROM batch WHERE id = a.batch) FROM journal_action a WHERE a.id = ?1))");
  row = gops_store_query (self, NULL, sql->str, "li", entry->id, MAX_ROWS);
  if (row == NULL || !gops_statement_next (row, NULL))
    return;
  entry->group = gops_statement_int (row, 0);
  entry->group_name = g_strdup (gops_statement_text (row, 1));
}

/**
 * gops_store_history_group:
 *
 * Returns: the group that @action is about, 0 when it is about none or several
 */
gint64
gops_store_history_group (GopsStore *self,
                          gint64     action)
{
  GopsHistoryEntry entry = { .id = action };

  gops_history_name_group (self, &entry);
  g_free (entry.group_name);
  return entry.group;
}

/**
 * gops_store_history_intake:
 * @out_source: (out) (transfer full): the file's name
 * @out_report: (out) (transfer full): JSON, what was read, matched and skipped
 *
 * The rows that an intake brought are not in the journal one by one.
 *
 * Returns: whether the action is an intake
 */
gboolean
gops_store_history_intake (GopsStore *self,
                           gint64     action,
                           char     **out_source,
                           char     **out_report)
{
  g_autoptr (GopsStatement) row = gops_store_query (self, NULL,
    "SELECT source, report FROM batch WHERE id = (SELECT batch FROM journal_action WHERE id = ?1)", "l", action);

  if (row == NULL || !gops_statement_next (row, NULL))
    return FALSE;
  *out_source = g_strdup (gops_statement_text (row, 0));
  *out_report = g_strdup (gops_statement_text (row, 1));
  return TRUE;
}
