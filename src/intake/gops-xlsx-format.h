/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers in a workbook say to a person: dates, times, numbers with their zeros. */
#pragma once

#include <glib.h>

/**
 * GopsXlsxKind: how a number is to be read
 * @GOPS_XLSX_DURATION: hours that go on after 24
 * @GOPS_XLSX_PADDED: whole, with at least @digits digits: a postal code, a number that begins with zeros
 * @GOPS_XLSX_FIXED: with @digits decimals
 */
typedef enum
{
  GOPS_XLSX_GENERAL,
  GOPS_XLSX_DATE,
  GOPS_XLSX_DURATION,
  GOPS_XLSX_PADDED,
  GOPS_XLSX_FIXED,
} GopsXlsxKind;

typedef struct
{
  guint8 kind;
  guint8 digits;
} GopsXlsxFormat;

/** gops_xlsx_format_from_code: a code as people write it: yyyy"年"m"月", [Red]0.00, 00000 */
GopsXlsxFormat gops_xlsx_format_from_code (const char     *code);

/** gops_xlsx_format_from_id: one of those that every workbook has; general for other ids */
GopsXlsxFormat gops_xlsx_format_from_id   (guint           id);

/**
 * gops_xlsx_format_append:
 * @number: as it stands in the file
 * @from_1904: the workbook counts its days from 1904
 *
 * Appends the number to @to as it is shown, where that loses nothing: a date is YYYY-MM-DD, with HH:MM:SS behind it
 * unless it is midnight, a time alone HH:MM:SS. A number of which the workbook keeps 15 digits only comes with its
 * exponent, so that nobody takes it for the account that it was.
 */
void           gops_xlsx_format_append    (GopsXlsxFormat  self,
                                           const char     *number,
                                           gboolean        from_1904,
                                           GString        *to);

/** gops_xlsx_append_text: appends a text whose _xHHHH_ stand for characters */
void           gops_xlsx_append_text      (GString        *to,
                                           const char     *text,
                                           gsize           length);
