/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fuzz targets share: arbitrary bytes as a file or an archive, and whole chats and tables read and checked. */
#pragma once

#include "gops-chat-format.h"
#include "gops-table-source.h"

/* What a target is: called with arbitrary bytes, it crashes or hangs where something is wrong. */
int              LLVMFuzzerTestOneInput (const guint8          *data,
                                         gsize                  size);

/** gops_fuzz_file: Returns: (transfer none): a file with these bytes, in memory; the same one every time */
GFile           *gops_fuzz_file         (const guint8          *data,
                                         gsize                  size);

/**
 * gops_fuzz_archive:
 * @names: (array zero-terminated=1): of the parts
 *
 * As gops_fuzz_file(), of bytes that begin as an archive; of others it is a well packed archive of parts, so that what is
 * in them is read at all. Parts end at a byte 0xff, which is in no UTF-8.
 */
GFile           *gops_fuzz_archive      (const guint8          *data,
                                         gsize                  size,
                                         const char *const     *names);

typedef void (*GopsFuzzCheck) (const GopsChatEntry *entry, guint64 line_before);

/**
 * gops_fuzz_chat:
 * @size: of the bytes that made the file: as many entries may come out of it
 * @check: (nullable): for what the format promises besides; @line_before is the former entry's line
 *
 * Reads all of it: every entry keeps what gops-chat-entry.h promises, an error is told, what was left out is text.
 */
void             gops_fuzz_chat         (const GopsChatFormat  *format,
                                         GFile                 *file,
                                         gsize                  size,
                                         const GopsChatOptions *options,
                                         GopsFuzzCheck          check);

/**
 * gops_fuzz_table:
 * @source: (transfer full) (nullable)
 * @look: (nullable): is shown every cell
 *
 * Reads all of it: lines never fall, cells are text within the limits.
 *
 * Returns: how many records there were
 */
guint            gops_fuzz_table        (GopsTableSource       *source,
                                         void                 (*look) (const char *cell));
