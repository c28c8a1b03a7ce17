/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real and hand-made exports of QQ, WeChat tools and DiscordChatExporter, with the counts that their list states. */
#include <string.h>

#include "gops-chat-dump.h"
#include "gops-contact-list.h"
#include "gops-intake-error.h"

/* What is -1 is not stated. Lines of the platform are events and messages that were taken back. */
static const struct
{
  const char *path;
  const char *format;
  int         entries;
  int         system;
  int         joined;
  int         deleted;
  int         ids;
  int         writers;
  int         spoken;   /* texts that are not empty */
  const char *times;    /* (nullable): as strftime_format writes them */
  const char *strftime_format;
} files[] = {
  { "qq/freecell-log-studio/legacy-qq-adapter.txt", "qq", 3, 0, 0, 0, 3, 3, 3, "11:28:25 11:29:26 01:02:03", "%H:%M:%S" },
  { "qq/handmade/english-windows-ampm.txt", "qq", 3, 0, 0, 0, 2, 2, 3, "20 00 12", "%H" },
  { "qq/handmade/group-gbk-crlf.txt", "qq", 12, 3, 2, 1, 7, -1, -1, NULL, NULL },
  { "qq/handmade/group-utf16le-bom.txt", "qq", 12, 3, 2, 1, 7, -1, -1, NULL, NULL },
  { "qq/handmade/group-utf8-bom-crlf.txt", "qq", 12, 3, 2, 1, 7, -1, -1, NULL, NULL },
  { "qq/handmade/mobile-copy.txt", "qq", 3, 0, 0, 0, 0, 2, 2, "02-21 02-21 02-22", "%m-%d" },
  { "qq/log-painter/copied-from-chat--basic-time-format.txt", "qq", 5, -1, -1, -1, 0, -1, 2, NULL, NULL },
  { "qq/log-painter/copied-from-chat--date-format-without-am-pm.txt", "qq", 1, 0, 0, 0, 0, 1, 1, "2020-03-28 19:02:31", "%F %T" },
  { "qq/log-painter/copied-from-chat--instant-withdraw.txt", "qq", 4, 2, 0, 2, 0, -1, 2, NULL, NULL },
  { "qq/log-painter/copied-from-chat--private-chat.txt", "qq", 2, 0, 0, 0, 0, 2, 2, "2020-10-15 2020-10-15", "%F" },
  { "qq/log-painter/copied-from-chat--simplest-datetime-with-day-of-week.txt", "qq", 2, 0, 0, 0, 0, 2, 2, "15:32:47 15:34:00", "%T" },
  { "qq/log-painter/copied-from-chat--single-date.txt", "qq", 3, 0, 0, 0, 0, 3, 3, NULL, NULL },
  { "qq/log-painter/copied-from-chat--without-title.txt", "qq", 5, -1, -1, -1, 0, -1, 2, NULL, NULL },
  { "qq/log-painter/copied-from-message-manager--basic.txt", "qq", 3, 0, 0, 0, 2, 2, 3, "03:13:28 03:14:30 03:16:49", "%T" },
  { "qq/log-painter/copied-from-message-manager--chinese-time.txt", "qq", 3, 0, 0, 0, 2, 2, 3, "03:13:28 03:14:30 15:16:49", "%T" },
  { "qq/log-painter/copied-from-mobile--basic.txt", "qq", 3, 0, 0, 0, 0, 3, 3, "2020-02-21 2020-02-21 2020-02-21", "%F" },
  { "qq/log-painter/exported-from-log--basic.txt", "qq", 9, 3, 1, 0, 4, 4, 5, NULL, NULL },
  { "qq/log-painter/exported-from-log--private-chat.txt", "qq", 2, 0, 0, 0, 0, 2, 2, "20:20:27 20:22:24", "%T" },
  { "qq/log-painter/shiki-s-log-record--basic.txt", "qq", 3, 0, 0, 0, 2, 2, 3, NULL, NULL },
  { "qq/qq-chat-history/file.txt", "qq", 2, 0, 0, 0, 2, 2, 2, NULL, NULL },
  { "qq/qq-chat-history/inline-group.txt", "qq", 2, 0, 0, 0, 2, 2, 2, NULL, NULL },
  { "wechat/handmade/chatlog-messages.csv", "wechat-csv", 3, 1, 1, 0, 1, 2, 2, NULL, NULL },
  { "wechat/handmade/memotrace-2025.csv", "wechat-csv", 4, 1, 1, 0, 0, 3, 2, NULL, NULL },
  { "wechat/handmade/wechatmsg-v0-short-header.csv", "wechat-csv", 8, 2, 1, 1, 0, 1, 4, NULL, NULL },
  { "wechat/handmade/wechatmsg-v1-utf8-bom.csv", "wechat-csv", 8, 2, 1, 1, 4, -1, 4, NULL, NULL },
  { "discord/handmade/general-iso.csv", "discord-csv", 4, 1, 1, 0, 3, 3, 2, NULL, NULL },
  { "discord/handmade/general-v24-no-authorid.csv", "discord-csv", 4, 1, 1, 0, 0, 3, 2, NULL, NULL },
};

