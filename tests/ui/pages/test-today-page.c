/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: texts are copied and marked as sent, by keys alone; what was marked can be taken back. */
#include <glib/gi18n.h>
#include <string.h>

#include "gops-page-test.h"

#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-today-page.h"
#include "gops-today-row.h"
#include "gops-ui-use.h"

/* @n items at the first minutes of the group's day: whatever the time, their order is the same. */
static GopsPageTest
open_page (guint n)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1000);
  GopsStore *store = test.store.store;

  g_assert_true (gops_store_begin (store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM plan_item", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Item %u", i), *text = g_strdup_printf ("%u: hello {group}", i), *time = g_strdup_printf ("00:%02u", i);
      g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test.group, "on-date", gops_page_test_dossier (&test)->today,
                                                       "at-time", time, "type", "topic", "status", "ready", "title", title, "text", text, NULL);

      g_assert_true (gops_record_insert (item, store, NULL));
    }
  g_assert_true (gops_store_commit (store, NULL));
  gops_page_test_settle (&test);
  return test;
}

static gint64
count_done (GopsPageTest *test)
{
  return gops_page_test_count (test, "plan_item", "status = 'done'");
}

static GtkListBox *
get_list (GopsPageTest *test)
{
  return GTK_LIST_BOX (gops_ui_find_id (test->page, "list"));
}

static const char *
get_title (GopsPageTest *test,
           int           index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (test), index);

  return row != NULL ? gops_today_row_get_item (GOPS_TODAY_ROW (row))->title : NULL;
}

static const char *
get_selected_title (GopsPageTest *test)
{
  return gops_today_row_get_item (GOPS_TODAY_ROW (gtk_list_box_get_selected_row (get_list (test))))->title;
}

static void
focus_first (GopsPageTest *test)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (test), 0))));
}

/* Presses a key on the row that has the keyboard, and lets the list follow. */
static void
press (GopsPageTest *test,
       guint         key)
{
  g_assert_true (gops_ui_key (key, 0));
  gops_page_test_settle (test);
}

static double
get_progress (GopsPageTest *test)
{
  return gtk_level_bar_get_value (GTK_LEVEL_BAR (gops_ui_find_id (test->page, "progress")));
}

static void
test_copies_by_key (void)
{
  g_auto (GopsPageTest) test = open_page (4);

  focus_first (&test);
  press (&test, GDK_KEY_c);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "0: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 1);
  g_assert_cmpfloat (get_progress (&test), ==, 0.25);
  g_assert_cmpstr (get_selected_title (&test), ==, "Item 1");
  press (&test, GDK_KEY_c);   /* the next has the keyboard already */
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "1: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 2);
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  g_assert_cmpint (count_done (&test), ==, 0);
  g_assert_cmpstr (get_title (&test, 0), ==, "Item 0");
}

static void
test_marks_by_key (void)
{
  g_auto (GopsPageTest) test = open_page (3);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (test.window), "mine");
  focus_first (&test);
  press (&test, GDK_KEY_Down);
  g_assert_cmpstr (get_selected_title (&test), ==, "Item 1");
  press (&test, GDK_KEY_space);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "status = 'done' AND title = 'Item 1'"), ==, 1);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "mine");
  g_assert_cmpstr (get_title (&test, 2), ==, "Item 1");   /* what is done goes to the end */

  gtk_list_box_select_row (get_list (&test), gtk_list_box_get_row_at_index (get_list (&test), 2));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&test), 2))));
  press (&test, GDK_KEY_space);   /* and comes back */
  g_assert_cmpint (count_done (&test), ==, 0);
  g_assert_cmpstr (get_title (&test, 1), ==, "Item 1");
}

/* Copying what was sent already marks nothing. */
static void
test_copies_again (void)
{
  g_auto (GopsPageTest) test = open_page (1);

  focus_first (&test);
  press (&test, GDK_KEY_space);
  focus_first (&test);
  press (&test, GDK_KEY_c);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "0: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 1);
}

