/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats of QQ: exports of one chat and of all, what people copy from windows and telephones, and what is no chat. */
#include <string.h>

#include "gops-chat-dump.h"
#include "gops-intake-error.h"
#include "gops-paste-formats.h"
#include "gops-whatsapp-reader.h"

#define HEAD "消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n消息对象:群\r\n\r\n"

static void
test_samples (void)
{
  const GopsChatOptions options = { .from_day = "2024-04-30" };

  gops_chat_dump_check_folder ("qq", &gops_qq_format, &options);
}

/* Single faults: a text, and its entries. */
static const struct
{
  const char *name;
  const char *text;
  const char *entries;
} cases[] = {
  { "last-line-open", "2024-04-01 6:05:09 A(12345)\nx", "1 | 2024-04-01 06:05:09 | A#12345 | text | x\n" },
  { "lone-cr", "2024-04-01 6:05:09 A(12345)\rx\r\r2024-04-01 6:05:10 B(12346)\ry",
    "1 | 2024-04-01 06:05:09 | A#12345 | text | x\n4 | 2024-04-01 06:05:10 | B#12346 | text | y\n" },
  { "lost-empty-lines", "2024-04-01 6:05:01 A(12345)\nx\n\n2024-04-01 6:05:02 B(12346)\ny\n2024-04-01 6:05:03 C(12347)\nz\n\n2024-04-01 6:05:04 A(12345)\nw",
    "1 | 2024-04-01 06:05:01 | A#12345 | text | x\n4 | 2024-04-01 06:05:02 | B#12346 | text | y\n6 | 2024-04-01 06:05:03 | C#12347 | text | z\n9 | 2024-04-01 06:05:04 | A#12345 | text | w\n" },
  { "quoted-heads-are-older", "2024-04-01 6:05:01 A(12345)\nx\n\n2024-04-01 6:05:02 B(12346)\ny\n2024-04-01 6:05:01 A(12345)\nx\n\n2024-04-01 6:05:04 A(12345)\nw",
    "1 | 2024-04-01 06:05:01 | A#12345 | text | x\n4 | 2024-04-01 06:05:02 | B#12346 | text | y/2024-04-01 6:05:01 A(12345)/x\n9 | 2024-04-01 06:05:04 | A#12345 | text | w\n" },
  { "an-export-has-its-empty-lines", HEAD "2024-04-01 6:05:01 A(12345)\nx\n\n2024-04-01 6:05:02 B(12346)\ny\n2024-04-01 6:05:03 C(12347)\nz\n\n2024-04-01 6:05:04 A(12345)\nw",
    "5 | 2024-04-01 06:05:01 | A#12345 | text | x\n8 | 2024-04-01 06:05:02 | B#12346 | text | y/2024-04-01 6:05:03 C(12347)/z\n13 | 2024-04-01 06:05:04 | A#12345 | text | w\n" },
  { "lost-empty-lines-of-a-window", "A 2024/4/1 6:05:01\nx\n\nB 2024/4/1 6:05:02\ny\nC 2024/4/1 6:05:03\nz\nsince 2024/4/1 5:00:00\n\nA 2024/4/1 6:05:04\nw\n\nB 2024/4/1 6:05:05\nv\n",
    "1 | 2024-04-01 06:05:01 | A | text | x\n4 | 2024-04-01 06:05:02 | B | text | y\n6 | 2024-04-01 06:05:03 | C | text | z/since 2024/4/1 5:00:00\n10 | 2024-04-01 06:05:04 | A | text | w\n"
    "13 | 2024-04-01 06:05:05 | B | text | v\n" },
  { "lost-empty-lines-of-one-known", "————  2024-04-30  ————\n\nA 6:05:01\nx\n\nB 6:05:02\ny\nA 6:05:03\nz\nuntil 6:05:09\n\nA 6:05:04\nw\n\nB 6:05:05\nv\n\nA 6:05:06\nu",
    "3 | 2024-04-30 06:05:01 | A | text | x\n6 | 2024-04-30 06:05:02 | B | text | y\n8 | 2024-04-30 06:05:03 | A | text | z/until 6:05:09\n12 | 2024-04-30 06:05:04 | A | text | w\n"
    "15 | 2024-04-30 06:05:05 | B | text | v\n18 | 2024-04-30 06:05:06 | A | text | u\n" },
  { "line-separators-are-text", "2024-04-01 6:05:09 A(12345)\nx\342\200\250y\302\205z\fw", "1 | 2024-04-01 06:05:09 | A#12345 | text | x\342\200\250y\302\205z\fw\n" },
  { "nickname-like-a-date", "2024-04-01 6:05:09 2024-01-01 1:2:3(12345)\nx", "1 | 2024-04-01 06:05:09 | 2024-01-01 1:2:3#12345 | text | x\n" },
  { "nickname-with-brackets", "2024-04-01 6:05:09 (a)<b> (c)(12345)\nx", "1 | 2024-04-01 06:05:09 | (a)<b> (c)#12345 | text | x\n" },
  { "title-with-brackets", "2024-04-01 6:05:09 【(1)】【2】b(12345)\nx", "1 | 2024-04-01 06:05:09 | 【2】b#12345 | text | x\n" },
  { "open-title", "2024-04-01 6:05:09 【群主b(12345)\nx", "1 | 2024-04-01 06:05:09 | 【群主b#12345 | text | x\n" },
  { "private-title-is-a-name", "2024-04-01 6:05:09 【群主】b\nx", "1 | 2024-04-01 06:05:09 | 【群主】b | text | x\n" },
  { "right-to-left", "2024-04-01 6:05:09 \342\200\217עדי\342\200\217(12345)\n\342\200\217שלום\342\200\217", "1 | 2024-04-01 06:05:09 | \342\200\217עדי\342\200\217#12345 | text | שלום\n" },
  { "nobody-in-a-group", "2024-04-01 6:05:09 A(12345)\nx\n\n2024-04-01 6:05:10 B\ny", "1 | 2024-04-01 06:05:09 | A#12345 | text | x//2024-04-01 6:05:10 B/y\n" },
  { "year-brackets-are-no-account", "2024-04-01 6:05:09 小明(2020)\nx\n\n2024-04-01 6:05:10 B\ny", "1 | 2024-04-01 06:05:09 | 小明(2020) | text | x\n4 | 2024-04-01 06:05:10 | B | text | y\n" },
  { "day-that-does-not-exist", HEAD "2024-02-30 6:05:09 A(12345)\nx\n\n2024-03-01 6:05:10 B(12346)\ny", "8 | 2024-03-01 06:05:10 | B#12346 | text | y\n" },
  { "time-that-does-not-exist", HEAD "2024-03-01 25:05:09 A(12345)\nx\n\n2024-03-01 6:05:10 B(12346)\ny", "8 | 2024-03-01 06:05:10 | B#12346 | text | y\n" },
  { "1969-and-2106", HEAD "1969-12-31 23:59:59 A(12345)\nx\n\n2106-02-07 6:28:16 A(12345)\ny", "5 | 1969-12-31 23:59:59 | A#12345 | text | x\n8 | 2106-02-07 06:28:16 | A#12345 | text | y\n" },
  { "year-1000", HEAD "1000-01-01 0:00:00 A(12345)\nx\n\n0999-01-01 0:00:00 A(12345)\ny", "5 | 1000-01-01 00:00:00 | A#12345 | text | x\n" },
  { "clock-goes-backwards", HEAD "2024-03-01 6:05:10 A(12345)\nx\n\n2024-02-29 6:05:10 B(12346)\ny\n\n2024-03-01 6:05:09 A(12345)\nz",
    "5 | 2024-03-01 06:05:10 | A#12345 | text | x\n8 | 2024-02-29 06:05:10 | B#12346 | text | y\n11 | 2024-03-01 06:05:09 | A#12345 | text | z\n" },
  { "voice-with-its-length", "2024-04-01 6:05:09 A(12345)\n[语音]12\"", "1 | 2024-04-01 06:05:09 | A#12345 | voice\n" },
  { "two-pictures", "2024-04-01 6:05:09 A(12345)\n[图片]\n[图片]", "1 | 2024-04-01 06:05:09 | A#12345 | image\n" },
  { "picture-with-words", "2024-04-01 6:05:09 A(12345)\n[图片]看", "1 | 2024-04-01 06:05:09 | A#12345 | text | [图片]看\n" },
  { "words-in-brackets", "2024-04-01 6:05:09 A(12345)\n[微笑]", "1 | 2024-04-01 06:05:09 | A#12345 | text | [微笑]\n" },
  { "system-knows-no-line", "2024-04-01 6:05:09 系统消息(10000)\n[图片]2", "1 | 2024-04-01 06:05:09 |  | notice | [图片]2\n" },
  { "inviter-names-the-others", "2024-04-01 6:05:09 系统消息(1000000)\n何晓峰邀请你加入了群聊，群聊参与人还有：Mia、乐乐\n\n2024-04-01 6:05:10 A(12345)\nx",
    "1 | 2024-04-01 06:05:09 | 何晓峰 | joined *me | 何晓峰邀请你加入了群聊，群聊参与人还有：Mia、乐乐\n1 | 1970-01-01 00:00:00 | Mia | member\n1 | 1970-01-01 00:00:00 | 乐乐 | member\n4 | 2024-04-01 06:05:10 | A#12345 | text | x\n" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_qq_format, cases[i].text, -1, NULL, report, &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = gops_chat_dump_entries (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, cases[i].entries);
}

static char *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", "qq", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* What the platform says stands alone; where the blank line is lost, the quotes tell it from the message above. */
static void
test_system_lines (void)
{
  static const char *const texts[] = {
    "阿珍 2025/3/1 09:00\n早\n\n阿珍 2025/3/1 09:01\n收到\n\n\"老周\"邀请\"新人乙\"加入了群聊\n",
    "阿珍 2025/3/1 09:00\n早\n\n阿珍 2025/3/1 09:01\n收到\n\"老周\"邀请\"新人乙\"加入了群聊\n",
    "阿珍 2025/3/1 09:00\n早\n\n阿珍 2025/3/1 09:01\n收到\n“老周”邀请“新人乙”加入了群聊\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("paste");
      g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_paste_format, texts[i], -1, NULL, report, NULL);
      g_autofree char *got = gops_chat_dump_entries (reader, NULL);

      g_test_message ("%s", got);
      g_assert_nonnull (strstr (got, "| text | 收到\n"));
      g_assert_nonnull (strstr (got, "| 老周 | joined 新人乙 |"));
    }
}

