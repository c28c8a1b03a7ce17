/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-up lists become check-ins, orders and lists of who takes part, once, however often they come. */
#include <string.h>

#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-member-import.h"
#include "gops-namesakes.h"
#include "gops-person-forget.h"
#include "gops-sign-up-import.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore   test;
  GopsSignUpTerms terms;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->test = gops_test_store_new ();
  fixture->terms = (GopsSignUpTerms) { .group = gops_test_add_group (fixture->test.store, "晨跑"), .day = "2026-09-17", .currency = "CNY" };
  path = g_build_filename (fixture->test.folder, "list.csv", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, "姓名,群昵称,手机\n张三,三哥,13800138000\n李四,,\n王五,,\n", -1, NULL));
  import = gops_member_import_new (file, NULL, NULL, NULL);
  report = gops_member_import_run (import, fixture->test.store, fixture->terms.group, NULL, NULL, NULL);
  g_assert_cmpuint (report->members_new, ==, 3);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

static char *
read_text (Fixture    *fixture,
           const char *sql)
{
  char *text = NULL;

  g_assert_true (gops_store_read_text (fixture->test.store, &text, NULL, sql, NULL));
  return text;
}

static void
assert_text (Fixture    *fixture,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = read_text (fixture, sql);

  g_assert_cmpstr (text, ==, expected);
}

#define CHECK_INS "SELECT coalesce (group_concat (line, '; '), '') FROM (SELECT p.name || ' ' || on_date || ' ' || duty || ' ' || c.note AS line" \
                  " FROM check_in c JOIN person p ON p.id = c.person_id ORDER BY p.id)"
#define COUNTS "SELECT group_concat (checkins) FROM (SELECT checkins FROM membership ORDER BY person_id)"
#define ORDERS "SELECT coalesce (group_concat (line, '; '), '') FROM (SELECT p.name || ' ' || on_date || ' ' || product || ' ' || amount AS line" \
               " FROM purchase o JOIN person p ON p.id = o.person_id ORDER BY p.id)"
#define ENTRIES "SELECT coalesce (group_concat (line, '; '), '') FROM (SELECT e.name || ' ' || quantity || ' ' || (e.person_id IS NOT NULL) AS line" \
                " FROM sign_up_entry e ORDER BY position, e.id)"

/* New, changed, as before, unknown. */
static void
assert_taken (Fixture    *fixture,
              const char *text,
              guint       n_new,
              guint       changed,
              guint       same,
              guint       unknown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsSignUpReport) report = gops_sign_up_import (fixture->test.store, text, &fixture->terms, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_new, ==, n_new);
  g_assert_cmpuint (report->n_changed, ==, changed);
  g_assert_cmpuint (report->n_same, ==, same);
  g_assert_cmpuint (report->n_unknown, ==, unknown);
}

static void
test_check_ins (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;

  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  assert_taken (fixture, "#接龙\n每日一书\n\n1. 三哥 读完了\n2. 谁", 2, 0, 0, 1);
  assert_text (fixture, CHECK_INS, "张三 2026-09-17 每日一书 读完了");
  before = gops_test_dump (fixture->test.store);
  assert_taken (fixture, "#接龙\n每日一书\n\n1. 三哥 读完了\n2. 谁", 0, 0, 2, 1);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  assert_taken (fixture, "#接龙\n每日一书\n\n1. 三哥 读完了\n2. 谁\n3. 李四", 1, 0, 2, 1);
  assert_taken (fixture, "#接龙\n每日一书\n\n1. 三哥 读完了", 0, 0, 1, 0);   /* an older one */
  assert_text (fixture, CHECK_INS, "张三 2026-09-17 每日一书 读完了; 李四 2026-09-17 每日一书 ");
  assert_text (fixture, COUNTS, "1,1,0");
  assert_taken (fixture, "#接龙\n每日一书\n\n1. 三哥 读完了\n2. 谁\n3. 李四 请假", 0, 1, 2, 1);   /* who is on leave has done nothing */
  assert_text (fixture, CHECK_INS, "张三 2026-09-17 每日一书 读完了");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_text (fixture, COUNTS, "1,1,0");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_text (fixture, CHECK_INS, "");
  assert_text (fixture, COUNTS, "0,0,0");
  assert_text (fixture, ENTRIES, "");
}

