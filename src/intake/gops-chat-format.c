/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of chat exports that can be read: a row for each. */
#include "config.h"

#include "gops-chat-format.h"

#include "gops-chat-table-formats.h"
#include "gops-paste-formats.h"

static const GopsChatFormat *const formats[] = {
  &gops_qq_format,
  &gops_paste_format,
  &gops_discord_csv_format,
  &gops_wechat_csv_format,
  &gops_chat_csv_format,
  NULL,
};

const GopsChatFormat *const *
gops_chat_formats (guint *out_n)
{
  *out_n = G_N_ELEMENTS (formats) - 1;
  return formats;
}

const GopsChatFormat *
gops_chat_format_find (const char *id)
{
  for (guint i = 0; formats[i] != NULL; i++)
    if (g_str_equal (formats[i]->id, id))
      return formats[i];
  return NULL;
}

const GopsChatFormat *
gops_chat_format_sniff (const GopsFileHead *head)
{
  const GopsChatFormat *best = NULL;
  guint best_rate = 0;

  for (guint i = 0; formats[i] != NULL; i++)
    {
      guint rate = formats[i]->rate (head);

      if (rate > best_rate)
        {
          best = formats[i];
          best_rate = rate;
        }
    }
  return best;
}
