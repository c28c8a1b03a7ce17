/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often what is in the library is used. */

#include "config.h"

#include "gops-library-use.h"

gboolean
gops_library_note_use (GopsStore   *store,
                       const char  *table,
                       gint64       row,
                       GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET used = used + 1, used_at = ?2 WHERE id = ?1", table);

  return gops_store_exec_unjournaled (store, NULL, error, sql, "ll", row, gops_store_now (store));
}

gboolean
gops_material_load_use (GopsStore       *store,
                        gint64           material,
                        GopsLibraryUse  *out_use,
                        GError         **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT m.used + coalesce (sum (i.status = 'done'), 0), max (m.used_at, coalesce (max (i.done_at), 0)), coalesce (sum (i.status <> 'done'), 0)"
    " FROM material m LEFT JOIN plan_material p ON p.material_id = m.id LEFT JOIN plan_item i ON i.id = p.item_id"
    " AND i.group_id IN (SELECT id FROM chat_group WHERE deleted_at = 0) WHERE m.id = ?1", "l", material);

  if (row == NULL || !gops_statement_next (row, error))
    return FALSE;
  out_use->times = (guint) gops_statement_int (row, 0);
  out_use->last = gops_statement_int (row, 1);
  out_use->planned = (guint) gops_statement_int (row, 2);
  return TRUE;
}
