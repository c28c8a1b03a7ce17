/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record of a table is sound, and what is told where it is not. */
#include "config.h"

#include "gops-table-check.h"

#include <glib/gi18n-lib.h>

static gboolean
has_surplus (GopsTableSource *reader,
             guint            n_columns)
{
  for (guint i = n_columns; i < gops_table_source_get_n_cells (reader); i++)
    if (*gops_table_source_get_cell (reader, i) != '\0' || i >= GOPS_TABLE_MAX_CELLS)
      return TRUE;
  return FALSE;
}

gboolean
gops_table_check_record (GopsTableSource  *reader,
                         guint             n_columns,
                         GopsImportReport *report)
{
  guint64 line = gops_table_source_get_line (reader);
  GopsTableFault fault = gops_table_source_get_fault (reader);
  guint n = gops_table_source_get_n_cells (reader);

  if (fault == GOPS_TABLE_FAULT_TOO_LONG)
    gops_import_report_skip (report, line, TRUE, g_strdup (_("a cell of more than 1 MiB")));
  else if (fault == GOPS_TABLE_FAULT_NO_PERSON)
    gops_import_report_skip (report, line, TRUE, g_strdup (_("this is no person but a group or a thing")));
  else if (fault == GOPS_TABLE_FAULT_CUT && n == 0)
    gops_import_report_cut (report, line, TRUE, g_strdup (_("the file is damaged; nothing could be read from here on")));
  else if (has_surplus (reader, n_columns))
    gops_import_report_skip (report, line, TRUE,
                             g_strdup_printf (_("%u cells, the header has %u"), n, n_columns));
  else
    {
      if (fault == GOPS_TABLE_FAULT_QUOTE)
        gops_import_report_skip (report, line, FALSE,
                                 g_strdup (_("a quote is not closed; the line was read without it")));
      else if (fault == GOPS_TABLE_FAULT_CUT)
        gops_import_report_skip (report, line, FALSE, g_strdup (_("this record has no end; what is there was read")));
      return TRUE;
    }
  return FALSE;
}

void
gops_table_check_end (GopsTableSource  *reader,
                      GopsImportReport *report)
{
  const GopsTextDamage *damage = gops_table_source_get_damage (reader);

  report->encoding = g_strdup (gops_table_source_get_encoding (reader));
  if (damage->count > 0)
    gops_import_report_skip (report, damage->line, FALSE,
                             g_strdup_printf (_("byte %lu is no text in %s (%lu such places)"), (gulong) damage->offset,
                                              report->encoding, (gulong) damage->count));
}
