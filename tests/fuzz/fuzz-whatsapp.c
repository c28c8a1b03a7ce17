/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of WhatsApp chats: entries come in the order of the file, and each is somebody's. */
#include "gops-fuzz.h"
#include "gops-whatsapp-reader.h"

static void
check_entry (const GopsChatEntry *entry,
             guint64              line_before)
{
  g_assert_cmpuint (entry->line, >, line_before);
  g_assert_true (entry->kind == GOPS_CHAT_EVENT || !gops_chat_person_is_nobody (&entry->sender));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const GopsChatOptions options = { .encoding = size % 2 == 0 ? "UTF-8" : NULL, .guess_order = TRUE };

  gops_fuzz_chat (&gops_whatsapp_format, gops_fuzz_file (data, size), size, &options, check_entry);
  return 0;
}
