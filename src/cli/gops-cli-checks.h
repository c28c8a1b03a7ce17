/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what somebody typed may be kept. */
#pragma once

#include "gops-record.h"

/* A name on one line, of at most 200 characters, without what cannot be seen. */
gboolean gops_cli_check_name  (const char    *name,
                               GError       **error);

/* A text for a column of the group or its positioning: not too long for it, without control characters; where the
 * column is one line, one line without what cannot be seen. */
gboolean gops_cli_check_text  (const char    *column,
                               const char    *text,
                               GError       **error);

/* Who acts: a name as above, for the journal. */
gboolean gops_cli_check_author (const char   *author,
                               GError       **error);

/* How long texts are kept: "keep", "never" or a number of days. @out_days: 0 for good, -1 never.
 * Returns: whether @text is one of these. */
gboolean gops_cli_read_keep_texts (const char *text,
                                   int        *out_days);

/* Sets a column from text as gops_record_set_from_text() does, and refuses what the column's own list of values, if it
 * has one, does not hold. @id, keys and times that the program keeps itself cannot be set. */
gboolean gops_cli_set_column  (gpointer       record,
                               GopsStore     *store,
                               guint          column,
                               const char    *text,
                               GError       **error);

/* Whether people may set the column at all. */
gboolean gops_cli_is_settable (const GopsTable *table,
                               guint            column);