static void
check_count (const char *what,
             int         expected,
             guint64     got)
{
  if (expected >= 0 && (guint64) expected != got)
    g_test_message ("%s", what);
  g_assert_true (expected < 0 || (guint64) expected == got);
}

static char *
list_times (GFile      *file,
            guint       i,
            const char *format)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new (files[i].format);
  g_autoptr (GopsChatReader) reader = gops_chat_format_find (files[i].format)->open (
    file, &(GopsChatOptions) { .from_day = "2020-01-01", .guess_order = TRUE }, report, NULL, NULL);
  GString *times = g_string_new (NULL);
  const GopsChatEntry *entry;

  while (gops_chat_reader_next (reader, &entry, NULL, NULL) && entry != NULL)
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (entry->at / G_USEC_PER_SEC);
      g_autofree char *text = g_date_time_format (when, format);

      g_string_append_printf (times, "%s%s", times->len > 0 ? " " : "", text);
    }
  return g_string_free (times, FALSE);
}

static void
check_file (const char *folder,
            guint       i)
{
  g_autofree char *path = g_build_filename (folder, files[i].path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, &error);
  g_autoptr (GopsImportReport) report = gops_import_report_new (files[i].format);
  g_autoptr (GopsChatReader) reader = NULL;
  GopsChatCounts counts;

  g_assert_no_error (error);
  g_test_message ("%s", files[i].path);
  g_assert_cmpstr (gops_chat_format_sniff (head)->id, ==, files[i].format);
  reader = gops_chat_format_find (files[i].format)->open (
    file, &(GopsChatOptions) { .from_day = "2020-01-01", .guess_order = TRUE }, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (gops_chat_dump_count (reader, &counts, &error));
  check_count ("entries", files[i].entries, counts.entries);
  check_count ("system", files[i].system, counts.events + counts.deleted);
  check_count ("joined", files[i].joined, counts.joined);
  check_count ("deleted", files[i].deleted, counts.deleted);
  check_count ("ids", files[i].ids, counts.ids);
  check_count ("writers", files[i].writers, counts.writers);
  check_count ("spoken", files[i].spoken, counts.spoken);
  if (files[i].times != NULL)
    {
      g_autofree char *times = list_times (file, i, files[i].strftime_format);

      g_assert_cmpstr (times, ==, files[i].times);
    }
}

static const char *
get_folder (void)
{
  const char *folder = g_getenv ("GOPS_FIXTURES");

  if (folder == NULL)
    g_test_skip ("GOPS_FIXTURES names no folder");
  return folder;
}

static void
test_files (void)
{
  const char *folder = get_folder ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (files); i++)
    check_file (folder, i);
}

/* No message at all */
static void
test_empty (void)
{
  const char *folder = get_folder ();
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "qq/qq-chat-history/inline-empty.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;
  g_assert_null (gops_chat_format_find ("qq")->open (file, &(GopsChatOptions) { 0 }, report, NULL, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY);
}

/* One number under two names; a text of two paragraphs */
static void
test_details (void)
{
  static const char *const groups[] = { "group-gbk-crlf.txt", "group-utf16le-bom.txt", "group-utf8-bom-crlf.txt" };
  const char *folder = get_folder ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *path = g_build_filename (folder, "qq/handmade", groups[i], NULL), *all = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
      g_autoptr (GopsChatReader) reader = gops_chat_format_find ("qq")->open (file, &(GopsChatOptions) { 0 }, report, NULL, NULL);

      all = gops_chat_dump_entries (reader, NULL);
      g_assert_nonnull (strstr (all, "| 小A#500000002 |"));
      g_assert_nonnull (strstr (all, "| 小A（改名了）#500000002=admin |"));
      g_assert_nonnull (strstr (all, "#500000001=owner |"));
      g_assert_nonnull (strstr (all, "2023-02-28 10:00:00 这行是正文"));
      g_assert_nonnull (strstr (all, "| 小A#500000002 | image\n"));
      g_assert_nonnull (strstr (all, "| #500000006 | text"));
      g_assert_cmpuint (report->n_skipped, ==, 0);
    }
}

static void
test_contacts (void)
{
  const char *folder = get_folder ();
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "wechat/handmade/chatlog-contacts-unquoted.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GopsTableSource) list = NULL;
  gboolean more;
  guint n = 0;

  if (folder == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (gops_contact_list_is (text));
  stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  list = (GopsTableSource *) gops_contact_list_new (gops_text_decoder_new (stream, NULL, NULL, NULL));
  while (gops_table_source_next (list, &more, NULL, NULL) && more)
    if (++n == 3)
      g_assert_cmpstr (gops_table_source_get_cell (list, 3), ==, "王五,北京");
  g_assert_cmpuint (n, ==, 3);   /* the header and two people */
  g_assert_cmpuint (gops_contact_list_get_n_groups ((GopsContactList *) list), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/text-chat-fixtures/files", test_files);
  g_test_add_func ("/intake/text-chat-fixtures/empty", test_empty);
  g_test_add_func ("/intake/text-chat-fixtures/details", test_details);
  g_test_add_func ("/intake/text-chat-fixtures/contacts", test_contacts);
  return g_test_run ();
}
