/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items that repeat: made so in their sheet, shown in month, agenda and Today, changed one by one or together. */
#include "gops-page-test.h"

#include "gops-content-page.h"
#include "gops-day-cell-private.h"
#include "gops-dialog.h"
#include "gops-plan-change.h"
#include "gops-plan-gesture.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-occurrence.h"
#include "gops-rrule.h"
#include "gops-today.h"
#include "gops-today-page.h"
#include "gops-ui-use.h"

#define FREE_DAY "2031-05-14"   /* a Wednesday in the middle of its month; nothing is planned there */

enum { NEVER, DAILY, WORKING_DAYS, WEEKLY, TWO_WEEKLY, NTH_WEEKDAY, DAY_OF_MONTH, CUSTOM };

static gint64
add_item (GopsPageTest *test, const char *date, const char *rule)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test->group, "on-date", date, "at-time", "20:00", "type",
                                                   "topic", "status", "ready", "title", "Route vote", "text", "Hello {group}", NULL);
  GopsRecurrence recurrence = GOPS_RECURRENCE_INIT;
  GopsStore *store = test->store.store;

  g_assert_true (gops_store_begin (store, NULL, "Test", NULL));
  g_assert_true (gops_record_insert (item, store, NULL));
  if (rule != NULL)
    {
      g_assert_true (gops_rrule_parse (rule, -1, NULL, &recurrence, NULL));
      g_assert_true (gops_plan_repeat (store, item, GOPS_PLAN_ONE, &recurrence, NULL));
    }
  g_assert_true (gops_store_commit (store, NULL));
  gops_page_test_settle (test);
  return gops_record_get_id (item);
}

/* "2031-05-14 Route vote; …": from FREE_DAY on, of four weeks. */
static char *
dump (GopsPageTest *test)
{
  const GopsDossier *dossier = gops_page_test_dossier (test);
  int from = gops_day_parse (FREE_DAY);
  g_autoptr (GPtrArray) items = gops_plan_items (dossier, from, from + 27);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);
      int day = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));

      if (day >= from && day <= from + 27)
        g_string_append_printf (text, "%s+%d %s", text->len > 0 ? "; " : "", day - from, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
    }
  return g_string_free (text, FALSE);
}

static void
assert_days (GopsPageTest *test, const char *expected)
{
  g_autofree char *days = NULL;

  gops_session_flush (test->session);
  days = dump (test);
  g_assert_cmpstr (days, ==, expected);
}

static GopsMonthGrid *
get_grid (GopsPageTest *test)
{
  return GOPS_MONTH_GRID (gops_ui_find_id (test->page, "grid"));
}

/* Leads the page and its keyboard to a day. */
static void
go_to_day (GopsPageTest *test, const char *date)
{
  int year, month;

  gops_page_test_settle (test);
  g_assert_cmpint (sscanf (date, "%d-%d", &year, &month), ==, 2);
  g_signal_emit_by_name (get_grid (test), "month-wanted", year, month);
  gops_month_grid_set_selected_date (get_grid (test), date);
  wait_frames (test->window, 2);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (get_grid (test))));
}

/* Of the item that the month shows on that day. */
static GtkWidget *
open_sheet (GopsPageTest *test, const char *date)
{
  GtkWidget *cell;

  go_to_day (test, date);
  cell = gtk_root_get_focus (GTK_ROOT (test->window));
  g_signal_emit_by_name (get_grid (test), "open-item", gops_day_cell_get_item (GOPS_DAY_CELL (cell)));
  return gops_ui_find_type (NULL, "GopsPlanItemEditor");
}

static void
close_sheet (GtkWidget *sheet)
{
  gops_dialog_close (sheet);
  gops_ui_wait_gone ("GopsPlanItemEditor");
}

/* A question has its buttons twice, side by side and one below the other: one of them is seen. */
static GtkWidget *
find_seen (GtkWidget *parent, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0 ? child : find_seen (child, label);

      if (found != NULL && gtk_widget_get_mapped (found) && gtk_widget_get_child_visible (found))
        return found;
    }
  return NULL;
}

/* The question stands over the sheet, which is a window of its own on old toolkits. */
static GtkWidget *
find_button (const char *label)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = gtk_widget_get_mapped (window) ? find_seen (window, g_dpgettext (GETTEXT_PACKAGE, label, 0)) : NULL;
    }
  return found;
}

/* Presses the button of the question that is open. */
static void
answer (GopsPageTest *test, const char *label)
{
  GtkWidget *button = NULL;

  pump_until ((button = find_button (label)) != NULL);
  g_signal_emit_by_name (button, "clicked");   /* the window under the question may close with it */
  pump_until (find_button (label) == NULL);
  gops_page_test_settle (test);
}

