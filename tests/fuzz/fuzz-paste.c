/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to all that reads what people paste: chats, lists of members, sign-up lists, lines of the
 * platform. */
#include "gops-chinese-events.h"
#include "gops-contact-list.h"
#include "gops-fuzz.h"
#include "gops-paste-formats.h"
#include "gops-paste-list.h"
#include "gops-sign-up-list.h"

static void
read_sign_up (const char *text)
{
  g_autoptr (GopsSignUpList) list = gops_sign_up_read (text);

  for (guint i = 0; list != NULL && i < list->items->len; i++)
    {
      const GopsSignUpItem *item = list->items->pdata[i];

      g_assert_true (*item->name != '\0' && g_utf8_validate (item->name, -1, NULL));
      g_assert_true (g_utf8_validate (item->remark, -1, NULL));
      g_assert_true (item->count >= 0);
    }
}

static void
read_events (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 1000);
  g_auto (GopsChineseEvent) event;

  gops_chinese_event_init (&event);
  for (guint i = 0; lines[i] != NULL; i++)
    if (gops_chinese_event_read (&event, lines[i]))
      g_assert_true (g_utf8_validate (event.detail, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const GopsChatOptions options = { .guess_order = TRUE, .from_day = "2024-02-28" };
  GFile *file = gops_fuzz_file (data, size);
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, NULL, NULL, NULL);

  gops_fuzz_chat (&gops_paste_format, file, size, &options, NULL);
  if (decoder != NULL)
    (void) gops_fuzz_table ((GopsTableSource *) gops_contact_list_new (decoder), NULL);
  (void) gops_fuzz_table ((GopsTableSource *) gops_paste_list_new_for_text (head->text), NULL);
  read_sign_up (head->text);
  read_events (head->text);
  return 0;
}
