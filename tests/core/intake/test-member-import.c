/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing members: what is taken, what is left out and told, once and again, undone and broken off. */
#include <string.h>

#include "gops-batch.h"
#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-member-import.h"
#include "gops-test-store.h"
#include "gops-test-zip.h"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->test = gops_test_store_new ();
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

static GopsMemberImport *
open_text (Fixture     *fixture,
           const char  *text,
           gssize       length,
           GError     **error)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return gops_member_import_new (file, NULL, NULL, error);
}

static GopsImportReport *
import_text (Fixture     *fixture,
             const char  *text,
             GError     **error)
{
  g_autoptr (GopsMemberImport) import = open_text (fixture, text, -1, error);

  return import != NULL ? gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, error)
                        : NULL;
}

static GopsImportReport *
import_well (Fixture    *fixture,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = import_text (fixture, text, &error);

  g_assert_no_error (error);
  return report;
}

static char *
read_text (Fixture    *fixture,
           const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  gops_store_read_text (fixture->test.store, &text, &error, sql, NULL);
  g_assert_no_error (error);
  return text;
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  gops_store_read_int (fixture->test.store, &n, &error, sql, NULL);
  g_assert_no_error (error);
  return n;
}

static void
assert_skipped (const GopsImportReport *report,
                guint64                 line,
                const char             *part)
{
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      if (skipped->line == line && strstr (skipped->reason, part) != NULL)
        return;
    }
  g_error ("nothing about line %" G_GUINT64_FORMAT " and “%s”", line, part);
}

/* What is written above the header, and nicknames beside group nicknames that nobody chose. */
static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const lists[] = {
    "晨跑群成员名单,,\n姓名,手机,备注\n周一,13700137001,x\n", "晨跑群成员名单\n姓名,手机,备注\n周二,13700137002,x\n",
    "晨跑群成员名单,,\n2026-09-17,,\n昵称,手机,备注\n周三,13700137003,x\n", "群昵称,昵称,手机\n,周四,13700137004\n跑者,周五,13700137005\n",
    "姓名\n周六\n",
  };
  g_autofree char *names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GopsImportReport) report = import_well (fixture, lists[i]);

      g_assert_cmpuint (report->skipped->len, ==, 0);
    }
  names = read_text (fixture, "SELECT group_concat (name, ' ') FROM (SELECT name FROM person ORDER BY id)");
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
read_platform (Fixture *fixture)
{
  g_autofree char *platform = read_text (fixture, "SELECT platform FROM chat_group ORDER BY id DESC LIMIT 1");

  return g_intern_string (platform);
}

/* Into the group, which is of @platform, or a new one. */
static void
import_into (Fixture    *fixture,
             const char *platform,
             const char *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = NULL;

  if (count (fixture, "SELECT count(*) FROM membership") > 0 && !g_str_equal (platform, read_platform (fixture)))
    fixture->group = gops_test_add_group (fixture->test.store, platform);
  g_assert_true (gops_store_begin (fixture->test.store, &error, "Platform", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "UPDATE chat_group SET platform = ?2 WHERE id = ?1", "ls", fixture->group, platform));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  report = import_well (fixture, list);
}

static void
test_platforms (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Fixture fixture;

  set_up (&fixture, NULL);
  import_into (&fixture, platforms[i].first, platforms[i].first_list);
  import_into (&fixture, platforms[i].then, platforms[i].then_list);
  gops_assert_query (fixture.test.store, IDENTITIES_SQL, platforms[i].expected);
  tear_down (&fixture, NULL);
}