static void
test_brackets (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GopsSignUpReport) report = NULL;

  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE membership SET nickname = '小A（改名了）🌹' WHERE person_id ="
                                              " (SELECT id FROM person WHERE name = '李四')", NULL));
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE membership SET nickname = '阿珍(珍珍)' WHERE person_id ="
                                              " (SELECT id FROM person WHERE name = '王五')", NULL));
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_TAKING_PART;
  fixture->terms.add_people = TRUE;
  report = gops_sign_up_import (fixture->test.store, "#接龙\n周末\n1. 小A（改名了）🌹\n2. 阿珍(珍珍) 2份（不要辣）\n   晚点到\n3. 三哥（带娃）\n",
                                &fixture->terms, FALSE, NULL);
  g_assert_cmpuint (report->n_added, ==, 0);
  g_assert_cmpuint (report->n_unknown, ==, 0);
  assert_text (fixture, "SELECT group_concat (name || '/' || quantity || '/' || remark, '; ') FROM (SELECT * FROM sign_up_entry ORDER BY position)",
               "小A（改名了）🌹/1.0/; 阿珍(珍珍)/2.0/（不要辣）\n晚点到; 三哥/1.0/（带娃）");
}

/* A name that two have is nobody's, and is not told as if all were sure. */
static void
test_two_of_a_name (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GopsSignUpReport) report = NULL;

  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE person SET name = '李雷' WHERE name IN ('李四', '王五')", NULL));
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  report = gops_sign_up_import (fixture->test.store, "#接龙\n早起打卡\n1. 张三\n2. 李雷\n", &fixture->terms, FALSE, NULL);
  g_assert_cmpuint (report->n_unsure, ==, 1);
  assert_text (fixture, "SELECT count (*) FROM check_in", "1");
}

static gint64
find_namesake (const GopsSignUpReport *report,
               guint                   line,
               const char             *signs)
{
  const GPtrArray *namesakes = ((GopsSignUpLine *) report->lines->pdata[line])->namesakes;

  g_assert_nonnull (namesakes);
  g_assert_cmpuint (namesakes->len, ==, 2);
  for (guint i = 0; i < namesakes->len; i++)
    if (g_str_equal (((GopsNamesake *) namesakes->pdata[i])->signs, signs))
      return ((GopsNamesake *) namesakes->pdata[i])->person;
  g_assert_not_reached ();
}

static void
take_with_choice (Fixture    *fixture,
                  const char *list,
                  guint       n_same,
                  guint       n_changed)
{
  g_autoptr (GopsSignUpReport) report = gops_sign_up_import (fixture->test.store, list, &fixture->terms, FALSE, NULL);

  g_assert_cmpuint (report->n_unsure, ==, 0);
  g_assert_cmpuint (report->n_same, ==, n_same);
  g_assert_cmpuint (report->n_changed, ==, n_changed);
}

/* Whose it is can be said, be taken back, and is known when the list comes again. */
static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  static const char list[] = "#接龙\n早起打卡\n1. 张三\n2. 李雷\n";
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  g_autoptr (GopsSignUpReport) report = NULL;
  gint64 person, nobody = 0;

  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE person SET phone = '13900139000' WHERE name = '王五'", NULL));
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE person SET name = '李雷' WHERE name IN ('李四', '王五')", NULL));
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  fixture->terms.chosen = chosen;
  report = gops_sign_up_import (fixture->test.store, list, &fixture->terms, TRUE, NULL);
  g_assert_null (((GopsSignUpLine *) report->lines->pdata[0])->namesakes);
  person = find_namesake (report, 1, "李雷 · 13900139000 · 0 messages");
  g_hash_table_insert (chosen, GUINT_TO_POINTER (4), &person);
  take_with_choice (fixture, list, 0, 0);
  assert_text (fixture, "SELECT group_concat (p.phone, ';') FROM check_in c JOIN person p ON p.id = c.person_id WHERE p.name = '李雷'", "13900139000");

  g_hash_table_remove_all (chosen);
  take_with_choice (fixture, list, 2, 0);
  g_hash_table_insert (chosen, GUINT_TO_POINTER (4), &nobody);
  take_with_choice (fixture, list, 1, 1);
  assert_text (fixture, "SELECT count (*) FROM check_in", "1");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_text (fixture, "SELECT count (*) FROM check_in", "2");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, NULL));
  assert_text (fixture, "SELECT count (*) FROM check_in", "1");
}

