/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells in which encoding a text file is written. */
#pragma once

#include <gio/gio.h>

/**
 * GopsTextEncoding:
 * @name: iconv's name: "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or "WINDOWS-1252" (static); or the interned name
 * somebody asked for
 * @bom_length: bytes of the byte order mark at the start of the file, to be skipped; 0 without one
 */
typedef struct
{
  const char *name;
  guint       bom_length;
} GopsTextEncoding;

/**
 * gops_text_encoding_canonical:
 * @label: what a person or a file calls an encoding ("gbk", "ANSI", "utf8" …)
 *
 * Every label of the GB family becomes GB18030, the superset, because strict GBK fails on four-byte characters.
 *
 * Returns: (nullable): an interned name that iconv knows, %NULL when there is no such encoding
 */
const char *gops_text_encoding_canonical (const char *label);

/**
 * gops_text_sniff:
 * @stream: a seekable stream; it is read to its end and left at its start
 * @out_encoding: (out): the encoding
 *
 * Looks at the whole text, in constant memory: byte order mark, strict UTF-8, UTF-16 by its zero bytes, GB18030 where
 * the bytes are mostly common Han characters, else Windows-1252. A text that is UTF-8 but for a few damaged bytes stays
 * UTF-8. Errors: %GOPS_INTAKE_ERROR_NOT_TEXT for known binary files, and those of GIO.
 */
gboolean gops_text_sniff (GInputStream      *stream,
                          GopsTextEncoding  *out_encoding,
                          GCancellable      *cancellable,
                          GError           **error);

/**
 * gops_text_sniff_mark:
 * @out_encoding: (out): the byte order mark's encoding; name is %NULL and bom_length 0 without one
 *
 * Looks only at the head of the text. Leaves @stream at its start. Errors: as gops_text_sniff().
 */
gboolean gops_text_sniff_mark (GInputStream      *stream,
                               GopsTextEncoding  *out_encoding,
                               GCancellable      *cancellable,
                               GError           **error);
