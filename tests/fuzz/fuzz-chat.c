/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of the chats that GOPS_FUZZ_FORMAT names: each is a target of its own. */
#include "gops-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gops_fuzz_chat (gops_chat_format_find (GOPS_FUZZ_FORMAT), gops_fuzz_file (data, size), size, NULL, NULL);
  return 0;
}