static void
test_orders (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_ORDER;
  fixture->terms.price = 1250;
  assert_taken (fixture, "#接龙 土鸡蛋\n1. 张三 2盒\n2. 李四 1盒", 2, 0, 0, 0);
  assert_text (fixture, ORDERS, "张三 2026-09-17 土鸡蛋 2500; 李四 2026-09-17 土鸡蛋 1250");
  assert_taken (fixture, "#接龙 土鸡蛋\n1. 张三 3盒\n2. 李四 取消\n3. 三哥 1盒", 1, 2, 0, 0);
  assert_text (fixture, ORDERS, "张三 2026-09-17 土鸡蛋 3750; 张三 2026-09-17 土鸡蛋 1250");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_text (fixture, ORDERS, "张三 2026-09-17 土鸡蛋 2500; 李四 2026-09-17 土鸡蛋 1250");
}

/* A price of one 斤 is none of one 箱; what is a sum of several things is told. */
static void
test_doubts (Fixture       *fixture,
             gconstpointer  data)
{
  static const char list[] = "#接龙\n苹果团购 29.9/斤\n\n1. 张三 一箱\n2. 李四 3斤苹果+2斤梨\n3. 王五 2\n4. 三哥 3斤\n";
  static const char *const doubts[] = { "the price above the list is that of one 斤, this line counts in 箱", "several things were added up: 3斤苹果+2斤梨", NULL, NULL };
  g_autoptr (GopsSignUpReport) report = NULL;

  fixture->terms.purpose = GOPS_SIGN_UP_FOR_ORDER;
  fixture->terms.price = 2990;
  report = gops_sign_up_import (fixture->test.store, list, &fixture->terms, FALSE, NULL);
  g_assert_cmpuint (report->n_unsure, ==, 2);
  for (guint i = 0; i < report->lines->len; i++)
    g_assert_cmpstr (((GopsSignUpLine *) report->lines->pdata[i])->doubt, ==, doubts[i]);
  assert_text (fixture, "SELECT group_concat (quantity) FROM (SELECT quantity FROM sign_up_entry ORDER BY position)", "1.0,5.0,2.0,3.0");
}

/* What somebody says is the count leaves no doubt; the words that are in doubt stay with the entry. */
static void
test_corrected (Fixture       *fixture,
                gconstpointer  data)
{
  static const char list[] = "#接龙\n苹果团购 29.9/斤\n\n1. 张三 一箱\n2. 李四 1-2斤\n3. 三哥 3斤\n";
  g_autoptr (GHashTable) corrected = g_hash_table_new (NULL, NULL);
  double ten = 10, none = 0;
  g_autoptr (GopsSignUpReport) report = NULL;

  fixture->terms.purpose = GOPS_SIGN_UP_FOR_ORDER;
  fixture->terms.price = 100;
  fixture->terms.corrected = corrected;
  g_hash_table_insert (corrected, GUINT_TO_POINTER (4), &ten);
  report = gops_sign_up_import (fixture->test.store, list, &fixture->terms, FALSE, NULL);
  g_assert_cmpuint (report->n_unsure, ==, 1);
  g_assert_cmpuint (report->n_again, ==, 1);
  g_assert_cmpuint (report->n_people, ==, 2);
  assert_text (fixture, ORDERS, "张三 2026-09-17 苹果团购 29.9/斤 1000; 张三 2026-09-17 苹果团购 29.9/斤 300; 李四 2026-09-17 苹果团购 29.9/斤 100");
  assert_text (fixture, "SELECT group_concat (remark, ';') FROM (SELECT remark FROM sign_up_entry ORDER BY position)", "一箱;1-2斤;");
  g_hash_table_insert (corrected, GUINT_TO_POINTER (5), &none);
  assert_taken (fixture, list, 0, 1, 2, 0);
  assert_text (fixture, ORDERS, "张三 2026-09-17 苹果团购 29.9/斤 1000; 张三 2026-09-17 苹果团购 29.9/斤 300");
}

/* Who stands there twice is one check-in, and is told of. */
static void
test_counted_once (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char list[] = "1. 张三\n2. 李四\n3. 三哥\n4. 张三 请假";
  g_autoptr (GopsSignUpReport) report = NULL;

  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  report = gops_sign_up_import (fixture->test.store, list, &fixture->terms, TRUE, NULL);
  g_assert_cmpuint (report->n_new, ==, 2);
  g_assert_cmpuint (report->n_people, ==, 2);
  g_assert_cmpuint (report->n_again, ==, 1);
  g_assert_cmpuint (report->n_called_off, ==, 1);
}

