/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people paste: lists of members in all shapes, chats that were copied or mailed, a tool's list of contacts. */
#include <string.h>

#include "gops-chat-dump.h"
#include "gops-contact-list.h"
#include "gops-member-mapping.h"
#include "gops-paste-formats.h"
#include "gops-paste-list.h"

/* A record reads "name #id tel:phone <mail> =role [note]". */
static const struct
{
  const char *text;
  const char *records;
} cases[] = {
  /* One a line, many a line */
  { "张三\n李四\r\n\n王五", "张三; 李四; 王五" },
  { "张三、李四、王五", "张三; 李四; 王五" },
  { "张三，李四,王五；赵六;Ada | Bob", "张三; 李四; 王五; 赵六; Ada; Bob" },
  { "张三\t李四\t王五", "张三; 李四; 王五" },
  { "@张三\342\200\205@李四\342\200\205@Ada Lovelace", "张三; 李四; Ada Lovelace" },
  { "@张三 @李四", "张三; 李四" },
  { "1. 张三\n2、李四\n（3）王五\n- Ada\n• Bob", "张三; 李四; 王五; Ada; Bob" },
  { "丧 丧 熊\nAda King Lovelace", "丧 丧 熊; Ada King Lovelace" },
  { "Paul~K（写不完了...）", "Paul~K（写不完了...）" },
  /* Numbers and addresses */
  { "小A(500000002)\n阿珍（500000003）\n(珍珍)(500000004)", "小A #500000002; 阿珍 #500000003; (珍珍) #500000004" },
  { "小明(2020)\n小红（组长）", "小明(2020); 小红（组长）" },
  { "Ada Lovelace <Ada@Example.org>, \"King, Bob\" <bob@example.org>", "Ada Lovelace <ada@example.org>; King, Bob <bob@example.org>" },
  { "ada@example.org\n13800138000\n500000005\nwxid_abcdef", "<ada@example.org>; tel:13800138000; #500000005; #wxid_abcdef" },
  { "张三 13800138000\n13900139000 李四\n王五：13700137000\nAda +44 20 7946 0018", "张三 tel:13800138000; 李四 tel:13900139000; 王五 tel:13700137000; Ada tel:+442079460018" },
  { "张三,13800138000\n李四,ada@example.org,500000001", "张三 tel:13800138000; 李四 #500000001 <ada@example.org>" },
  { "张三,13800138000,北京,组长", "张三 tel:13800138000 [北京, 组长]" },
  { "张三,13800138000,李四,13900139000", "张三 tel:13800138000; 李四 tel:13900139000" },
  { "13800138000,张三", "张三 tel:13800138000" },
  { "小A(500000002) 13800138000", "小A #500000002 tel:13800138000" },
  { "张三 wxid_abcdef", "张三 #wxid_abcdef" },
  /* Roles and headings */
  { "【群主】老周(500000001)\n【管理员】小A\n张三 群主\n李四（管理员）\n群主：王五\n管理员: Ada、Bob", "老周 #500000001 =owner; 小A =admin; 张三 =owner; 李四 =admin; 王五 =owner; Ada =admin; Bob =admin" },
  { "群成员(35)\n张三\n李四\n查看更多群成员\n添加\n移出", "张三; 李四" },
  { "聊天成员（35人）\n群主、管理员 (2)\n老周\n普通成员\n张三", "老周; 张三" },
  { "名单：张三、李四", "张三; 李四" },
  { "A\n阿珍\nB\nBob\nC\nAda\n#\n123\nZ", "阿珍; Bob; C; Ada; Z" },
  { "Group members (3)\nAda\nBob", "Ada; Bob" },
  /* Nothing, and what cannot be seen */
  { "", "" },
  { " \n\t\n、、,\n", "" },
  { "\342\200\216张三\342\200\217\n\357\273\277", "张三" },
  { "张三 <>\n<a@b>\n@", "张三 <>; <a@b>" },
};