/* The same where all that is known was read beforehand, for long lists. */
static void
test_many_platforms (Fixture       *fixture,
                     gconstpointer  data)
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
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GopsImportReport) report = import_well (fixture, list);
  g_autofree char *first = NULL, *role = NULL, *phone = NULL, *joined = NULL, *account = NULL;

  g_assert_cmpstr (report->format, ==, "csv");
  g_assert_cmpstr (report->encoding, ==, "UTF-8");
  g_assert_cmpuint (report->members_new, ==, 3);
  g_assert_cmpuint (report->members_matched, ==, 0);
  g_assert_cmpuint (report->n_skipped, ==, 0);
  g_assert_cmpstr (report->first, ==, "2026-03-01");
  g_assert_cmpstr (report->last, ==, "2026-03-05");
  first = read_text (fixture, "SELECT name || '|' || note || '|' || tags || '|' || birthday FROM person ORDER BY id LIMIT 1");
  g_assert_cmpstr (first, ==, "张三|第一行\n第二行|跑步,早起|1990-05-01");
  role = read_text (fixture, "SELECT group_concat (role) FROM (SELECT role FROM membership ORDER BY id)");
  g_assert_cmpstr (role, ==, "owner,member,admin");
  phone = read_text (fixture, "SELECT group_concat (phone) FROM (SELECT phone FROM person ORDER BY id)");
  g_assert_cmpstr (phone, ==, "13800138000,+8613900139000,");
  joined = read_text (fixture, "SELECT group_concat (joined_on) FROM (SELECT joined_on FROM membership ORDER BY id)");
  g_assert_cmpstr (joined, ==, "2026-03-01,2026-03-05,2026-03-01");
  account = read_text (fixture, "SELECT group_concat (platform || ':' || external_id) FROM (SELECT * FROM person_identity ORDER BY id)");
  g_assert_cmpstr (account, ==, "wechat:wxid_1,wechat:wxid_2");
  g_assert_cmpint (count (fixture, "SELECT messages FROM membership ORDER BY id LIMIT 1"), ==, 1200);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM member_view"), ==, 3);
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GopsImportReport) first = import_well (fixture, list);
  g_autofree char *before = gops_test_dump (fixture->test.store);
  gint64 actions = count (fixture, "SELECT count (*) FROM journal_action");
  g_autoptr (GopsImportReport) second = import_well (fixture, list);
  g_autofree char *after = gops_test_dump (fixture->test.store);

  g_assert_cmpuint (second->members_new, ==, 0);
  g_assert_cmpuint (second->members_matched, ==, 3);
  g_assert_cmpuint (second->n_changed, ==, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM journal_action"), ==, actions);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GopsImportReport) first = import_well (fixture, "name,phone\nAda,13800138000\n");
  g_autofree char *before = gops_test_dump (fixture->test.store), *undone = NULL, *redone = NULL, *done = NULL;
  g_autoptr (GopsImportReport) second =
    import_well (fixture, "name,phone,email,messages\nAda,13800138000,ada@example.org,7\nBob,,,3\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (second->members_new, ==, 1);
  g_assert_cmpuint (second->members_matched, ==, 1);
  done = gops_test_dump (fixture->test.store);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM member_view"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE email <> ''"), ==, 0);
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  redone = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (redone, ==, done);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));

  g_clear_pointer (&second, gops_import_report_free);   /* and in anew, after an undo */
  second = import_well (fixture, "name,phone,email,messages\nAda,13800138000,ada@example.org,7\nBob,,,3\n");
  g_assert_cmpuint (second->members_new, ==, 1);
  undone = read_text (fixture, "SELECT group_concat (name) FROM (SELECT name FROM member_view ORDER BY name)");
  g_assert_cmpstr (undone, ==, "Ada,Bob");
}

static void
test_matching (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GopsImportReport) first =
    import_well (fixture, "name,微信号,phone,email\nAda,w1,13800138000,ada@example.org\nBob,,,\nLi Lei,w3,,\n");
  gint64 other = gops_test_add_group (fixture->test.store, "夜跑");
  g_autoptr (GopsImportReport) second = NULL;
  g_autoptr (GopsImportReport) third = NULL;

  /* The account wins, then number and address, however written, with the same name; under another name they are somebody
   * else's as well. A name alone matches only where nothing contradicts it. */
  second = import_well (fixture,
    "name,微信号,phone,email\nAda L.,w1,,\nada,,+86 138-0013-8000,\nADA,,,ADA@example.org\nbob,,,\nLi Lei,w4,,\nLi Lei,w3,,\nAda's mother,,13800138000,\n");
  g_assert_cmpuint (second->members_new, ==, 2);
  g_assert_cmpuint (second->members_matched, ==, 3);
  g_assert_cmpuint (second->duplicates, ==, 2);
  assert_skipped (second, 3, "line 2");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 5);

  /* In another group a name alone makes nobody the same; an account does. */
  fixture->group = other;
  third = import_well (fixture, "name,微信号\nBob,\nAda,w1\n");
  g_assert_cmpuint (third->members_new, ==, 1);
  g_assert_cmpuint (third->members_matched, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE name = 'Bob'"), ==, 2);
}

