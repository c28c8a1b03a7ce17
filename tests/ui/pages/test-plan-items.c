/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New items are in the plan once something is written; SOPs speak the language of their groups. */

#include "config.h"

#include <string.h>

#include "gops-content-page.h"
#include "gops-dialog.h"
#include "gops-page-test.h"
#include "gops-plan-item-editor.h"
#include "gops-sop-dialog.h"
#include "gops-ui-use.h"

static gint64
count_items (GopsPageTest *test)
{
  gint64 n = -1;

  gops_session_flush (test->session);
  (void) gops_store_read_int (test->store.store, &n, NULL, "SELECT count(*) FROM plan_item", NULL);
  return n;
}

static void
close_dialog (GopsPageTest *test,
              GtkWidget    *inside)
{
  gops_dialog_close (inside);
  pump_until (gops_page_test_dialog (test) == test->window && gops_page_test_row (test->window, "Owner") == NULL);
}

static void
test_untouched (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "zh_CN", 1280);
  gint64 before = count_items (&test), action = gops_store_next_undo (test.store.store);
  GtkWidget *title;

  g_assert_true (gtk_widget_activate_action (test.page, "page.add-item", NULL));
  title = gops_page_test_row (gops_page_test_dialog (&test), "Title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "");
  gops_session_refresh_now (test.session);
  gops_ui_test_pictures (gops_page_test_dialog (&test), "plan-item-new");
  close_dialog (&test, title);
  g_assert_cmpint (count_items (&test), ==, before);
  g_assert_cmpint (gops_store_next_undo (test.store.store), ==, action);
}

static void
expect_newest (GopsPageTest *test,
               const char   *title,
               const char   *text)
{
  g_autofree char *found = NULL;

  gops_session_flush (test->session);
  g_assert_true (gops_store_read_text (test->store.store, &found, NULL, "SELECT title || '|' || text FROM plan_item ORDER BY id DESC LIMIT 1", NULL));
  g_assert_true (g_str_has_prefix (found, title));
  g_assert_true (g_str_has_suffix (found, text));
}

static void
test_first_word (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "zh_CN", 1280);
  gint64 before = count_items (&test);
  GtkWidget *title;
  g_autofree char *label = NULL;

  g_assert_true (gtk_widget_activate_action (test.page, "page.add-item", NULL));
  title = gops_page_test_row (gops_page_test_dialog (&test), "Title");
  gtk_editable_set_text (GTK_EDITABLE (title), "江边拉伸");
  g_assert_cmpint (count_items (&test), ==, before + 1);
  expect_newest (&test, "江边拉伸|", "");
  label = gops_store_dup_undo_label (test.store.store);
  g_assert_cmpstr (label, ==, "Add plan item");
  gops_session_refresh_now (test.session);   /* the sheet goes on with the row that is there now */
  gtk_editable_set_text (GTK_EDITABLE (title), "江边拉伸 20 分钟");
  g_assert_cmpint (count_items (&test), ==, before + 1);
  expect_newest (&test, "江边拉伸 20 分钟|", "");
  close_dialog (&test, title);

  g_assert_true (gops_session_undo (test.session));
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_items (&test), ==, before);
  g_assert_true (gops_session_redo (test.session));
  g_assert_true (gops_session_redo (test.session));
  expect_newest (&test, "江边拉伸 20 分钟|", "");
}

/* Two items begun one after the other are two actions. */
static void
test_two_items (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  gint64 before = count_items (&test);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *title;

      g_assert_true (gtk_widget_activate_action (test.page, "page.add-item", NULL));
      title = gops_page_test_row (gops_page_test_dialog (&test), "Title");
      gtk_editable_set_text (GTK_EDITABLE (title), i == 0 ? "One" : "Two");
      close_dialog (&test, title);
    }
  g_assert_cmpint (count_items (&test), ==, before + 2);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_items (&test), ==, before + 1);
  expect_newest (&test, "One|", "");
}

static void
test_name (void)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "type", "topic", NULL);

  g_assert_cmpstr (gops_plan_item_name (item), ==, "Topic");
  gops_record_set_text (item, GOPS_PLAN_ITEM_TITLE, "聊聊跑鞋");
  g_assert_cmpstr (gops_plan_item_name (item), ==, "聊聊跑鞋");
}

/* --- SOPs --- */

static gboolean
has_han (GtkWidget *widget)
{
  const char *text = ADW_IS_PREFERENCES_ROW (widget) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) : "";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static guint
count_han (GtkWidget *parent)
{
  guint n = has_han (parent);

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_han (child);
  return n;
}

