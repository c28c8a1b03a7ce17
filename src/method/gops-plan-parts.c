/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on an item of the plan. */
#include "config.h"

#include "gops-plan-parts.h"

gboolean
gops_plan_copy_parts (GopsStore  *store,
                      gint64      from,
                      gint64      to,
                      GError    **error)
{
  return gops_store_exec (store, error, "INSERT INTO plan_check (item_id, position, text) SELECT ?2, position, text FROM plan_check"
                          " WHERE item_id = ?1 ORDER BY position, id", "ll", from, to) &&
         gops_store_exec (store, error, "INSERT INTO plan_material (item_id, position, material_id) SELECT ?2, position, material_id"
                          " FROM plan_material WHERE item_id = ?1 ORDER BY position, id", "ll", from, to);
}

gboolean
gops_plan_move_parts (GopsStore  *store,
                      gint64      from,
                      gint64      to,
                      GError    **error)
{
  static const char *const updates[] = {
    "UPDATE plan_check SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE plan_material SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE plan_comment SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE plan_answer SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE sign_up SET item_id = ?2 WHERE item_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (updates); i++)
    if (!gops_store_exec (store, error, updates[i], "ll", from, to))
      return FALSE;
  return TRUE;
}