/* Only accounts make two records one by themselves: two accounts on one number are suggested, not merged. */
static void
test_accounts_differ (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *text = "name,微信号,phone,email\nAda,w1,13800138000,\nAda's mother,w2,13800138000,\nBob,w3,,b@example.org\n"
                     "Robert,w4,,b@example.org\n";
  g_autoptr (GopsImportReport) first = import_well (fixture, text), again = import_well (fixture, text);

  g_assert_cmpuint (first->members_new, ==, 4);
  g_assert_cmpuint (again->members_new, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 4);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT person_id) FROM person_identity"), ==, 4);
}

/* A number that two people share keeps them two, in one file and in the next, in this group and in another; a record that names
 * nobody is of who had it first. After many records all is read at once, which must say the same. */
static void
test_shared_number (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 other = gops_test_add_group (fixture->test.store, "夜跑");
  g_autoptr (GString) many = g_string_new ("name,phone\n");
  g_autoptr (GopsImportReport) report = NULL;

  for (guint i = 0; i < 5100; i++)
    g_string_append_printf (many, "M%u,139%08u\n", i, i);
  g_string_append (many, "李雷,13700001111\n韩梅梅,13700001111\n");
  report = import_well (fixture, "name,phone\n李雷,13700001111\n韩梅梅,13700001111\n,13700001111\n");
  g_assert_cmpuint (report->members_new, ==, 2);
  fixture->group = other;
  g_clear_pointer (&report, gops_import_report_free);
  report = import_well (fixture, "name,phone\n韩梅梅,13700001111\n李雷,13700001111\n,13700001111\n");
  g_assert_cmpuint (report->members_new, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM membership"), ==, 4);
  fixture->group = gops_test_add_group (fixture->test.store, "晨读");
  g_clear_pointer (&report, gops_import_report_free);
  report = import_well (fixture, many->str);
  g_assert_cmpuint (report->members_new, ==, 5100);
}

static void
test_bad_records (Fixture       *fixture,
                  gconstpointer  data)
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
  report = import_well (fixture, text->str);

  g_assert_cmpuint (report->members_new, ==, 6);
  assert_skipped (report, 2, "2026-02-30: this date does not exist");
  assert_skipped (report, 2, "1.23457E+11");
  assert_skipped (report, 3, "quote");
  assert_skipped (report, 4, "neither a name");
  assert_skipped (report, 6, "soon: this is no date");
  assert_skipped (report, 6, "many");
  assert_skipped (report, 6, "control characters");
  assert_skipped (report, 7, "6 cells, the header has 5");
  assert_skipped (report, 8, "cut to 200 characters");
  g_assert_cmpint (count (fixture, "SELECT max (length (name)) FROM person"), ==, 200);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE name IN ('Cyd', '=cmd()', '<script>', 'Bob')"), ==, 4);
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
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refusals[i].name);
      g_assert_null (import_text (fixture, refusals[i].text, &error));
      g_assert_error (error, GOPS_INTAKE_ERROR, refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].part));
    }
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM batch"), ==, 0);
}

static void
test_date_order (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char text[] = "name,joined\nAda,3/4/2026\nBob,5/6/2026\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberImport) import = open_text (fixture, text, -1, &error);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GopsImportReport) decided = NULL;
  g_autofree char *days = NULL;

  gops_member_import_set_date_order (import, GOPS_DATE_ORDER_MDY);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->first, ==, "2026-03-04");
  g_assert_cmpstr (report->last, ==, "2026-05-06");
  decided = import_well (fixture, "name,joined\nCy,3/4/2026\nDan,17/6/2026\n");   /* one date decides for all */
  g_assert_cmpstr (decided->first, ==, "2026-04-03");
}

