/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing members out of every kind of file, and columns that become own fields. */
#include <string.h>

#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-member-case.h"
#include "gops-test-zip.h"

static void
check_fixture (GopsMemberCase    *fixture,
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
test_fixtures (GopsMemberCase *fixture,
               gconstpointer   data)
{
  const char *folder = g_getenv ("GOPS_FIXTURES");

  if (folder == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  check_fixture (fixture, folder, "csv/handmade/members-utf8-bom.csv", 4);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM person_identity"), ==, 3);
  check_fixture (fixture, folder, "csv/handmade/members-utf16le.txt", 0);
  check_fixture (fixture, folder, "csv/handmade/members-formula-guard.csv", 2);
  check_fixture (fixture, folder, "csv/handmade/cr-only.csv", 2);    /* the same names, other accounts */
  check_fixture (fixture, folder, "csv/civicrm-core/individual_valid_basic.csv", 1);
}

/* The same people as a workbook and as cards: nobody comes twice. */
static void
test_fixtures_of_other_kinds (GopsMemberCase *fixture,
                              gconstpointer   data)
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

static void
test_cards (GopsMemberCase *fixture,
            gconstpointer   data)
{
  g_autoptr (GFile) file = gops_member_case_file (fixture, "list.txt");   /* the content tells, not the name */
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *people = NULL;

  gops_test_write_file (g_file_peek_path (file),
                        "BEGIN:VCARD\nVERSION:3.0\nN:李;四;;;\nTEL;TYPE=HOME:010-1234567\nTEL;TYPE=PREF:13800138000\nBDAY:19900501\nEND:VCARD\n"
                        "BEGIN:VCARD\nKIND:group\nFN:Club\nEND:VCARD\nBEGIN:VCARD\nFN:Ann\nBDAY:1990-02-30\n", -1);
  report = gops_member_case_import_file (fixture, file);
  g_assert_cmpstr (report->format, ==, "vcard");
  g_assert_cmpuint (report->members_new, ==, 2);
  g_assert_cmpuint (report->n_skipped, ==, 3);   /* the group, the day, the open end */
  people = gops_member_case_dup_text (fixture, "SELECT group_concat (name || '|' || phone || '|' || birthday) FROM person");
  g_assert_cmpstr (people, ==, "李四|13800138000|1990-05-01,Ann||");
}

/* The second sheet holds the members, as the tools for WeChat write it. */
static void
test_sheet (GopsMemberCase *fixture,
            gconstpointer   data)
{
  g_autoptr (GFile) file = gops_member_case_file (fixture, "list.xlsx");
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

/* What a program wrote and none has worked out is told, an error is nothing; what stands in for a name is told. */
static void
test_formulas (GopsMemberCase *fixture,
               gconstpointer   data)
{
  g_autoptr (GFile) file = gops_member_case_file (fixture, "list.xlsx");
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *people = NULL;

  gops_test_zip_write (
    g_file_peek_path (file), "xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='名单' r:id='a'/></sheets></workbook>", "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id='a' Type='/worksheet' Target='a.xml'/></Relationships>", "xl/a.xml",
    "<worksheet><sheetData><row><c t='str'><v>姓名</v></c><c t='str'><v>手机</v></c><c t='str'><v>备注</v></c></row>"
    "<row><c t='str'><f>CONCATENATE(E2,F2)</f></c><c><v>13800138000</v></c><c t='e'><v>#N/A</v></c></row>"
    "<row><c t='str'><f>CONCATENATE(E3,F3)</f><v>李四</v></c><c><v>13800138001</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c></row>"
    "</sheetData></worksheet>",
    NULL);
  report = gops_member_case_import_file (fixture, file);
  g_assert_cmpuint (report->members_new, ==, 2);
  g_assert_cmpuint (report->n_skipped, ==, 2);
  gops_member_case_assert_skipped (report, 2, "姓名: a formula without its result");
  gops_member_case_assert_skipped (report, 2, "the member is called 13800138000");
  people = gops_member_case_dup_text (fixture, "SELECT group_concat (p.name || '|' || p.phone || '|' || v.note) FROM person p JOIN member_view v ON v.person_id = p.id");
  g_assert_cmpstr (people, ==, "13800138000|13800138000|,李四|13800138001|");
}

static void
test_birthdays (GopsMemberCase *fixture,
                gconstpointer   data)
{
  g_autoptr (GopsImportReport) report = gops_member_case_import_well (fixture, "姓名,生日,入群时间\n张三,5月6日,\n李四,05-06,5月6日\n王五,夏天,\n赵六,1990年5月6日,\n"
    "孙七,--0506,\n周八,--05-06,\n吴九,02-29,\n郑十,13/5,\n冯一,5/6,\n陈二,02-30,\n褚三,5.20,\n卫四,20.05.,\n蒋五,5月6号,\n");
  g_autofree char *days = gops_member_case_dup_text (fixture, "SELECT group_concat (name || ' ' || birthday, ', ') FROM (SELECT * FROM person WHERE birthday <> '' ORDER BY id)");

  g_assert_cmpstr (days, ==, "张三 05-06, 李四 05-06, 赵六 1990-05-06, 孙七 05-06, 周八 05-06, 吴九 02-29, 郑十 05-13, 卫四 05-20, 蒋五 05-06");
  gops_member_case_assert_skipped (report, 3, "the year is missing");
  gops_member_case_assert_skipped (report, 4, "this is no date");
  gops_member_case_assert_skipped (report, 10, "the year is missing");   /* and which is the month */
  gops_member_case_assert_skipped (report, 11, "this is no date");
  gops_member_case_assert_skipped (report, 12, "this is no date");
  g_assert_cmpuint (report->n_skipped, ==, 5);
}

/* A name in the group that somebody has written by hand is left alone. */
static void
test_named (GopsMemberCase *fixture,
            gconstpointer   data)
{
  g_autoptr (GopsImportReport) first = gops_member_case_import_well (fixture, "姓名,微信号,群昵称\n张三,zs,三哥\n李四,ls,四哥\n"), second = NULL;
  g_autofree char *names = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Edit", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, NULL, "UPDATE membership SET nickname = '老三', named = 1 WHERE nickname = '三哥'", NULL));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  second = gops_member_case_import_well (fixture, "姓名,微信号,群昵称\n张三,zs,三三\n李四,ls,四四\n");
  names = gops_member_case_dup_text (fixture, "SELECT group_concat (nickname) FROM (SELECT nickname FROM membership ORDER BY id)");
  g_assert_cmpstr (names, ==, "老三,四四");
}

static void
test_packed (GopsMemberCase *fixture,
             gconstpointer   data)
{
  g_autoptr (GFile) file = gops_member_case_file (fixture, "list.zip");
  g_autoptr (GopsImportReport) report = NULL;

  gops_test_zip_write (g_file_peek_path (file), "readme.txt", "x", "members.csv", "姓名,手机\n张三,13800138000\n", NULL);
  report = gops_member_case_import_file (fixture, file);
  g_assert_cmpstr (report->format, ==, "csv");
  g_assert_cmpuint (report->members_new, ==, 1);
}

/* Columns with the name of an own field over them are that field; what people have entered stays. */
static void
test_own_fields (GopsMemberCase *fixture,
                 gconstpointer   data)
{
  static const char text[] = "姓名,尺码（必填）,合同日期,身高\n张三,m,17.3.2026,180\n李四,XXL,3.4.2026,\n";
  GopsStore *store = fixture->test.store;
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL, again = NULL;
  g_autofree char *values = NULL;

  g_assert_cmpint (gops_own_field_add (store, "尺码", GOPS_OWN_CHOICE, "S\nM", NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (store, "合同日期", GOPS_OWN_DATE, NULL, NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (store, "Height", GOPS_OWN_NUMBER, NULL, NULL), !=, 0);
  import = gops_member_case_open (fixture, text, -1, NULL);
  g_assert_true (gops_member_import_guess_own (import, store, NULL));
  g_assert_true (gops_member_import_map_own (import, store, "身高", "height", NULL));
  g_assert_false (gops_member_import_map_own (import, store, "身高", "bogus", NULL));
  g_assert_cmpstr (gops_record_get_text (gops_member_import_get_own_field (import, 1), GOPS_OWN_FIELD_NAME), ==, "尺码");
  report = gops_member_import_run (import, store, fixture->group, NULL, NULL, NULL);
  g_assert_cmpuint (report->members_new, ==, 2);
  gops_member_case_assert_skipped (report, 3, "none of the answers");
  values = gops_member_case_dup_text (fixture, "SELECT group_concat (line) FROM (SELECT f.name || '=' || v.value AS line FROM own_value v JOIN own_field f ON f.id = v.field_id ORDER BY v.id)");
  g_assert_cmpstr (values, ==, "尺码=M,合同日期=2026-03-17,Height=180,合同日期=2026-04-03");
  again = gops_member_import_run (import, store, fixture->group, NULL, NULL, NULL);
  g_assert_cmpuint (again->n_changed, ==, 0);
  g_assert_true (gops_store_undo (store, NULL, NULL));
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM own_value WHERE batch IN (SELECT id FROM batch WHERE state = 'done')"), ==, 0);
}

/* --- columns that become an own field --- */

static const char with_new[] = "姓名,尺码,身高,生效,编号,意见,3、您的城市(必填)?\n"
                               "张三,M,172,2026-03-01,007,好,上海\n李四,S,160.5,2026-04-01,12,\"很好, 真的\",北京\n王五,M,,,3,,上海\n"
                               "赵六,S,180,2026-05-09,4,一般,上海\n钱七,M,171,,5,差,北京\n孙八,S,165,,6,再说,北京\n";

static void
test_guesses (GopsMemberCase *fixture,
              gconstpointer   data)
{
  static const GopsOwnKind kinds[] = { GOPS_OWN_TEXT, GOPS_OWN_CHOICE, GOPS_OWN_NUMBER, GOPS_OWN_DATE, GOPS_OWN_TEXT, GOPS_OWN_TEXT, GOPS_OWN_CHOICE };
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, with_new, -1, NULL);

  g_assert_cmpint (gops_member_import_guess_kind (import, 2), ==, GOPS_OWN_TEXT);   /* not looked at yet */
  g_assert_true (gops_member_import_look_at_values (import, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (gops_member_import_guess_kind (import, i), ==, kinds[i]);
}

#define FIELDS "SELECT group_concat (name || ':' || kind || ':' || replace (choices, char (10), '/')) FROM (SELECT * FROM own_field ORDER BY position)"
#define VALUES "SELECT group_concat (v.value, '|') FROM own_value v JOIN own_field f ON f.id = v.field_id JOIN person p ON p.id = v.person_id" \
               " WHERE p.name = '李四' ORDER BY f.position"

static void
test_new_fields (GopsMemberCase *fixture,
                 gconstpointer   data)
{
  GopsStore *store = fixture->test.store;
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, with_new, -1, NULL), next = NULL;
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
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM own_field"), ==, 0);   /* a try */
  g_assert_nonnull (preview);
  report = gops_member_import_run (import, store, fixture->group, NULL, NULL, NULL);
  fields = gops_member_case_dup_text (fixture, FIELDS);
  g_assert_cmpstr (fields, ==, "尺码:choice:M/S,身高:number:,编号:number:,您的城市 必填:text:");
  values = gops_member_case_dup_text (fixture, VALUES);
  g_assert_cmpstr (values, ==, "S|160.5|12|北京");

  g_assert_true (gops_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM own_field"), ==, 0);
  g_assert_true (gops_store_redo (store, NULL, NULL));
  redone = gops_member_case_dup_text (fixture, VALUES);
  g_assert_cmpstr (redone, ==, values);

  /* what was said holds for the next list, and the next import makes no field twice */
  g_assert_true (gops_member_import_remember (import, store, NULL));
  next = gops_member_case_open (fixture, with_new, -1, NULL);
  g_assert_true (gops_member_import_recall (next, store));
  g_assert_cmpstr (gops_record_get_text (gops_member_import_get_own_field (next, 2), GOPS_OWN_FIELD_NAME), ==, "身高");
  g_assert_false (gops_member_import_is_new_field (next, 2));
  again = gops_member_import_run (next, store, fixture->group, NULL, NULL, NULL);
  g_assert_cmpuint (again->n_changed, ==, 0);
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM own_field"), ==, 4);
}

/* Values that do not fit are told with line and reason; a name that is there is said; what is cancelled leaves no field. */
static void
test_new_fields_refused (GopsMemberCase *fixture,
                         gconstpointer   data)
{
  GopsStore *store = fixture->test.store;
  g_autoptr (GopsMemberImport) import = gops_member_case_open (fixture, "姓名,身高,Size,size\n张三,172,S,M\n李四,高,M,S\n", -1, NULL);
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
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM own_field"), ==, 0);
  report = gops_member_import_run (import, store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  gops_member_case_assert_skipped (report, 3, "身高");
  g_assert_cmpint (gops_member_case_count (fixture, "SELECT count (*) FROM own_value"), ==, 3);
  g_assert_false (gops_member_import_map_own (import, store, "4", "new", &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
}

#define ADD(name, func) g_test_add ("/intake/members/" name, GopsMemberCase, NULL, gops_member_case_set_up, func, gops_member_case_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("own-fields", test_own_fields);
  ADD ("own-fields/guesses", test_guesses);
  ADD ("own-fields/new", test_new_fields);
  ADD ("own-fields/new-refused", test_new_fields_refused);
  ADD ("cards", test_cards);
  ADD ("sheet", test_sheet);
  ADD ("formulas", test_formulas);
  ADD ("birthdays", test_birthdays);
  ADD ("named-by-hand", test_named);
  ADD ("packed", test_packed);
  ADD ("fixtures", test_fixtures);
  ADD ("fixtures-of-other-kinds", test_fixtures_of_other_kinds);
  return g_test_run ();
}
