/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies and knowledge as CSV. */
#include "config.h"

#include "gops-replies-csv.h"

#include <glib/gi18n.h>

#include "gops-csv-writer.h"
#include "gops-file-writer.h"

static void
append_reply (GString       *out,
              GopsStatement *row)
{
  const char *kind = g_str_equal (gops_statement_text (row, 0), "knowledge") ? _("Knowledge") : _("Reply");

  gops_csv_append_cell (out, kind, TRUE);
  for (int i = 1; i < gops_statement_n_columns (row); i++)
    gops_csv_append_cell (out, gops_statement_text (row, i), FALSE);
  g_string_append (out, "\r\n");
}

gboolean
gops_replies_export_csv (GopsStore     *store,
                         GFile         *to,
                         guint         *out_rows,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const char *const head[] = { _("Kind"), _("Category"), _("Title"), _("Keywords"), _("Answer"), _("Tags"), _("Note"), NULL };
  g_autoptr (GString) out = g_string_new (GOPS_CSV_BOM);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT kind, category, title, keywords, answer, tags, note FROM reply ORDER BY id", NULL);
  guint n = 0;

  if (rows == NULL)
    return FALSE;
  gops_csv_append_row (out, head);
  for (; gops_statement_next (rows, &local_error); n++)
    append_reply (out, rows);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  if (!gops_file_write (to, bytes, cancellable, error))
    return FALSE;
  if (out_rows != NULL)
    *out_rows = n;
  return TRUE;
}
