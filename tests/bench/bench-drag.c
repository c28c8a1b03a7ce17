/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Something is dragged over the month and the week of all groups: 1,000 groups with three items a day for a year. What each of
 * 200 motions costs with the frame that it asks for, from the motion to the end of its paint, in the main thread's time of the
 * processor; what the clock on the wall says of the same frames is printed beside it.
 */

#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <time.h>

#include "gops-bench.h"
#include "gops-big-plan.h"
#include "gops-look.h"
#include "gops-plan-calendar.h"
#include "gops-test-store.h"
#include "gops-window.h"

#define GROUPS  1000
#define MONTH   "2026-06-10"
#define MOTIONS 200
#define FRAME   0.0167   /* seconds */
#define LONGEST 120      /* seconds, until the month is there */

/* --- frames --- */

typedef struct
{
  double   motion;    /* seconds of the processor when the motion began */
  double   wall;
  gboolean painted;
} Frame;

static double
main_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
on_after_paint_cb (GdkFrameClock *clock,
                   Frame         *frame)
{
  frame->painted = TRUE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static GtkWidget *
find_type (GtkWidget  *within,
           const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (within), type))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkEventController *
find_target (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;   /* the widget keeps it */
    }
  g_assert_not_reached ();
}

/* One motion and its frame. */
static void
move_once (GtkWidget          *view,
           GtkEventController *target,
           Frame              *frame,
           guint               i)
{
  double x = gtk_widget_get_width (view) * (0.1 + 0.8 * i / MOTIONS), y = gtk_widget_get_height (view) * (0.2 + 0.7 * (i % 20) / 20);
  GdkDragAction action;

  frame->painted = FALSE;
  frame->motion = main_seconds ();
  frame->wall = gops_bench_seconds ();
  g_signal_emit_by_name (target, "motion", x, y, &action);
  gtk_widget_queue_draw (view);
  while (!frame->painted)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
bench_view (GtkWidget  *window,
            const char *type,
            const char *name)
{
  GtkWidget *view = find_type (window, type);
  GtkEventController *target = find_target (view);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  double times[MOTIONS], walls[MOTIONS];
  Frame frame = { 0 };
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &frame);

  for (guint i = 0; i < MOTIONS; i++)
    {
      move_once (view, target, &frame, i);
      times[i] = main_seconds () - frame.motion;
      walls[i] = gops_bench_seconds () - frame.wall;
    }
  g_signal_handler_disconnect (clock, handler);
  qsort (times, MOTIONS, sizeof *times, compare_doubles);
  qsort (walls, MOTIONS, sizeof *walls, compare_doubles);
  g_print ("%s: median %.2f ms, 95th percentile %.2f ms; by the clock, with waiting for frames, %.2f and %.2f ms\n", name, times[MOTIONS / 2] * 1e3,
           times[MOTIONS * 95 / 100] * 1e3, walls[MOTIONS / 2] * 1e3, walls[MOTIONS * 95 / 100] * 1e3);
  return gops_bench_report_limit (name, times[MOTIONS * 95 / 100], FRAME);
}

/* --- the window --- */

static void
wait_for_items (GopsPlanCalendar *calendar)
{
  double until = gops_bench_seconds () + LONGEST;

  while (gops_plan_calendar_count_items (calendar) == 0 && gops_bench_seconds () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (gops_plan_calendar_count_items (calendar), >, 0);
  for (guint i = 0; i < 200; i++)   /* shown and settled */
    g_main_context_iteration (NULL, FALSE);
}

static int status;

static void
on_activate_cb (GtkApplication *application,
                GopsTestStore  *test)
{
  GtkWidget *window;
  GopsPlanCalendar *calendar;
  gboolean good;

  gops_look_init ();
  window = gops_window_new (application);
  gops_window_set_store (GOPS_WINDOW (window), test->store);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  gops_window_show_page (GOPS_WINDOW (window), "calendar");
  calendar = GOPS_PLAN_CALENDAR (find_type (window, "GopsPlanCalendar"));
  gops_plan_calendar_go_to (calendar, MONTH);
  wait_for_items (calendar);
  good = bench_view (window, "GopsMonthGrid", "a motion over the month of all groups, 95th percentile of 200");
  gtk_window_destroy (GTK_WINDOW (window));
  status = good ? 0 : 1;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("com.example.GroupOps.Bench", G_APPLICATION_NON_UNIQUE);
  g_auto (GopsTestStore) test = { 0 };

  setlocale (LC_ALL, "");
  if (g_getenv ("DISPLAY") == NULL)
    return 77;
  test = gops_test_store_new ();
  gops_big_plan_make (test.store, GROUPS);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), &test);
  (void) g_application_run (G_APPLICATION (application), 1, argv);
  return status;
}
