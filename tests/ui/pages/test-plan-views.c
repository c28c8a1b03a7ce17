/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of the plan beside the month: week, board, filters, Move To, and the calendar of several groups. */
#include "gops-page-test.h"

#include <math.h>
#include <time.h>

#include "gops-calendar-page.h"
#include "gops-content-page.h"
#include "gops-day.h"
#include "gops-plan-board.h"
#include "gops-plan-calendar.h"
#include "gops-plan-series.h"
#include "gops-rrule.h"
#include "gops-ui-use.h"
#include "gops-week-grid.h"

#define DAY  "2031-05-14"   /* a Wednesday */
#define NEXT "2031-05-15"

/* --- a plan --- */

static gint64
add_item (GopsPageTest *test,
          gint64        group,
          const char   *title,
          const char   *date,
          const char   *time,
          const char   *type,
          const char   *rule)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "on-date", date, "at-time", time, "type", type,
                                                   "status", "ready", "title", title, "owner", "Maeve", NULL);
  GopsRecurrence recurrence = GOPS_RECURRENCE_INIT;

  if (rule != NULL)
    {
      g_assert_true (gops_rrule_parse (rule, -1, NULL, &recurrence, NULL));
      gops_plan_series_write (item, &recurrence);
    }
  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  g_assert_true (gops_record_insert (item, test->store.store, NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_page_test_settle (test);
  return gops_record_get_id (item);
}

#define assert_item(test, where) g_assert_cmpint (gops_page_test_count (test, "plan_item", where), ==, 1)

static GopsPageTest
open_page (void)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);

  g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "DELETE FROM plan_item", NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  return test;
}

static void
go_to (GopsPageTest *test,
       const char   *date)
{
  gops_plan_calendar_go_to (GOPS_PLAN_CALENDAR (gops_ui_find_type (test->page, "GopsPlanCalendar")), date);
  wait_frames (test->window, 3);
}

static GtkWidget *
find_view (GopsPageTest *test,
           const char   *toggle,
           const char   *type)
{
  gops_ui_click (gops_ui_find_id (test->page, toggle));
  wait_frames (test->window, 3);
  return gops_ui_find_type (test->page, type);
}

/* The button of the question that is open. AdwMessageDialog has each twice, one of them unseen. (nullable) */
static GtkWidget *
find_seen (GtkWidget  *parent,
           const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0 && gtk_widget_get_width (child) > 0 &&
                         gtk_widget_get_mapped (child) ? child : find_seen (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
answer (GopsPageTest *test,
        const char   *label)
{
  const char *text = g_dpgettext (GETTEXT_PACKAGE, label, 0);
  GtkWidget *button = NULL;

  pump_until ((button = find_seen (gops_page_test_dialog (test), text)) != NULL);
  g_signal_emit_by_name (button, "clicked");
  wait_frames (test->window, 2);
  gops_page_test_settle (test);
}

/* --- the month --- */

/* From the day or from the item itself, one press after the other. */
static void
test_month_keys (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *grid = gops_ui_find_id (test.page, "grid");

  (void) add_item (&test, test.group, "Route vote", DAY, "10:00", "topic", NULL);
  go_to (&test, DAY);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_grab_focus (i == 0 ? grid : gops_ui_find_type (grid, "GopsPlanChip")));
      g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));
      gops_page_test_settle (&test);
      assert_item (&test, "on_date = '" NEXT "' AND at_time = '10:00'");
      g_assert_true (gops_ui_key (GDK_KEY_Down, GDK_CONTROL_MASK));
      gops_page_test_settle (&test);
      assert_item (&test, "on_date = '2031-05-22'");
      g_assert_true (gops_ui_key (GDK_KEY_Left, GDK_CONTROL_MASK));
      gops_page_test_settle (&test);
      g_assert_true (gops_ui_key (GDK_KEY_Up, GDK_CONTROL_MASK));
      gops_page_test_settle (&test);
      assert_item (&test, "on_date = '" DAY "'");
    }
}

/* --- the week --- */