static void
test_mapping (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_column = NULL;
  g_autoptr (GError) no_field = NULL;
  g_autoptr (GopsMemberImport) import = open_text (fixture, "foo,bar,name\nAda,13800138000,x\n", -1, &error);
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
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE name = 'Ada' AND phone = '13800138000'"), ==, 1);
}

/* Columns with the name of an own field over them are that field; what people have entered stays. */
static void
test_own_fields (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char text[] = "姓名,尺码（必填）,合同日期,身高\n张三,m,17.3.2026,180\n李四,XXL,3.4.2026,\n";
  GopsStore *store = fixture->test.store;
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL, again = NULL;
  g_autofree char *values = NULL;

  g_assert_cmpint (gops_own_field_add (store, "尺码", GOPS_OWN_CHOICE, "S\nM", NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (store, "合同日期", GOPS_OWN_DATE, NULL, NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (store, "Height", GOPS_OWN_NUMBER, NULL, NULL), !=, 0);
  import = open_text (fixture, text, -1, NULL);
  g_assert_true (gops_member_import_guess_own (import, store, NULL));
  g_assert_true (gops_member_import_map_own (import, store, "身高", "height", NULL));
  g_assert_false (gops_member_import_map_own (import, store, "身高", "bogus", NULL));
  g_assert_cmpstr (gops_record_get_text (gops_member_import_get_own_field (import, 1), GOPS_OWN_FIELD_NAME), ==, "尺码");
  report = gops_member_import_run (import, store, fixture->group, NULL, NULL, NULL);
  g_assert_cmpuint (report->members_new, ==, 2);
  assert_skipped (report, 3, "none of the answers");
  values = read_text (fixture, "SELECT group_concat (line) FROM (SELECT f.name || '=' || v.value AS line FROM own_value v JOIN own_field f ON f.id = v.field_id ORDER BY v.id)");
  g_assert_cmpstr (values, ==, "尺码=M,合同日期=2026-03-17,Height=180,合同日期=2026-04-03");
  again = gops_member_import_run (import, store, fixture->group, NULL, NULL, NULL);
  g_assert_cmpuint (again->n_changed, ==, 0);
  g_assert_true (gops_store_undo (store, NULL, NULL));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM own_value WHERE batch IN (SELECT id FROM batch WHERE state = 'done')"), ==, 0);
}

static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) earlier = import_well (fixture, "name,phone\nAda,13800138000\n");
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;
  gint64 actions = count (fixture, "SELECT count (*) FROM journal_action");
  g_autoptr (GopsMemberImport) import =
    open_text (fixture, "name,phone\nAda,13800138000\nBob,\nBob,\nCy,1,2,3\nDan,\n", -1, &error);
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
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM journal_action"), ==, actions);
}

/* What would come into a group that is made for it: known by what is theirs alone, by no name. */
static void
test_preview_new_group (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GopsImportReport) earlier = import_well (fixture, "name,phone\nAda,13800138000\nBob,\n");
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;
  g_autoptr (GopsMemberImport) import = open_text (fixture, "name,phone\nAda,13800138000\nBob,\nCy,\n", -1, NULL);
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
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL, *text = long_list (3000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsProgress) progress = gops_progress_new (on_progress_cancel_cb, cancellable);
  g_autoptr (GopsMemberImport) import = open_text (fixture, text, -1, &error);

  g_assert_null (gops_member_import_run (import, fixture->test.store, fixture->group, progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM batch"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);
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
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = long_list (2000);
  g_autoptr (GopsMemberImport) import = open_text (fixture, text, -1, &error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { loop, NULL };
  guint timeout = g_timeout_add_seconds (30, on_too_late_cb, NULL);

  gops_member_import_run_async (import, fixture->test.store, fixture->group, NULL, NULL, NULL, on_run_cb, &wait);
  g_main_loop_run (loop);
  g_source_remove (timeout);
  g_assert_cmpuint (wait.report->members_new, ==, 2000);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM member_view"), ==, 2000);
  gops_import_report_free (wait.report);
}

static void
test_encodings (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const encodings[] = { "GB18030", "UTF-16LE", "UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *bytes = g_convert (list, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GopsMemberImport) import = open_text (fixture, bytes, length, &error);
      g_autoptr (GopsImportReport) report =
        gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (report->encoding, ==, encodings[i]);
      g_assert_cmpuint (report->members_new, ==, i == 0 ? 3 : 0);
      g_assert_cmpuint (report->members_matched, ==, i == 0 ? 0 : 3);
    }
}

static void
check_fixture (Fixture    *fixture,
               const char *folder,
               const char *name,
               guint       n_new)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberImport) import = gops_member_import_new (file, NULL, NULL, &error);
  g_autoptr (GopsImportReport) report = NULL;

  g_assert_no_error (error);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->members_new, ==, n_new);
}

