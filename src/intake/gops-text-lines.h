/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of any encoding as a stream of lines. */
#pragma once

#include "gops-text-decoder.h"

/* Lines end with LF or CR LF; with CR where the first of them in the file has no LF behind, and no LF follows near by.
 * Nothing else ends a line.
 * Memory is bounded: see the limit. */
#define GOPS_TEXT_LINES_MAX (1024 * 1024)   /* bytes */

typedef struct _GopsTextLines GopsTextLines;

/**
 * GopsTextLineEnd: what stands behind the line
 * @GOPS_TEXT_LINE_OPEN: nothing: the file ends there
 */
typedef enum
{
  GOPS_TEXT_LINE_LF,
  GOPS_TEXT_LINE_CRLF,
  GOPS_TEXT_LINE_CR,
  GOPS_TEXT_LINE_OPEN,
} GopsTextLineEnd;

/**
 * GopsTextLine: lives until the next line is read
 * @text: (array length=length): UTF-8 without zero bytes and without the line's end, which is no part of @length but
 * stands behind it
 * @number: from 1
 * @cut: the line is longer than the limit, and the rest of it is left out
 */
typedef struct
{
  const char     *text;
  gsize           length;
  guint64         number;
  GopsTextLineEnd end;
  gboolean        cut;
} GopsTextLine;

/** gops_text_lines_new: @decoder: (transfer full): where the text comes from */
GopsTextLines   *gops_text_lines_new         (GopsTextDecoder  *decoder);
void             gops_text_lines_free        (GopsTextLines    *self);

/**
 * gops_text_lines_next:
 * @out_line: (out): its text is %NULL at the end
 *
 * Returns: %FALSE when reading failed or was cancelled
 */
gboolean         gops_text_lines_next        (GopsTextLines    *self,
                                              GopsTextLine     *out_line,
                                              GCancellable     *cancellable,
                                              GError          **error);

/** gops_text_lines_get_decoder: Returns: (transfer none): for encoding, offset and damage */
GopsTextDecoder *gops_text_lines_get_decoder (GopsTextLines    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTextLines, gops_text_lines_free)