static void
test_week_keys (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *week, *chip;

  (void) add_item (&test, test.group, "Route vote", DAY, "10:00", "topic", NULL);
  go_to (&test, DAY);
  week = find_view (&test, "week_toggle", "GopsWeekGrid");
  chip = gops_ui_find_type (week, "GopsPlanChip");
  g_assert_true (gtk_widget_grab_focus (chip));
  g_assert_true (gops_ui_key (GDK_KEY_Down, GDK_CONTROL_MASK));
  gops_page_test_settle (&test);
  assert_item (&test, "on_date = '" DAY "' AND at_time = '10:15'");
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));   /* the keyboard stayed on it */
  gops_page_test_settle (&test);
  assert_item (&test, "on_date = '" NEXT "' AND at_time = '10:15'");
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  assert_item (&test, "on_date = '" DAY "' AND at_time = '10:00'");
  g_assert_true (gops_ui_key (GDK_KEY_Page_Down, 0) || TRUE);
}

static void
drop (GtkWidget *view,
      GtkWidget *target,
      gint64     key)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, key);
  g_assert_true (gops_ui_drop (view, target, &value));
}

/* Where one is dropped is its day and its hour. */
static void
test_week_mouse (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *week, *other;
  gint64 item = add_item (&test, test.group, "Route vote", DAY, "", "topic", NULL);

  (void) add_item (&test, test.group, "Run", NEXT, "09:00", "event", NULL);
  go_to (&test, DAY);
  week = find_view (&test, "week_toggle", "GopsWeekGrid");
  other = gops_ui_find_type (gops_ui_find_type (week, "GopsWeekHours"), "GopsPlanChip");
  drop (week, other, item);
  gops_page_test_settle (&test);
  assert_item (&test, "title = 'Route vote' AND on_date = '" NEXT "' AND at_time BETWEEN '08:45' AND '09:30'");
}

/* --- the board --- */

static GtkWidget *
find_card (GtkWidget  *board,
           const char *title)
{
  GtkWidget *chip = gops_ui_find_type (board, "GopsPlanChip");

  g_assert_cmpstr (gops_plan_chip_get_title (GOPS_PLAN_CHIP (chip)), ==, title);
  return chip;
}

static void
test_board (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *tomorrow = gops_day_format (gops_day_parse (gops_page_test_dossier (&test)->today) + 1);
  gint64 item = add_item (&test, test.group, "Route vote", tomorrow, "10:00", "topic", NULL);
  GtkWidget *board = find_view (&test, "board_toggle", "GopsPlanBoard");

  g_assert_true (gtk_widget_grab_focus (find_card (board, "Route vote")));
  g_assert_true (gops_ui_key (GDK_KEY_Left, GDK_CONTROL_MASK));
  gops_page_test_settle (&test);
  assert_item (&test, "status = 'drafted'");
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));
  gops_page_test_settle (&test);
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));   /* past what the clock says */
  gops_page_test_settle (&test);
  assert_item (&test, "status = 'done' AND done_at > 0");
  gops_page_test_undo (&test);
  assert_item (&test, "status = 'ready' AND done_at = 0");

  drop (board, gtk_widget_get_first_child (gtk_widget_get_first_child (gtk_widget_get_ancestor (find_card (board, "Route vote"), GTK_TYPE_VIEWPORT))), item);
  gops_page_test_settle (&test);
  assert_item (&test, "status = 'ready'");   /* where it was already */
}

/* A day of a series is asked about. */
static void
test_board_series (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *tomorrow = gops_day_format (gops_day_parse (gops_page_test_dossier (&test)->today) + 1);
  GtkWidget *board;

  (void) add_item (&test, test.group, "Check in", tomorrow, "10:00", "checkin", "FREQ=DAILY");
  board = find_view (&test, "board_toggle", "GopsPlanBoard");
  g_assert_true (gtk_widget_grab_focus (find_card (board, "Check in")));
  g_assert_true (gops_ui_key (GDK_KEY_Left, GDK_CONTROL_MASK));
  answer (&test, "days of a series|_All");
  gops_page_test_settle (&test);
  assert_item (&test, "status = 'drafted' AND recurrence <> ''");
}

/* --- Move To --- */

static void
answer_move (GopsPageTest *test,
             const char   *date,
             const char   *time)
{
  GtkWidget *dialog = gops_page_test_dialog (test), *first = gops_ui_find_type (dialog, "AdwEntryRow");
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  gops_ui_type (first, date);
  gops_ui_type (second, time);
  answer (test, "_Move");
}

