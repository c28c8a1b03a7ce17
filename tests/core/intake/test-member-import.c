/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing members: what is taken, what is left out and told, once and again, undone and broken off. */
#include <string.h>

#include "gops-batch.h"
#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-member-case.h"

/* What is written above the header, and nicknames beside group nicknames that nobody chose. */
static void
test_titles (GopsMemberCase *fixture,
             gconstpointer   data)
{
  static const char *const lists[] = {
    "晨跑群成员名单,,\n姓名,手机,备注\n周一,13700137001,x\n", "晨跑群成员名单\n姓名,手机,备注\n周二,13700137002,x\n",
    "晨跑群成员名单,,\n2026-09-17,,\n昵称,手机,备注\n周三,13700137003,x\n", "群昵称,昵称,手机\n,周四,13700137004\n跑者,周五,13700137005\n",
    "姓名\n周六\n",
  };
  g_autofree char *names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GopsImportReport) report = gops_member_case_import_well (fixture, lists[i]);

      g_assert_cmpuint (report->skipped->len, ==, 0);
    }
  names = gops_member_case_dup_text (fixture, "SELECT group_concat (name, ' ') FROM (SELECT name FROM person ORDER BY id)");
  g_assert_cmpstr (names, ==, "周一 周二 周三 周四 周五 周六");
}

#define IDENTITIES_SQL \
  "SELECT p.name, (SELECT group_concat (one, ', ') FROM (SELECT platform || ' ' || external_id AS one FROM person_identity WHERE person_id = p.id" \
  " ORDER BY 1)) FROM person p ORDER BY p.id"

/* A column that names a platform holds accounts of that one, whatever the group's is; others are of the group's. */
static const struct
{
  const char *name;
  const char *first, *first_list, *then, *then_list;   /* platform of the group and what comes into it */
  const char *expected;
} platforms[] = {
  { "qq-into-wechat-then-qq", "wechat", "姓名,QQ号\n孙悦,800002\n", "qq", "姓名,QQ号\n孙悦,800002\n", "孙悦|qq 800002" },
  { "both", "wechat", "姓名,微信号,QQ号\n孙悦,sy_1,800002\n", "qq", "QQ号,群昵称\n800002,悦悦\n", "孙悦|qq 800002, wechat sy_1" },
  { "another-name", "qq", "姓名,QQ\n孙悦,800002\n", "wechat", "姓名,微信,QQ\n阿悦,sy_1,800002\n", "孙悦|qq 800002, wechat sy_1" },
  { "plain-is-the-group's", "wechat", "姓名,账号\n孙悦,800002\n", "qq", "姓名,账号\n孙悦,800002\n", "孙悦|wechat 800002; 孙悦|qq 800002" },
  { "plain-beside-named", "wechat", "姓名,账号,QQ号\n孙悦,sy_1,800002\n", "telegram", "姓名,id,qq\n孙悦,77,800002\n",
    "孙悦|qq 800002, telegram 77, wechat sy_1" },
  { "two-of-one-platform", "wechat", "姓名,账号,微信号\n孙悦,wxid_9,sunyue\n", "wechat", "姓名,微信号\n阿悦,sunyue\n", "孙悦|wechat sunyue, wechat wxid_9" },
  { "same-name-other-number", "wechat", "姓名,QQ号\n孙悦,800002\n", "wechat", "姓名,QQ号\n孙悦,800003\n", "孙悦|qq 800002; 孙悦|qq 800003" },
  { "twice-in-a-file", "wechat", "姓名,QQ号,Discord\n孙悦,800002,\n悦,,yue#1\n", "wechat", "姓名,QQ号,Discord\n孙悦,800002,yue#2\n某,,yue#2\n",
    "孙悦|discord yue#2, qq 800002; 悦|discord yue#1" },
  { "nobody-named", "wechat", "QQ号\n800002\n", "qq", "QQ号,姓名\n800002,孙悦\n", "800002|qq 800002" },
  { "destroyed", "wechat", "姓名,QQ号\n孙悦,1.38E+10\n", "wechat", "姓名,QQ号\n孙悦,800002\n", "孙悦|qq 800002" },
};

static const char *
read_platform (GopsMemberCase *fixture)
{
  g_autofree char *platform = gops_member_case_dup_text (fixture, "SELECT platform FROM chat_group ORDER BY id DESC LIMIT 1");

  return g_intern_string (platform);
}