static void
test_fixtures (Fixture       *fixture,
               gconstpointer  data)
{
  const char *folder = g_getenv ("GOPS_FIXTURES");

  if (folder == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  check_fixture (fixture, folder, "csv/handmade/members-utf8-bom.csv", 4);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person_identity"), ==, 3);
  check_fixture (fixture, folder, "csv/handmade/members-utf16le.txt", 0);
  check_fixture (fixture, folder, "csv/handmade/members-formula-guard.csv", 2);
  check_fixture (fixture, folder, "csv/handmade/cr-only.csv", 2);    /* the same names, other accounts */
  check_fixture (fixture, folder, "csv/civicrm-core/individual_valid_basic.csv", 1);
}

/* The same people as a workbook and as cards: nobody comes twice. */
static void
test_fixtures_of_other_kinds (Fixture       *fixture,
                              gconstpointer  data)
{
  const char *folder = g_getenv ("GOPS_FIXTURES");

  if (folder == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  check_fixture (fixture, folder, "csv/handmade/user-list-discourse.csv", 2);   /* the third is the forum itself */
  check_fixture (fixture, folder, "xlsx/gnumeric/members.xlsx", 4);
  check_fixture (fixture, folder, "csv/handmade/members-utf16le.txt", 1);   /* the sheet has lost the zeros of an account */
  check_fixture (fixture, folder, "vcard/handmade/v21-qp-utf8-cn.vcf", 1);   /* two are known by number and name; the third's number is another name's */
  check_fixture (fixture, folder, "vcard/handmade/v21-qp-gb18030-declared-gb2312.vcf", 0);
  check_fixture (fixture, folder, "vcard/handmade/v40-group-and-lowercase.vcf", 1);
  check_fixture (fixture, folder, "vcard/whatsapp-chat-exporter/contacts.vcf", 6);
}

/* --- kinds of tables --- */

static GFile *
file_in (Fixture    *fixture,
         const char *name)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, name, NULL);

  return g_file_new_for_path (path);
}

static GopsImportReport *
import_file (Fixture *fixture,
             GFile   *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberImport) import = gops_member_import_new (file, NULL, NULL, &error);
  GopsImportReport *report = NULL;

  g_assert_no_error (error);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GFile) file = file_in (fixture, "list.txt");   /* the content tells, not the name */
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *people = NULL;

  gops_test_write_file (g_file_peek_path (file),
                        "BEGIN:VCARD\nVERSION:3.0\nN:李;四;;;\nTEL;TYPE=HOME:010-1234567\nTEL;TYPE=PREF:13800138000\nBDAY:19900501\nEND:VCARD\n"
                        "BEGIN:VCARD\nKIND:group\nFN:Club\nEND:VCARD\nBEGIN:VCARD\nFN:Ann\nBDAY:1990-02-30\n", -1);
  report = import_file (fixture, file);
  g_assert_cmpstr (report->format, ==, "vcard");
  g_assert_cmpuint (report->members_new, ==, 2);
  g_assert_cmpuint (report->n_skipped, ==, 3);   /* the group, the day, the open end */
  people = read_text (fixture, "SELECT group_concat (name || '|' || phone || '|' || birthday) FROM person");
  g_assert_cmpstr (people, ==, "李四|13800138000|1990-05-01,Ann||");
}

