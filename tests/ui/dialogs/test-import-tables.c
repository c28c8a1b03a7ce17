/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant with tables: columns that become own fields, orders, sign-up lists. */

#include <stdlib.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-dialog.h"
#include "gops-date-row.h"
#include "gops-import-columns.h"
#include "gops-import-dialog.h"
#include "gops-import-sign-up.h"
#include "gops-page-test.h"
#include "gops-rows.h"
#include "gops-sign-up-import.h"
#include "gops-test-zip.h"
#include "gops-ui-use.h"
#include "gops-workspace.h"

static GFile *
write_file (GopsPageTest *test,
            const char   *name,
            const char   *text)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static gint64
count (GopsPageTest *test,
       const char   *sql)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, sql, NULL));
  return n;
}

#define ORDERS "SELECT count (*) FROM purchase WHERE " GOPS_BATCH_SHOWN ("batch")
#define VALUES "SELECT count (*) FROM own_value WHERE " GOPS_BATCH_SHOWN ("batch")
#define FIELDS "SELECT count (*) FROM own_field"

static GtkStack *
stack_of (GtkWidget *dialog)
{
  return GTK_STACK (gops_ui_test_find (dialog, GTK_TYPE_STACK, NULL));
}

#define pump_until_page(dialog, page) pump_until (g_str_equal (gtk_stack_get_visible_child_name (stack_of (dialog)), page))

static GtkWidget *
open_file (GopsPageTest *test,
           GFile        *file)
{
  GtkWidget *dialog;

  gops_import_present_file (test->session, file, test->page);
  dialog = gops_ui_test_find (gops_page_test_dialog (test), g_type_from_name ("GopsImportDialog"), NULL);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
close_dialog (GopsPageTest *test,
              GtkWidget    *dialog)
{
  gops_dialog_close (dialog);
  wait_frames (test->page, 3);
}

static void
settle (GtkWidget *widget)
{
  for (int i = 0; i < 15; i++)
    wait_frames (widget, 1);
}

/* The row of a column, by the word over it. */
static AdwComboRow *
column_of (GtkWidget  *dialog,
           const char *header)
{
  GtkWidget *row = gops_page_test_row (gtk_stack_get_visible_child (stack_of (dialog)), header);

  g_assert_nonnull (row);
  return ADW_COMBO_ROW (row);
}

static void
run (GtkWidget *dialog)
{
  pump_until (gtk_widget_is_sensitive (gops_ui_find_action (dialog, "import.run")));   /* the preview has ended */
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  settle (dialog);
}

static const char members[] = "Name,Shirt,Height\nAda,M,170\nBob,S,tall\nCy,M,180\nDi,S,165.5\nEve,M,\nFay,S,160\n";

/* A column becomes a new field of the kind that its values fit; all of it is one action; the next list knows it. */
static void
test_new_field (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, "list.csv", members), next = NULL;
  GtkWidget *dialog = open_file (&test, file);
  guint first;

  pump_until_page (dialog, "map");
  settle (dialog);
  gops_ui_test_names (dialog);
  first = GOPS_MEMBER_N_FIELDS;   /* no own field yet: the kind that fits best comes first */
  adw_combo_row_set_selected (column_of (dialog, "Shirt"), first);
  adw_combo_row_set_selected (column_of (dialog, "Height"), first + 1);
  settle (dialog);
  gops_ui_test_pictures (dialog, "import-own-fields");
  run (dialog);
  g_assert_cmpint (count (&test, FIELDS " WHERE kind = 'choice' AND name = 'Shirt'"), ==, 1);
  g_assert_cmpint (count (&test, VALUES), ==, 10);
  g_assert_true (gtk_widget_activate_action (dialog, "import.undo", NULL));
  wait_frames (test.page, 3);
  g_assert_cmpint (count (&test, FIELDS), ==, 0);
  g_assert_cmpint (count (&test, VALUES), ==, 0);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpint (count (&test, VALUES), ==, 10);

  next = write_file (&test, "next.csv", "Name,Shirt,Height\nGus,S,190\n");
  dialog = open_file (&test, next);
  pump_until_page (dialog, "map");
  g_assert_cmpuint (adw_combo_row_get_selected (column_of (dialog, "Shirt")), ==, GOPS_MEMBER_N_FIELDS);   /* the first own field */
  g_assert_cmpuint (adw_combo_row_get_selected (column_of (dialog, "Height")), ==, GOPS_MEMBER_N_FIELDS + 1);
  run (dialog);
  g_assert_cmpint (count (&test, VALUES), ==, 12);
  close_dialog (&test, dialog);
}