/* Into the group, which is of @platform, or a new one. */
static void
import_into (GopsMemberCase    *fixture,
             const char *platform,
             const char *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = NULL;

  if (gops_member_case_count (fixture, "SELECT count(*) FROM membership") > 0 && !g_str_equal (platform, read_platform (fixture)))
    fixture->group = gops_test_add_group (fixture->test.store, platform);
  g_assert_true (gops_store_begin (fixture->test.store, &error, "Platform", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "UPDATE chat_group SET platform = ?2 WHERE id = ?1", "ls", fixture->group, platform));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  report = gops_member_case_import_well (fixture, list);
}

static void
test_platforms (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GopsMemberCase fixture;

  gops_member_case_set_up (&fixture, NULL);
  import_into (&fixture, platforms[i].first, platforms[i].first_list);
  import_into (&fixture, platforms[i].then, platforms[i].then_list);
  gops_assert_query (fixture.test.store, IDENTITIES_SQL, platforms[i].expected);
  gops_member_case_tear_down (&fixture, NULL);
}

/* The same where all that is known was read beforehand, for long lists. */
static void
test_many_platforms (GopsMemberCase *fixture,
                     gconstpointer   data)
{
  g_autoptr (GString) list = g_string_new ("姓名,微信号,QQ号\n");
  g_autoptr (GopsImportReport) report = NULL;

  import_into (fixture, "qq", "姓名,QQ号\n孙悦,800001\n");
  for (guint i = 0; i < 5100; i++)
    g_string_append_printf (list, "某%u,w%u,%u\n", i, i, 900000 + i);
  g_string_append (list, "阿悦,sy_1,800001\n再来,w7777,905099\n");
  import_into (fixture, "wechat", list->str);
  gops_assert_query (fixture->test.store, "SELECT name, (SELECT group_concat (platform, ',') FROM (SELECT platform FROM person_identity WHERE person_id = person.id"
                     " ORDER BY platform)) FROM person WHERE name IN ('孙悦', '阿悦', '再来', '某5099') ORDER BY id", "孙悦|qq,wechat; 某5099|qq,wechat");
}

static const char list[] =
  "姓名,群昵称,微信号,手机号,入群时间,最后发言,消息数,角色,标签,生日,邀请人,备注\n"
  "张三,三哥,wxid_1,138 0013 8000,2026/3/1,2026-09-17 08:30,1200,群主,跑步；早起,1990-05-01,,\"第一行\n第二行\"\n"
  "李四,,wxid_2,+86 13900139000,2026年3月5日,,0,成员,,,张三,\n"
  "王五,,,,46082,,,管理员,,,,\n";

static void
test_facts (GopsMemberCase *fixture,
            gconstpointer   data)
{
  g_autoptr (GopsImportReport) report = gops_member_case_import_well (fixture, list);
  g_autofree char *first = NULL, *role = NULL, *phone = NULL, *joined = NULL, *account = NULL;

  g_assert_cmpstr (report->format, ==, "csv");
  g_assert_cmpstr (report->encoding, ==, "UTF-8");
  g_assert_cmpuint (report->members_new, ==, 3);
  g_assert_cmpuint (report->members_matched, ==, 0);
  g_assert_cmpuint (report->n_skipped, ==, 0);
  g_assert_cmpstr (report->first, ==, "2026-03-01");
  g_assert_cmpstr (report->last, ==, "2026-03-05");
  first = gops_member_case_dup_text (fixture, "SELECT name || '|' || note || '|' || tags || '|' || birthday FROM person ORDER BY id LIMIT 1");
  g_assert_cmpstr (first, ==, "张三|第一行\n第二行|跑步,早起|1990-05-01");
  role = gops_member_case_dup_text (fixture, "SELECT group_concat (role) FROM (SELECT role FROM membership ORDER BY id)");
  g_assert_cmpstr (role, ==, "owner,member,admin");
  phone = gops_member_case_dup_text (fixture, "SELECT group_concat (phone) FROM (SELECT phone FROM person ORDER BY id)");
  g_assert_cmpstr (phone, ==, "13800138000,+8613900139000,");
  joined = gops_member_case_dup_text (fixture, "SELECT group_concat (joined_on) FROM (SELECT joined_on FROM membership ORDER BY id)");
  g_assert_cmpstr (joined, ==, "2026-03-01,2026-03-05,2026-03-01");
  account = gops_member_case_dup_text (fixture, "SELECT group_concat (platform || ':' || external_id) FROM (SELECT * FROM person_identity ORDER BY id)");
  g_assert_cmpstr (account, ==, "wechat:wxid_1,wechat:wxid_2");
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT messages FROM membership ORDER BY id LIMIT 1"), ==, 1200);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM member_view"), ==, 3);
}

