/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the formats table for chats in tables. */
#include "config.h"

#include "gops-chat-table-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-chat-table.h"
#include "gops-csv-reader.h"

static GopsTableSource *
open_text (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, "UTF-8", NULL, NULL);

  return decoder != NULL ? (GopsTableSource *) gops_csv_reader_new (decoder, 0) : NULL;
}

/* A workbook is read from its file: its first sheet is not in the head. */
static GopsTableSource *
open_file (const GopsFileHead *head)
{
  const GopsTableOptions none = { 0 };

  return gops_table_format_open (gops_chat_table_find_format (head), head->file, &none, NULL, NULL);
}

/* Returns: (transfer full) (nullable): the words over the columns */
static GPtrArray *
read_headers (const GopsFileHead *head)
{
  g_autoptr (GopsTableSource) source = *head->text != '\0' ? open_text (head->text) : open_file (head);
  gboolean more;

  if (source == NULL || !gops_table_source_next (source, &more, NULL, NULL) || !more ||
      gops_table_source_get_n_cells (source) == 0)
    return NULL;
  return gops_mapping_take_headers (source);
}

static guint
rate_profile (const GopsFileHead *head,
              const char         *format)
{
  g_autoptr (GPtrArray) headers = read_headers (head);
  g_autofree guint *fields = headers != NULL ? g_new0 (guint, headers->len) : NULL;
  const GopsChatProfile *profile =
    headers != NULL ? gops_chat_profile_find ((const char *const *) headers->pdata, headers->len, fields) : NULL;

  return profile != NULL && g_str_equal (profile->format, format) ? 95 : 0;
}

static guint
rate_discord (const GopsFileHead *head)
{
  return rate_profile (head, "discord-csv");
}

static guint
rate_wechat (const GopsFileHead *head)
{
  return rate_profile (head, "wechat-csv");
}

static guint
rate_csv (const GopsFileHead *head)
{
  g_autoptr (GPtrArray) headers = read_headers (head);
  g_autofree guint *fields = headers != NULL ? g_new0 (guint, headers->len) : NULL;

  if (headers == NULL)
    return 0;
  (void) gops_mapping_guess (gops_chat_mapping_fields (), GOPS_CHAT_N_FIELDS, (const char *const *) headers->pdata,
                             headers->len, fields);
  return gops_chat_mapping_is_complete (fields, headers->len) ? 30 : 0;
}

static GopsChatReader *
open_csv (GFile                 *file,
          const GopsChatOptions *options,
          GopsImportReport      *report,
          GCancellable          *cancellable,
          GError               **error)
{
  g_autoptr (GopsChatTable) table = gops_chat_table_new (file, options, cancellable, error);

  return table != NULL ? gops_chat_table_open (table, options, report, cancellable, error) : NULL;
}

const GopsChatFormat gops_discord_csv_format = {
  .id = "discord-csv",
  .name = N_("DiscordChatExporter (CSV)"),
  .endings = ".csv",
  .rate = rate_discord,
  .open = open_csv,
};

const GopsChatFormat gops_wechat_csv_format = {
  .id = "wechat-csv",
  .name = N_("WeChatMsg, MemoTrace, chatlog or PyWxDump (table)"),
  .endings = ".csv .xlsx",
  .rate = rate_wechat,
  .open = open_csv,
};

const GopsChatFormat gops_chat_csv_format = {
  .id = "csv",
  .name = N_("Table of messages or of members: CSV or TSV, any encoding"),
  .endings = ".csv .tsv .txt .xlsx",
  .rate = rate_csv,
  .open = open_csv,
};