static void
test_taking_part (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_TAKING_PART;
  fixture->terms.title = "爬山";
  assert_taken (fixture, "1. 张三 2人\n2. 王五\n3. 王五", 3, 0, 0, 0);
  assert_text (fixture, ENTRIES, "张三 2.0 1; 王五 1.0 1; 王五 1.0 1");
  assert_taken (fixture, "1. 张三 2人\n2. 王五\n3. 王五 2人", 0, 1, 2, 0);
  assert_text (fixture, "SELECT title || ' ' || purpose FROM sign_up", "爬山 sign-up");
  fixture->terms.day = "2026-09-18";
  assert_taken (fixture, "1. 张三 2人", 1, 0, 0, 0);   /* another day is another list */
}

static void
test_new_people (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GopsSignUpReport) report = NULL;

  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  fixture->terms.add_people = TRUE;
  report = gops_sign_up_import (fixture->test.store, "1. 新人\n2. 张三", &fixture->terms, TRUE, NULL);
  g_assert_cmpuint (report->n_added, ==, 1);
  assert_text (fixture, CHECK_INS, "");
  assert_taken (fixture, "1. 新人\n2. 张三", 2, 0, 0, 0);
  assert_text (fixture, CHECK_INS, "张三 2026-09-17  ; 新人 2026-09-17  ");
  assert_text (fixture, "SELECT count (*) FROM member_view", "4");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_text (fixture, "SELECT count (*) FROM member_view", "3");
}

/* A list may bring its group along: one action, and a try leaves nothing of it. */
static void
test_new_group (Fixture       *fixture,
                gconstpointer  data)
{
  const GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = "zh_CN", .name = "爬山" };
  g_autoptr (GopsSignUpReport) report = NULL;
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;

  fixture->terms.group = 0;
  fixture->terms.new_group = &draft;
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_TAKING_PART;
  fixture->terms.add_people = TRUE;
  report = gops_sign_up_import (fixture->test.store, "#接龙\n周六爬山\n\n1. 张三 2大1小\n2. 新人", &fixture->terms, TRUE, NULL);
  g_assert_cmpuint (report->n_new, ==, 2);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  assert_taken (fixture, "#接龙\n周六爬山\n\n1. 张三 2大1小\n2. 新人", 2, 0, 0, 0);
  assert_text (fixture, ENTRIES, "张三 3.0 1; 新人 1.0 1");
  assert_text (fixture, "SELECT s.title FROM sign_up s JOIN chat_group g ON g.id = s.group_id WHERE g.name = '爬山'", "周六爬山");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_text (fixture, ENTRIES, "");
  assert_text (fixture, "SELECT count (*) FROM chat_group WHERE name = '爬山'", "0");
}

/* Who is on it by two names is one person; who called off and is not known does not become a member. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  static const char list[] = "1. 张三\n2. 三哥\n3. 新人 ×取消\n4. 李四";
  g_autoptr (GopsSignUpReport) report = NULL;

  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  fixture->terms.add_people = TRUE;
  report = gops_sign_up_import (fixture->test.store, list, &fixture->terms, FALSE, NULL);
  g_assert_cmpuint (report->n_people, ==, 2);
  g_assert_cmpuint (report->n_added, ==, 0);
  g_assert_cmpuint (report->n_unknown, ==, 0);   /* nobody has to find out who called off */
  g_assert_cmpuint (report->n_called_off, ==, 1);
  g_assert_nonnull (((GopsSignUpLine *) report->lines->pdata[2])->absence);
  g_assert_null (((GopsSignUpLine *) report->lines->pdata[3])->absence);
  g_assert_cmpstr (((GopsSignUpLine *) report->lines->pdata[1])->same_as, ==, "张三");
  g_assert_null (((GopsSignUpLine *) report->lines->pdata[3])->same_as);
  assert_text (fixture, COUNTS, "1,1,0");
}

/* Who it is can become known later. */
static void
test_known_later (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  assert_taken (fixture, "1. 小四\n2. 张三", 2, 0, 0, 1);
  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Rename", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, NULL, "UPDATE person SET name = '小四' WHERE name = '李四'", NULL));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  assert_taken (fixture, "1. 小四\n2. 张三", 0, 1, 1, 0);
  assert_text (fixture, CHECK_INS, "张三 2026-09-17  ; 小四 2026-09-17  ");
}