static void
test_again (GopsMemberCase *fixture,
            gconstpointer   data)
{
  g_autoptr (GopsImportReport) first = gops_member_case_import_well (fixture, list);
  g_autofree char *before = gops_test_dump (fixture->test.store);
  gint64 actions = gops_member_case_count (fixture, "SELECT count (*) FROM journal_action");
  g_autoptr (GopsImportReport) second = gops_member_case_import_well (fixture, list);
  g_autofree char *after = gops_test_dump (fixture->test.store);

  g_assert_cmpuint (second->members_new, ==, 0);
  g_assert_cmpuint (second->members_matched, ==, 3);
  g_assert_cmpuint (second->n_changed, ==, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM journal_action"), ==, actions);
}

static void
test_undo (GopsMemberCase *fixture,
           gconstpointer   data)
{
  g_autoptr (GopsImportReport) first = gops_member_case_import_well (fixture, "name,phone\nAda,13800138000\n");
  g_autofree char *before = gops_test_dump (fixture->test.store), *undone = NULL, *redone = NULL, *done = NULL;
  g_autoptr (GopsImportReport) second =
    gops_member_case_import_well (fixture, "name,phone,email,messages\nAda,13800138000,ada@example.org,7\nBob,,,3\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (second->members_new, ==, 1);
  g_assert_cmpuint (second->members_matched, ==, 1);
  done = gops_test_dump (fixture->test.store);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM member_view"), ==, 1);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person WHERE email <> ''"), ==, 0);
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  redone = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (redone, ==, done);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));

  g_clear_pointer (&second, gops_import_report_free);   /* and in anew, after an undo */
  second = gops_member_case_import_well (fixture, "name,phone,email,messages\nAda,13800138000,ada@example.org,7\nBob,,,3\n");
  g_assert_cmpuint (second->members_new, ==, 1);
  undone = gops_member_case_dup_text (fixture, "SELECT group_concat (name) FROM (SELECT name FROM member_view ORDER BY name)");
  g_assert_cmpstr (undone, ==, "Ada,Bob");
}

static void
test_matching (GopsMemberCase *fixture,
               gconstpointer   data)
{
  g_autoptr (GopsImportReport) first =
    gops_member_case_import_well (fixture, "name,微信号,phone,email\nAda,w1,13800138000,ada@example.org\nBob,,,\nLi Lei,w3,,\n");
  gint64 other = gops_test_add_group (fixture->test.store, "夜跑");
  g_autoptr (GopsImportReport) second = NULL;
  g_autoptr (GopsImportReport) third = NULL;

  /* The account wins, then number and address, however written, with the same name; under another name they are somebody
   * else's as well. A name alone matches only where nothing contradicts it. */
  second = gops_member_case_import_well (fixture,
    "name,微信号,phone,email\nAda L.,w1,,\nada,,+86 138-0013-8000,\nADA,,,ADA@example.org\nbob,,,\nLi Lei,w4,,\nLi Lei,w3,,\nAda's mother,,13800138000,\n");
  g_assert_cmpuint (second->members_new, ==, 2);
  g_assert_cmpuint (second->members_matched, ==, 3);
  g_assert_cmpuint (second->duplicates, ==, 2);
  gops_member_case_assert_skipped (second, 3, "line 2");
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person"), ==, 5);

  /* In another group a name alone makes nobody the same; an account does. */
  fixture->group = other;
  third = gops_member_case_import_well (fixture, "name,微信号\nBob,\nAda,w1\n");
  g_assert_cmpuint (third->members_new, ==, 1);
  g_assert_cmpuint (third->members_matched, ==, 1);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person WHERE name = 'Bob'"), ==, 2);
}

/* Only accounts make two records one by themselves: two accounts on one number are suggested, not merged. */
static void
test_accounts_differ (GopsMemberCase *fixture,
                      gconstpointer   data)
{
  const char *text = "name,微信号,phone,email\nAda,w1,13800138000,\nAda's mother,w2,13800138000,\nBob,w3,,b@example.org\n"
                     "Robert,w4,,b@example.org\n";
  g_autoptr (GopsImportReport) first = gops_member_case_import_well (fixture, text), again = gops_member_case_import_well (fixture, text);

  g_assert_cmpuint (first->members_new, ==, 4);
  g_assert_cmpuint (again->members_new, ==, 0);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person"), ==, 4);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (DISTINCT person_id) FROM person_identity"), ==, 4);
}