static char *
describe (GopsTableSource *list)
{
  static const struct
  {
    const char *lead;
    const char *tail;
  } marks[] = { { "", "" }, { "#", "" }, { "tel:", "" }, { "<", ">" }, { "=", "" }, { "[", "]" } };
  GString *out = g_string_new (NULL);
  gboolean more;
  guint n = 0;

  g_assert_true (gops_table_source_next (list, &more, NULL, NULL));
  g_assert_true (more);
  while (gops_table_source_next (list, &more, NULL, NULL) && more)
    {
      gboolean first = TRUE;

      if (n++ > 0)
        g_string_append (out, "; ");
      g_assert_cmpint (gops_table_source_get_fault (list), ==, GOPS_TABLE_FAULT_NONE);
      for (guint i = 0; i < gops_table_source_get_n_cells (list); i++)
        {
          const char *cell = gops_table_source_get_cell (list, i);

          g_assert_true (g_utf8_validate (cell, -1, NULL));
          if (*cell == '\0')
            continue;
          g_string_append_printf (out, "%s%s%s%s", first ? "" : " ", marks[i].lead, cell, marks[i].tail);
          first = FALSE;
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsTableSource) list = (GopsTableSource *) gops_paste_list_new_for_text (cases[i].text);
      g_autofree char *got = describe (list);

      g_assert_cmpstr (got, ==, cases[i].records);
    }
}

/* The member import recognises every column by itself. */
static void
check_header (GopsTableSource *source,
              const char      *expected)
{
  const char *headers[16];
  GopsMemberField fields[16];
  guint n = gops_table_source_get_n_cells (source);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    headers[i] = gops_table_source_get_cell (source, i);
  (void) gops_member_mapping_guess (headers, n, fields);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (got, "%s%s", i > 0 ? "," : "", gops_member_field_get_info (fields[i])->id);
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_header (void)
{
  g_autoptr (GopsTableSource) list = (GopsTableSource *) gops_paste_list_new_for_text ("张三");
  gboolean more;

  g_assert_true (gops_table_source_next (list, &more, NULL, NULL));
  check_header (list, "name,external-id,phone,email,role,note");
}

static void
test_lines (void)
{
  g_autoptr (GopsTableSource) list = (GopsTableSource *) gops_paste_list_new_for_text ("张三、李四\n\n王五");
  static const guint lines[] = { 1, 1, 1, 3 };
  gboolean more;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_true (gops_table_source_next (list, &more, NULL, NULL) && more);
      g_assert_cmpuint (gops_table_source_get_line (list), ==, lines[i]);
    }
  g_assert_true (gops_table_source_next (list, &more, NULL, NULL));
  g_assert_false (more);
}

/* A line over the limit gives what fits, then says so. */
static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GopsTableSource) list = NULL;
  GopsTableFault fault = GOPS_TABLE_FAULT_NONE;
  gboolean more;
  guint n = 0;

  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, "张三、");
  g_string_append (text, "\n李四");
  list = (GopsTableSource *) gops_paste_list_new_for_text (text->str);
  while (gops_table_source_next (list, &more, NULL, NULL) && more)
    {
      fault = MAX (fault, gops_table_source_get_fault (list));
      n++;
    }
  g_assert_cmpuint (n, >, 20000);
  g_assert_cmpint (fault, ==, GOPS_TABLE_FAULT_TOO_LONG);
  g_assert_cmpuint (gops_table_source_get_line (list), ==, 2);
}

/* How many records the text has; each has a name, which stands in it. */
static guint
count_records (const char *text)
{
  g_autoptr (GopsTableSource) list = (GopsTableSource *) gops_paste_list_new_for_text (text);
  gboolean more;
  guint n = 0;

  g_assert_true (gops_table_source_next (list, &more, NULL, NULL));   /* the header */
  while (gops_table_source_next (list, &more, NULL, NULL) && more)
    {
      const char *name = gops_table_source_get_cell (list, 0);

      g_assert_cmpint (gops_table_source_get_fault (list), ==, GOPS_TABLE_FAULT_NONE);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_nonnull (strstr (text, name));
      n++;
    }
  g_assert_false (more);
  return n;
}

/* A list that breaks off has no more records than the whole one, but for the line where it does: the comma of "King, Bob" parts
 * two names when the quote is not closed. */
static void
test_truncated (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint all = count_records (cases[i].text);

      for (const char *p = cases[i].text; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *cut = g_strndup (cases[i].text, p - cases[i].text);

          if (count_records (cut) > all + 1)
            g_error ("“%s” has more records than “%s”", cut, cases[i].text);
          (void) count_records (p);
        }
    }
}