static void
test_sheet_repeats (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *sheet;

  (void) add_item (&test, FREE_DAY, NULL);
  sheet = open_sheet (&test, FREE_DAY);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_ancestor (gops_ui_find_id (sheet, "title_row"), ADW_TYPE_PREFERENCES_GROUP))) == FALSE);
  gops_ui_choose (gops_ui_find_id (sheet, "repeat_row"), WEEKLY);
  gops_page_test_settle (&test);
  assert_days (&test, "+0 Route vote; +7 Route vote; +14 Route vote; +21 Route vote");
  gops_ui_test_names (sheet);
  gops_ui_test_pictures (gops_page_test_dialog (&test), "plan-item-repeats");
  g_assert_nonnull (gops_ui_find_id (sheet, "scope_row"));
  gops_ui_type (gops_ui_find_id (sheet, "title_row"), "First vote");   /* only this one, unless said otherwise */
  gops_page_test_settle (&test);
  assert_days (&test, "+0 First vote; +7 Route vote; +14 Route vote; +21 Route vote");
  close_sheet (sheet);

  sheet = open_sheet (&test, "2031-05-28");
  gops_ui_choose (gops_ui_find_id (sheet, "scope_row"), GOPS_PLAN_FOLLOWING);
  gops_ui_type (gops_ui_find_id (sheet, "title_row"), "Late vote");
  gops_page_test_settle (&test);
  assert_days (&test, "+0 First vote; +7 Route vote; +14 Late vote; +21 Late vote");
  gops_ui_type (gops_ui_find_id (sheet, "title_row"), "Later vote");   /* goes on with the series that there is now */
  gops_page_test_settle (&test);
  assert_days (&test, "+0 First vote; +7 Route vote; +14 Later vote; +21 Later vote");
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "recurrence <> ''"), ==, 2);
  close_sheet (sheet);

  sheet = open_sheet (&test, "2031-05-21");
  gops_ui_choose (gops_ui_find_id (sheet, "scope_row"), GOPS_PLAN_ALL);
  gops_ui_type (gops_ui_find_id (sheet, "title_row"), "Vote");
  gops_page_test_settle (&test);
  assert_days (&test, "+0 First vote; +7 Vote; +14 Later vote; +21 Later vote");
  close_sheet (sheet);
  for (guint i = 0; i < 5; i++)
    gops_page_test_undo (&test);
  assert_days (&test, "+0 Route vote");
}

static void
test_sheet_asks (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *sheet;

  (void) add_item (&test, FREE_DAY, "FREQ=WEEKLY");
  sheet = open_sheet (&test, "2031-05-21");
  gops_ui_choose (gops_ui_find_id (sheet, "repeat_row"), TWO_WEEKLY);
  pump_until (find_button ("days of a series|_All") != NULL);
  gops_ui_test_pictures (GTK_WIDGET (gtk_widget_get_root (find_button ("days of a series|_All"))), "plan-repeat-question");
  answer (&test, "This and All _Following");
  assert_days (&test, "+0 Route vote; +7 Route vote; +21 Route vote");
  gops_ui_choose (gops_ui_find_id (sheet, "repeat_row"), NEVER);
  answer (&test, "days of a series|_All");
  assert_days (&test, "+0 Route vote; +7 Route vote");
  close_sheet (sheet);
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  assert_days (&test, "+0 Route vote; +7 Route vote; +14 Route vote; +21 Route vote");

  sheet = open_sheet (&test, "2031-05-21");
  gops_ui_click (gops_ui_find_id (sheet, "remove_button"));
  answer (&test, "_Only This One");
  gops_ui_wait_gone ("GopsPlanItemEditor");
  assert_days (&test, "+0 Route vote; +14 Route vote; +21 Route vote");
}