static void
test_move_to (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *grid = gops_ui_find_id (test.page, "grid");

  (void) add_item (&test, test.group, "Route vote", DAY, "10:00", "topic", NULL);
  go_to (&test, DAY);
  g_assert_true (gtk_widget_grab_focus (grid));
  g_assert_true (gops_ui_key (GDK_KEY_m, 0));
  answer_move (&test, "2031-07-02", "18:30");
  assert_item (&test, "on_date = '2031-07-02' AND at_time = '18:30'");
  g_assert_cmpstr (gops_plan_calendar_get_date (GOPS_PLAN_CALENDAR (gops_ui_find_type (test.page, "GopsPlanCalendar"))), ==, "2031-07-02");
  g_assert_nonnull (gops_ui_seek_type (grid, "GopsPlanChip"));   /* the page turned to it */
  gops_page_test_undo (&test);
  assert_item (&test, "on_date = '" DAY "' AND at_time = '10:00'");
  go_to (&test, DAY);
  g_assert_true (gtk_widget_grab_focus (grid));
  g_assert_true (gops_ui_key (GDK_KEY_m, 0));
  answer_move (&test, NEXT, "10:00");
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));   /* the keyboard went with it */
  gops_page_test_settle (&test);
  assert_item (&test, "on_date = '2031-05-16' AND at_time = '10:00'");
}

/* Several at once keep their distance; one action. */
static void
test_move_several (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *grid = gops_ui_find_id (test.page, "grid"), *chips[2];

  (void) add_item (&test, test.group, "One", DAY, "10:00", "topic", NULL);
  (void) add_item (&test, test.group, "Two", NEXT, "11:00", "topic", NULL);
  go_to (&test, DAY);
  chips[0] = gops_ui_find_type (grid, "GopsPlanChip");
  g_assert_true (gtk_widget_grab_focus (chips[0]));
  g_assert_true (gops_ui_key (GDK_KEY_space, GDK_CONTROL_MASK));
  wait_frames (test.window, 2);
  g_assert_true (gops_ui_key (GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_child_focus (gtk_root_get_focus (gtk_widget_get_root (grid)), GTK_DIR_TAB_FORWARD));
  g_assert_true (gops_ui_key (GDK_KEY_space, GDK_CONTROL_MASK));
  wait_frames (test.window, 2);
  gops_ui_click (gops_ui_find_action (test.page, "chosen.move"));
  answer_move (&test, "2031-06-02", "");
  assert_item (&test, "title = 'One' AND on_date = '2031-06-02' AND at_time = '10:00'");
  assert_item (&test, "title = 'Two' AND on_date = '2031-06-03' AND at_time = '11:00'");
  gops_page_test_undo (&test);
  assert_item (&test, "title = 'Two' AND on_date = '" NEXT "'");
}

/* --- filters --- */

static guint
count_shown (GopsPageTest *test)
{
  return gops_plan_calendar_count_items (GOPS_PLAN_CALENDAR (gops_ui_find_type (test->page, "GopsPlanCalendar")));
}

static void
test_filters (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *entry;

  (void) add_item (&test, test.group, "Route vote", DAY, "10:00", "topic", NULL);
  (void) add_item (&test, test.group, "Long run", NEXT, "11:00", "event", NULL);
  go_to (&test, DAY);
  g_assert_cmpuint (count_shown (&test), ==, 2);
  g_assert_true (gtk_widget_grab_focus (gops_ui_find_id (test.page, "grid")));
  g_assert_true (gops_ui_key (GDK_KEY_f, GDK_CONTROL_MASK));
  entry = gops_ui_find_id (test.page, "find_entry");
  gops_ui_type (entry, "vote rou");
  pump_until (count_shown (&test) == 1);
  gops_ui_type (entry, "nothing like it");
  pump_until (count_shown (&test) == 0);
  gops_ui_type (entry, "");
  pump_until (count_shown (&test) == 2);

  gtk_menu_button_popup (GTK_MENU_BUTTON (gops_ui_find_id (test.page, "filter_button")));
  wait_frames (test.window, 3);
  gops_ui_click (gops_ui_find_type (gops_ui_find_type (NULL, "GopsPlanFilters"), "GtkToggleButton"));   /* topics */
  g_assert_cmpuint (count_shown (&test), ==, 1);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gops_ui_find_id (test.page, "filter_button")));
}

/* --- several groups --- */

static gint64
add_group (GopsPageTest *test,
           const char   *name)
{
  return gops_test_add_group (test->store.store, name);
}

