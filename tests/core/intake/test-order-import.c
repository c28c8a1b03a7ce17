/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders: whose they are, what is taken, once and again, in pieces and in any order, undone and broken off. */
#include <string.h>

#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-member-import.h"
#include "gops-order-import.h"
#include "gops-person-forget.h"
#include "gops-purchase.h"
#include "gops-sign-up-sheet.h"
#include "gops-test-store.h"
#include "gops-test-zip.h"
#include "gops-workspace.h"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Fixture;

static const char members[] = "姓名,群昵称,微信号,手机号,邮箱\n张三,三哥,wxid_1,13800138000,\n李四,,wxid_2,,li@example.com\n王五,,,,\n小王,,,,\n"
                              "张伟,,wxid_5,,\n张伟,,wxid_6,,\n";

static GFile *
write_file (Fixture    *fixture,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "file.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->test = gops_test_store_new ();
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Platform", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, NULL, "UPDATE chat_group SET platform = 'wechat'", NULL));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  file = write_file (fixture, members);
  import = gops_member_import_new (file, NULL, NULL, NULL);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, NULL);
  g_assert_cmpuint (report->members_new, ==, 6);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

static GopsOrderImport *
open_orders (Fixture     *fixture,
             const char  *text,
             GError     **error)
{
  g_autoptr (GFile) file = write_file (fixture, text);
  GopsOrderImport *import = gops_order_import_new (file, NULL, NULL, error);

  if (import != NULL)
    gops_order_import_set_currency (import, "CNY");
  return import;
}

static GopsOrderReport *
take (Fixture    *fixture,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOrderImport) import = open_orders (fixture, text, &error);
  GopsOrderReport *report = import != NULL ? gops_order_import_run (import, fixture->test.store, fixture->group, FALSE, NULL, NULL, &error) : NULL;

  g_assert_no_error (error);
  return report;
}

/* New, known, left out. */
static void
assert_taken (Fixture    *fixture,
              const char *text,
              guint       orders,
              guint       duplicates,
              guint       unknown)
{
  g_autoptr (GopsOrderReport) report = take (fixture, text);

  g_assert_cmpuint (report->orders, ==, orders);
  g_assert_cmpuint (report->base->duplicates, ==, duplicates);
  g_assert_cmpuint (report->n_unknown, ==, unknown);
}

static char *
read_orders (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (gops_store_read_text (fixture->test.store, &text, NULL,
    "SELECT coalesce (group_concat (line, '; '), '') FROM (SELECT p.name || ' ' || on_date || ' ' || amount || ' ' || currency || ' ' || product AS line"
    " FROM purchase o JOIN person p ON p.id = o.person_id WHERE o.batch IS NULL OR o.batch IN (SELECT id FROM batch WHERE state = 'done')"
    " ORDER BY on_date, o.id)", NULL));
  return text;
}

static void
assert_orders (Fixture    *fixture,
               const char *orders)
{
  g_autofree char *text = read_orders (fixture);

  g_assert_cmpstr (text, ==, orders);
}

static void
test_buyers (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GopsOrderReport) report = take (fixture,
    "买家,微信号,手机,邮箱,付款时间,实付金额,商品\n"
    "别名,wxid_2,,,2026-03-01,¥10,账号\n"
    "别名,,+86 138 0013 8000,,2026-03-02,20,手机\n"
    "别名,,,LI@Example.com,2026-03-03,30,邮箱\n"
    "王五,,,,2026-03-04,40,姓名\n"
    "三哥,,,,2026-03-05,50,昵称\n"
    "张伟,,,,2026-03-06,60,两个\n"
    "谁,,,,2026-03-07,70,没有\n"
    "谁,,,,2026-03-08,70,没有\n"
    ",,,,2026-03-08,70,没有\n");

  assert_orders (fixture, "李四 2026-03-01 1000 CNY 账号; 张三 2026-03-02 2000 CNY 手机; 李四 2026-03-03 3000 CNY 邮箱; 王五 2026-03-04 4000 CNY 姓名; "
                          "张三 2026-03-05 5000 CNY 昵称");
  g_assert_cmpuint (report->buyers, ==, 3);
  g_assert_cmpuint (report->n_unknown, ==, 3);
  g_assert_cmpuint (report->unknown->len, ==, 2);
  g_assert_cmpstr (((GopsUnknownBuyer *) report->unknown->pdata[0])->name, ==, "张伟");
  g_assert_nonnull (strstr (((GopsUnknownBuyer *) report->unknown->pdata[0])->why, "several"));
  g_assert_cmpuint (((GopsUnknownBuyer *) report->unknown->pdata[1])->n_orders, ==, 2);
  g_assert_cmpuint (report->base->n_skipped, ==, 4);
  g_assert_cmpstr (report->base->first, ==, "2026-03-01");
}

