/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as CSV. */
#include "gops-members-csv.h"

#include "gops-csv-writer.h"
#include "gops-file-writer.h"
#include "gops-members-table.h"

static void
append_head (GopsMembersTable *table, GString *out)
{
  for (guint i = 0; i < gops_members_table_get_n_columns (table); i++)
    gops_csv_append_cell (out, gops_members_table_get_header (table, i), i == 0);
  g_string_append (out, "\r\n");
}

static void
append_member (GopsMembersTable *table, GString *out)
{
  for (guint i = 0; i < gops_members_table_get_n_columns (table); i++)
    {
      g_autofree char *cell = gops_members_table_get_text (table, i);

      gops_csv_append_cell (out, cell, i == 0);
    }
  g_string_append (out, "\r\n");
}

gboolean
gops_members_export_csv (GopsStore *store, gint64 group, GHashTable *earned, GFile *to, guint *out_rows, GopsProgress *progress,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (GOPS_CSV_BOM);
  g_autoptr (GopsMembersTable) table = gops_members_table_open (store, group, earned, error);
  g_autoptr (GBytes) bytes = NULL;
  gboolean more = TRUE;

  if (table == NULL)
    return FALSE;
  append_head (table, out);
  for (;;)
    {
      if (!gops_members_table_next (table, &more, progress, cancellable, error))
        return FALSE;
      if (!more)
        break;
      append_member (table, out);
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  if (!gops_file_write (to, bytes, cancellable, error))
    return FALSE;
  if (out_rows != NULL)
    *out_rows = gops_members_table_get_n_rows (table);
  return TRUE;
}
