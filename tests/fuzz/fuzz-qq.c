/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of QQ's exports and copies: nothing may crash or hang, and entries must keep what
 * they promise. */
#include "fuzz-file.h"
#include "gops-paste-formats.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  fuzz_chat (&gops_qq_format, fuzz_file (data, size), NULL);
  return 0;
}