/* A number that two people share keeps them two, in one file and in the next, in this group and in another; a record that names
 * nobody is of who had it first. After many records all is read at once, which must say the same. */
static void
test_shared_number (GopsMemberCase *fixture,
                    gconstpointer   data)
{
  gint64 other = gops_test_add_group (fixture->test.store, "夜跑");
  g_autoptr (GString) many = g_string_new ("name,phone\n");
  g_autoptr (GopsImportReport) report = NULL;

  for (guint i = 0; i < 5100; i++)
    g_string_append_printf (many, "M%u,139%08u\n", i, i);
  g_string_append (many, "李雷,13700001111\n韩梅梅,13700001111\n");
  report = gops_member_case_import_well (fixture, "name,phone\n李雷,13700001111\n韩梅梅,13700001111\n,13700001111\n");
  g_assert_cmpuint (report->members_new, ==, 2);
  fixture->group = other;
  g_clear_pointer (&report, gops_import_report_free);
  report = gops_member_case_import_well (fixture, "name,phone\n韩梅梅,13700001111\n李雷,13700001111\n,13700001111\n");
  g_assert_cmpuint (report->members_new, ==, 0);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person"), ==, 2);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM membership"), ==, 4);
  fixture->group = gops_test_add_group (fixture->test.store, "晨读");
  g_clear_pointer (&report, gops_import_report_free);
  report = gops_member_case_import_well (fixture, many->str);
  g_assert_cmpuint (report->members_new, ==, 5100);
}

static void
test_bad_records (GopsMemberCase *fixture,
                  gconstpointer   data)
{
  g_autoptr (GString) text = g_string_new ("name,phone,入群时间,messages,QQ号\n");
  g_autoptr (GopsImportReport) report = NULL;

  g_string_append (text, "Ada,1,2026-02-30,1,1.23457E+11\n");                       /* line 2 */
  g_string_append (text, "\"Bob,13800138001,2026-03-01,2,\n");                      /* 3: open quote */
  g_string_append (text, ",,2026-03-01,3,\n");                                      /* 4: nobody */
  g_string_append (text, ",,,,\n");                                                 /* 5: nothing at all */
  g_string_append (text, "Cy\001d\342\200\256,,soon,many,\n");                      /* 6 */
  g_string_append (text, "Dan,13800138002,2026-03-01,4,500000001,surplus\n");       /* 7 */
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "名");
  g_string_append (text, ",13800138003,2026-03-02,5,500000002\n");                  /* 8 */
  g_string_append (text, "=cmd(),,,,\n<script>,,,,\n");                             /* 9, 10: only texts */
  report = gops_member_case_import_well (fixture, text->str);

  g_assert_cmpuint (report->members_new, ==, 6);
  gops_member_case_assert_skipped (report, 2, "2026-02-30: this date does not exist");
  gops_member_case_assert_skipped (report, 2, "1.23457E+11");
  gops_member_case_assert_skipped (report, 3, "quote");
  gops_member_case_assert_skipped (report, 4, "neither a name");
  gops_member_case_assert_skipped (report, 6, "soon: this is no date");
  gops_member_case_assert_skipped (report, 6, "many");
  gops_member_case_assert_skipped (report, 6, "control characters");
  gops_member_case_assert_skipped (report, 7, "6 cells, the header has 5");
  gops_member_case_assert_skipped (report, 8, "cut to 200 characters");
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT max (length (name)) FROM person"), ==, 200);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person WHERE name IN ('Cyd', '=cmd()', '<script>', 'Bob')"), ==, 4);
}

static const struct
{
  const char *name;
  const char *text;
  int         code;
  const char *part;   /* of the message */
} refusals[] = {
  { "empty", "", GOPS_INTAKE_ERROR_EMPTY, "empty" },
  { "blank", "\n\n", GOPS_INTAKE_ERROR_EMPTY, "empty" },
  { "header-only", "name,phone\n", GOPS_INTAKE_ERROR_EMPTY, "no members" },
  { "unknown-columns", "foo,bar\n1,2\n", GOPS_INTAKE_ERROR_COLUMN, "“foo”, “bar”" },
  { "nothing-usable", "name,phone\nAda,1380,surplus\n", GOPS_INTAKE_ERROR_NOTHING, "line 2: 3 cells, the header has 2" },
  { "workbook", "PK\003\004xxxx", GOPS_INTAKE_ERROR_NOT_TEXT, "workbook" },
  { "doubtful-dates", "name,joined\nAda,3/4/2026\nBob,5/6/2026\n", GOPS_INTAKE_ERROR_DATE_ORDER, "2026-04-03 (dmy) or 2026-03-04 (mdy)" },
  { "contradicting-dates", "name,joined\nAda,3/4/2026\nBob,17/6/2026\nCy,6/17/2026\n", GOPS_INTAKE_ERROR_DATE_ORDER, "line 2" },
};

