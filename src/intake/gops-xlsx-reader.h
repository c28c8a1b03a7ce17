/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a worksheet of an Excel workbook (.xlsx, .xlsm) as a stream of records. */
#pragma once

#include "gops-table-source.h"

/* What a person sees in the sheet: texts without their dress, dates as ISO text, numbers in digits (see
 * gops-xlsx-format.h), TRUE and FALSE, errors (#N/A) as nothing. Of formulas the value is read that was kept
 * with them; where none was, gops_table_source_lacks_result() says so. Rows without a value are passed over, so the first record is the first row that has one; a record's line
 * is its row. Merged cells have their value in the first of them, as the file has.
 *
 * Memory is bounded: rows are read as they come; texts that cells share are kept, the first 64 MiB of them in memory.
 * A workbook that ends in the middle of a row, or is no XML from there on, gives what it has and a last record with
 * %GOPS_TABLE_FAULT_CUT. */
typedef struct _GopsXlsxReader GopsXlsxReader;

/**
 * gops_xlsx_reader_new:
 * @sheet: (nullable): name of a worksheet, or its number from 1; %NULL: the first that holds something, one that is
 * not hidden if there is one
 *
 * Returns: (transfer full): a GopsTableSource; free it as one. Errors: %GOPS_INTAKE_ERROR_ARCHIVE,
 * %GOPS_INTAKE_ERROR_LIMIT, %GOPS_INTAKE_ERROR_EMPTY when there is no worksheet, %GOPS_INTAKE_ERROR_COLUMN when there is
 * not that one, those of GIO
 */
GopsXlsxReader *gops_xlsx_reader_new       (GFile           *file,
                                            const char      *sheet,
                                            GCancellable    *cancellable,
                                            GError         **error);

/** gops_xlsx_reader_get_sheet: Returns: the name of the sheet that is read */
const char     *gops_xlsx_reader_get_sheet (GopsXlsxReader  *self);

/** gops_xlsx_list_sheets: Returns: (transfer full) (array zero-terminated=1): the names of all worksheets in the
 * workbook's order, the hidden ones too */
char          **gops_xlsx_list_sheets      (GFile           *file,
                                            GCancellable    *cancellable,
                                            GError         **error);
