/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as a stream of lines, in constant memory whatever their length. */
#pragma once

#include "gops-text-decoder.h"

/* Calling sequence: new, next until it gives NULL, free. Lines end with LF, CR LF or a lone CR; nothing else ends one.
 * A line lives until the next is read, and may be changed in place. */
typedef struct _GopsLineReader GopsLineReader;

/**
 * gops_line_reader_new:
 * @decoder: (transfer full): where the text comes from
 * @max: bytes; what a line has beyond them is dropped, at a character
 */
GopsLineReader  *gops_line_reader_new         (GopsTextDecoder *decoder,
                                               gsize            max);
void             gops_line_reader_free        (GopsLineReader  *self);

/**
 * gops_line_reader_next:
 * @out_line: (out) (nullable): the line without its end; %NULL behind the last
 *
 * Returns: %FALSE when reading failed or was cancelled
 */
gboolean         gops_line_reader_next        (GopsLineReader  *self,
                                               char           **out_line,
                                               GCancellable    *cancellable,
                                               GError         **error);

/** gops_line_reader_get_length: Returns: bytes of the line that next gave */
gsize            gops_line_reader_get_length  (GopsLineReader  *self);

/** gops_line_reader_get_number: Returns: of the line that next gave, from 1 */
guint64          gops_line_reader_get_number  (GopsLineReader  *self);

/** gops_line_reader_is_cut: Returns: whether the line was longer than the limit */
gboolean         gops_line_reader_is_cut      (GopsLineReader  *self);

/** gops_line_reader_is_open: Returns: whether nothing ends the line but the end of the text: it may go on in the whole file */
gboolean         gops_line_reader_is_open     (GopsLineReader  *self);
GopsTextDecoder *gops_line_reader_get_decoder (GopsLineReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsLineReader, gops_line_reader_free)
