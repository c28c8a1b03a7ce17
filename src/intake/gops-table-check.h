/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record of a table is sound, and what is told where it is not. */
#pragma once

#include "gops-import-report.h"
#include "gops-table-source.h"

/**
 * gops_table_check_record:
 * @reader: at the record
 * @n_columns: of the header
 * @report: what is wrong is told there
 *
 * Returns: whether the record can be read
 */
gboolean gops_table_check_record (GopsTableSource  *reader,
                                  guint             n_columns,
                                  GopsImportReport *report);

/** gops_table_check_end: tells what the whole file was like, @reader being at its end */
void     gops_table_check_end    (GopsTableSource  *reader,
                                  GopsImportReport *report);