static void
test_rooms (void)
{
  static const struct
  {
    const char *name;
    gboolean    is_group;
  } rooms[] = { { "晨跑小队(二期)", TRUE }, { "阿凯", FALSE }, { "周末骑行", TRUE } };
  g_autofree char *text = load ("account.txt"), *told = NULL;
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_qq_format, text, -1, NULL, report, NULL);
  GopsChatCounts counts;

  g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
  g_assert_cmpuint (counts.rooms, ==, G_N_ELEMENTS (rooms));
  for (guint i = 0; i < counts.rooms; i++)
    {
      const GopsChatRoom *room = gops_chat_reader_get_rooms (reader)->pdata[i];

      g_assert_cmpstr (room->name, ==, rooms[i].name);
      g_assert_cmpstr (room->id, ==, "");
      g_assert_cmpint (room->is_group, ==, rooms[i].is_group);
    }
  told = gops_chat_dump_report (report);
  g_assert_cmpstr (told, ==,
                   "31 a time without a name; the line was read as text\n"
                   "45! the chat “晨跑小队(二期)” is in the file before; this time it was left out\n");
}

/* The same text in every encoding that Windows saves it in. */
static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" };
  g_autofree char *text = load ("group.txt"), *expected = load ("group.entries");

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
      const char *from = g_str_equal (encodings[i], "GB18030") ? text + 3 : text;
      gsize length;
      g_autofree char *bytes = g_convert (from, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_qq_format, bytes, (gssize) length, NULL, report, NULL);
      g_autofree char *got = gops_chat_dump_entries (reader, NULL);

      g_assert_cmpstr (got, ==, expected);
      g_assert_cmpstr (gops_chat_reader_get_findings (reader)->encoding, ==, encodings[i]);
    }
}

