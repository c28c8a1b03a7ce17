/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history says of people who go, also where it tells it of rows of somebody who stays. */

#include "config.h"

#include "gops-forget-traces.h"

static gboolean
add_references (GopsStore        *store,
                const GopsTable  *table,
                const GopsColumn *column,
                gpointer          data,
                GError          **error)
{
  g_string_append_printf (data, " OR (tbl = '%s' AND (json_extract (before, '$.%s') " GOPS_REFERS_TO_GONE
                          " OR json_extract (after, '$.%s') " GOPS_REFERS_TO_GONE "))",
                          table->name, column->name, column->references, column->name, column->references);
  return TRUE;
}

/* One that is there, and refers to somebody else by now, is theirs and stays. */
static gboolean
add_deleted_rows (GopsStore *store,
                  GError   **error)
{
  const GopsSchema *schema = gops_store_get_schema (store);

  for (guint i = 0; i < schema->n_tables; i++)
    {
      const char *table = schema->tables[i]->name;
      g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO temp.gone_row SELECT j.tbl, j.row FROM temp.gone_entry e"
                                              " JOIN journal_row j ON j.action = e.action AND j.n = e.n WHERE j.tbl = '%s'"
                                              " AND j.row NOT IN (SELECT id FROM \"%s\")", table, table);

      if ((schema->tables[i]->flags & GOPS_TABLE_VIEW) == 0 && !gops_store_exec (store, error, sql, NULL))
        return FALSE;
    }
  return TRUE;
}

/** gops_traces_find_references: entries that refer to what goes, and the rows among them that were deleted */
gboolean
gops_traces_find_references (GopsStore *store,
                             GError   **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO temp.gone_entry SELECT action, n FROM journal_row WHERE FALSE");

  return gops_traces_for_each_reference (store, add_references, sql, error) && gops_store_exec (store, error, sql->str, NULL) &&
         add_deleted_rows (store, error);
}

#define OF_EITHER(column) "json_extract (coalesce (after, before), '$." column "')"

/* Merging and splitting copy what one of the two is known by into rows of the other. */
#define MERGES \
  "WITH merges (action, kept, merged) AS MATERIALIZED (SELECT action, " OF_EITHER ("kept_id") ", " OF_EITHER ("merged_id") \
  "  FROM journal_row WHERE tbl = 'person_merge' AND (tbl, row) IN (SELECT tbl, id FROM temp.gone_row))," \
  " two (action, person) AS MATERIALIZED (SELECT action, kept FROM merges UNION SELECT action, merged FROM merges)"

#define OWNER(tbl) "coalesce ((SELECT person_id FROM " tbl " WHERE id = row), " OF_EITHER ("person_id") ")"

static const char *const finding[] = {
  "INSERT OR IGNORE INTO temp.gone_entry SELECT action, n FROM journal_row WHERE (tbl, row) IN (SELECT tbl, id FROM temp.gone_row)",
  "INSERT OR IGNORE INTO temp.gone_entry " MERGES " SELECT action, n FROM journal_row WHERE action IN (SELECT action FROM merges)"
  " AND (action, CASE tbl WHEN 'person' THEN row WHEN 'membership' THEN " OWNER ("membership")
  " WHEN 'own_value' THEN " OWNER ("own_value") " END) IN two",
  "INSERT OR IGNORE INTO temp.gone_entry SELECT action, n FROM journal_row, json_each ('[\"$.phone\", \"$.email\"]') known WHERE tbl = 'person'"
  " AND (json_extract (before, known.value) IN (SELECT word FROM temp.gone_word) OR json_extract (after, known.value) IN (SELECT word FROM temp.gone_word))",
  NULL,
};

/** gops_traces_find_history: after rows and words are found */
gboolean
gops_traces_find_history (GopsStore *store,
                          GError   **error)
{
  for (const char *const *sql = finding; *sql != NULL; sql++)
    if (!gops_store_exec (store, error, *sql, NULL))
      return FALSE;
  return TRUE;
}

/* Actions that are left with nothing go; others count what is left of them. */
gboolean
gops_traces_remove_history (GopsStore *store,
                            GError   **error)
{
  static const char *const statements[] = {
    "INSERT OR IGNORE INTO temp.gone_action SELECT action FROM temp.gone_entry",
    "DELETE FROM journal_row WHERE (action, n) IN (SELECT action, n FROM temp.gone_entry)",
    "DELETE FROM journal_action WHERE id IN (SELECT id FROM temp.gone_action) AND batch IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM journal_row WHERE action = journal_action.id)",
    "UPDATE journal_action SET n_rows = (SELECT count (*) FROM journal_row WHERE action = journal_action.id)"
    " WHERE id IN (SELECT id FROM temp.gone_action) AND batch IS NULL",
    NULL,
  };

  for (const char *const *sql = statements; *sql != NULL; sql++)
    if (!gops_store_exec (store, error, *sql, NULL))
      return FALSE;
  return TRUE;
}
