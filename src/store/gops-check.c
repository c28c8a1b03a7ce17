/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for damage. */

#include "gops-store-private.h"
#include "gops-backup.h"
#include "gops-batch.h"

#define MAX_PROBLEMS 100

/* What SQLite found, in its own words, after what it means. */
static char *
describe_damage (const char *finding)
{
  if (strstr (finding, "index") != NULL)
    return g_strdup_printf (_("An index does not fit its table and can be built anew: %s"), finding);
  if (strstr (finding, " value in ") != NULL || strstr (finding, "constraint failed") != NULL)
    return g_strdup_printf (_("A table holds a value that does not belong there: %s"), finding);
  return g_strdup_printf (_("A part of the file can’t be read: %s"), finding);
}

static char *
describe_dangling (const char *finding)
{
  return g_strdup_printf (_("An entry points to one that is gone: %s"), finding);
}

/* One row may tell several things, one on a line, under a heading between asterisks; names in it may be damaged too. */
static void
add_findings (GPtrArray  *problems,
              const char *row,
              char     *(*describe) (const char *finding))
{
  g_autofree char *text = g_utf8_make_valid (row, -1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && problems->len < MAX_PROBLEMS; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "***") && !g_str_equal (lines[i], "ok"))
      g_ptr_array_add (problems, describe (lines[i]));
}

static gboolean
collect_problems (GopsStore  *store,
                  GPtrArray  *problems,
                  const char *sql,
                  char     *(*describe) (const char *finding),
                  GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, NULL);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (problems->len < MAX_PROBLEMS && gops_statement_next (rows, &local_error))
    add_findings (problems, gops_statement_text (rows, 0), describe);
  if (local_error == NULL)
    return TRUE;
  g_ptr_array_add (problems, g_strdup (local_error->message));
  return TRUE;
}

/* A workspace of an older format, looked at before it is migrated, has not all tables. */
static gboolean
is_batched (GopsStore       *store,
            const GopsTable *table)
{
  gint64 has = 0;

  return (table->flags & GOPS_TABLE_BATCHED) != 0 &&
         gops_store_read_int (store, &has, NULL, "SELECT EXISTS (SELECT 1 FROM pragma_table_info (?1) WHERE name = 'batch')", "s", table->name) &&
         has != 0;
}

/*
 * Rows that point nowhere: child, id (NULL where the table has none), parent, and the column that points. Rows of
 * an undone intake may: what they belong to can be undone as well and comes back before them.
 */
static char *
dangling_sql (GopsStore  *store,
              const char *columns)
{
  const GopsSchema *schema = store->schema;
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT DISTINCT %s FROM (SELECT c.\"table\" AS child, c.rowid AS id, c.parent AS parent, l.\"from\" AS pointer"
                   " FROM pragma_foreign_key_check c JOIN pragma_foreign_key_list (c.\"table\") l ON l.id = c.fkid"
                   " WHERE NOT (c.\"table\" = 'batch' AND " GOPS_BATCH_IS ("c.rowid", "undone") ")", columns);
  for (guint i = 0; i < schema->n_tables; i++)
    if (is_batched (store, schema->tables[i]))
      g_string_append_printf (sql, " AND NOT (c.\"table\" = '%s' AND c.rowid IN (SELECT id FROM \"%s\" WHERE " GOPS_BATCH_IS ("batch", "undone") "))",
                              schema->tables[i]->name, schema->tables[i]->name);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/**
 * gops_store_check:
 * @thorough: compares indexes with their tables as well
 *
 * Looks for damage: pages, indexes, references that lead nowhere.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, for people, a line each; empty when nothing; NULL with @error
 *   set when it could not be found out
 */
GPtrArray *
gops_store_check (GopsStore *store,
                  gboolean   thorough,
                  GError   **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dangling = dangling_sql (store, "child || ' ' || coalesce (id, '') || ' → ' || parent");

  if (!collect_problems (store, problems, thorough ? "PRAGMA integrity_check (100)" : "PRAGMA quick_check (100)", describe_damage, error))
    return NULL;
  if (problems->len == 0 && !collect_problems (store, problems, dangling, describe_dangling, error))
    return NULL;
  return g_steal_pointer (&problems);
}

static gboolean
mend_orphans (GopsStore *store,
              GPtrArray *statements,
              GError   **error)
{
  for (guint i = 0; i < statements->len; i++)
    if (!gops_store_exec (store, error, statements->pdata[i], NULL))
      return FALSE;
  return TRUE;
}

/* Statements that mend what points to nothing: the pointer is emptied where it may be, else the row goes. */
static GPtrArray *
find_orphans (GopsStore *store,
              GError   **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = dangling_sql (store,
    "CASE WHEN (SELECT \"notnull\" FROM pragma_table_info (child) WHERE name = pointer)"
    " THEN printf ('DELETE FROM \"%w\" WHERE id = %lld', child, id)"
    " ELSE printf ('UPDATE \"%w\" SET \"%w\" = NULL WHERE id = %lld', child, pointer, id) END, id");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, NULL);

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    if (!gops_statement_is_null (rows, 1))   /* a table without ids has no references */
      g_ptr_array_add (statements, g_strdup (gops_statement_text (rows, 0)));
  if (local_error == NULL)
    return g_steal_pointer (&statements);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * gops_store_repair:
 *
 * Mends what can be mended without guessing: indexes are built anew; what points to nothing, as
 * gops_store_check() finds it, is emptied, or the entry goes where it can't be without, as one action that can be
 * undone.
 */
gboolean
gops_store_repair (GopsStore *store,
                   GError   **error)
{
  g_autoptr (GPtrArray) statements = NULL;

  if (!gops_store_exec (store, error, "REINDEX", NULL) || (statements = find_orphans (store, error)) == NULL)
    return FALSE;
  if (statements->len == 0)
    return TRUE;
  if (!gops_store_begin (store, error, N_("Repair the workspace"), NULL))
    return FALSE;
  if (mend_orphans (store, statements, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}