static void
test_contacts (void)
{
  static const char text[] = "UserName,Alias,Remark,NickName\n"
                             "wxid_kaikaikaikai01,akai,,阿凯\n"
                             "wxid_manmanmanman04,,客户,小满,上海\n"
                             "45678901234@chatroom,,,读书会\n"
                             "gh_0123456789ab,,,读书号\n"
                             "wxid_lelelelele0003,,,\"乐乐\n";
  static const char *const names[] = { "阿凯", "小满,上海", "\"乐乐" };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GopsTableSource) list = NULL;
  gboolean more;

  g_assert_true (gops_contact_list_is (text));
  g_assert_false (gops_contact_list_is ("UserName,Alias,Remark,NickName,Age\n"));
  list = (GopsTableSource *) gops_contact_list_new (gops_text_decoder_new (stream, NULL, NULL, NULL));
  g_assert_true (gops_table_source_next (list, &more, NULL, NULL));
  check_header (list, "external-id,wechat,note,name");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (gops_table_source_next (list, &more, NULL, NULL) && more);
      g_assert_cmpstr (gops_table_source_get_cell (list, 3), ==, names[i]);
    }
  g_assert_true (gops_table_source_next (list, &more, NULL, NULL));
  g_assert_false (more);
  g_assert_cmpuint (gops_contact_list_get_n_groups ((GopsContactList *) list), ==, 1);
}

static void
test_chats (void)
{
  const GopsChatOptions options = { .from_day = "2024-04-30" };

  gops_chat_dump_check_folder ("paste", &gops_paste_format, &options);
}

static void
test_chat_findings (void)
{
  static const struct
  {
    const char *text;
    const char *room;
    gboolean    is_group;
    gboolean    needs_day;
  } chats[] = {
    { "微信群\"晨跑小队\"的聊天记录如下:\n—————  2024-03-05  —————\n何晓峰  10:20\n早\n", "晨跑小队", TRUE, FALSE },
    { "阿凯 和 小满 在微信上的聊天记录如下，请查收。\n—————  2024-03-05  —————\n阿凯  10:20\n早\n", "", FALSE, FALSE },
    { "何晓峰 2024-3-5 10:20\n早\n", "", TRUE, FALSE },
    { "何晓峰:\n早\n\nMia:\n好\n", "", TRUE, TRUE },
    { "何晓峰 3月5日 10:20\n早\n", "", TRUE, FALSE },
    { "11月28日\n\n何晓峰 10:20\n早\n", "", TRUE, FALSE },
    { "何晓峰 昨天 10:20\n早\n\nMia 8:00\n好\n", "", TRUE, FALSE },
    { "何晓峰 10:20\n早\n\n昨天\n\nMia 8:00\n好\n", "", TRUE, TRUE },
    { "何晓峰  10:20\n早\n", "", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chats); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("paste");
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_paste_format, chats[i].text, -1, NULL, report, &error);
      const GopsChatRoom *room;

      g_assert_no_error (error);
      room = gops_chat_reader_get_rooms (reader)->pdata[0];
      g_assert_cmpstr (room->name, ==, chats[i].room);
      g_assert_cmpint (room->is_group, ==, chats[i].is_group);
      g_assert_cmpint (gops_chat_reader_get_findings (reader)->needs_day, ==, chats[i].needs_day);
    }
}