/* A file that was cut off gives what is complete: never more entries, and no crash. */
static void
test_truncated (void)
{
  static const char *const names[] = { "group.txt", "account.txt", "window.txt", "phone.txt", "manager.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = load (names[i]);
      guint64 last = 0;

      for (gsize length = 0; length <= strlen (text); length++)
        {
          g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
          g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_qq_format, text, (gssize) length, NULL, report, NULL);
          GopsChatCounts counts = { 0 };

          if (reader != NULL)
            g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
          g_assert_cmpuint (counts.entries + 2, >=, last);
          last = counts.entries;
        }
    }
}

/* A file that was cut off in a head: what is left of it is told and no text of the message above. */
static const struct
{
  const char           *name;
  const GopsChatFormat *format;
  const char           *text;
  const char           *head;   /* that stands below it */
  const char           *from;   /* in the head: from here on it can be told from text */
} cuts[] = {
  { "qq", &gops_qq_format, HEAD "2026-11-27 8:01:10 【群主】老周(10001)\r\n早\r\n\r\n", "2026-11-27 8:02:15 【活跃】小张(10002)", "2" },
  { "qq-new-year", &gops_qq_format, HEAD "2026-12-31 23:59:10 老周(10001)\r\n早\r\n\r\n", "2027-1-1 0:00:15 小张(10002)", "-1" },
  { "qq-two", &gops_qq_format, "2026-11-27 8:01:10 老周\n早\n第二行\n\n2026-11-27 8:01:11 小张\n好\n\n", "2026-11-27 8:02:15 小张", "2" },
  { "qq-tight", &gops_qq_format, "2026-11-27 8:01:10 老周(10001)\n早\n2026-11-27 8:01:11 老周(10001)\n好\n", "2026-11-27 08:02:15 小张(10002)", "2" },
  { "qq-half-day", &gops_qq_format, HEAD "2026-11-27 8:01:10 PM 老周(10001)\n早\n\n", "2026-11-27 8:02:15 PM 小张(10002)", "2" },
  { "qq-next-chat", &gops_qq_format, "================\n消息分组:我的群聊\n================\n消息对象:晨跑\n================\n\n2026-11-27 8:01:10 老周(10001)\n早\n\n",
    "================\n消息分组:我的群聊\n================\n消息对象:读书", "=" },
  { "copied", &gops_paste_format, "老周 2025/3/1 09:00\n早\n\n小张 2025/3/1 09:01\n好\n\n", "老周 2025/3/1 09:02", "/3" },
  { "copied-tight", &gops_paste_format, "老周 2025/3/1 09:00\n早\n小张 2025/3/1 09:01\n好\n小张 2025/3/1 09:01\n好\n", "老周 2025/3/1 09:02", "/3" },
  { "mail", &gops_paste_format, "微信群“晨跑”的聊天记录如下\n\n—————  2024-03-05  —————\n\n老周  10:20\n\n早\n\n小张  10:21\n\n好\n\n", "老周  10:22", ":22" },
  { "mail-next-day", &gops_paste_format, "微信群“晨跑”的聊天记录如下\n\n—————  2024-03-05  —————\n\n老周  10:20\n\n早\n\n小张  10:21\n\n好\n\n",
    "—————  2024-03-06  —————", "—————" },
  { "whatsapp", &gops_whatsapp_format, "27.11.26, 08:01 - Ada: hello\nsecond line\n27.11.26, 08:02 - Bob: hi\n", "27.11.26, 08:03 - Bob: ", "2" },
  { "whatsapp-iphone", &gops_whatsapp_format, "[27/11/2026, 08:01:10] Ada: hello\r\n[27/11/2026, 08:02:15] Bob: hi\r\n", "[27/11/2026, 08:03:15] Bob: ", "[" },
};