/* An entry that turns out to be somebody else's takes its check-in along. */
static void
test_somebody_else (Fixture       *fixture,
                    gconstpointer  data)
{
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  assert_taken (fixture, "1. 三哥 读完了", 1, 0, 0, 0);
  assert_text (fixture, COUNTS, "1,0,0");
  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Rename", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, NULL, "UPDATE membership SET nickname = CASE nickname WHEN '三哥' THEN '' ELSE '三哥' END"
                                  " WHERE person_id IN (SELECT id FROM person WHERE name IN ('张三', '李四'))", NULL));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  assert_taken (fixture, "1. 三哥 读完了", 0, 1, 0, 0);
  assert_text (fixture, CHECK_INS, "李四 2026-09-17  读完了");
  assert_text (fixture, COUNTS, "0,1,0");
}

/* Nothing of somebody who was forgotten is taken in again. */
static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 person = 0;

  g_assert_true (gops_store_read_int (fixture->test.store, &person, NULL, "SELECT id FROM person WHERE name = '王五'", NULL));
  g_assert_true (gops_person_forget (fixture->test.store, person, NULL, NULL, NULL));
  fixture->terms.purpose = GOPS_SIGN_UP_FOR_CHECK_IN;
  fixture->terms.add_people = TRUE;
  assert_taken (fixture, "1. 王五\n2. 新人", 1, 0, 0, 1);
  assert_text (fixture, ENTRIES, "新人 1.0 1");
  assert_text (fixture, "SELECT group_concat (name) FROM (SELECT name FROM person ORDER BY id)", "张三,李四,新人");
}

static void
test_no_list (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_sign_up_import (fixture->test.store, "hello", &fixture->terms, FALSE, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING);
}

#define TEST(name, function) g_test_add ("/intake/sign-up-import/" name, Fixture, NULL, set_up, function, tear_down)

/* A list that is pasted into an item of the plan fills that item's list, and again only brings what is new. */
static void
test_into_an_item (Fixture       *fixture,
                   gconstpointer  data)
{
  GopsStore *store = fixture->test.store;
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", fixture->terms.group, "title", "线下观影", "on-date", "2026-12-05", NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  g_assert_true (gops_store_end (store, gops_record_insert (item, store, &error), &error));
  g_assert_true (gops_sign_up_take_names (store, item, "赵六", &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (gops_sign_up_take_names (store, item, "#接龙\n观影\n1. 三哥 2人\n2. 李四\n3. 阿珍", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  gops_assert_query (store, "SELECT e.name, e.quantity, e.person_id IS NOT NULL FROM sign_up_entry e JOIN sign_up s ON s.id = e.sign_up_id WHERE s.item_id > 0"
                     " ORDER BY e.id", "赵六|1.0|0; 三哥|2.0|1; 李四|1.0|1; 阿珍|1.0|0");
  g_assert_true (gops_sign_up_take_names (store, item, "#接龙\n观影\n1. 三哥 2人\n2. 李四\n3. 阿珍\n4. 王五", &n, &error));
  g_assert_cmpuint (n, ==, 1);
  gops_assert_query (store, "SELECT count (*) FROM sign_up", "1");
  g_assert_true (gops_store_undo (store, NULL, &error));
  gops_assert_query (store, "SELECT count (*) FROM sign_up_entry", "4");
  g_assert_true (gops_store_undo (store, NULL, &error) && gops_store_undo (store, NULL, &error));
  gops_assert_query (store, "SELECT count (*) FROM sign_up", "0");
  g_assert_true (gops_store_redo (store, NULL, &error) && gops_store_redo (store, NULL, &error));
  gops_assert_query (store, "SELECT count (*) FROM sign_up_entry", "4");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("check-ins", test_check_ins);
  TEST ("brackets", test_brackets);
  TEST ("two-of-a-name", test_two_of_a_name);
  TEST ("choice", test_choice);
  TEST ("orders", test_orders);
  TEST ("doubts", test_doubts);
  TEST ("corrected", test_corrected);
  TEST ("counted-once", test_counted_once);
  TEST ("taking-part", test_taking_part);
  TEST ("new-people-only-when-asked", test_new_people);
  TEST ("new-group", test_new_group);
  TEST ("twice", test_twice);
  TEST ("known-later", test_known_later);
  TEST ("somebody-else", test_somebody_else);
  TEST ("forgotten", test_forgotten);
  TEST ("into-an-item", test_into_an_item);
  TEST ("no-list", test_no_list);
  return g_test_run ();
}
