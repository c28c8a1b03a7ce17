/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gops-fuzz-chat.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gops_fuzz_chat ("qq-json", data, size);
  return 0;
}