static void
test_new_people (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GopsOrderImport) import = open_orders (fixture, "姓名,手机,日期,金额\n新人,13900000001,2026-03-01,10\n新人,13900000001,2026-03-02,20\n张伟,,2026-03-02,1\n", NULL);
  g_autoptr (GopsOrderReport) report = NULL;
  gint64 n;

  gops_order_import_set_add_people (import, TRUE);
  report = gops_order_import_run (import, fixture->test.store, fixture->group, FALSE, NULL, NULL, NULL);
  g_assert_cmpuint (report->base->members_new, ==, 1);
  g_assert_cmpuint (report->orders, ==, 2);
  g_assert_cmpuint (report->n_unknown, ==, 1);   /* which of the two is not for us to say */
  assert_orders (fixture, "新人 2026-03-01 1000 CNY ; 新人 2026-03-02 2000 CNY ");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_orders (fixture, "");
  g_assert_true (gops_store_read_int (fixture->test.store, &n, NULL, "SELECT count (*) FROM member_view", NULL));
  g_assert_cmpint (n, ==, 6);
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  static const char first[] = "姓名,日期,金额,商品\n张三,2026-03-01,10,茶\n张三,2026-03-01,10,茶\n李四,2026-03-02,20,茶\n";
  static const char overlap[] = "商品;日期;姓名;金额\n茶;2026/3/2;李四;20,00\n茶;2026/3/3;李四;20,00\n茶;2026/3/1;张三;10,00\n";
  g_autofree char *before = NULL, *after = NULL;

  assert_taken (fixture, first, 3, 0, 0);
  before = gops_test_dump (fixture->test.store);
  assert_taken (fixture, first, 0, 3, 0);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (after, ==, before);   /* not even an action */
  assert_taken (fixture, overlap, 1, 2, 0);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_orders (fixture, "");
  assert_taken (fixture, overlap, 3, 0, 0);   /* the other way round */
  assert_taken (fixture, first, 1, 2, 0);
  assert_orders (fixture, "张三 2026-03-01 1000 CNY 茶; 张三 2026-03-01 1000 CNY 茶; 李四 2026-03-02 2000 CNY 茶; 李四 2026-03-03 2000 CNY 茶");
}

static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  /* Three things in one order; the amount was corrected later */
  assert_taken (fixture, "订单号,买家,日期,实付金额,商品\nA1,张三,2026-03-01,10,茶\nA1,张三,2026-03-01,20,壶\nA1,张三,2026-03-01,10,茶\nA2,张三,2026-03-01,10,茶\n", 4, 0, 0);
  assert_taken (fixture, "订单号,买家,日期,实付金额,商品\nA1,张三,2026-03-01,9,茶\nA1,三哥,2026-03-01,20,壶\nA3,张三,2026-03-01,10,茶\n", 1, 2, 0);
}

static void
test_merged (Fixture       *fixture,
             gconstpointer  data)
{
  static const char orders[] = "姓名,日期,金额\n张三,2026-03-01,10\n李四,2026-03-02,20\n";

  assert_taken (fixture, orders, 2, 0, 0);
  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Merge", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, NULL,
    "UPDATE person SET merged_into = (SELECT id FROM person WHERE name = '李四') WHERE name = '张三'", NULL));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  assert_taken (fixture, orders, 0, 2, 0);
}

static void
test_by_hand (Fixture       *fixture,
              gconstpointer  data)
{
  GopsPurchaseDraft draft = { .group = fixture->group, .on_date = "2026-03-01", .amount = 1000, .currency = "CNY", .product = "茶", .number = "A1" };
  gint64 id;

  g_assert_true (gops_store_read_int (fixture->test.store, &draft.person, NULL, "SELECT id FROM person WHERE name = '张三'", NULL));
  id = gops_purchase_add (fixture->test.store, &draft, NULL);
  g_assert_cmpint (id, !=, 0);
  assert_orders (fixture, "张三 2026-03-01 1000 CNY 茶");
  assert_taken (fixture, "订单号,买家,日期,金额,商品\nA1,张三,2026-03-01,10,茶\n", 0, 1, 0);
  g_assert_true (gops_purchase_remove (fixture->test.store, id, NULL));
  assert_orders (fixture, "");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_orders (fixture, "张三 2026-03-01 1000 CNY 茶");
  g_assert_cmpint (gops_purchase_add (fixture->test.store, &(GopsPurchaseDraft) { .person = 1, .on_date = "", .currency = "", .product = "", .number = "" }, NULL), ==, 0);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GopsOrderReport) report = take (fixture,
    "姓名,日期,金额,订单状态,币种\n"
    "张三,2026-03-01,10,已取消,\n张三,2026-02-30,10,,\n张三,soon,10,,\n张三,,10,,\n张三,2026-03-01,,,\n张三,2026-03-01,many,,\n"
    "张三,2026-03-01,-10,,\n张三,2026-03-01,10,,LOL\n张三,2026-03-01,1.5,交易成功,usd\n张三,2026-03-01,10,partially_refunded,\n");
  const char *const told[] = { "not paid", "does not exist", "no date", "day is missing", "amount is missing", "no amount", "paying back", "currency" };

  g_assert_cmpuint (report->base->skipped->len, ==, G_N_ELEMENTS (told));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const GopsImportSkipped *skipped = report->base->skipped->pdata[i];

      g_assert_cmpuint (skipped->line, ==, i + 2);
      g_assert_nonnull (strstr (skipped->reason, told[i]));
    }
  assert_orders (fixture, "张三 2026-03-01 150 USD ; 张三 2026-03-01 1000 CNY ");
}

