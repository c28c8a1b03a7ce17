/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of chat exports that can be read: a row for each. */
#include "config.h"

#include "gops-chat-format.h"

#include <glib/gi18n-lib.h>

#include "gops-chat-table-formats.h"
#include "gops-discord-reader.h"
#include "gops-paste-formats.h"
#include "gops-qq-json-reader.h"
#include "gops-slack-reader.h"
#include "gops-telegram-reader.h"
#include "gops-wechat-json-reader.h"
#include "gops-whatsapp-reader.h"

static const GopsChatFormat telegram = {
  "telegram", N_("Telegram Desktop (JSON)"), ".json", gops_telegram_reader_rate, gops_telegram_reader_open,
};

static const GopsChatFormat discord_json = {
  "discord-json", N_("DiscordChatExporter (JSON)"), ".json", gops_discord_reader_rate, gops_discord_reader_open,
};

static const GopsChatFormat qq_json = {
  "qq-json", N_("QQChatExporter (JSON)"), ".json .jsonl", gops_qq_json_reader_rate, gops_qq_json_reader_open,
};

static const GopsChatFormat wechat_json = {
  "wechat-json", N_("WeFlow, echotrace or chatlog (JSON)"), ".json", gops_wechat_json_reader_rate,
  gops_wechat_json_reader_open,
};

static const GopsChatFormat *const formats[] = {
  &gops_whatsapp_format,
  &telegram,
  &discord_json,
  &qq_json,
  &wechat_json,
  &gops_slack_format,
  &gops_qq_format,
  &gops_discord_csv_format,
  &gops_wechat_csv_format,
  &gops_chat_csv_format,
  &gops_paste_format,
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
