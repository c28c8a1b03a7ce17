/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A camp of three weeks for thirty groups, from its plan to the calendar on another device: applied to all at once, moved by mouse
 * and keyboard, its first day run by keys alone, and its calendar file read by libical. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-dialogs.h"
#include "gops-method.h"
#include "gops-page-test.h"
#include "gops-plan-chip.h"
#include "gops-test-calendar.h"
#include "gops-window-test.h"
#include "gops-workspace.h"

#define N_GROUPS 30
#define N_SINGLY 10   /* groups that a text is sent to one by one */
#define SOP      "camp-21"
#define ZONE     "Europe/Berlin"
#define SAME     "Europe/Paris"   /* the same clocks under another name */

static GopsWindowTest
open_window (void)
{
  GopsTestStore store = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Dawn Runners %02u 晨跑", i + 1);

      (void) gops_test_add_group (store.store, name);
    }
  g_assert_true (gops_store_begin (store.store, &error, "Test", NULL));
  g_assert_true (gops_store_exec (store.store, &error, "UPDATE chat_group SET time_zone = CASE id % 2 WHEN 0 THEN ?1 ELSE ?2 END", "ss", ZONE, SAME));
  g_assert_true (gops_store_commit (store.store, &error));
  return gops_window_test_new_for (store, 1280, 800);
}

/* The day in the groups, so many days from now. (transfer full) */
static char *
day_from_now (GopsWindowTest *test,
              int             days)
{
  g_autofree char *today = gops_date_today (test->store.store, ZONE);

  return gops_day_format (gops_day_parse (today) + days);
}

static gint64
count_items (GopsWindowTest *test,
             const char     *where,
             const char     *entry,
             const char     *value)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM plan_item WHERE sop = '" SOP "' AND sop_entry LIKE ?1 AND %s", where);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, &error, sql, "ss", entry, value));
  g_assert_no_error (error);
  return n;
}

/* --- the plan --- */

/* The camp begins today: what comes before its first day is left out. */
static guint
count_entries (void)
{
  const GopsSop *sop = gops_method_find_sop (gops_method_get_default (), SOP);
  guint n = 0;

  for (guint i = 0; i < sop->n_items; i++)
    n += sop->items[i].day >= 1;
  return n;
}

static void
plan_camp (GopsWindowTest *test)
{
  g_autofree char *today = day_from_now (test, 0);
  GtkWidget *dialog;

  gops_window_show_page (GOPS_WINDOW (test->window), "groups");
  gops_ui_settle ();
  gops_ui_click (gops_ui_find_action (NULL, "page.select-all"));
  gops_ui_click (gops_ui_find_action (NULL, "page.apply-sop"));
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_choose (gops_ui_find_id (dialog, "sop_row"), gops_page_test_find_sop (SOP));
  gops_ui_type (gops_ui_find_id (dialog, "date_row"), today);
  gops_ui_click (gops_ui_find_id (dialog, "apply_button"));
  gops_ui_wait_gone ("GopsSopDialog");
  gops_window_test_settle (test);
  g_assert_cmpint (count_items (test, "?2 <> ''", "%", SOP), ==, N_GROUPS * count_entries ());
}

/* --- the calendar --- */

typedef struct
{
  gint64 id;
  char  *entry, *date;   /* (owned) */
  int    minutes;
} Shown;

static void
shown_clear (Shown *shown)
{
  g_free (shown->entry);
  g_free (shown->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

static Shown
read_shown (GopsWindowTest *test,
            GtkWidget      *chip)
{
  gint64 id = gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip));
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_load (GOPS_TYPE_PLAN_ITEM, test->store.store, id, &error);

  g_assert_no_error (error);
  return (Shown) { id, g_strdup (gops_record_get_text (item, GOPS_PLAN_ITEM_SOP_ENTRY)), g_strdup (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)),
                   gops_minutes_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME)) };
}

/* Next week: it lies within the camp, whatever day it is. */
static GtkWidget *
open_week (GopsWindowTest *test)
{
  gops_window_show_page (GOPS_WINDOW (test->window), "calendar");
  gops_ui_settle ();
  gops_ui_click (gops_ui_find_id (NULL, "week_toggle"));
  gops_ui_click (gops_ui_find_action (NULL, "page.next-month"));
  return gops_ui_find_type (NULL, "GopsWeekHours");
}

/* All groups have it at the same time: what moves it moves all. */
static void
move_by_keys (GopsWindowTest *test,
              GtkWidget      *hours)
{
  GtkWidget *chip = gops_ui_find_type (hours, "GopsPlanChip");
  g_auto (Shown) shown = read_shown (test, chip);
  g_autofree char *later = g_strdup_printf ("%02d:%02d", (shown.minutes + 15) / 60, (shown.minutes + 15) % 60);
  g_autofree char *next = gops_day_format (gops_day_parse (shown.date) + 1);

  g_assert_true (gtk_widget_grab_focus (chip));
  g_assert_true (gops_ui_key (GDK_KEY_Down, GDK_CONTROL_MASK));
  gops_window_test_settle (test);
  g_assert_cmpint (count_items (test, "at_time = ?2", shown.entry, later), ==, N_GROUPS);
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));   /* the keyboard stayed on it */
  gops_window_test_settle (test);
  g_assert_cmpint (count_items (test, "on_date = ?2", shown.entry, next), ==, N_GROUPS);
}