static void
test_sop (void)
{
  static const struct { const char *language; const char *label; guint han; } cases[] = {
    { "zh_CN", "Apply “一周节奏” to “晨跑·上海”", 7 }, { "en", "Apply “Weekly rhythm” to “Early Runners Bristol”", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, cases[i].language, 1280);
      g_autofree char *label = NULL, *picture = g_strdup_printf ("sop-%s", cases[i].language);
      GtkWidget *dialog, *button;

      g_assert_true (gtk_widget_activate_action (test.page, "page.apply-sop", NULL));
      dialog = gops_page_test_dialog (&test);
      gops_ui_test_pictures (dialog, picture);
      g_assert_cmpint (count_han (dialog) >= cases[i].han, ==, TRUE);
      g_assert_cmpint (count_han (dialog) > 0, ==, cases[i].han > 0);
      button = gops_ui_test_find (dialog, GTK_TYPE_BUTTON, "suggested-action");
      g_signal_emit_by_name (button, "clicked");
      pump_until (gops_page_test_dialog (&test) == test.window);
      label = gops_store_dup_undo_label (test.store.store);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

/* What does not exist is marked with the reason and not kept; what is right again is. */
/* The calendar beside a date writes it as if it had been typed. */
static void
test_picks_date (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "zh_CN", 1280);
  g_autoptr (GDateTime) day = g_date_time_new_utc (2031, 5, 14, 0, 0, 0);
  GtkWidget *title, *date, *button, *calendar;

  g_assert_true (gtk_widget_activate_action (test.page, "page.add-item", NULL));
  title = gops_page_test_row (gops_page_test_dialog (&test), "Title");
  gtk_editable_set_text (GTK_EDITABLE (title), "江边拉伸");
  date = gtk_widget_get_ancestor (gops_ui_find_id (gops_page_test_dialog (&test), "date_row"), ADW_TYPE_ENTRY_ROW);
  button = gops_ui_find_type (date, "GtkMenuButton");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_frames (test.window, 3);
  calendar = gops_ui_find_type (button, "GtkCalendar");
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2031-05-14");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gops_ui_test_picture (gops_page_test_dialog (&test), "plan-item-date");
  close_dialog (&test, title);
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "title = '江边拉伸' AND on_date = '2031-05-14'"), ==, 1);
}

static void
test_wrong_dates (void)
{
  static const struct { const char *row, *wrong, *right, *column; } fields[] = {
    { "Date (YYYY-MM-DD)", "2026-02-30", "2026-02-27", "on_date" }, { "Time (HH:MM)", "25:10", "19:10", "at_time" }, { "Until (HH:MM)", "19:99", "19:50", "until_time" },
  };
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *dialog, *title;

  g_assert_true (gtk_widget_activate_action (test.page, "page.add-item", NULL));
  dialog = gops_page_test_dialog (&test);
  title = gops_page_test_row (dialog, "Title");
  gtk_editable_set_text (GTK_EDITABLE (title), "Stretching");
  expect_newest (&test, "Stretching|", "");
  gops_session_refresh_now (test.session);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = gops_page_test_row (dialog, fields[i].row);
      const char *name = g_dgettext (GETTEXT_PACKAGE, fields[i].row);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM plan_item ORDER BY id DESC LIMIT 1", fields[i].column);
      g_autofree char *found = NULL;

      gtk_editable_set_text (GTK_EDITABLE (row), fields[i].wrong);
      gops_session_flush (test.session);
      gops_session_refresh_now (test.session);
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), name));
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), !=, name);   /* says why */
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, fields[i].wrong);
      if (i == 0)
        gops_ui_test_pictures (dialog, "plan-item-wrong");
      gtk_editable_set_text (GTK_EDITABLE (row), fields[i].right);
      gops_session_flush (test.session);
      g_assert_false (gtk_widget_has_css_class (row, "error"));
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, name);
      g_assert_true (gops_store_read_text (test.store.store, &found, NULL, sql, NULL));
      g_assert_cmpstr (found, ==, fields[i].right);
    }
  close_dialog (&test, title);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/plan-items/untouched-ones-are-none", test_untouched);
  g_test_add_func ("/plan-items/from-the-first-word", test_first_word);
  g_test_add_func ("/plan-items/two-are-two-actions", test_two_items);
  g_test_add_func ("/plan-items/wrong-dates", test_wrong_dates);
  g_test_add_func ("/plan-items/picks-date", test_picks_date);
  g_test_add_func ("/plan-items/named-in-lists", test_name);
  g_test_add_func ("/plan-items/sop-in-the-groups-language", test_sop);
  return g_test_run ();
}
