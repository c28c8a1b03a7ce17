/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of the workspace, to choose one that an import goes to. */
#include "config.h"

#include "gops-import-groups.h"

#define MOST_GROUPS 1000

void
gops_import_groups_add (GopsStore     *store,
                        GArray        *ids,
                        GtkStringList *names)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL,
    "SELECT id, name FROM chat_group WHERE deleted_at = 0 ORDER BY archived_at > 0, sort_key, id LIMIT ?1", "i", MOST_GROUPS);

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (ids, id);
      gtk_string_list_append (names, gops_statement_text (rows, 1));
    }
}

guint
gops_import_groups_find (const GArray *ids,
                         gint64        group)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == group)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