static char *
read_cut (const GopsChatFormat *format,
          const char           *text,
          const char           *head,
          gsize                 length,
          char                **out_cut_off)
{
  g_autoptr (GString) whole = g_string_new (text);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GopsChatReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  char *got;

  g_string_append_len (whole, head, (gssize) length);
  reader = gops_chat_dump_open (format, whole->str, (gssize) whole->len, &(GopsChatOptions) { .guess_order = TRUE }, report, &error);
  g_assert_no_error (error);
  got = gops_chat_dump_entries (reader, &error);
  g_assert_no_error (error);
  *out_cut_off = g_strdup (report->cut_off);
  return got;
}

static void
test_cut_head (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *head = cuts[i].head;
  g_autofree char *no_cut = NULL, *expected = read_cut (cuts[i].format, cuts[i].text, "", 0, &no_cut);

  g_assert_null (no_cut);
  g_assert_cmpstr (expected, !=, "");
  for (const char *p = strstr (head, cuts[i].from); *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = g_utf8_next_char (p) - head;
      g_autofree char *cut_off = NULL, *got = read_cut (cuts[i].format, cuts[i].text, head, length, &cut_off);

      if (g_str_equal (got, expected) && (cut_off != NULL || strchr (head, '\n') != NULL))   /* of several lines, those that are whole tell nothing */
        continue;
      g_error ("cut after “%.*s”: %s\n%s", (int) length, head, cut_off, got);
    }
}