/* Two columns cannot be the same field, and a column that is to be a field which is there says so. */
static void
test_fields_taken (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, "list.csv", "Name,Shirt,Size\nAda,M,L\n");
  GtkWidget *dialog;

  g_assert_cmpint (gops_own_field_add (test.store.store, "Size", GOPS_OWN_TEXT, NULL, NULL), !=, 0);
  dialog = open_file (&test, file);
  pump_until_page (dialog, "map");
  g_assert_cmpuint (adw_combo_row_get_selected (column_of (dialog, "Size")), ==, GOPS_MEMBER_N_FIELDS);
  adw_combo_row_set_selected (column_of (dialog, "Shirt"), GOPS_MEMBER_N_FIELDS);
  g_assert_cmpuint (adw_combo_row_get_selected (column_of (dialog, "Size")), ==, 0);
  settle (dialog);
  adw_combo_row_set_selected (column_of (dialog, "Size"), GOPS_MEMBER_N_FIELDS + 1);   /* a new one of that name */
  settle (dialog);
  gtk_widget_activate_action (dialog, "import.run", NULL);
  settle (dialog);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack_of (dialog)), ==, "map");
  adw_combo_row_set_selected (column_of (dialog, "Size"), 0);
  run (dialog);
  g_assert_cmpint (count (&test, VALUES " AND value = 'M'"), ==, 1);
  close_dialog (&test, dialog);
}

static const char orders[] = "Buyer,Date,Amount,Product\nAda,2026-09-01,12.50,Tea\nBob,2026-09-02,$3,Cup\nNobody,2026-09-03,4,Pot\nAda,soon,1,Tea\n";

static void
import_members (GopsPageTest *test)
{
  g_autoptr (GFile) file = write_file (test, "members.csv", "Name\nAda\nBob\n");
  GtkWidget *dialog = open_file (test, file);

  pump_until_page (dialog, "map");
  run (dialog);
  close_dialog (test, dialog);
}

/* A table of orders is recognised, tried, imported, taken back; buyers whom nobody knows come where that is wanted. */
static void
test_orders (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, "orders.csv", orders);
  GtkWidget *dialog;

  import_members (&test);
  dialog = open_file (&test, file);
  pump_until_page (dialog, "map");
  settle (dialog);
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "import-orders");
  g_assert_cmpuint (adw_combo_row_get_selected (column_of (dialog, "Amount")), ==, GOPS_ORDER_FIELD_AMOUNT);
  run (dialog);
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "import-orders-result");
  g_assert_cmpint (count (&test, ORDERS), ==, 2);
  g_assert_true (gtk_widget_activate_action (dialog, "import.undo", NULL));
  wait_frames (test.page, 3);
  g_assert_cmpint (count (&test, ORDERS), ==, 0);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpint (count (&test, ORDERS), ==, 2);

  dialog = open_file (&test, file);
  pump_until_page (dialog, "map");
  gops_switch_row_set_active (GOPS_SWITCH_ROW (gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "add_people")), TRUE);
  run (dialog);
  g_assert_cmpint (count (&test, ORDERS), ==, 3);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM member_view WHERE name = 'Nobody'"), ==, 1);
  close_dialog (&test, dialog);
}

/* What a table holds can be said: members of a table of orders; and what was said holds for the next. */
static void
test_holds (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, "orders.csv", orders);
  GtkWidget *dialog = open_file (&test, file), *holds;

  pump_until_page (dialog, "map");
  holds = gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "holds");
  adw_combo_row_set_selected (ADW_COMBO_ROW (holds), GOPS_HOLDS_MEMBERS - 1);
  pump_until_page (dialog, "busy");
  pump_until_page (dialog, "map");
  adw_combo_row_set_selected (column_of (dialog, "Buyer"), GOPS_MEMBER_FIELD_NAME);
  run (dialog);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM member_view"), ==, 3);
  close_dialog (&test, dialog);
  dialog = open_file (&test, file);
  pump_until_page (dialog, "map");
  settle (dialog);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "holds"))), ==, GOPS_HOLDS_MEMBERS - 1);
  close_dialog (&test, dialog);
}

#define ROW(cells)  "<row>" cells "</row>"
#define WORD(text)  "<c t='str'><v>" text "</v></c>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static const char *
shown_sheet (GtkWidget *dialog)
{
  AdwComboRow *row = ADW_COMBO_ROW (gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "sheet"));

  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