static void
test_refused (GopsMemberCase *fixture,
              gconstpointer   data)
{
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refusals[i].name);
      g_assert_null (gops_member_case_import (fixture, refusals[i].text, &error));
      g_assert_error (error, GOPS_INTAKE_ERROR, refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].part));
    }
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM batch"), ==, 0);
}

static void
test_date_order (GopsMemberCase *fixture,
                 gconstpointer   data)
{
  static const char text[] = "name,joined\nAda,3/4/2026\nBob,5/6/2026\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, text, -1, &error);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GopsImportReport) decided = NULL;
  g_autofree char *days = NULL;

  gops_member_import_set_date_order (import, GOPS_DATE_ORDER_MDY);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->first, ==, "2026-03-04");
  g_assert_cmpstr (report->last, ==, "2026-05-06");
  decided = gops_member_case_import_well (fixture, "name,joined\nCy,3/4/2026\nDan,17/6/2026\n");   /* one date decides for all */
  g_assert_cmpstr (decided->first, ==, "2026-04-03");
}

static void
test_mapping (GopsMemberCase *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_column = NULL;
  g_autoptr (GError) no_field = NULL;
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, "foo,bar,name\nAda,13800138000,x\n", -1, &error);
  g_autoptr (GopsImportReport) report = NULL;

  g_assert_true (gops_member_import_map (import, "FOO", "name", &error));
  g_assert_true (gops_member_import_map (import, "2", "phone", &error));
  g_assert_no_error (error);
  g_assert_cmpint (gops_member_import_get_field (import, 2), ==, GOPS_MEMBER_FIELD_IGNORE);
  g_assert_false (gops_member_import_map (import, "baz", "name", &no_column));
  g_assert_error (no_column, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_assert_nonnull (strstr (no_column->message, "“foo”, “bar”, “name”"));
  g_assert_false (gops_member_import_map (import, "foo", "shoe-size", &no_field));
  g_assert_nonnull (strstr (no_field->message, "last-spoke"));
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person WHERE name = 'Ada' AND phone = '13800138000'"), ==, 1);
}

static void
test_preview (GopsMemberCase *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) earlier = gops_member_case_import_well (fixture, "name,phone\nAda,13800138000\n");
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;
  gint64 actions = gops_member_case_count (fixture, "SELECT count (*) FROM journal_action");
  g_autoptr (GopsMemberImport) import =
    gops_member_case_open (fixture, "name,phone\nAda,13800138000\nBob,\nBob,\nCy,1,2,3\nDan,\n", -1, &error);
  g_autoptr (GopsMemberPreview) preview =
    gops_member_import_preview (import, fixture->test.store, fixture->group, 3, NULL, NULL, &error);
  const GopsMemberPreviewRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (preview->report->members_new, ==, 2);
  g_assert_cmpuint (preview->report->members_matched, ==, 1);
  g_assert_cmpuint (preview->report->duplicates, ==, 1);
  g_assert_cmpuint (preview->rows->len, ==, 3);
  row = preview->rows->pdata[0];
  g_assert_cmpint (row->match.kind, ==, GOPS_MATCH_PHONE);
  g_assert_cmpstr (row->draft.texts[GOPS_MEMBER_FIELD_NAME], ==, "Ada");
  row = preview->rows->pdata[2];
  g_assert_cmpuint (row->match.earlier_line, ==, 3);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM journal_action"), ==, actions);
}

