/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The members page of a group of 500,000 against a GtkColumnView with the same cells over a GListStore of objects and a
 * GtkSortListModel: first frame, memory, random jumps, sort change. Each is shown by a process of its own, started anew
 * by this program: bench-members lazy|all WORKSPACE prints its four figures.
 *
 * The group is open before: its dossier is not the table's. First frame and sort change are by the clock on the wall, for
 * the list asks in a thread; jumps are the main thread's time of the processor: the page counts tiers in another meanwhile.
 */

#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>
#include <time.h>

#include "gops-bench.h"
#include "gops-big-workspace.h"
#include "gops-day.h"
#include "gops-live-list.h"
#include "gops-look.h"
#include "gops-member-columns.h"
#include "gops-member-row.h"
#include "gops-members-page.h"
#include "gops-test-store.h"

#define WIDTH   1200
#define HEIGHT  800
#define N_ROUNDS 5
#define N_JUMPS 200
#define JUMP    0.0167

typedef struct
{
  double first_frame;   /* seconds */
  double memory;        /* bytes */
  double jump;          /* seconds, 95th percentile */
  double sort;          /* seconds */
} Figures;

/* --- time and frames --- */

static double
wall_seconds (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static double
main_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static int n_frames;

static void
on_clock_after_paint_cb (GdkFrameClock *clock)
{
  n_frames++;
}

static void
wait_frame (GtkWidget *window)
{
  int before = n_frames;

  gdk_frame_clock_request_phase (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))),
                                 GDK_FRAME_CLOCK_PHASE_PAINT);
  while (n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
make_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_widget_realize (window);
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))), "after-paint",
                    G_CALLBACK (on_clock_after_paint_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* --- finding what is inside --- */

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static GopsLiveList *
live_list_of (GtkColumnView *table)
{
  GListModel *model = gtk_multi_selection_get_model (GTK_MULTI_SELECTION (gtk_column_view_get_model (table)));

  return GOPS_LIVE_LIST (model);
}

static void
wait_for_list (GtkColumnView *table)
{
  GopsLiveList *list = live_list_of (table);

  while (gops_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* --- jumps --- */

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* A jump is a frame: from setting the place to the frame that shows it. */
static double
measure_jumps (GtkWidget     *window,
               GtkColumnView *table)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < N_JUMPS; i++)
    {
      double start = main_seconds (), took;

      gtk_adjustment_set_value (place, g_rand_double (random) * (gtk_adjustment_get_upper (place) - HEIGHT));
      wait_frame (window);
      took = main_seconds () - start;
      g_array_append_val (times, took);
    }
  g_array_sort (times, compare_times);
  return g_array_index (times, double, N_JUMPS * 95 / 100);
}

/* --- the two tables --- */

static Figures
show_page (GopsStore *store,
           gint64     group)
{
  Figures figures = { 0 };
  double memory = gops_bench_memory (), start;
  g_autoptr (GopsSession) session = gops_session_new (store);
  GtkWidget *page, *window;
  GtkColumnView *table;

  gops_session_set_group (session, group);
  while (gops_session_get_dossier (session)->members.counting)   /* the group is open, not just opened */
    g_main_context_iteration (NULL, TRUE);
  gops_session_refresh_now (session);
  start = wall_seconds ();
  page = g_object_new (GOPS_TYPE_MEMBERS_PAGE, "session", session, NULL);
  gops_view_refresh (GOPS_VIEW (page));
  window = make_window (page);
  table = GTK_COLUMN_VIEW (find_widget (page, GTK_TYPE_COLUMN_VIEW));
  wait_for_list (table);
  wait_frame (window);
  figures.first_frame = wall_seconds () - start;
  figures.memory = gops_bench_memory () - memory;
  for (int i = 0; i < 20; i++)
    wait_frame (window);
  figures.jump = measure_jumps (window, table);

  start = wall_seconds ();
  gops_member_columns_sort (table, GOPS_MEMBERS_BY_NAME, FALSE);
  wait_for_list (table);
  wait_frame (window);
  figures.sort = wall_seconds () - start;
  return figures;
}

static Figures
show_objects (GopsStore *store,
              gint64     group)
{
  static GopsMemberLook look;
  Figures figures = { 0 };
  double memory = gops_bench_memory (), start = wall_seconds ();
  GListStore *objects = g_list_store_new (GOPS_TYPE_MEMBER_ROW);
  GtkSortListModel *sorted;
  GtkWidget *table, *scrolled, *window;

  {
    g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_MEMBER_ROW, store, NULL,
                                                       "WHERE group_id = ?1 ORDER BY last_spoke_at DESC, id", "l", group);
    g_list_store_splice (objects, 0, 0, rows->pdata, rows->len);
  }
  gops_member_look_init (&look);
  look.today = gops_day_parse ("2026-11-22");
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (objects), NULL);
  table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted))));
  gops_member_columns_append (GTK_COLUMN_VIEW (table), &look);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  window = make_window (scrolled);
  wait_frame (window);
  figures.first_frame = wall_seconds () - start;
  figures.memory = gops_bench_memory () - memory;
  for (int i = 0; i < 20; i++)
    wait_frame (window);
  figures.jump = measure_jumps (window, GTK_COLUMN_VIEW (table));

  start = wall_seconds ();
  gtk_sort_list_model_set_sorter (sorted, GTK_SORTER (gtk_string_sorter_new (gtk_property_expression_new (GOPS_TYPE_MEMBER_ROW, NULL, "name"))));
  wait_frame (window);
  figures.sort = wall_seconds () - start;
  return figures;
}