/* Members first, where nobody said what is wanted; then the sheet of orders, where orders are. */
static void
test_sheets (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autofree char *path = g_build_filename (test.store.folder, "店.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  gops_test_zip_write (path, "xl/workbook.xml",
    "<workbook xmlns:r='r'><sheets><sheet name='说明' r:id='a'/><sheet name='成员' r:id='b'/><sheet name='订单' r:id='c'/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='a' Type='/worksheet' Target='a.xml'/><Relationship Id='b' Type='/worksheet' Target='b.xml'/>"
    "<Relationship Id='c' Type='/worksheet' Target='c.xml'/></Relationships>",
    "xl/a.xml", SHEET (ROW (WORD ("请按样例填写"))), "xl/b.xml", SHEET (ROW (WORD ("姓名") WORD ("手机")) ROW (WORD ("张三") WORD ("13800138000"))),
    "xl/c.xml", SHEET (ROW (WORD ("姓名") WORD ("日期") WORD ("金额")) ROW (WORD ("张三") WORD ("2026-09-01") WORD ("58"))), NULL);
  dialog = open_file (&test, file);
  pump_until_page (dialog, "map");
  settle (dialog);
  g_assert_cmpstr (shown_sheet (dialog), ==, "成员");
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "holds")), GOPS_HOLDS_ORDERS - 1);
  pump_until_page (dialog, "busy");
  pump_until_page (dialog, "map");
  settle (dialog);
  g_assert_cmpstr (shown_sheet (dialog), ==, "订单");
  g_assert_null (gops_ui_seek_id (dialog, "encoding"));
  close_dialog (&test, dialog);
}

/* A text that is a sign-up list, and a table that is said to be one. */
static void
test_sign_ups (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autoptr (GFile) text = write_file (&test, "接龙.txt", "#接龙\n周六晨跑\n1. 张三\n2. 李四 2人\n"), table = write_file (&test, "团购.csv", "姓名,数量,备注\n张三,2份,放门口\n王五,1份,\n");
  GtkWidget *dialog = open_file (&test, text);

  pump_until_page (dialog, "sign-up");
  settle (dialog);
  gops_ui_test_names (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM sign_up_entry") == 2);
  wait_frames (test.page, 5);

  dialog = open_file (&test, table);
  pump_until_page (dialog, "map");
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "holds")), GOPS_HOLDS_SIGN_UPS - 1);
  pump_until_page (dialog, "busy");
  pump_until_page (dialog, "sign-up");
  settle (dialog);
  gops_ui_test_pictures (dialog, "import-sign-up-table");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM sign_up_entry") == 4);
  wait_frames (test.page, 5);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count (&test, "SELECT count (*) FROM sign_up_entry"), ==, 2);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpint (count (&test, "SELECT count (*) FROM sign_up_entry"), ==, 4);
}

/* The price that stands above the list is proposed; where it may not fit, that is told. */
static void
test_doubts (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autoptr (GFile) text = write_file (&test, "接龙.txt", "#接龙\n苹果团购 29.9/斤\n\n1. 张三 一箱\n2. 李四 3箱苹果+2箱梨\n3. 王五 3斤\n4. 小孙 取消\n");
  GtkWidget *dialog = open_file (&test, text), *page;

  pump_until_page (dialog, "sign-up");
  page = gtk_stack_get_visible_child (stack_of (dialog));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (gops_ui_find_id (page, "purpose"))), ==, GOPS_SIGN_UP_FOR_ORDER);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gops_ui_find_id (page, "price"))), ==, "29.9");
  pump_until (gops_ui_test_find (page, GTK_TYPE_IMAGE, "gops-amber-mark") != NULL);
  settle (dialog);
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "import-sign-up-doubts");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (gops_ui_test_find (page, GTK_TYPE_SPIN_BUTTON, NULL)), 10);   /* 一箱 are ten 斤 */
  settle (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM purchase") == 3);
  g_assert_cmpint (count (&test, "SELECT max (amount) FROM purchase"), ==, 29900);
  wait_frames (test.page, 5);
}

/* Two members bear the name of one line: one says who it is, or that it is nobody. */
static void
test_namesakes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autoptr (GFile) table = write_file (&test, "成员.csv", "姓名,群昵称,手机,账号\n李雷,雷子,13800138001,wxid_leilei\n李雷,,13900139002,\n张三,,,\n");
  g_autoptr (GFile) text = write_file (&test, "接龙.txt", "#接龙\n早起打卡\n1. 张三\n2. 李雷\n");
  GtkWidget *dialog = open_file (&test, table), *page, *choice;

  pump_until_page (dialog, "map");
  settle (dialog);
  run (dialog);
  close_dialog (&test, dialog);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM member_view"), ==, 3);
  dialog = open_file (&test, text);
  pump_until_page (dialog, "sign-up");
  page = gtk_stack_get_visible_child (stack_of (dialog));
  pump_until (gops_ui_test_find (gops_ui_find_id (page, "people"), GTK_TYPE_DROP_DOWN, NULL) != NULL);
  settle (dialog);
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "import-sign-up-namesakes");
  choice = gops_ui_test_find (gops_ui_find_id (page, "people"), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice))), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  settle (dialog);
  gops_ui_test_picture (dialog, "import-sign-up-chosen");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM check_in") == 2);
  wait_frames (test.page, 5);
}