static void
test_custom (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *sheet, *form;

  (void) add_item (&test, FREE_DAY, NULL);
  sheet = open_sheet (&test, FREE_DAY);
  gops_ui_choose (gops_ui_find_id (sheet, "repeat_row"), CUSTOM);
  form = gops_ui_find_type (NULL, "GopsRepeatDialog");
  gops_ui_test_names (form);
  g_object_set (gops_ui_find_id (form, "interval_row"), "value", 3.0, NULL);
  gops_ui_choose (gops_ui_find_id (form, "unit_row"), GOPS_REPEAT_DAILY);
  gops_ui_choose (gops_ui_find_id (form, "end_row"), 2);
  g_object_set (gops_ui_find_id (form, "count_row"), "value", 4.0, NULL);
  gops_ui_test_pictures (GTK_WIDGET (gtk_widget_get_root (form)), "plan-repeat-days");
  gops_ui_choose (gops_ui_find_id (form, "unit_row"), GOPS_REPEAT_WEEKLY);
  gops_ui_test_pictures (GTK_WIDGET (gtk_widget_get_root (form)), "plan-repeat-weeks");
  gops_ui_choose (gops_ui_find_id (form, "end_row"), 1);
  gops_ui_type (gops_ui_find_id (form, "until_row"), "2031-05-01");
  g_assert_false (gtk_widget_get_sensitive (gops_ui_find_id (form, "apply_button")));
  gops_ui_test_pictures (GTK_WIDGET (gtk_widget_get_root (form)), "plan-repeat-refused");
  gops_ui_choose (gops_ui_find_id (form, "unit_row"), GOPS_REPEAT_DAILY);
  gops_ui_type (gops_ui_find_id (form, "until_row"), "2031-05-22");
  gops_ui_click (gops_ui_find_id (form, "apply_button"));
  gops_ui_wait_gone ("GopsRepeatDialog");
  gops_page_test_settle (&test);
  assert_days (&test, "+0 Route vote; +3 Route vote; +6 Route vote");
  (void) gtk_widget_grab_focus (gops_ui_find_id (sheet, "repeat_row"));
  wait_frames (sheet, 3);
  gops_ui_test_pictures (gops_page_test_dialog (&test), "plan-item-custom");
  close_sheet (sheet);
}

static gint64
key_of (GopsPageTest *test, gint64 series, const char *date)
{
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (test->store.store, series, date, NULL);

  return gops_plan_item_key (item);
}

static void
test_month (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  gint64 series = add_item (&test, FREE_DAY, "FREQ=WEEKLY");

  go_to_day (&test, "2031-05-21");
  gops_ui_test_pictures (test.window, "plan-month-repeats");
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));
  answer (&test, "_Only This One");
  assert_days (&test, "+0 Route vote; +8 Route vote; +14 Route vote; +21 Route vote");
  gops_page_test_undo (&test);

  g_signal_emit_by_name (get_grid (&test), "move-item", key_of (&test, series, "2031-05-21"), "2031-05-22");
  answer (&test, "This and All _Following");
  assert_days (&test, "+0 Route vote; +8 Route vote; +15 Route vote; +22 Route vote");
  gops_page_test_undo (&test);
  assert_days (&test, "+0 Route vote; +7 Route vote; +14 Route vote; +21 Route vote");

  g_signal_emit_by_name (get_grid (&test), "move-item", key_of (&test, series, "2031-05-21"), "2031-05-22");
  answer (&test, "_Cancel");
  assert_days (&test, "+0 Route vote; +7 Route vote; +14 Route vote; +21 Route vote");

  go_to_day (&test, "2031-05-28");
  g_assert_true (gops_ui_key (GDK_KEY_Delete, 0));
  answer (&test, "This and All _Following");
  assert_days (&test, "+0 Route vote; +7 Route vote");
}

/* One of today is marked by its key and stays selected. */
static void
test_today (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1280);
  g_autofree char *today = gops_date_today (test.store.store, "Europe/London");

  g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "DELETE FROM plan_item", NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  (void) add_item (&test, today, "FREQ=DAILY");
  gops_view_refresh (GOPS_VIEW (test.page));
  wait_frames (test.window, 2);
  g_assert_true (gtk_widget_grab_focus (gops_ui_find_type (test.page, "GopsTodayRow")));
  g_assert_true (gops_ui_key (GDK_KEY_space, 0));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "status = 'done' AND series IS NOT NULL"), ==, 1);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "recurrence <> '' AND status = 'ready'"), ==, 1);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "series IS NOT NULL"), ==, 0);
}

static void
test_agenda (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "zh_CN", 360);
  g_autofree char *today = gops_date_today (test.store.store, "Asia/Shanghai");

  g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "DELETE FROM plan_item", NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  (void) add_item (&test, today, "FREQ=WEEKLY;COUNT=3");
  gops_ui_test_pictures (test.window, "plan-agenda-repeats");
  g_assert_true (gtk_widget_grab_focus (gops_ui_find_type (test.page, "GopsAgendaRow")));
  g_assert_true (gops_ui_key (GDK_KEY_Delete, 0));
  answer (&test, "days of a series|_All");
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "1"), ==, 0);
}

int
main (int argc, char *argv[])
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/plan-repeat/sheet-repeats", test_sheet_repeats);
  g_test_add_func ("/ui/plan-repeat/sheet-asks", test_sheet_asks);
  g_test_add_func ("/ui/plan-repeat/custom", test_custom);
  g_test_add_func ("/ui/plan-repeat/month", test_month);
  g_test_add_func ("/ui/plan-repeat/today", test_today);
  g_test_add_func ("/ui/plan-repeat/agenda", test_agenda);
  return g_test_run ();
}
