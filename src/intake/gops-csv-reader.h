/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads tables of separated values as a stream of records. */
#pragma once

#include "gops-table-source.h"

/* RFC 4180 and what people really have: commas, semicolons or tabs (found out from the first lines, or told by a first
 * line "sep=;"), LF, CR LF or lone CR, line breaks inside quotes, quotes inside quotes doubled, a quote in the middle
 * of a bare cell taken as it is, blanks before an opening quote. A quote that is never closed ends with its line, so
 * that it costs one record and not the file. Empty lines are passed over. Memory is bounded: see the limits. */
typedef struct _GopsCsvReader GopsCsvReader;

/**
 * gops_csv_reader_new:
 * @decoder: (transfer full): where the text comes from
 * @separator: ',', ';', '\t' …; 0: find it out
 *
 * Returns: (transfer full): a GopsTableSource; free it as one
 */
GopsCsvReader *gops_csv_reader_new (GopsTextDecoder *decoder,
                                    char             separator);
