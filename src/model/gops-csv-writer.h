/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as CSV (RFC 4180): CRLF, quotes where needed, and no cell that a spreadsheet takes for a formula. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends one cell; @first: whether it begins its row.  A cell that begins with = + - @ or a tab or
 * return gets an apostrophe in front, unless it is a plain number. */
void  gops_csv_append_cell (GString            *out,
                            const char         *cell,
                            gboolean            first);
/* Appends a row, NULL-terminated cells. */
void  gops_csv_append_row  (GString            *out,
                            const char *const  *cells);

/* Spreadsheets on Windows read UTF-8 only with this in front. */
#define GOPS_CSV_BOM "\xef\xbb\xbf"

G_END_DECLS
