/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fuzz targets of readers of files share: arbitrary bytes as a file, a chat read to its end, a main function where
 * there is no libFuzzer. */
#pragma once

#include "gops-chat-format.h"

int    LLVMFuzzerTestOneInput (const guint8         *data,
                               gsize                 size);

/** fuzz_file: Returns: (transfer none): a file with these bytes, the same one every time */
GFile *fuzz_file              (const guint8         *data,
                               gsize                 size);

/** fuzz_chat: opens the file as @format and reads all of it, checking what comes out */
void   fuzz_chat              (const GopsChatFormat *format,
                               GFile                *file,
                               const char *const    *map);