/* What stands in the last line of a whole file, without a line end, stays text. */
static void
test_last_line_is_text (void)
{
  static const struct { const GopsChatFormat *format; const char *text, *body; } texts[] = {
    { &gops_qq_format, "2026-11-27 8:01:10 A(10001)\n2026-11-2", "| text | 2026-11-2\n" },
    { &gops_qq_format, HEAD "2026-11-27 8:01:10 A(10001)\n数一数\n\n19", "| text | 数一数//19\n" },
    { &gops_qq_format, HEAD "2026-11-27 8:01:10 A(10001)\n日程\n2026-12-01", "| text | 日程/2026-12-01\n" },
    { &gops_paste_format, "老周 2025/3/1 09:00\n早\n\n小张 2025/3/1 09:01\n老周", "| text | 老周\n" },
    { &gops_paste_format, "老周 2025/3/1 09:00\n早\n\n小张 2025/3/1 09:01\n名单\n老周", "| text | 名单/老周\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *cut_off = NULL, *got = read_cut (texts[i].format, texts[i].text, "", 0, &cut_off);

      g_assert_null (cut_off);
      g_assert_true (g_str_has_suffix (got, texts[i].body));
    }
}

/* One line of 2 MB, and a name of it. */
static void
test_long_lines (void)
{
  g_autofree char *filler = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *text = g_strconcat ("2024-04-01 6:05:09 A(12345)\n", filler, "\n\n2024-04-01 6:05:10 ", filler,
                                       "(12345)\ny\n\n2024-04-01 6:05:11 B(12346)\nz\n", NULL);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_qq_format, text, -1, NULL, report, NULL);
  const GopsChatEntry *entry;

  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  g_assert_cmpuint (strlen (entry->body), ==, GOPS_CHAT_MAX_BODY);
  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  g_assert_cmpstr (entry->body, ==, "z");
  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  g_assert_null (entry);
  g_assert_cmpuint (report->n_skipped, ==, 1);
}

