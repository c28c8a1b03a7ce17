/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOPs as tables, one row for each entry, for those who write them in a spreadsheet. */
#pragma once

#include "gops-own-sops.h"
#include "gops-table-source.h"

#define GOPS_SOP_TABLE_MAX_ROWS 1000

/**
 * gops_sop_table_write:
 * @language: of the texts
 *
 * Returns: (transfer full): CSV with headings in the interface's language
 */
char       *gops_sop_table_write       (const GopsSop    *sop,
                                        const char       *language);

/**
 * gops_sop_table_read:
 * @source: before its first record, which holds the headings: those of gops_sop_table_write() in any language, or ids as in the
 *   JSON; day, time, type and title must be there
 * @file: its name, for messages, which say the line
 *
 * Returns: (transfer full) (nullable): the SOP as a file (JSON) that gops_own_sop_read() reads, called @name, its texts in @language.
 * Errors: GOPS_INTAKE_ERROR_COLUMN, GOPS_INTAKE_ERROR_SYNTAX, GOPS_INTAKE_ERROR_LIMIT, GOPS_INTAKE_ERROR_EMPTY, those of reading
 */
char       *gops_sop_table_read        (GopsTableSource  *source,
                                        const char       *file,
                                        const char       *name,
                                        const char       *language,
                                        GCancellable     *cancellable,
                                        GError          **error);

/**
 * gops_sop_import_file:
 *
 * Keeps a file, JSON or a table of any kind that is known, as an own SOP, as one action; another own SOP called like the file is
 * replaced. Returns: (transfer full) (nullable): its id. Errors: as above, and those of gops_own_sop_import()
 */
char       *gops_sop_import_file       (GopsStore        *store,
                                        GFile            *file,
                                        GCancellable     *cancellable,
                                        GError          **error);
