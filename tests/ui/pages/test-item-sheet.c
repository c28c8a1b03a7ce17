/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a plan item: what is folded in it, of items and of days of series. */

#include "config.h"

#include "gops-dialog.h"
#include "gops-page-test.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-occurrence.h"
#include "gops-ui-use.h"

typedef struct
{
  GopsPageTest page;
  GtkWidget   *sheet;
} SheetTest;

static void
run (GopsStore  *store,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  gops_store_exec (store, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
}

static void
add_item (GopsPageTest *test,
          const char   *rule)
{
  GopsStore *store = test->store.store;

  run (store, "DELETE FROM plan_item");
  run (store, "INSERT INTO plan_item (id, group_id, on_date, at_time, type, title, text, status, owner) SELECT 77, id, '2031-03-03', '20:00', 'poll', 'Route vote',"
              " 'Two routes: which one, {group}?', 'ready', 'Priya' FROM chat_group LIMIT 1");
  if (*rule != '\0')
    run (store, "UPDATE plan_item SET recurrence = 'FREQ=DAILY'");
  run (store, "INSERT INTO material (id, kind, title) VALUES (5, 'link', 'Map of the routes')");
}

static SheetTest
open_sheet (const char *rule,
            int         width)
{
  SheetTest test = { gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", width), NULL };
  g_autoptr (GopsPlanItem) item = NULL;

  add_item (&test.page, rule);
  gops_page_test_settle (&test.page);
  item = gops_plan_find_item (test.page.store.store, 77, *rule != '\0' ? "2031-03-05" : NULL, NULL);
  gops_plan_item_edit (test.page.session, item, test.page.window);
  test.sheet = gops_ui_find_type (NULL, "GopsPlanItemEditor");
  return test;
}

static void
sheet_clear (SheetTest *test)
{
  gops_dialog_close (test->sheet);
  gops_ui_wait_gone ("GopsPlanItemEditor");
  gops_page_test_clear (&test->page);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheetTest, sheet_clear)

static GtkWidget *
open_part (SheetTest  *test,
           const char *title)
{
  GtkWidget *part = gops_page_test_row (test->sheet, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part), TRUE);
  wait_frames (test->page.window, 20);
  return part;
}

/* Writes into the entry of a part and presses its button. */
static void
add_to (SheetTest  *test,
        GtkWidget  *part,
        const char *title,
        const char *text)
{
  GtkWidget *entry = gops_page_test_row (part, title);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "entry-activated");
  gops_page_test_settle (&test->page);
}

static GtkWidget *
find_check (GtkWidget *part)
{
  return gops_ui_test_find (part, GTK_TYPE_CHECK_BUTTON, NULL);
}

#define count(test, table, where) gops_page_test_count (&(test)->page, table, where)

static void
test_check_list (void)
{
  g_auto (SheetTest) test = open_sheet ("", 800);
  GtkWidget *part = open_part (&test, "Check List");

  add_to (&test, part, "Add a Line", "Draw the map");
  add_to (&test, part, "Add a Line", "Ask Owen");
  g_assert_cmpint (count (&test, "plan_check", "item_id = 77"), ==, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (part)), TRUE);
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "plan_check", "text = 'Draw the map' AND done"), ==, 1);
  g_assert_nonnull (strchr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (part)), '2'));
  gops_page_test_undo (&test.page);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (part))));
  gops_ui_test_names (test.sheet);
}

static void
test_comments (void)
{
  g_auto (SheetTest) test = open_sheet ("", 800);
  GtkWidget *part = open_part (&test, "Comments");

  add_to (&test, part, "Add a Comment", "Too long for a Monday");
  g_assert_cmpint (count (&test, "plan_comment", "item_id = 77 AND author <> '' AND made_at > 0"), ==, 1);
  gops_page_test_undo (&test.page);
  g_assert_cmpint (count (&test, "plan_comment", "1"), ==, 0);
}

static void
test_answers (void)
{
  g_auto (SheetTest) test = open_sheet ("", 800);
  GtkWidget *part = open_part (&test, "Answers");
  GtkWidget *view = gops_ui_test_find (part, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Ana: river\nBen: River!\nEva: hill", -1);
  g_signal_emit_by_name (gops_page_test_button (part, "_Count Answers"), "clicked");
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "plan_answer", "item_id = 77"), ==, 3);
  g_assert_nonnull (gops_page_test_find_titled (part, "river"));
  g_assert_null (gops_page_test_find_titled (part, "River!"));
  g_assert_nonnull (strchr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (part)), '3'));
}

static void
test_sign_up (void)
{
  static const char *const types[] = { "event", "poll" };
  g_auto (SheetTest) test = open_sheet ("", 800);
  GtkWidget *part = gops_page_test_row (test.sheet, "Sign-Up List");

  for (int i = G_N_ELEMENTS (types) - 1; i >= 0; i--)   /* nobody signs up for a vote */
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE plan_item SET type = '%s'", types[i]);

      run (test.page.store.store, sql);
      gops_page_test_settle (&test.page);
      g_assert_cmpint (gtk_widget_get_visible (part), ==, i == 0);
    }
  (void) open_part (&test, "Sign-Up List");

  add_to (&test, part, "Sign Up: a name, or paste a sign-up list", "Ana");
  add_to (&test, part, "Sign Up: a name, or paste a sign-up list", "Ben");
  g_assert_cmpint (count (&test, "sign_up", "item_id = 77"), ==, 1);
  g_assert_cmpint (count (&test, "sign_up_entry", "attended = -1"), ==, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (part)), TRUE);
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "sign_up_entry", "name = 'Ana' AND attended = 1"), ==, 1);
}

