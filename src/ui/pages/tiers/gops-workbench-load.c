/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading for the workbench, in a thread. */
#include "config.h"

#include "gops-workbench-load.h"

#define MOST_ACTIONS 50   /* since; more are read anew */

void
gops_workbench_wish_free (gpointer wish)
{
  g_free (((GopsWorkbenchWish *) wish)->as_of);
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
read_journal (GopsStore            *store,
              GopsWorkbenchLoaded  *loaded,
              GError              **error)
{
  return gops_store_read_int (store, &loaded->action, error, "SELECT coalesce (max (id), 0) FROM journal_action", NULL) &&
         gops_store_read_int (store, &loaded->undone, error, "SELECT count (*) FROM journal_action WHERE undone = 1", NULL);
}

/* The people of all actions since. Returns: (transfer full) (nullable): NULL when all must be read anew */
static GArray *
find_changed (GopsStore                 *store,
              const GopsWorkbenchWish   *wish,
              const GopsWorkbenchLoaded *loaded)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsStatement) actions = NULL;
  guint n = 0;

  if (!wish->known || wish->undone != loaded->undone)
    return NULL;
  actions = gops_store_query (store, NULL, "SELECT id FROM journal_action WHERE id > ?1 ORDER BY id", "l", wish->action);
  while (actions != NULL && gops_statement_next (actions, NULL))
    {
      g_autoptr (GArray) some = gops_tier_table_changed (store, gops_statement_int (actions, 0), NULL);

      if (some == NULL || ++n > MOST_ACTIONS)
        return NULL;
      g_array_append_vals (persons, some->data, some->len);
    }
  return actions != NULL ? g_steal_pointer (&persons) : NULL;
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

  if (!read_journal (store, loaded, error))
    return NULL;
  loaded->persons = find_changed (store, wish, loaded);
  if (loaded->persons == NULL || loaded->persons->len > 0)
    {
      loaded->table = gops_tier_table_load (store, &(GopsTierScope) { wish->group, loaded->persons, wish->as_of, TRUE }, cancellable,
                                            error);
      if (loaded->table == NULL)
        return NULL;
    }
  if (wish->scheme != NULL && (loaded->record = gops_run_record_load (store, wish->group, wish->scheme, cancellable, error)) == NULL)
    return NULL;
  return g_steal_pointer (&loaded);
}