/* (nullable): the first that can be seen and is of another day */
static GtkWidget *
find_of_another_day (GopsWindowTest *test,
                     GtkWidget      *within,
                     const char     *date)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_auto (Shown) shown = { 0 };
      GtkWidget *found;

      if (!GOPS_IS_PLAN_CHIP (child) && (found = find_of_another_day (test, child, date)) != NULL)
        return found;
      if (!GOPS_IS_PLAN_CHIP (child) || !gtk_widget_get_mapped (child))
        continue;
      shown = read_shown (test, child);
      if (!g_str_equal (shown.date, date))
        return child;
    }
  return NULL;
}

/* Dropped on another, it is on the other's day. */
static void
move_by_mouse (GopsWindowTest *test,
               GtkWidget      *hours)
{
  GtkWidget *target = gops_ui_find_type (hours, "GopsPlanChip");
  g_auto (Shown) there = read_shown (test, target);
  GtkWidget *chip = find_of_another_day (test, hours, there.date);
  g_auto (Shown) dragged = read_shown (test, chip);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, dragged.id);
  g_assert_true (gops_ui_drop (gops_ui_find_type (NULL, "GopsWeekGrid"), target, &value));
  gops_window_test_settle (test);
  g_assert_cmpint (count_items (test, "on_date = ?2", dragged.entry, there.date), ==, N_GROUPS);
}

/* --- the day --- */

static gint64
count_done (GopsWindowTest *test)
{
  return count_items (test, "status = ?2 AND done_at > 0", "%", "done");
}

/* A group by itself: its own text is copied, what has been sent is marked, the next has the keyboard. */
static void
send_singly (GopsWindowTest *test)
{
  for (guint i = 0; i < N_SINGLY; i++)
    {
      g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
      g_assert_nonnull (gops_ui_read_clipboard (test->window));
      g_assert_null (strchr (gops_ui_read_clipboard (test->window), '{'));
      g_assert_true (gops_ui_key (GDK_KEY_space, 0));
      g_assert_cmpint (count_done (test), ==, i + 1);
    }
}

/* All that are left of a text. */
static void
send_rest (GopsWindowTest *test)
{
  g_assert_true (gops_ui_key (GDK_KEY_Left, 0));
  g_assert_true (gops_ui_key (GDK_KEY_space, GDK_SHIFT_MASK));
  gops_window_test_settle (test);
}

static void
run_day (GopsWindowTest *test)
{
  g_autofree char *today = day_from_now (test, 0);
  gint64 n = count_items (test, "on_date = ?2", "%", today);

  g_assert_cmpint (n, ==, 2 * N_GROUPS);
  gops_window_show_page (GOPS_WINDOW (test->window), "today");
  gops_ui_settle ();
  g_assert_true (gtk_widget_grab_focus (gops_ui_find_type (gops_ui_find_id (NULL, "list"), "GopsTodayRow")));
  send_singly (test);
  send_rest (test);
  g_assert_cmpint (count_done (test), ==, N_GROUPS);
  send_rest (test);
  g_assert_cmpint (count_done (test), ==, n);
  g_assert_cmpfloat (gtk_level_bar_get_value (GTK_LEVEL_BAR (gops_ui_find_id (NULL, "progress"))), ==, 1);
}

/* --- the calendar file --- */

/* The file is written some seconds after it was chosen. (transfer full) */
static char *
export_calendar (GopsWindowTest *test)
{
  g_autofree char *path = g_build_filename (test->store.folder, "camp.ics", NULL);
  char *text = NULL;
  GtkWidget *row;

  gops_preferences_show (gops_window_test_session (test), test->window);
  gops_ui_settle ();
  row = gops_page_test_anywhere (gops_page_test_find_titled, "Calendar file for other programs");
  gops_ui_click (gops_ui_find_type (row, "GtkButton"));
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
check_calendar (GopsWindowTest *test)
{
  g_autofree char *text = export_calendar (test), *from = day_from_now (test, -30), *to = day_from_now (test, 60);

  g_assert_cmpuint (gops_test_calendar_check (text, test->store.store, ZONE, from, to), ==, N_GROUPS * count_entries ());
}

static void
test_camp (void)
{
  GopsWindowTest test = open_window ();
  GtkWidget *hours;

  plan_camp (&test);
  hours = open_week (&test);
  move_by_keys (&test, hours);
  move_by_mouse (&test, hours);
  run_day (&test);
  check_calendar (&test);
  gops_window_test_close (&test);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/camp/planned-run-and-exported", test_camp);
  return g_test_run ();
}