static void
test_locale (Fixture       *fixture,
             gconstpointer  data)
{
  assert_taken (fixture, "Customer;Order date;Total\n张三;17.3.2026;1.234\n李四;3.4.2026;12,50\n", 2, 0, 0);
  assert_orders (fixture, "张三 2026-03-17 123400 CNY ; 李四 2026-04-03 1250 CNY ");
}

static void
assert_fails (Fixture         *fixture,
              const char      *text,
              GopsIntakeError  code,
              const char      *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOrderImport) import = open_orders (fixture, text, &error);
  g_autoptr (GopsOrderReport) report =
    import != NULL ? gops_order_import_run (import, fixture->test.store, fixture->group, FALSE, NULL, NULL, &error) : NULL;

  g_assert_null (report);
  g_assert_error (error, GOPS_INTAKE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;

  assert_fails (fixture, "", GOPS_INTAKE_ERROR_EMPTY, "empty");
  assert_fails (fixture, "姓名,日期,金额\n", GOPS_INTAKE_ERROR_EMPTY, "nothing below");
  assert_fails (fixture, "a,日期,金额\n1,2026-03-01,1\n", GOPS_INTAKE_ERROR_COLUMN, "who the buyers are");
  assert_fails (fixture, "姓名,日期,a\n张三,2026-03-01,1\n", GOPS_INTAKE_ERROR_COLUMN, "the amounts");
  assert_fails (fixture, "姓名,a,金额\n张三,2026-03-01,1\n", GOPS_INTAKE_ERROR_COLUMN, "the days");
  assert_fails (fixture, "姓名,日期,金额\n张三,3/4/2026,1\n", GOPS_INTAKE_ERROR_DATE_ORDER, "2026-04-03");
  assert_fails (fixture, "姓名,日期,金额\n张三,2026-03-01,x\n", GOPS_INTAKE_ERROR_NOTHING, "no amount");
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_try_and_cancel (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GopsOrderImport) import = open_orders (fixture, "姓名,金额\n张三,10\n李四,20\n", NULL);
  g_autoptr (GopsOrderReport) report = NULL, none = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;

  gops_order_import_set_day (import, "2026-03-01");
  report = gops_order_import_run (import, fixture->test.store, fixture->group, TRUE, NULL, NULL, NULL);
  g_assert_cmpuint (report->orders, ==, 2);
  g_cancellable_cancel (cancellable);
  none = gops_order_import_run (import, fixture->test.store, fixture->group, FALSE, NULL, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (after, ==, before);
  assert_orders (fixture, "");
}

/* A try into a group that is yet to be made: who has an account on its platform is known, names are nobody's. */
static void
test_try_new_group (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GopsOrderImport) import = open_orders (fixture, "姓名,微信号,金额\n张三,wxid_1,10\n王五,,20\n", NULL);
  g_autoptr (GopsOrderReport) report = NULL, added = NULL;

  g_assert_true (gops_workspace_set_setting (fixture->test.store, GOPS_SETTING_PLATFORM, "wechat", NULL));
  gops_order_import_set_day (import, "2026-03-01");
  report = gops_order_import_run (import, fixture->test.store, GOPS_IMPORT_NEW_GROUP, TRUE, NULL, NULL, NULL);
  g_assert_cmpuint (report->orders, ==, 1);
  g_assert_cmpuint (report->n_unknown, ==, 1);
  gops_order_import_set_add_people (import, TRUE);
  added = gops_order_import_run (import, fixture->test.store, GOPS_IMPORT_NEW_GROUP, TRUE, NULL, NULL, NULL);
  g_assert_cmpuint (added->orders, ==, 2);
  assert_orders (fixture, "");
}

