/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file as a stream of lines of bytes, for formats that fold their lines between bytes: those are joined first and are text
 * afterwards. */
#pragma once

#include "gops-text-decoder.h"

/* Lines end with LF, CR LF or a lone CR. Memory is bounded: of a longer line than this its beginning is kept. */
#define GOPS_BYTE_LINES_MAX  (4 * 1024 * 1024)
#define GOPS_BYTE_LINES_HEAD 4096

typedef struct _GopsByteLines GopsByteLines;

/* Lives until the next line is looked at. */
typedef struct
{
  const char *text;       /* not ended by a zero byte, of which it may have some */
  gsize       length;
  gboolean    too_long;   /* only its beginning is there */
} GopsByteLine;

/**
 * gops_byte_lines_new:
 * @stream: seekable
 * @encoding: (nullable): that somebody asked for; %NULL: find it out
 *
 * Errors: as gops_text_decoder_new()
 */
GopsByteLines      *gops_byte_lines_new          (GInputStream   *stream,
                                                  const char     *encoding,
                                                  GCancellable   *cancellable,
                                                  GError        **error);
void                gops_byte_lines_free         (GopsByteLines  *self);

/** gops_byte_lines_rewind: goes back to the start of the file */
gboolean            gops_byte_lines_rewind       (GopsByteLines  *self,
                                                  GCancellable   *cancellable,
                                                  GError        **error);

/**
 * gops_byte_lines_peek:
 * @out_line: (out) (nullable): the next line, which is not taken yet; %NULL at the end
 *
 * Returns: %FALSE for an error
 */
gboolean            gops_byte_lines_peek         (GopsByteLines       *self,
                                                  const GopsByteLine **out_line,
                                                  GCancellable        *cancellable,
                                                  GError             **error);

/** gops_byte_lines_take: goes on behind the line that was looked at, whose bytes stay where they are until the next look */
void                gops_byte_lines_take         (GopsByteLines  *self);

/** gops_byte_lines_get_number: Returns: of the next line, from 1 */
guint64             gops_byte_lines_get_number   (GopsByteLines  *self);

/** gops_byte_lines_get_place: Returns: of the next line, bytes from the start of the file */
guint64             gops_byte_lines_get_place    (GopsByteLines  *self);

/** gops_byte_lines_get_offset: Returns: how many bytes of the file were used, for a progress bar */
guint64             gops_byte_lines_get_offset   (GopsByteLines  *self);

/** gops_byte_lines_get_encoding: Returns: static: what the file as a whole looks like, or was said to be */
const char         *gops_byte_lines_get_encoding (GopsByteLines  *self);

/** gops_byte_lines_is_decoded: Returns: whether the lines are UTF-8 because the file is in UTF-16 or UTF-32 */
gboolean            gops_byte_lines_is_decoded   (GopsByteLines  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsByteLines, gops_byte_lines_free)