/* Damaged bytes are told once, with the line of the first. */
static void
test_damage (void)
{
  static const char text[] = "2024-04-01 6:05:09 何晓峰何晓峰何晓峰何晓峰何晓峰何晓峰(12345)\n天气不错天气不错天气不错\377\n\n2024-04-01 6:05:10 B(12346)\n\377z";
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_qq_format, text, sizeof text - 1, NULL, report, NULL);
  GopsChatCounts counts;

  g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
  g_assert_cmpuint (counts.entries, ==, 2);
  g_assert_cmpuint (report->n_skipped, ==, 1);
  g_assert_cmpuint (((GopsImportSkipped *) report->skipped->pdata[0])->line, ==, 2);
}

/* Days that can be read in two ways, and times without a day: asked about, not guessed. */
static void
test_questions (void)
{
  static const char doubtful[] = "A 3/4/2020 6:00:32 PM\n1\n\nB 3/4/2020 6:00:37 PM\n2\n";
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GopsChatReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_chat_dump_open (&gops_qq_format, doubtful, -1, NULL, report, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER);
  g_assert_nonnull (strstr (error->message, "2020-04-03 (dmy) or 2020-03-04 (mdy)"));

  reader = gops_chat_dump_open (&gops_qq_format, doubtful, -1, &(GopsChatOptions) { .guess_order = TRUE }, report, NULL);
  g_assert_nonnull (gops_chat_reader_get_findings (reader)->order_doubt);
  g_assert_cmpint (gops_chat_reader_get_findings (reader)->order, ==, GOPS_DATE_ORDER_DMY);
  g_clear_pointer (&reader, gops_chat_reader_free);

  reader = gops_chat_dump_open (&gops_qq_format, "A 6:00:32 PM\n1\n", -1, NULL, report, NULL);
  g_assert_true (gops_chat_reader_get_findings (reader)->needs_day);
  g_clear_pointer (&reader, gops_chat_reader_free);

  reader = gops_chat_dump_open (&gops_qq_format, "A 6:00:32 PM\n1\n", -1, &(GopsChatOptions) { .from_day = "2024-04-30" }, report, NULL);
  g_assert_false (gops_chat_reader_get_findings (reader)->needs_day);
}

static void
test_me (void)
{
  static const char text[] = "A 6:00:32 PM\n1\n\n你撤回了一条消息\n";
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_qq_format, text, -1, NULL, report, NULL);
  GopsChatCounts counts;
  g_autofree char *got = NULL;

  g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
  g_assert_true (gops_chat_reader_get_findings (reader)->has_me);
  g_clear_pointer (&reader, gops_chat_reader_free);

  reader = gops_chat_dump_open (&gops_qq_format, text, -1, &(GopsChatOptions) { .me = "何晓峰", .from_day = "2024-04-30" }, report, NULL);
  got = gops_chat_dump_entries (reader, NULL);
  g_assert_cmpstr (got, ==, "1 | 2024-04-30 18:00:32 | A | text | 1\n4 | 2024-04-30 18:00:32 | 何晓峰*me | deleted\n");
  g_assert_false (gops_chat_reader_get_findings (reader)->has_me);
}

static void
test_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
  g_autoptr (GopsChatReader) reader =
    gops_chat_dump_open (&gops_qq_format, "2024-04-01 6:05:09 A(12345)\nx", -1, &(GopsChatOptions) { .zone = zone }, report, NULL);
  g_autofree char *got = gops_chat_dump_entries (reader, NULL);

  g_assert_cmpstr (got, ==, "1 | 2024-03-31 22:05:09 | A#12345 | text | x\n");
  g_assert_true (gops_chat_reader_get_findings (reader)->wall_clock);
}