/* Nothing is free because nobody said what it costs. */
static void
test_price (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autoptr (GFile) text = write_file (&test, "接龙.txt", "#接龙\n鸡蛋\n\n1. 张三 2盒\n2. 李四 1盒\n");
  GtkWidget *dialog = open_file (&test, text), *page;

  pump_until_page (dialog, "sign-up");
  page = gtk_stack_get_visible_child (stack_of (dialog));
  settle (dialog);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_ui_find_id (page, "purpose")), GOPS_SIGN_UP_FOR_ORDER);
  settle (dialog);
  g_assert_false (gops_import_sign_up_is_ready (GOPS_IMPORT_SIGN_UP (page)));
  gtk_editable_set_text (GTK_EDITABLE (gops_ui_find_id (page, "price")), "0");
  pump_until (gops_import_sign_up_is_ready (GOPS_IMPORT_SIGN_UP (page)));
  close_dialog (&test, dialog);
}

/* Check-ins are of the day that stands above them, until somebody picks another. */
static void
test_day (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autofree char *today = gops_date_today (test.store.store, "Asia/Shanghai"), *before = gops_date_add (today, -1);
  g_autofree char *list = g_strdup_printf ("#接龙\n%d月%d日 早起打卡\n\n1. 张三\n2. 李四\n", atoi (before + 5), atoi (before + 8));
  GtkWidget *dialog, *page;

  gops_import_present_text (test.session, list, test.page);
  dialog = gops_ui_test_find (gops_page_test_dialog (&test), g_type_from_name ("GopsImportDialog"), NULL);
  pump_until_page (dialog, "sign-up");
  page = gtk_stack_get_visible_child (stack_of (dialog));
  g_assert_cmpstr (gops_date_row_get_date (GOPS_DATE_ROW (gops_ui_find_id (page, "day"))), ==, before);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_ui_find_id (page, "purpose")), GOPS_SIGN_UP_FOR_TAKING_PART);
  g_assert_cmpstr (gops_date_row_get_date (GOPS_DATE_ROW (gops_ui_find_id (page, "day"))), ==, today);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_ui_find_id (page, "purpose")), GOPS_SIGN_UP_FOR_CHECK_IN);
  pump_until (gtk_widget_is_sensitive (gops_ui_find_action (dialog, "import.run")));
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM check_in") == 2);
  wait_frames (test.page, 5);
  g_assert_cmpint (count (&test, "SELECT min (replace (on_date, '-', '')) FROM check_in"), ==, count (&test, "SELECT max (replace (on_date, '-', '')) FROM check_in"));
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 800 };

  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, languages[i], widths[j]);
        g_autoptr (GFile) file = write_file (&test, i == 0 ? "orders.csv" : "九月订单.csv", i == 0 ? orders :
          "买家,付款时间,实付金额,商品\n张三,2026-09-01,12.50,红茶\n李四,2026-09-02,3,杯子\n谁,2026-09-03,4,茶壶\n");
        g_autofree char *name = g_strdup_printf ("import-orders-%s-%d", languages[i], widths[j]);
        GtkWidget *dialog;

        import_members (&test);
        dialog = open_file (&test, file);
        pump_until_page (dialog, "map");
        settle (dialog);
        gops_ui_test_pictures (dialog, name);
        gops_ui_test_fits (dialog);
        close_dialog (&test, dialog);
      }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/import-tables/makes-own-fields", test_new_field);
  g_test_add_func ("/ui/import-tables/own-fields-are-taken-once", test_fields_taken);
  g_test_add_func ("/ui/import-tables/takes-orders", test_orders);
  g_test_add_func ("/ui/import-tables/what-a-table-holds", test_holds);
  g_test_add_func ("/ui/import-tables/finds-the-sheet", test_sheets);
  g_test_add_func ("/ui/import-tables/takes-sign-ups", test_sign_ups);
  g_test_add_func ("/ui/import-tables/asks-which-namesake", test_namesakes);
  g_test_add_func ("/ui/import-tables/tells-doubts", test_doubts);
  g_test_add_func ("/ui/import-tables/asks-for-a-price", test_price);
  g_test_add_func ("/ui/import-tables/day-of-check-ins", test_day);
  g_test_add_func ("/ui/import-tables/pictures", test_pictures);
  return g_test_run ();
}
