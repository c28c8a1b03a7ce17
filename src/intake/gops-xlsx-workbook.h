/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a workbook share: their list, number formats, texts. */
#pragma once

#include "gops-archive.h"
#include "gops-text-store.h"
#include "gops-xlsx-format.h"

#define GOPS_XLSX_MAX_SHEETS 1000

/**
 * GopsXlsxSheet:
 * @name: (owned): as people call it
 * @hidden: not shown in a spreadsheet program
 * @member: of the archive
 */
typedef struct
{
  char     *name;
  gboolean  hidden;
  guint     member;
} GopsXlsxSheet;

/**
 * GopsXlsxWorkbook:
 * @archive: (owned)
 * @sheets: (owned) (element-type GopsXlsxSheet): worksheets alone, no charts, in the workbook's order
 * @from_1904: how days are counted
 * @formats: (owned) (element-type GopsXlsxFormat): by the number of a cell's style
 * @texts: (owned) (nullable): what cells share
 * @styles_part: (owned) (nullable)
 * @texts_part: (owned) (nullable)
 */
typedef struct
{
  GopsArchive   *archive;
  GPtrArray     *sheets;
  gboolean       from_1904;
  GArray        *formats;
  GopsTextStore *texts;
  char          *styles_part;
  char          *texts_part;
} GopsXlsxWorkbook;

/**
 * gops_xlsx_workbook_open: reads the list of sheets
 *
 * Errors: %GOPS_INTAKE_ERROR_ARCHIVE for what is no workbook, %GOPS_INTAKE_ERROR_EMPTY for one without worksheets, those
 * of gops_archive_open()
 */
GopsXlsxWorkbook *gops_xlsx_workbook_open       (GFile             *file,
                                                 GCancellable      *cancellable,
                                                 GError           **error);

/** gops_xlsx_workbook_load: reads formats and texts */
gboolean          gops_xlsx_workbook_load       (GopsXlsxWorkbook  *self,
                                                 GCancellable      *cancellable,
                                                 GError           **error);

/**
 * gops_xlsx_workbook_find_sheet:
 * @name: of a sheet, or its number from 1
 *
 * Returns: (nullable) (transfer none): Errors: %GOPS_INTAKE_ERROR_COLUMN, with the names that there are
 */
GopsXlsxSheet    *gops_xlsx_workbook_find_sheet (GopsXlsxWorkbook  *self,
                                                 const char        *name,
                                                 GError           **error);
void              gops_xlsx_workbook_free       (GopsXlsxWorkbook  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsXlsxWorkbook, gops_xlsx_workbook_free)