static void
test_materials (void)
{
  g_auto (SheetTest) test = open_sheet ("", 800);
  GtkWidget *part = open_part (&test, "Poster and Materials");

  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (part, "Add")), 1);
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "plan_material", "item_id = 77 AND material_id = 5"), ==, 1);
  g_assert_nonnull (gops_page_test_find_titled (part, "Map of the routes"));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (gops_page_test_find_titled (part, "Add Files…"))));
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (part, "Poster")), 1);
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "plan_item", "poster <> ''"), ==, 1);
}

/* A file of one's own goes into the library and to the item, in one action. */
static void
test_adds_file (void)
{
  g_auto (SheetTest) test = open_sheet ("", 800);
  GtkWidget *part;
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "route.txt", NULL);

  run (test.page.store.store, "DELETE FROM material");
  part = open_part (&test, "Poster and Materials");
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "By the river", -1, NULL));
  g_signal_emit_by_name (gops_page_test_find_titled (part, "Add Files…"), "activated");
  gops_ui_choose_file (path);
  for (guint i = 0; i < 200 && gops_page_test_find_titled (part, "route") == NULL; i++)   /* copied in a thread */
    wait_frames (test.page.window, 1);
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "plan_material", "item_id = 77"), ==, 1);
  g_assert_nonnull (gops_page_test_find_titled (part, "route"));
  g_assert_true (gops_store_undo (test.page.store.store, NULL, NULL));
  g_assert_cmpint (count (&test, "plan_material", "item_id = 77"), ==, 0);
  g_assert_cmpint (count (&test, "material", "id > 0"), ==, 0);
  g_assert_true (gops_store_redo (test.page.store.store, NULL, NULL));
  g_assert_cmpint (count (&test, "plan_material", "item_id = 77"), ==, 1);
}

static void
test_result (void)
{
  g_auto (SheetTest) test = open_sheet ("", 800);

  (void) open_part (&test, "Result");
  gops_ui_type (gops_ui_find_id (test.sheet, "reads_row"), "31");
  gops_ui_type (gops_ui_find_id (test.sheet, "sales_row"), "many");   /* is not kept */
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "plan_item", "result_reads = 31 AND result_sales = -1"), ==, 1);
  gops_ui_type (gops_ui_find_id (test.sheet, "reads_row"), "");
  g_assert_cmpint (count (&test, "plan_item", "result_reads = -1"), ==, 1);
}

static void
test_channel_and_reminder (void)
{
  g_auto (SheetTest) test = open_sheet ("", 800);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gops_ui_find_id (test.sheet, "channel_part")), TRUE);
  wait_frames (test.page.window, 20);
  gops_ui_choose (gops_ui_find_id (test.sheet, "remind_row"), 3);
  gops_ui_choose (gops_ui_find_id (test.sheet, "channel_row"), 2);
  gops_page_test_settle (&test.page);
  g_assert_cmpint (count (&test, "plan_item", "remind_before = 15 AND channel <> ''"), ==, 1);
  gops_ui_choose (gops_ui_find_id (test.sheet, "remind_row"), 0);
  g_assert_cmpint (count (&test, "plan_item", "remind_before = -1"), ==, 1);
}

/* A day of a series gets a row with the first thing that is its own, and stays the day that is shown. */
static void
test_day_of_series (void)
{
  g_auto (SheetTest) test = open_sheet ("FREQ=DAILY", 800);
  GtkWidget *part = open_part (&test, "Comments");

  add_to (&test, part, "Add a Comment", "Rain is coming");
  g_assert_cmpint (count (&test, "plan_item", "series = 77 AND occurrence = '2031-03-05'"), ==, 1);
  part = open_part (&test, "Check List");
  add_to (&test, part, "Add a Line", "Umbrella");
  g_assert_cmpint (count (&test, "plan_item", "series = 77"), ==, 1);
  g_assert_cmpint (count (&test, "plan_check", "item_id <> 77"), ==, 1);
}

static void
test_pictures (void)
{
  static const int widths[] = { 360, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_auto (SheetTest) test = open_sheet ("", widths[i]);
      g_autofree char *name = g_strdup_printf ("item-sheet-%d", widths[i]), *open = g_strdup_printf ("item-sheet-open-%d", widths[i]);
      GtkWidget *part = open_part (&test, "Check List");

      add_to (&test, part, "Add a Line", "Draw the map");
      add_to (&test, part, "Add a Line", "Ask Owen for the key of the hut, and whether the river path is open again");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (part)), TRUE);
      part = open_part (&test, "Comments");
      add_to (&test, part, "Add a Comment", "Too long for a Monday");
      gops_ui_test_pictures (gops_page_test_dialog (&test.page), name);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gops_ui_test_find (test.sheet, GTK_TYPE_SCROLLED_WINDOW, NULL))), 5000);
      wait_frames (test.page.window, 20);
      gops_ui_test_pictures (gops_page_test_dialog (&test.page), open);
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/item-sheet/check-list", test_check_list);
  g_test_add_func ("/item-sheet/comments", test_comments);
  g_test_add_func ("/item-sheet/answers", test_answers);
  g_test_add_func ("/item-sheet/sign-up", test_sign_up);
  g_test_add_func ("/item-sheet/materials", test_materials);
  g_test_add_func ("/item-sheet/adds-file", test_adds_file);
  g_test_add_func ("/item-sheet/result", test_result);
  g_test_add_func ("/item-sheet/channel-and-reminder", test_channel_and_reminder);
  g_test_add_func ("/item-sheet/day-of-series", test_day_of_series);
  g_test_add_func ("/item-sheet/pictures", test_pictures);
  return g_test_run ();
}