/* Which of the two formats for texts with heads a text is, or neither. */
static void
test_rates (void)
{
  static const struct
  {
    const char *text;
    const char *format;   /* (nullable): neither */
  } files[] = {
    { HEAD "2024-03-01 6:05:10 A(12345)\nx\n", "qq" },
    { "2024-03-01 6:05:10 A(12345)\nx\n", "qq" },
    { "2024-03-01 6:05:10 A\nx\n\n2024-03-01 6:05:10 B\nx\n", "qq" },
    { "A 6:05:10 PM\nx\n", "qq" },
    { "A(12345) 6:05:10 PM\nx\nB(12346) 6:05:10 PM\ny\n", "qq" },
    { "— —  2024-2-28  — —\n\nA  23:50:12 \nx\n", "qq" },
    { "MIME-Version: 1.0\nFrom: <Save by Tencent MsgMgr>\n\n<html>", "qq" },
    { "—————  2024-03-05  —————\n\n张三  10:20\n\n早\n", "paste" },
    { "张三 2024-3-5 10:20\n 早\n\n李四 2024-3-5 10:21\n 好\n", "paste" },
    { "张三:\n早\n\n李四:\n好\n", "paste" },
    { "2024-03-01 06:05:10 INFO started\n2024-03-01 06:05:10 INFO running\n2024-03-01 06:05:10 WARN no\n", NULL },
    { "2018/06/13, 21:25 - Ada: hello\n2018/06/13, 21:26 - Bob: hello\n", NULL },
    { "2018/06/13 21:25:10 - Ada: hello\n2018/06/13 21:26:10 - Bob: hello\n", NULL },
    { "name,phone\nAda,1\n", NULL },
    { "{\"messages\": []}", NULL },
    { "Dear all,\n\nwe meet at 10:20\n\nBest\n", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GopsFileHead) head = gops_chat_dump_head ("a.txt", files[i].text, -1);
      guint qq = gops_qq_format.rate (head), paste = gops_paste_format.rate (head);

      g_assert_cmpstr (qq == 0 && paste == 0 ? NULL : qq > paste ? "qq" : "paste", ==, files[i].format);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gint        code;
  } files[] = {
    { "", GOPS_INTAKE_ERROR_EMPTY },
    { "消息记录（此消息记录为文本格式，不支持重新导入）\n\n消息对象:群\n", GOPS_INTAKE_ERROR_EMPTY },
    { "From: <Save by Tencent MsgMgr>\nMIME-Version: 1.0\n\n2024-03-01 6:05:10 A(12345)\n", GOPS_INTAKE_ERROR_NOT_TEXT },
    { "SQLite format 3", GOPS_INTAKE_ERROR_NOT_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("qq");
      g_autoptr (GError) error = NULL;
      gssize length = g_str_has_prefix (files[i].text, "SQLite") ? 16 : -1;

      g_assert_null (gops_chat_dump_open (&gops_qq_format, files[i].text, length, NULL, report, &error));
      g_assert_error (error, GOPS_INTAKE_ERROR, files[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/qq/samples", test_samples);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/qq/cases/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/qq/system-lines", test_system_lines);
  g_test_add_func ("/intake/qq/rooms", test_rooms);
  g_test_add_func ("/intake/qq/encodings", test_encodings);
  g_test_add_func ("/intake/qq/truncated", test_truncated);
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/qq/cut-head/", cuts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cut_head);
    }
  g_test_add_func ("/intake/qq/last-line-is-text", test_last_line_is_text);
  g_test_add_func ("/intake/qq/long-lines", test_long_lines);
  g_test_add_func ("/intake/qq/damage", test_damage);
  g_test_add_func ("/intake/qq/questions", test_questions);
  g_test_add_func ("/intake/qq/me", test_me);
  g_test_add_func ("/intake/qq/zone", test_zone);
  g_test_add_func ("/intake/qq/rates", test_rates);
  g_test_add_func ("/intake/qq/refused", test_refused);
  return g_test_run ();
}