static int
show (gboolean    lazy,
      const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);
  gint64 group;
  Figures figures;

  g_assert_no_error (error);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gops_look_init ();
  gops_look_init_display (gdk_display_get_default ());
  wait_frame (make_window (gtk_label_new ("")));   /* fonts, icons, style: the same for both */
  group = gops_big_workspace_largest_group (store);
  figures = lazy ? show_page (store, group) : show_objects (store, group);
  printf ("%g %g %g %g\n", figures.first_frame, figures.memory, figures.jump, figures.sort);
  fflush (stdout);
  return 0;
}

/* --- comparing --- */

static Figures
run_child (const char *program,
           const char *which,
           const char *path)
{
  const char *argv[] = { program, which, path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  Figures figures;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (output, "%lg %lg %lg %lg", &figures.first_frame, &figures.memory, &figures.jump, &figures.sort), ==, 4);
  return figures;
}

static void
add (GopsBench *bench,
     double     measured,
     double     baseline)
{
  gops_bench_measured (bench, measured);
  gops_bench_baseline (bench, baseline);
}

static guint
compare (const char *program,
         const char *path)
{
  GopsBench first = gops_bench_new ("members page, first frame", 0.25);
  GopsBench memory = gops_bench_new ("members page, memory", 0.6);
  GopsBench sort = gops_bench_new ("members page, sort by name to painted", 0.15);
  double jump = G_MAXDOUBLE, objects_jump = G_MAXDOUBLE;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      Figures objects = run_child (program, "all", path);
      Figures page = run_child (program, "lazy", path);

      add (&first, page.first_frame, objects.first_frame);
      add (&memory, page.memory, objects.memory);
      add (&sort, page.sort, objects.sort);
      jump = MIN (jump, page.jump);
      objects_jump = MIN (objects_jump, objects.jump);
    }
  g_print ("random jump of the objects' table: %.2f ms\n", objects_jump * 1000);
  return (guint) !gops_bench_report (&first) + !gops_bench_report (&memory) + !gops_bench_report (&sort) +
         !gops_bench_report_limit ("members page, random jump, 95th percentile of 200", jump, JUMP);
}

int
main (int    argc,
      char **argv)
{
  const char *people = g_getenv ("GOPS_BENCH_PEOPLE");
  const GopsBigWorkspace size = { 1, people != NULL ? (guint) g_ascii_strtoull (people, NULL, 10) : 500000, 1 };
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;
  guint missed;

  setlocale (LC_ALL, "");
  if (argc == 3)
    return show (g_str_equal (argv[1], "lazy"), argv[2]);
  if (g_getenv ("DISPLAY") == NULL)
    return 77;
  folder = g_dir_make_tmp ("groupops-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "big.groupops", NULL);
  store = gops_big_workspace_create (path, &size, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  missed = compare (argv[0], path);
  gops_test_remove_tree (folder);
  return missed > 0;
}
