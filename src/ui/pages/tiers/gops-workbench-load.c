/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading for the workbench, in a thread. */
#include "config.h"

#include "gops-workbench-load.h"

#define MOST_ACTIONS 50   /* since; more are read anew */

void
gops_workbench_wish_free (gpointer wish)
{
  g_free (((GopsWorkbenchWish *) wish)->as_of);
  g_free (((GopsWorkbenchWish *) wish)->runs);
  g_free (wish);
}

void
gops_workbench_loaded_free (GopsWorkbenchLoaded *loaded)
{
  g_clear_pointer (&loaded->table, gops_tier_table_free);
  g_clear_pointer (&loaded->persons, g_array_unref);
  g_clear_pointer (&loaded->record, gops_run_record_free);
  g_free (loaded);
}

static gboolean
read_journal (GopsStore             *store,
              GopsWorkbenchJournal  *journal,
              GError               **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT id, n_rows, at, (SELECT count (*) FROM journal_action WHERE undone = 1) FROM journal_action ORDER BY id DESC LIMIT 1", NULL);

  if (row == NULL)
    return FALSE;
  if (gops_statement_next (row, &local_error))
    *journal = (GopsWorkbenchJournal) { gops_statement_int (row, 0), gops_statement_int (row, 1), gops_statement_int (row, 2),
                                        gops_statement_int (row, 3) };
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The people of all actions since, and of the one that was the last where it went on. Returns: (transfer full) (nullable): NULL
 * when all must be read anew */
static GArray *
find_changed (GopsStore                  *store,
              const GopsWorkbenchWish    *wish,
              const GopsWorkbenchJournal *now)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsStatement) actions = NULL;
  guint n = 0;

  if (!wish->known || wish->journal.undone != now->undone)
    return NULL;
  actions = gops_store_query (store, NULL, "SELECT id FROM journal_action WHERE id > ?1 OR (id = ?1 AND (n_rows <> ?2 OR at <> ?3)) ORDER BY id",
                              "lll", wish->journal.action, wish->journal.n_rows, wish->journal.at);
  while (actions != NULL && gops_statement_next (actions, NULL))
    {
      g_autoptr (GArray) some = gops_tier_table_changed (store, gops_statement_int (actions, 0), NULL);

      if (some == NULL || ++n > MOST_ACTIONS)
        return NULL;
      g_array_append_vals (persons, some->data, some->len);
    }
  return actions != NULL ? g_steal_pointer (&persons) : NULL;
}

/* Of the members the record knows who has left and who is one: it is read anew with them, or when there are other runs. */
static gboolean
load_record (GopsStore                *store,
             const GopsWorkbenchWish  *wish,
             GopsWorkbenchLoaded      *loaded,
             GCancellable             *cancellable,
             GError                  **error)
{
  g_autofree char *stamp = gops_run_record_stamp (store, wish->group, wish->scheme, error);

  if (stamp == NULL)
    return FALSE;
  if (loaded->table == NULL && g_strcmp0 (stamp, wish->runs) == 0)
    return TRUE;
  loaded->record = gops_run_record_load (store, wish->group, wish->scheme, cancellable, error);
  return loaded->record != NULL;
}

gpointer
gops_workbench_load (GopsStore     *store,
                     gpointer       data,
                     GopsProgress  *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const GopsWorkbenchWish *wish = data;
  g_autoptr (GopsWorkbenchLoaded) loaded = g_new0 (GopsWorkbenchLoaded, 1);

  if (!read_journal (store, &loaded->journal, error))
    return NULL;
  loaded->persons = find_changed (store, wish, &loaded->journal);
  if (loaded->persons == NULL || loaded->persons->len > 0)
    {
      loaded->table = gops_tier_table_load (store, &(GopsTierScope) { wish->group, loaded->persons, wish->as_of, TRUE }, cancellable,
                                            error);
      if (loaded->table == NULL)
        return NULL;
    }
  if (wish->scheme != NULL && !load_record (store, wish, loaded, cancellable, error))
    return NULL;
  return g_steal_pointer (&loaded);
}