/* What would come into a group that is made for it: known by what is theirs alone, by no name. */
static void
test_preview_new_group (GopsMemberCase *fixture,
                        gconstpointer   data)
{
  g_autoptr (GopsImportReport) earlier = gops_member_case_import_well (fixture, "name,phone\nAda,13800138000\nBob,\n");
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, "name,phone\nAda,13800138000\nBob,\nCy,\n", -1, NULL);
  g_autoptr (GopsMemberPreview) preview = gops_member_import_preview (import, fixture->test.store, GOPS_IMPORT_NEW_GROUP, 3, NULL, NULL, NULL);

  g_assert_cmpuint (preview->report->members_new, ==, 2);
  g_assert_cmpuint (preview->report->members_matched, ==, 1);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (gops_member_import_run (import, fixture->test.store, GOPS_IMPORT_NEW_GROUP, NULL, NULL, NULL));
}

static void
on_progress_cancel_cb (guint64     done,
                       guint64     total,
                       const char *what,
                       gpointer    cancellable)
{
  g_cancellable_cancel (cancellable);
}

static char *
long_list (guint n)
{
  g_autoptr (GString) text = g_string_new ("name,phone\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "成员%u,138%08u\n", i, i);
  return g_strdup (text->str);
}

static void
test_cancel (GopsMemberCase *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL, *text = long_list (3000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsProgress) progress = gops_progress_new (on_progress_cancel_cb, cancellable);
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, text, -1, &error);

  g_assert_null (gops_member_import_run (import, fixture->test.store, fixture->group, progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM batch"), ==, 0);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person"), ==, 0);
}

typedef struct
{
  GMainLoop        *loop;
  GopsImportReport *report;
} Wait;

static void
on_run_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Wait *wait = data;
  g_autoptr (GError) error = NULL;

  wait->report = gops_member_import_run_finish (GOPS_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (wait->loop);
}

static gboolean
on_too_late_cb (gpointer data)
{
  g_error ("the import takes too long");
  return G_SOURCE_REMOVE;
}

static void
test_thread (GopsMemberCase *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = long_list (2000);
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, text, -1, &error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { loop, NULL };
  guint timeout = g_timeout_add_seconds (30, on_too_late_cb, NULL);

  gops_member_import_run_async (import, fixture->test.store, fixture->group, NULL, NULL, NULL, on_run_cb, &wait);
  g_main_loop_run (loop);
  g_source_remove (timeout);
  g_assert_cmpuint (wait.report->members_new, ==, 2000);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM member_view"), ==, 2000);
  gops_import_report_free (wait.report);
}

static void
test_encodings (GopsMemberCase *fixture,
                gconstpointer   data)
{
  static const char *const encodings[] = { "GB18030", "UTF-16LE", "UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *bytes = g_convert (list, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, bytes, length, &error);
      g_autoptr (GopsImportReport) report =
        gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (report->encoding, ==, encodings[i]);
      g_assert_cmpuint (report->members_new, ==, i == 0 ? 3 : 0);
      g_assert_cmpuint (report->members_matched, ==, i == 0 ? 0 : 3);
    }
}

#define ADD(name, func) g_test_add ("/intake/members/" name, GopsMemberCase, NULL, gops_member_case_set_up, func, gops_member_case_tear_down)

/* Whether tiers will be able to tell anybody active. */
static void
test_activity (GopsMemberCase *fixture,
               gconstpointer   data)
{
  g_autoptr (GopsImportReport) without = gops_member_case_import_well (fixture, "姓名,入群时间\n张三,2026-01-02\n");
  g_autoptr (GopsImportReport) with = gops_member_case_import_well (fixture, "姓名,活跃天数\n张三,7\n");
  g_autoptr (GopsImportReport) after = gops_member_case_import_well (fixture, "姓名,入群时间\n李四,2026-01-02\n");

  g_assert_false (without->activity_known);
  g_assert_true (with->activity_known);
  g_assert_true (after->activity_known);   /* the group has some already */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (platforms); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/members/platforms/", platforms[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_platforms);
    }
  ADD ("many-platforms", test_many_platforms);
  ADD ("titles", test_titles);
  ADD ("facts", test_facts);
  ADD ("again", test_again);
  ADD ("undo", test_undo);
  ADD ("matching", test_matching);
  ADD ("accounts-differ", test_accounts_differ);
  ADD ("shared-number", test_shared_number);
  ADD ("bad-records", test_bad_records);
  ADD ("refused", test_refused);
  ADD ("date-order", test_date_order);
  ADD ("mapping", test_mapping);
  ADD ("preview", test_preview);
  ADD ("preview-into-a-new-group", test_preview_new_group);
  ADD ("cancel", test_cancel);
  ADD ("thread", test_thread);
  ADD ("encodings", test_encodings);
  ADD ("activity", test_activity);
  return g_test_run ();
}