/* The second sheet holds the members, as the tools for WeChat write it. */
static void
test_sheet (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GFile) file = file_in (fixture, "list.xlsx");
  const GopsTableOptions options = { .sheet = "成员信息" };
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  gops_test_zip_write (
    g_file_peek_path (file), "xl/workbook.xml",
    "<workbook xmlns:r='r'><sheets><sheet name='聊天记录' r:id='a'/><sheet name='成员信息' r:id='b'/></sheets></workbook>", "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id='a' Type='/worksheet' Target='a.xml'/><Relationship Id='b' Type='/worksheet' Target='b.xml'/></Relationships>", "xl/a.xml",
    "<worksheet><sheetData><row><c t='str'><v>消息</v></c></row></sheetData></worksheet>", "xl/b.xml",
    "<worksheet><sheetData><row><c t='str'><v>wxid</v></c><c t='str'><v>群昵称</v></c></row><row><c t='str'><v>wxid_1</v></c><c t='str'><v>小明</v></c></row>"
    "<row r='9'><c t='str'><v>wxid_2</v></c></row></sheetDataX></worksheet>",
    NULL);
  import = gops_member_import_new_for_format (file, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gops_member_import_get_format (import)->id, ==, "xlsx");
  g_assert_cmpint (gops_member_import_get_separator (import), ==, 0);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->members_new, ==, 2);
  g_assert_cmpuint (report->n_skipped, ==, 1);   /* where it is damaged */
  g_assert_cmpuint (((GopsImportSkipped *) report->skipped->pdata[0])->line, ==, 10);
}

static void
test_packed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) file = file_in (fixture, "list.zip");
  g_autoptr (GopsImportReport) report = NULL;

  gops_test_zip_write (g_file_peek_path (file), "readme.txt", "x", "members.csv", "姓名,手机\n张三,13800138000\n", NULL);
  report = import_file (fixture, file);
  g_assert_cmpstr (report->format, ==, "csv");
  g_assert_cmpuint (report->members_new, ==, 1);
}

/* --- columns that become an own field --- */

static const char with_new[] = "姓名,尺码,身高,生效,编号,意见,3、您的城市(必填)?\n"
                               "张三,M,172,2026-03-01,007,好,上海\n李四,S,160.5,2026-04-01,12,\"很好, 真的\",北京\n王五,M,,,3,,上海\n"
                               "赵六,S,180,2026-05-09,4,一般,上海\n钱七,M,171,,5,差,北京\n孙八,S,165,,6,再说,北京\n";

