/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for damage. */

#include "gops-store-private.h"
#include "gops-backup.h"

#define MAX_PROBLEMS 100

static gboolean
collect_problems (GopsStore  *store,
                  GPtrArray  *problems,
                  const char *sql,
                  const char *format,
                  GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, NULL);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (problems->len < MAX_PROBLEMS && gops_statement_next (rows, &local_error))
    if (g_strcmp0 (gops_statement_text (rows, 0), "ok") != 0)
      g_ptr_array_add (problems, g_strdup_printf (format, gops_statement_text (rows, 0)));
  if (local_error == NULL)
    return TRUE;
  g_ptr_array_add (problems, g_strdup (local_error->message));
  return TRUE;
}

/*
 * Rows that point nowhere. Rows of an undone intake may: what they belong to can be undone as well and comes
 * back before them.
 */
static char *
dangling_sql (const GopsSchema *schema)
{
  GString *sql = g_string_new ("SELECT \"table\" || ' ' || coalesce (rowid, '') || ' → ' || parent FROM pragma_foreign_key_check"
                               " WHERE NOT (\"table\" = 'batch' AND rowid IN (SELECT id FROM batch WHERE state = 'undone'))");

  for (guint i = 0; i < schema->n_tables; i++)
    if ((schema->tables[i]->flags & GOPS_TABLE_BATCHED) != 0)
      g_string_append_printf (sql, " AND NOT (\"table\" = '%s' AND rowid IN (SELECT t.id FROM \"%s\" t JOIN batch b ON b.id = t.batch"
                              " WHERE b.state = 'undone'))", schema->tables[i]->name, schema->tables[i]->name);
  return g_string_free (sql, FALSE);
}

/**
 * gops_store_check:
 * @thorough: compares indexes with their tables as well
 *
 * Looks for damage: pages, indexes, references that lead nowhere.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, empty when nothing; NULL with @error
 *   set when it could not be found out
 */
GPtrArray *
gops_store_check (GopsStore *store,
                  gboolean   thorough,
                  GError   **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dangling = dangling_sql (store->schema);

  if (!collect_problems (store, problems, thorough ? "PRAGMA integrity_check (100)" : "PRAGMA quick_check (100)", "%s", error))
    return NULL;
  if (problems->len == 0 &&
      !collect_problems (store, problems, dangling, _("An entry points to one that is gone: %s"), error))
    return NULL;
  return g_steal_pointer (&problems);
}
