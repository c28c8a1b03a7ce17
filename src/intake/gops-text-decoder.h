/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a text file of any encoding as a stream of valid UTF-8. */
#pragma once

#include <gio/gio.h>

/* Calling sequence: new, read until it appends nothing, free. Memory is constant whatever the size of the file. What
 * comes out is always valid UTF-8 without zero bytes; bytes that are not text in the file's encoding become U+FFFD, and
 * where the first of them was is told by gops_text_decoder_get_damage(). */
typedef struct _GopsTextDecoder GopsTextDecoder;

typedef struct
{
  guint64 count;    /* damaged places */
  guint64 offset;   /* of the first, in bytes from the start of the file */
  guint64 line;     /* of the first, from 1 */
} GopsTextDamage;

/**
 * gops_text_decoder_new:
 * @stream: a seekable stream, read from its start
 * @encoding: (nullable): the encoding somebody asked for; %NULL: find it out
 *
 * Errors: %GOPS_INTAKE_ERROR_ENCODING for an unknown @encoding, and those of gops_text_sniff().
 */
GopsTextDecoder      *gops_text_decoder_new          (GInputStream     *stream,
                                                      const char       *encoding,
                                                      GCancellable     *cancellable,
                                                      GError          **error);
void                  gops_text_decoder_free         (GopsTextDecoder  *self);

/**
 * gops_text_decoder_read:
 * @text: the next block (at most some 200 KB) is appended to it
 *
 * Returns: %FALSE on an error. Nothing is appended when the end of the file was reached before.
 */
gboolean              gops_text_decoder_read         (GopsTextDecoder  *self,
                                                      GString          *text,
                                                      GCancellable     *cancellable,
                                                      GError          **error);

/** gops_text_decoder_get_encoding: Returns: the encoding's name, static */
const char           *gops_text_decoder_get_encoding (GopsTextDecoder  *self);

/** gops_text_decoder_get_offset: Returns: how many bytes of the file were used, for a progress bar */
guint64               gops_text_decoder_get_offset   (GopsTextDecoder  *self);

/** gops_text_decoder_get_damage: Returns: the damage met so far; count is 0 in a sound file */
const GopsTextDamage *gops_text_decoder_get_damage   (GopsTextDecoder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTextDecoder, gops_text_decoder_free)