static void
test_guesses (Fixture       *fixture,
              gconstpointer  data)
{
  static const GopsOwnKind kinds[] = { GOPS_OWN_TEXT, GOPS_OWN_CHOICE, GOPS_OWN_NUMBER, GOPS_OWN_DATE, GOPS_OWN_TEXT, GOPS_OWN_TEXT, GOPS_OWN_CHOICE };
  g_autoptr (GopsMemberImport) import = open_text (fixture, with_new, -1, NULL);

  g_assert_cmpint (gops_member_import_guess_kind (import, 2), ==, GOPS_OWN_TEXT);   /* not looked at yet */
  g_assert_true (gops_member_import_look_at_values (import, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (gops_member_import_guess_kind (import, i), ==, kinds[i]);
}

#define FIELDS "SELECT group_concat (name || ':' || kind || ':' || replace (choices, char (10), '/')) FROM (SELECT * FROM own_field ORDER BY position)"
#define VALUES "SELECT group_concat (v.value, '|') FROM own_value v JOIN own_field f ON f.id = v.field_id JOIN person p ON p.id = v.person_id" \
               " WHERE p.name = '李四' ORDER BY f.position"

static void
test_new_fields (Fixture       *fixture,
                 gconstpointer  data)
{
  GopsStore *store = fixture->test.store;
  g_autoptr (GopsMemberImport) import = open_text (fixture, with_new, -1, NULL), next = NULL;
  g_autoptr (GopsImportReport) report = NULL, again = NULL;
  g_autoptr (GopsMemberPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *fields = NULL, *values = NULL, *redone = NULL;

  g_assert_true (gops_member_import_map_own (import, store, "尺码", "new", &error));
  g_assert_true (gops_member_import_map_own (import, store, "身高", "new", &error));
  g_assert_true (gops_member_import_map_own (import, store, "编号", "new:number", &error));
  g_assert_true (gops_member_import_map_own (import, store, "7", "new:text", &error));
  g_assert_no_error (error);
  g_assert_false (gops_member_import_map_own (import, store, "意见", "new:colour", &error));
  g_assert_nonnull (strstr (error->message, "colour"));
  g_clear_error (&error);
  g_assert_true (gops_member_import_is_new_field (import, 1));
  preview = gops_member_import_preview (import, store, fixture->group, 10, NULL, NULL, NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM own_field"), ==, 0);   /* a try */
  g_assert_nonnull (preview);
  report = gops_member_import_run (import, store, fixture->group, NULL, NULL, NULL);
  fields = read_text (fixture, FIELDS);
  g_assert_cmpstr (fields, ==, "尺码:choice:M/S,身高:number:,编号:number:,您的城市 必填:text:");
  values = read_text (fixture, VALUES);
  g_assert_cmpstr (values, ==, "S|160.5|12|北京");

  g_assert_true (gops_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM own_field"), ==, 0);
  g_assert_true (gops_store_redo (store, NULL, NULL));
  redone = read_text (fixture, VALUES);
  g_assert_cmpstr (redone, ==, values);

  /* what was said holds for the next list, and the next import makes no field twice */
  g_assert_true (gops_member_import_remember (import, store, NULL));
  next = open_text (fixture, with_new, -1, NULL);
  g_assert_true (gops_member_import_recall (next, store));
  g_assert_cmpstr (gops_record_get_text (gops_member_import_get_own_field (next, 2), GOPS_OWN_FIELD_NAME), ==, "身高");
  g_assert_false (gops_member_import_is_new_field (next, 2));
  again = gops_member_import_run (next, store, fixture->group, NULL, NULL, NULL);
  g_assert_cmpuint (again->n_changed, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM own_field"), ==, 4);
}

/* Values that do not fit are told with line and reason; a name that is there is said; what is cancelled leaves no field. */
static void
test_new_fields_refused (Fixture       *fixture,
                         gconstpointer  data)
{
  GopsStore *store = fixture->test.store;
  g_autoptr (GopsMemberImport) import = open_text (fixture, "姓名,身高,Size,size\n张三,172,S,M\n李四,高,M,S\n", -1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_member_import_map_own (import, store, "身高", "new:number", NULL));
  g_assert_true (gops_member_import_map_own (import, store, "3", "new", NULL));
  g_assert_false (gops_member_import_map_own (import, store, "4", "new", &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (gops_member_import_run (import, store, fixture->group, NULL, cancellable, NULL));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM own_field"), ==, 0);
  report = gops_member_import_run (import, store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_skipped (report, 3, "身高");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM own_value"), ==, 3);
  g_assert_false (gops_member_import_map_own (import, store, "4", "new", &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
}

#define ADD(name, func) g_test_add ("/intake/members/" name, Fixture, NULL, set_up, func, tear_down)

/* Whether tiers will be able to tell anybody active. */
static void
test_activity (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GopsImportReport) without = import_well (fixture, "姓名,入群时间\n张三,2026-01-02\n");
  g_autoptr (GopsImportReport) with = import_well (fixture, "姓名,活跃天数\n张三,7\n");
  g_autoptr (GopsImportReport) after = import_well (fixture, "姓名,入群时间\n李四,2026-01-02\n");

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
  ADD ("own-fields", test_own_fields);
  ADD ("own-fields/guesses", test_guesses);
  ADD ("own-fields/new", test_new_fields);
  ADD ("own-fields/new-refused", test_new_fields_refused);
  ADD ("cancel", test_cancel);
  ADD ("thread", test_thread);
  ADD ("encodings", test_encodings);
  ADD ("activity", test_activity);
  ADD ("cards", test_cards);
  ADD ("sheet", test_sheet);
  ADD ("packed", test_packed);
  ADD ("fixtures", test_fixtures);
  ADD ("fixtures-of-other-kinds", test_fixtures_of_other_kinds);
  return g_test_run ();
}
