/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads tables of separated values as a stream of records. */
#pragma once

#include "gops-text-decoder.h"

/* Calling sequence: new, next until it says there is no more, free. The cells of a record live until the next call of
 * next.
 *
 * RFC 4180 and what people really have: commas, semicolons or tabs (found out from the first lines, or told by a first
 * line "sep=;"), LF, CR LF or lone CR, line breaks inside quotes, quotes inside quotes doubled, a quote in the middle
 * of a bare cell taken as it is, blanks before an opening quote. A quote that is never closed ends with its line, so
 * that it costs one record and not the file. Empty lines are passed over. Memory is bounded: see the limits. */
#define GOPS_CSV_MAX_CELL   (1024 * 1024)        /* bytes */
#define GOPS_CSV_MAX_RECORD (16 * 1024 * 1024)   /* bytes */
#define GOPS_CSV_MAX_CELLS  1000

typedef struct _GopsCsvReader GopsCsvReader;

/**
 * GopsCsvFault:
 * @GOPS_CSV_FAULT_NONE: the record is sound
 * @GOPS_CSV_FAULT_QUOTE: a quote is not closed, or text follows a closing quote; the cells are the best reading
 * @GOPS_CSV_FAULT_TOO_LONG: a cell or the record is over the limit; the record has no cells
 * @GOPS_CSV_FAULT_TOO_MANY_CELLS: more cells than the limit; those over it are dropped
 */
typedef enum
{
  GOPS_CSV_FAULT_NONE,
  GOPS_CSV_FAULT_QUOTE,
  GOPS_CSV_FAULT_TOO_LONG,
  GOPS_CSV_FAULT_TOO_MANY_CELLS,
} GopsCsvFault;

/**
 * gops_csv_reader_new:
 * @decoder: (transfer full): where the text comes from
 * @separator: ',', ';', '\t' …; 0: find it out
 */
GopsCsvReader   *gops_csv_reader_new             (GopsTextDecoder  *decoder,
                                                  char              separator);
void             gops_csv_reader_free            (GopsCsvReader    *self);

/**
 * gops_csv_reader_set_expected:
 * @n_cells: how many cells a record should have, 0 for unknown; helps to find the end of a quote that was left open
 */
void             gops_csv_reader_set_expected    (GopsCsvReader    *self,
                                                  guint             n_cells);

/**
 * gops_csv_reader_next:
 * @out_more: (out): whether there is a record; %FALSE at the end
 *
 * Returns: %FALSE when reading failed or was cancelled
 */
gboolean         gops_csv_reader_next            (GopsCsvReader    *self,
                                                  gboolean         *out_more,
                                                  GCancellable     *cancellable,
                                                  GError          **error);

guint            gops_csv_reader_get_n_cells     (GopsCsvReader    *self);

/** gops_csv_reader_get_cell: Returns: the cell's text, "" when the record has no such cell; never %NULL */
const char      *gops_csv_reader_get_cell        (GopsCsvReader    *self,
                                                  guint             index);

/** gops_csv_reader_get_line: Returns: the line of the file, from 1, where the record begins */
guint64          gops_csv_reader_get_line        (GopsCsvReader    *self);
GopsCsvFault     gops_csv_reader_get_fault       (GopsCsvReader    *self);

/** gops_csv_reader_get_separator: Returns: the separator; 0 before the first record was read */
char             gops_csv_reader_get_separator   (GopsCsvReader    *self);

/** gops_csv_reader_get_decoder: Returns: (transfer none): where the text comes from, to ask for encoding and damage */
GopsTextDecoder *gops_csv_reader_get_decoder     (GopsCsvReader    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsCsvReader, gops_csv_reader_free)
