/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sort keys in the file, made anew when the collation has become another: a newer ICU, or other rules of ours. */

#include "gops-batch.h"
#include "gops-workspace.h"

/* The last row of the slice after @after; 0: there are no more. */
static gboolean
find_end (GopsStore  *store,
          const char *table,
          gint64      after,
          gint64     *out_end,
          GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (id), 0) FROM (SELECT id FROM \"%s\" WHERE id > ?1 ORDER BY id LIMIT %d)",
                                          table, GOPS_BATCH_SLICE);

  return gops_store_read_int (store, out_end, error, sql, "l", after);
}

/* In slices, so that others can write in between. Those that are right already are not written. */
static gboolean
renew_table (GopsStore  *store,
             const char *table,
             GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET sort_key = gops_sort_key (name) WHERE id > ?1 AND id <= ?2"
                                          " AND sort_key IS NOT gops_sort_key (name)", table);
  gint64 after = G_MININT64, end;

  while (find_end (store, table, after, &end, error))
    {
      if (end == 0)
        return TRUE;
      if (!gops_store_exec_unjournaled (store, NULL, error, sql, "ll", after, end))
        return FALSE;
      after = end;
    }
  return FALSE;
}

/**
 * gops_sort_keys_renew:
 *
 * Makes the keys of groups and people anew where the file says that they were made otherwise than gops_collation_key() makes
 * them now. May take seconds of very many people. What is interrupted is begun again the next time.
 */
gboolean
gops_sort_keys_renew (GopsStore *store,
                      GError   **error)
{
  g_autofree char *mark = gops_collation_mark (), *stored = gops_workspace_dup_own_setting (store, GOPS_SETTING_COLLATION);

  if (g_strcmp0 (mark, stored) == 0)
    return TRUE;
  return renew_table (store, "chat_group", error) && renew_table (store, "person", error) &&
         gops_store_exec_unjournaled (store, NULL, error, "INSERT INTO setting (id, key, value) VALUES (?1, ?2, ?3)"
                                      " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "lss", gops_store_new_id (store),
                                      GOPS_SETTING_COLLATION, mark);
}
