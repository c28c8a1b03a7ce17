/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat group and its profile: name, platform, owner, times. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group.h"

GOPS_DEFINE_RECORD (GopsGroup, gops_group, GOPS_GROUP, "chat_group", N_("Group"), GOPS_TABLE_NONE)

void
gops_group_list_names (GopsStore *store,
                       guint      most,
                       GArray    *ids,
                       GPtrArray *names)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL,
    "SELECT id, name FROM chat_group WHERE deleted_at = 0 ORDER BY archived_at > 0, sort_key, id LIMIT ?1", "i", (int) most);

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (names, g_strdup (gops_statement_text (rows, 1)));
    }
}
