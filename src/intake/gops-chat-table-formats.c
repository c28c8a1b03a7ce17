/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the formats table for chats in tables. */
#include "config.h"

#include "gops-chat-table-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-chat-table.h"
#include "gops-csv-reader.h"

/* Returns: (transfer full) (nullable): the words over the columns of a table of separated text */
static GPtrArray *
read_headers (const GopsFileHead *head)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GopsTableSource) source = NULL;
  GopsTextDecoder *decoder;
  gboolean more;

  if (*head->text == '\0')
    return NULL;
  stream = g_memory_input_stream_new_from_data (head->text, -1, NULL);
  decoder = gops_text_decoder_new (stream, "UTF-8", NULL, NULL);
  if (decoder == NULL)
    return NULL;
  source = (GopsTableSource *) gops_csv_reader_new (decoder, 0);
  if (!gops_table_source_next (source, &more, NULL, NULL) || !more || gops_table_source_get_n_cells (source) == 0)
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
  g_autoptr (GopsChatTable) table = gops_chat_table_new (file, NULL, options, cancellable, error);

  return table != NULL ? gops_chat_table_open (table, options, report, cancellable, error) : NULL;
}

const GopsChatFormat gops_discord_csv_format = {
  .id = "discord-csv",
  .name = N_("Discord messages (CSV)"),
  .endings = ".csv",
  .rate = rate_discord,
  .open = open_csv,
};

const GopsChatFormat gops_wechat_csv_format = {
  .id = "wechat-csv",
  .name = N_("WeChat messages (CSV)"),
  .endings = ".csv",
  .rate = rate_wechat,
  .open = open_csv,
};

const GopsChatFormat gops_chat_csv_format = {
  .id = "csv",
  .name = N_("Messages in any table (CSV)"),
  .endings = ".csv .tsv .txt",
  .rate = rate_csv,
  .open = open_csv,
};