/* Days that are told without a year, or from today, which is Monday 30 November 2026. */
static void
test_days (void)
{
  static const struct { const char *text, *entries, *from; } chats[] = {
    { "何晓峰 11月28日 10:20\n早\n\nMia 10:21\n好\n\n乐乐 00:10\n晚\n",
      "1 | 2026-11-28 10:20:00 | 何晓峰 | text | 早\n4 | 2026-11-28 10:21:00 | Mia | text | 好\n7 | 2026-11-29 00:10:00 | 乐乐 | text | 晚\n", NULL },
    { "何晓峰 12月31日 23:50\n早\n\nMia 1月2日 10:21\n好\n",
      "1 | 2025-12-31 23:50:00 | 何晓峰 | text | 早\n4 | 2026-01-02 10:21:00 | Mia | text | 好\n", NULL },
    { "何晓峰 2月29日 8:00\n早\n", "1 | 2024-02-29 08:00:00 | 何晓峰 | text | 早\n", NULL },
    { "11月28日\n\n何晓峰 10:20\n早\n\n昨天\n\nMia 8:00\n好\n\n今天 星期一\n\nMia 8:01\n早\n",
      "3 | 2026-11-28 10:20:00 | 何晓峰 | text | 早\n8 | 2026-11-29 08:00:00 | Mia | text | 好\n13 | 2026-11-30 08:01:00 | Mia | text | 早\n", NULL },
    { "星期三\n\n何晓峰 10:20\n早\n\n周一 8:00\n\nMia 8:00\n好\n",
      "3 | 2026-11-25 10:20:00 | 何晓峰 | text | 早\n8 | 2026-11-23 08:00:00 | Mia | text | 好\n", NULL },
    { "何晓峰 前天 10:20\n早\n\nMia 昨天 8:00\n好\n", "1 | 2026-11-28 10:20:00 | 何晓峰 | text | 早\n4 | 2026-11-29 08:00:00 | Mia | text | 好\n", NULL },
    { "何晓峰 10:20\n哪天\n\nMia 10:21\n11月28日\n\n乐乐 10:22\n好\n",
      "1 | 2026-03-01 10:20:00 | 何晓峰 | text | 哪天\n4 | 2026-03-01 10:21:00 | Mia | text | 11月28日\n7 | 2026-03-01 10:22:00 | 乐乐 | text | 好\n", "2026-03-01" },
    { "何晓峰 10:20\n早\n\n昨天\n\nMia 8:00\n好\n\n星期三\n\n乐乐 8:00\n晚\n",
      "1 | 2026-03-01 10:20:00 | 何晓峰 | text | 早\n6 | 2026-03-02 08:00:00 | Mia | text | 好\n11 | 2026-03-04 08:00:00 | 乐乐 | text | 晚\n", "2026-03-01" },
    { "2025年12月30日\n\n何晓峰 10:20\n早\n\n1月2日星期五\n\nMia 8:00\n好\n\n3月5日到\n\nMia 8:02\n行\n",
      "3 | 2025-12-30 10:20:00 | 何晓峰 | text | 早\n8 | 2026-01-02 08:00:00 | Mia | text | 好//3月5日到\n13 | 2026-01-02 08:02:00 | Mia | text | 行\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chats); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("paste");
      g_autoptr (GError) error = NULL;
      const GopsChatOptions options = { .today = "2026-11-30", .from_day = chats[i].from };
      g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_paste_format, chats[i].text, -1, &options, report, &error);
      g_autofree char *entries = NULL;

      g_test_message ("%s", chats[i].text);
      g_assert_no_error (error);
      entries = gops_chat_dump_entries (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (entries, ==, chats[i].entries);
    }
}

static void
test_chats_truncated (void)
{
  static const char *const names[] = { "mail.txt", "copied.txt", "names.txt", "days-without-years.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", "paste", names[i], NULL), *text = NULL;
      gsize total;

      g_assert_true (g_file_get_contents (path, &text, &total, NULL));
      for (gsize length = 0; length <= total; length++)
        {
          g_autoptr (GopsImportReport) report = gops_import_report_new ("paste");
          g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_paste_format, text, (gssize) length, NULL, report, NULL);
          GopsChatCounts counts;

          if (reader != NULL)
            g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/paste/lists", test_lists);
  g_test_add_func ("/intake/paste/header", test_header);
  g_test_add_func ("/intake/paste/lines", test_lines);
  g_test_add_func ("/intake/paste/long-line", test_long_line);
  g_test_add_func ("/intake/paste/truncated", test_truncated);
  g_test_add_func ("/intake/paste/contacts", test_contacts);
  g_test_add_func ("/intake/paste/chats", test_chats);
  g_test_add_func ("/intake/paste/chat-findings", test_chat_findings);
  g_test_add_func ("/intake/paste/days", test_days);
  g_test_add_func ("/intake/paste/chats-truncated", test_chats_truncated);
  return g_test_run ();
}