/* One text for three groups is one chip; what moves it moves all. */
static void
test_all_groups (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CALENDAR_PAGE, "en", 1280);
  GopsPlanCalendar *calendar = GOPS_PLAN_CALENDAR (gops_ui_find_type (test.page, "GopsPlanCalendar"));
  gint64 groups[] = { test.group, add_group (&test, "Alder"), add_group (&test, "Birch") };
  GtkWidget *grid = gops_ui_find_id (test.page, "grid"), *chip;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    (void) add_item (&test, groups[i], "Lesson", DAY, "20:00", "lesson", NULL);
  go_to (&test, DAY);
  pump_until (gops_plan_calendar_count_items (calendar) == 3);
  wait_frames (test.window, 3);
  g_assert_cmpuint (gops_plan_calendar_count_groups (calendar), ==, 3);
  chip = gops_ui_find_type (grid, "GopsPlanChip");
  g_assert_cmpstr (gops_plan_chip_get_title (GOPS_PLAN_CHIP (chip)), ==, "Lesson ×3");
  gops_ui_test_names (test.page);

  g_assert_true (gtk_widget_grab_focus (chip));
  g_assert_true (gops_ui_key (GDK_KEY_m, 0));
  answer_move (&test, NEXT, "19:00");
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "title = 'Lesson' AND on_date = '" NEXT "' AND at_time = '19:00'"), ==, 3);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "title = 'Lesson' AND on_date = '" DAY "'"), ==, 3);
}

/* Copies of an entry for thirty groups, two minutes after one another, are one chip too. */
static void
test_staggered (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CALENDAR_PAGE, "en", 1280);
  GopsPlanCalendar *calendar = GOPS_PLAN_CALENDAR (gops_ui_find_type (test.page, "GopsPlanCalendar"));
  GtkWidget *grid = gops_ui_find_id (test.page, "grid"), *chip;

  g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Camp %u", i + 1), *time = g_strdup_printf ("09:%02u", 2 * i);
      g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", add_group (&test, name), "on-date", DAY, "at-time", time, "type",
                                                       "welcome", "status", "ready", "title", "Opening", "sop", "camp-21", "sop-entry", "opening", NULL);

      g_assert_true (gops_record_insert (item, test.store.store, NULL));
    }
  g_assert_true (gops_store_commit (test.store.store, NULL));
  go_to (&test, DAY);
  pump_until (gops_plan_calendar_count_items (calendar) == 30);
  wait_frames (test.window, 3);
  chip = gops_ui_find_type (grid, "GopsPlanChip");
  g_assert_cmpstr (gops_plan_chip_get_title (GOPS_PLAN_CHIP (chip)), ==, "Opening ×30 09:00–09:58");
  gops_ui_test_picture (test.window, "plan-staggered-month");
  g_assert_true (gtk_widget_grab_focus (chip));
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "(SELECT DISTINCT at_time FROM plan_item WHERE title = 'Opening' AND on_date = '" NEXT "')", "1"), ==, 30);
  (void) find_view (&test, "week_toggle", "GopsWeekGrid");
  gops_ui_test_picture (test.window, "plan-staggered-week");
}

/* --- a file --- */

static void
test_saves_month (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *path = g_build_filename (test.store.folder, "month.pdf", NULL), *content = NULL;
  gsize length = 0;

  (void) add_item (&test, test.group, "Route vote", DAY, "10:00", "topic", NULL);
  go_to (&test, DAY);
  g_assert_true (gtk_widget_activate_action (gops_ui_find_type (test.page, "GopsPlanCalendar"), "page.save-month", NULL));
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  gops_ui_settle ();
}

/* --- the agenda --- */

static void
add_days (GopsPageTest *test)
{
  g_autofree char *today = gops_date_today (test->store.store, NULL);

  for (int i = -6; i <= 20; i++)
    {
      g_autofree char *date = gops_day_format (gops_day_parse (today) + i);

      (void) add_item (test, test->group, "Route vote", date, "10:00", "topic", NULL);
    }
}

static GtkWidget *
find_day (GtkWidget  *agenda,
          const char *date)
{
  GtkWidget *day = gtk_widget_get_first_child (agenda);

  while (day != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (day), "date"), date) != 0)
    day = gtk_widget_get_next_sibling (day);
  return day;
}

/* It begins at today, with the past above, and stays where it was scrolled to. */
static void
test_agenda_begins_at_today (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *today = gops_date_today (test.store.store, NULL);
  GtkWidget *scroller;
  GtkAdjustment *place;
  graphene_rect_t bounds;

  add_days (&test);
  gops_ui_click (gops_ui_find_id (test.page, "agenda_toggle"));
  scroller = gops_ui_find_id (test.page, "agenda_scroller");
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  pump_until (gtk_adjustment_get_value (place) > 0);
  wait_frames (test.window, 3);
  g_assert_true (gtk_widget_compute_bounds (find_day (gops_ui_find_id (test.page, "agenda"), today), scroller, &bounds));
  g_assert_cmpfloat (fabs (bounds.origin.y), <, 60);
  gtk_adjustment_set_value (place, 5);
  (void) add_item (&test, test.group, "Another", today, "11:00", "topic", NULL);
  wait_frames (test.window, 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), <, 60);
}

