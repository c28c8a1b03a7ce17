/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the readers of chats in tables, as they are and with columns that somebody chose. */
#include "fuzz-file.h"
#include "gops-chat-table-formats.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const map[] = { "1=time", "2=sender-name", "3=body", NULL };
  GFile *file = fuzz_file (data, size);

  fuzz_chat (&gops_wechat_csv_format, file, NULL);
  fuzz_chat (&gops_chat_csv_format, file, map);
  return 0;
}
