/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the readers of chats in tables, as they are and with columns that somebody chose. */
#include "gops-chat-table-formats.h"
#include "gops-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const map[] = { "1=time", "2=sender-name", "3=body", NULL };
  static const GopsChatOptions guess = { .guess_order = TRUE }, mapped = { .guess_order = TRUE, .map = map };
  GFile *file = gops_fuzz_file (data, size);

  gops_fuzz_chat (&gops_wechat_csv_format, file, size, &guess, NULL);
  gops_fuzz_chat (&gops_discord_csv_format, file, size, &guess, NULL);
  gops_fuzz_chat (&gops_chat_csv_format, file, size, &mapped, NULL);
  return 0;
}