/* --- speed --- */

#define MOTIONS 200

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* What a motion of something that is dragged costs, with the frame after it, in time of this thread alone: others use the machine
 * too. Returns: the 95th percentile, in milliseconds. */
static double
time_motions (GtkWidget *view)
{
  GtkEventController *target = NULL;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  double times[MOTIONS];

  for (guint i = 0; target == NULL && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      target = GTK_IS_DROP_TARGET (controller) ? controller : NULL;
    }
  for (guint i = 0; i < MOTIONS; i++)
    {
      double x = gtk_widget_get_width (view) * (0.1 + 0.8 * i / MOTIONS), y = gtk_widget_get_height (view) * (0.2 + 0.7 * (i % 20) / 20);
      struct timespec before, after;
      GdkDragAction action;

      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &before);
      g_signal_emit_by_name (target, "motion", x, y, &action);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &after);
      times[i] = (double) (after.tv_sec - before.tv_sec) * 1e3 + (double) (after.tv_nsec - before.tv_nsec) / 1e6;
    }
  qsort (times, MOTIONS, sizeof *times, compare_doubles);
  return times[MOTIONS * 95 / 100];
}

static void
test_drags_smoothly (void)
{
  g_auto (GopsPageTest) test = open_page ();
  double month, week;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *date = gops_day_format (gops_day_parse ("2031-05-01") + (int) i % 31), *time = g_strdup_printf ("%02u:00", 7 + i % 14);
      g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test.group, "on-date", date, "at-time", time,
                                                       "type", "topic", "status", "ready", "title", "Item of the day", NULL);

      g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
      g_assert_true (gops_record_insert (item, test.store.store, NULL));
      g_assert_true (gops_store_commit (test.store.store, NULL));
    }
  gops_page_test_settle (&test);
  go_to (&test, DAY);
  month = time_motions (gops_ui_find_id (test.page, "grid"));
  week = time_motions (find_view (&test, "week_toggle", "GopsWeekGrid"));
  g_test_message ("a motion, 95th percentile of %d: month %.2f ms, week %.2f ms", MOTIONS, month, week);
  g_assert_cmpfloat (month, <=, 16.7);
  g_assert_cmpfloat (week, <=, 16.7);
}

/* --- pictures --- */

static void
show_pictures (const char *language,
               int         width)
{
  static const struct { const char *toggle, *name; } views[] = { { "week_toggle", "week" }, { "board_toggle", "board" }, { "agenda_toggle", "agenda" } };
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, language, width);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("plan-%s-%s-%d", views[i].name, language, width);

      gops_ui_click (gops_ui_find_id (test.page, views[i].toggle));
      wait_frames (test.window, 4);
      gops_ui_test_fits (test.page);
      gops_ui_test_names (test.page);
      gops_ui_test_picture (test.window, name);
    }
}

static void
test_pictures (void)
{
  show_pictures ("en", 1280);
  show_pictures ("zh_CN", 1280);
  show_pictures ("en", 800);
  show_pictures ("zh_CN", 360);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/plan-views/month/keys", test_month_keys);
  g_test_add_func ("/plan-views/week/keys", test_week_keys);
  g_test_add_func ("/plan-views/week/mouse", test_week_mouse);
  g_test_add_func ("/plan-views/board/status", test_board);
  g_test_add_func ("/plan-views/board/series", test_board_series);
  g_test_add_func ("/plan-views/move-to/one", test_move_to);
  g_test_add_func ("/plan-views/move-to/several", test_move_several);
  g_test_add_func ("/plan-views/filters", test_filters);
  g_test_add_func ("/plan-views/all-groups", test_all_groups);
  g_test_add_func ("/plan-views/staggered", test_staggered);
  g_test_add_func ("/plan-views/saves-month", test_saves_month);
  g_test_add_func ("/plan-views/agenda-begins-at-today", test_agenda_begins_at_today);
  g_test_add_func ("/plan-views/drags-smoothly", test_drags_smoothly);
  g_test_add_func ("/plan-views/pictures", test_pictures);

  return g_test_run ();
}