static void
test_buttons (void)
{
  g_auto (GopsPageTest) test = open_page (2);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&test), 0));

  gops_ui_test_names (test.window);
  gops_ui_click (gops_ui_find_id (row, "copy_button"));
  gops_page_test_settle (&test);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "0: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 1);
  row = GTK_WIDGET (gtk_list_box_get_selected_row (get_list (&test)));
  g_assert_cmpstr (get_selected_title (&test), ==, "Item 1");
  gops_ui_click (gops_ui_find_id (row, "done_button"));
  gops_page_test_settle (&test);
  g_assert_cmpint (count_done (&test), ==, 2);
  g_assert_cmpfloat (get_progress (&test), ==, 1);
}

/* Single letters belong to the rows, not to what stands in them. */
static void
test_letters_of_rows_only (void)
{
  g_auto (GopsPageTest) test = open_page (2);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&test), 0));

  g_assert_true (gtk_widget_grab_focus (gops_ui_find_id (row, "done_button")));
  g_assert_false (gops_ui_key (GDK_KEY_c, 0));
  g_assert_cmpint (count_done (&test), ==, 0);
}

static void
test_opens_the_sheet (void)
{
  g_auto (GopsPageTest) test = open_page (2);
  GtkWidget *sheet;

  focus_first (&test);
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  sheet = gops_ui_find_type (NULL, "GopsPlanItemEditor");
  gops_ui_type (gops_ui_find_id (sheet, "text_view"), "Good morning");
  gops_dialog_close (sheet);
  gops_ui_wait_gone ("GopsPlanItemEditor");
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "title = 'Item 0' AND text = 'Good morning'"), ==, 1);
}

/* A long day: one key each. */
static void
test_one_key_each (void)
{
  g_auto (GopsPageTest) test = open_page (40);

  focus_first (&test);
  gops_ui_reset_inputs ();
  for (guint i = 0; i < 40; i++)
    press (&test, GDK_KEY_c);
  g_assert_cmpuint (gops_ui_get_inputs (), ==, 40);
  g_assert_cmpint (count_done (&test), ==, 40);
}

static void
test_empty (void)
{
  g_auto (GopsPageTest) test = open_page (0);

  g_assert_null (gops_ui_seek_id (test.page, "list"));
  g_assert_null (gops_ui_seek_type (test.window, "GopsPreviewCard"));   /* an empty card says nothing */
  gops_ui_test_names (test.window);
}

/* What is today where its group is may be tomorrow on the clock here. */
static void
test_clock (void)
{
  static const struct { const char *day; int minutes; const char *said; } cases[] = {
    { "2026-11-30", 22 * 60 + 30, "22:30" }, { "2026-12-01", 60, N_("tomorrow %s") }, { "2026-11-29", 23 * 60, N_("yesterday %s") },
    { "2026-12-02", 60, "01:00" },
  };
  gint64 now = gops_instant_of_day (gops_day_parse ("2026-11-30"), 600, "Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 at = gops_instant_of_day (gops_day_parse (cases[i].day), cases[i].minutes, "Asia/Shanghai");
      g_autofree char *said = gops_today_clock (at, now, "Asia/Shanghai"), *time = gops_today_clock (at, at, "Asia/Shanghai");
      g_autofree char *expected = strchr (cases[i].said, '%') != NULL ? g_strdup_printf (_(cases[i].said), time) : g_strdup (cases[i].said);

      g_assert_cmpstr (said, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/today/copies-by-key", test_copies_by_key);
  g_test_add_func ("/today/marks-by-key", test_marks_by_key);
  g_test_add_func ("/today/copies-again", test_copies_again);
  g_test_add_func ("/today/buttons", test_buttons);
  g_test_add_func ("/today/clock", test_clock);
  g_test_add_func ("/today/letters-of-rows-only", test_letters_of_rows_only);
  g_test_add_func ("/today/opens-the-sheet", test_opens_the_sheet);
  g_test_add_func ("/today/one-key-each", test_one_key_each);
  g_test_add_func ("/today/empty", test_empty);

  return g_test_run ();
}
