/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies and knowledge from a table: CSV or TSV in any encoding, or a sheet of a workbook. */
#pragma once

#include "gops-sheet.h"
#include "gops-store-task.h"

typedef enum
{
  GOPS_REPLIES_FIELD_IGNORE,
  GOPS_REPLIES_FIELD_KIND,
  GOPS_REPLIES_FIELD_CATEGORY,
  GOPS_REPLIES_FIELD_TITLE,
  GOPS_REPLIES_FIELD_KEYWORDS,
  GOPS_REPLIES_FIELD_ANSWER,
  GOPS_REPLIES_FIELD_TAGS,
  GOPS_REPLIES_FIELD_NOTE,
} GopsRepliesField;

#define GOPS_REPLIES_N_FIELDS (GOPS_REPLIES_FIELD_NOTE + 1)
#define GOPS_REPLIES_MAX_ROWS 20000   /* of a file */

/* What is kept of a cell; the editor takes no more either. */
#define GOPS_REPLY_MAX_LINE   200     /* characters: title, category */
#define GOPS_REPLY_MAX_WORDS  1000    /* keywords, tags */
#define GOPS_REPLY_MAX_ANSWER 10000   /* answer, note */

/** gops_replies_fields: Returns: (array length=GOPS_REPLIES_N_FIELDS): what a column can be */
const GopsMappingField *gops_replies_fields (void);

/** gops_replies_sheet: opens @file as a table of replies. Errors: as gops_sheet_new() */
GopsSheet        *gops_replies_sheet  (GFile                   *file,
                                       const GopsTableOptions  *options,
                                       GCancellable            *cancellable,
                                       GError                 **error);

/**
 * gops_replies_import:
 * @dry: writes nothing; the report is as if it had
 *
 * Adds the replies of the table as one action. Lines without an answer are left out and told of; what the library has
 * already, the same in kind, title, keywords and answer, counts as a duplicate; n_changed are those added. Errors:
 * %GOPS_INTAKE_ERROR_COLUMN when no column holds the answers, %GOPS_INTAKE_ERROR_LIMIT, %GOPS_INTAKE_ERROR_NOTHING, and
 * those of reading
 *
 * Returns: (transfer full) (nullable)
 */
GopsImportReport *gops_replies_import (GopsSheet               *sheet,
                                       GopsStore               *store,
                                       gboolean                 dry,
                                       GopsProgress            *progress,
                                       GCancellable            *cancellable,
                                       GError                 **error);