/* Many equal orders are counted, not compared with each other. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("姓名,日期,金额\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "张三,2026-03-01,10\n");
  assert_taken (fixture, text->str, 20000, 0, 0);
  g_string_append (text, "张三,2026-03-01,10\n");
  assert_taken (fixture, text->str, 1, 20000, 0);
}

/* Orders of somebody who was forgotten make nobody new; whoever is on the blacklist is told of once. */
static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOrderImport) import = NULL;
  g_autoptr (GopsOrderReport) report = NULL;
  gint64 person = 0;

  g_assert_true (gops_store_read_int (fixture->test.store, &person, &error, "SELECT id FROM person WHERE name = '张三'", NULL));
  g_assert_true (gops_person_forget (fixture->test.store, person, NULL, NULL, &error));
  g_assert_true (gops_store_begin (fixture->test.store, &error, "Blacklist", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "UPDATE person SET blacklisted = 1, blacklist_reason = '广告' WHERE name = '李四'", NULL));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  import = open_orders (fixture, "买家,微信号,手机,付款时间,实付金额\n张三,wxid_9,138 0013 8000,2026-03-01,10\n李四,wxid_2,,2026-03-02,20\n"
                        "李四,wxid_2,,2026-03-03,20\n", &error);
  g_assert_no_error (error);
  gops_order_import_set_add_people (import, TRUE);
  report = gops_order_import_run (import, fixture->test.store, fixture->group, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->orders, ==, 2);
  g_assert_cmpuint (report->n_unknown, ==, 1);
  g_assert_cmpuint (report->base->members_new, ==, 0);
  g_assert_cmpuint (report->base->blacklisted->len, ==, 1);
  assert_orders (fixture, "李四 2026-03-02 2000 CNY ; 李四 2026-03-03 2000 CNY ");
}

#define TEST(name, function) g_test_add ("/intake/orders/" name, Fixture, NULL, set_up, function, tear_down)

#define ROW(cells)  "<row>" cells "</row>"
#define WORD(text)  "<c t='str'><v>" text "</v></c>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

/* A guide, then members, then orders, then who takes part. (transfer full) */
static GFile *
write_workbook (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "店.xlsx", NULL);

  gops_test_zip_write (path, "xl/workbook.xml",
    "<workbook xmlns:r='r'><sheets><sheet name='说明' r:id='a'/><sheet name='成员' r:id='b'/><sheet name='订单' r:id='c'/><sheet name='报名' r:id='d'/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id='a' Type='/worksheet' Target='a.xml'/><Relationship Id='b' Type='/worksheet' Target='b.xml'/>"
    "<Relationship Id='c' Type='/worksheet' Target='c.xml'/><Relationship Id='d' Type='/worksheet' Target='d.xml'/></Relationships>",
    "xl/a.xml", SHEET (ROW (WORD ("请按样例填写"))), "xl/b.xml", SHEET (ROW (WORD ("姓名") WORD ("手机") WORD ("邮箱")) ROW (WORD ("张三") WORD ("13800138000"))),
    "xl/c.xml", SHEET (ROW (WORD ("姓名") WORD ("日期") WORD ("金额")) ROW (WORD ("张三") WORD ("2026-09-01") WORD ("58"))),
    "xl/d.xml", SHEET (ROW (WORD ("姓名") WORD ("数量")) ROW (WORD ("李四") WORD ("2份")) ROW (WORD ("王五") WORD ("1份"))), NULL);
  return g_file_new_for_path (path);
}

/* The sheet whose columns are those that are wanted, unless somebody says which. */
static void
test_sheets (Fixture       *fixture,
             gconstpointer  data)
{
  const GopsTableOptions guide = { .sheet = "说明" };
  g_autoptr (GFile) file = write_workbook (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOrderImport) orders = gops_order_import_new (file, NULL, NULL, &error), asked = gops_order_import_new (file, &guide, NULL, NULL);
  g_autoptr (GopsSignUpList) list = gops_sign_up_file_read (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gops_order_import_get_sheet (orders)->page, ==, "订单");
  g_assert_true (gops_order_import_is_likely (orders));
  g_assert_cmpstr (gops_order_import_get_sheet (asked)->page, ==, "说明");
  g_assert_cmpuint (list->items->len, ==, 2);
  g_assert_cmpfloat (((GopsSignUpItem *) list->items->pdata[0])->count, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("buyers-by-account-number-address-name", test_buyers);
  TEST ("new-people-only-when-asked", test_new_people);
  TEST ("again-and-overlapping", test_again);
  TEST ("numbers", test_numbers);
  TEST ("merged-people", test_merged);
  TEST ("by-hand", test_by_hand);
  TEST ("refused-lines-are-told", test_refused);
  TEST ("amounts-and-dates-of-a-locale", test_locale);
  TEST ("errors-leave-nothing", test_errors);
  TEST ("try-and-cancel", test_try_and_cancel);
  TEST ("try-into-a-new-group", test_try_new_group);
  TEST ("many-equal-ones", test_many);
  TEST ("forgotten", test_forgotten);
  TEST ("sheets", test_sheets);
  return g_test_run ();
}
