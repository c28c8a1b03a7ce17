/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month grid: what it shows, what it asks for. */
#include "gops-ui-test.h"

#include "gops-day-mark.h"
#include "gops-day.h"
#include "gops-month-grid.h"

/* === a small world === */

typedef struct
{
  gint64      id;
  const char *date;
  const char *type;
  const char *title;
  const char *status;
  gboolean    warn;
} Sample;

static Sample samples[] = {
  { 1, "2026-08-31", "checkin", "周计划", "done" },
  { 2, "2026-09-02", "lesson", "热身十分钟", "done" },
  { 3, "2026-09-02", "topic", "买鞋先问脚", "done" },
  { 4, "2026-09-09", "topic", "路线征集", "missed" },
  { 5, "2026-09-17", "topic", "谁最会叫早", "due" },
  { 6, "2026-09-17", "live", "教练答疑", "ready" },
  { 7, "2026-09-17", "sale", "团购袜子", "ready", TRUE },
  { 8, "2026-09-18", "checkin", "打卡榜", "ready" },
  { 9, "2026-09-18", "sale", "闲置接龙", "ready", TRUE },
  { 10, "2026-09-18", "sale", "跑鞋团购", "drafted", TRUE },
  { 11, "2026-09-18", "qa", "Evening questions", "idea" },
  { 12, "2026-09-18", "story", "Anna tells", "idea" },
  { 13, "2026-09-19", "event", "滨江约跑", "ready" },
  { 14, "2026-09-20", "digest", "一周精华", "drafted" },
  { 15, "2026-09-23", "topic", "秋分晒日出", "drafted" },
  { 16, "2026-10-01", "event", "升旗跑", "idea" },
  { 17, "2026-12-01", "event", "elsewhere", "idea" },
  { 18, "no date", "event", "left out", "idea" },
};

static gboolean
read_sample (gpointer       object,
             GopsMonthItem *out_item,
             gpointer       user_data)
{
  const Sample *sample = &samples[atoi (gtk_string_object_get_string (object))];

  *out_item = (GopsMonthItem) { sample->id, sample->date, sample->type, sample->title, sample->status, sample->warn };
  return TRUE;
}

static void
describe_day (const char   *date,
              GopsMonthDay *out_day,
              gpointer      user_data)
{
  if (g_str_equal (date, "2026-09-23"))
    *out_day = (GopsMonthDay) { .note = "秋分", .note_strong = TRUE };
  else if (g_str_equal (date, "2026-09-26"))
    *out_day = (GopsMonthDay) { .note = "十六", .badge = "休", .gap = "补一项" };
  else if (g_str_equal (date, "2026-09-20"))
    *out_day = (GopsMonthDay) { .note = "初十", .badge = "班", .badge_work = TRUE };
  else
    {
      const GopsDayMark *mark = gops_day_marks_get (user_data, gops_day_parse (date));

      out_day->note = gops_day_marks_short (user_data, mark, &out_day->note_strong);
    }
}

static GListModel *
create_model (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    gtk_string_list_take (list, g_strdup_printf ("%u", i));
  return G_LIST_MODEL (list);
}

static GopsMonthGrid *
create_grid (void)
{
  GopsMonthGrid *grid = GOPS_MONTH_GRID (gops_month_grid_new ());
  g_autoptr (GListModel) model = create_model ();

  g_object_set (grid, "week-start", 1, NULL);
  gops_month_grid_set_today (grid, "2026-09-17");
  gops_month_grid_set_month (grid, 2026, 9);
  gops_month_grid_set_model (grid, model, read_sample, NULL, NULL);
  gops_month_grid_set_day_func (grid, describe_day, gops_day_marks_new (NULL, NULL, "zh_CN", TRUE), (GDestroyNotify) gops_day_marks_free);
  gops_month_grid_set_selected_date (grid, "2026-09-17");
  return grid;
}

typedef struct
{
  GString *text;
  GopsMonthGrid *grid;
} Log;

static void
on_open_cb (Log *log, gint64 id)
{
  g_string_append_printf (log->text, "open %d;", (int) id);
}

static void
on_delete_cb (Log *log, gint64 id)
{
  g_string_append_printf (log->text, "delete %d;", (int) id);
}

static void
on_move_cb (Log *log, gint64 id, const char *date)
{
  g_string_append_printf (log->text, "move %d %s;", (int) id, date);
}

static void
on_add_cb (Log *log, const char *date)
{
  g_string_append_printf (log->text, "add %s;", date);
}

static void
on_month_wanted_cb (Log *log, int year, int month)
{
  gops_month_grid_set_month (log->grid, year, month);
}

static void
watch (Log           *log,
       GopsMonthGrid *grid)
{
  log->text = g_string_new (NULL);
  log->grid = grid;
  g_signal_connect_swapped (grid, "open-item", G_CALLBACK (on_open_cb), log);
  g_signal_connect_swapped (grid, "delete-item", G_CALLBACK (on_delete_cb), log);
  g_signal_connect_swapped (grid, "move-item", G_CALLBACK (on_move_cb), log);
  g_signal_connect_swapped (grid, "add-item", G_CALLBACK (on_add_cb), log);
  g_signal_connect_swapped (grid, "month-wanted", G_CALLBACK (on_month_wanted_cb), log);
}

#define assert_log(log, expected) G_STMT_START { \
    g_assert_cmpstr ((log)->text->str, ==, expected); \
    g_string_truncate ((log)->text, 0); \
  } G_STMT_END

/* === tests === */

static void
test_arrows (void)
{
  GopsMonthGrid *grid = create_grid ();
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (grid), 800, 640);
  static const struct { guint key; const char *expected; } steps[] = {
    { GDK_KEY_Right, "2026-09-18" }, { GDK_KEY_Down, "2026-09-25" }, { GDK_KEY_Left, "2026-09-24" },
    { GDK_KEY_Up, "2026-09-17" }, { GDK_KEY_Home, "2026-09-14" }, { GDK_KEY_End, "2026-09-20" },
    { GDK_KEY_Page_Down, "2026-10-20" }, { GDK_KEY_Page_Up, "2026-09-20" },
  };
  Log log;

  watch (&log, grid);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (gops_ui_test_press (GTK_WIDGET (grid), steps[i].key, 0));
      g_assert_cmpstr (gops_month_grid_get_selected_date (grid), ==, steps[i].expected);
    }
  g_string_free (log.text, TRUE);
  gops_ui_test_close (window, GTK_WIDGET (grid));
}

static void
test_right_to_left_mirrors_arrows (void)
{
  GopsMonthGrid *grid = create_grid ();
  GtkWidget *window;

  gtk_widget_set_direction (GTK_WIDGET (grid), GTK_TEXT_DIR_RTL);
  window = gops_ui_test_show (GTK_WIDGET (grid), 800, 640);
  gops_ui_test_press (GTK_WIDGET (grid), GDK_KEY_Left, 0);
  g_assert_cmpstr (gops_month_grid_get_selected_date (grid), ==, "2026-09-18");
  gops_ui_test_close (window, GTK_WIDGET (grid));
}

static void
test_asks (void)
{
  GopsMonthGrid *grid = create_grid ();
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (grid), 800, 640);
  GtkWidget *w = GTK_WIDGET (grid);
  Log log;

  watch (&log, grid);
  gops_ui_test_press (w, GDK_KEY_n, 0);
  assert_log (&log, "add 2026-09-17;");

  /* several items: none of them is meant */
  gtk_widget_grab_focus (w);
  g_assert_false (gops_ui_test_press (w, GDK_KEY_Delete, 0));
  assert_log (&log, "");

  gops_month_grid_set_selected_date (grid, "2026-09-23");
  gtk_widget_grab_focus (w);
  gops_ui_test_press (w, GDK_KEY_Return, 0);
  assert_log (&log, "open 15;");
  gops_ui_test_press (w, GDK_KEY_Delete, 0);
  assert_log (&log, "delete 15;");

  samples[14].date = "2026-09-24";
  gops_ui_test_press (w, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_log (&log, "move 15 2026-09-24;");
  wait_frames (window, 2);
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (window))));
  g_assert_cmpstr (gops_month_grid_get_selected_date (grid), ==, "2026-09-24");
  samples[14].date = "2026-09-23";

  gops_month_grid_set_selected_date (grid, "2026-09-29");
  gtk_widget_grab_focus (w);
  gops_ui_test_press (w, GDK_KEY_Return, 0);
  assert_log (&log, "add 2026-09-29;");
  g_string_free (log.text, TRUE);
  gops_ui_test_close (window, w);
}

static void
test_ranges (void)
{
  static const struct { int year, month, week_start; const char *first, *last; } cases[] = {
    { 2026, 9, 1, "2026-08-31", "2026-10-04" },
    { 2026, 9, 7, "2026-08-30", "2026-10-03" },
    { 2026, 2, 7, "2026-02-01", "2026-02-28" },    /* exactly four weeks */
    { 2026, 8, 1, "2026-07-27", "2026-09-06" },    /* six weeks */
    { 2024, 2, 1, "2024-01-29", "2024-03-03" },
  };
  GopsMonthGrid *grid = g_object_ref_sink (GOPS_MONTH_GRID (gops_month_grid_new ()));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      g_object_set (grid, "week-start", cases[i].week_start, NULL);
      gops_month_grid_set_month (grid, cases[i].year, cases[i].month);
      gops_month_grid_get_range (grid, &first, &last);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
    }
  gops_month_grid_set_selected_date (grid, "not a date");
  g_assert_finalize_object (grid);
}

static void
test_model_changes (void)
{
  GopsMonthGrid *grid = GOPS_MONTH_GRID (gops_month_grid_new ());
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *window;

  gops_month_grid_set_month (grid, 2026, 9);
  gops_month_grid_set_model (grid, G_LIST_MODEL (list), read_sample, NULL, NULL);
  window = gops_ui_test_show (GTK_WIDGET (grid), 800, 640);
  g_assert_null (gops_ui_test_find (GTK_WIDGET (grid), GTK_TYPE_BUTTON, "gops-hue-blue"));
  gtk_string_list_append (list, "4");
  wait_frames (window, 2);
  g_assert_nonnull (gops_ui_test_find (GTK_WIDGET (grid), GTK_TYPE_BUTTON, "gops-hue-blue"));
  gops_month_grid_set_model (grid, NULL, NULL, NULL, NULL);
  g_assert_finalize_object (list);
  gops_ui_test_close (window, GTK_WIDGET (grid));
}

/* Spans that overlap take lanes; those that leave the month, end before they begin or are no dates do no harm. */
static const GopsMonthSpan spans[] = {
  { "2026-09-07", "2026-09-27", "checkin", "21 天晨跑营 · 六期" }, { "2026-09-19", "2026-09-22", "sale", "Autumn sale" },
  { "2026-08-01", "2026-08-31", "event", "August" }, { "2026-09-30", "2026-12-01", "event", "Winter" },
  { "2026-09-05", "2026-09-01", "event", "backwards" }, { "?", "?", "event", "no dates" },
};

static void
test_spans (void)
{
  GopsMonthGrid *grid = create_grid ();
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (grid), 800, 640);
  int n_bars = 0;

  gops_month_grid_set_spans (grid, spans, G_N_ELEMENTS (spans));
  wait_frames (window, 2);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (grid)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_bars += gtk_widget_has_css_class (child, "gops-span");
  g_assert_cmpint (n_bars, ==, 3 + 2 + 1 + 1);
  gops_month_grid_set_month (grid, 2027, 1);
  g_assert_null (gops_ui_test_find (GTK_WIDGET (grid), GTK_TYPE_BOX, "gops-span"));
  gops_ui_test_close (window, GTK_WIDGET (grid));
}

static void
test_tab_leaves_the_grid (void)
{
  GopsMonthGrid *grid = create_grid ();
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (grid), 800, 900);
  int n_stops = 0;

  gtk_widget_grab_focus (GTK_WIDGET (grid));
  while (gtk_widget_child_focus (GTK_WIDGET (grid), GTK_DIR_TAB_FORWARD))
    g_assert_cmpint (++n_stops, <, 20);
  g_assert_cmpint (n_stops, ==, 3);    /* the items of the selected day */
  gops_ui_test_close (window, GTK_WIDGET (grid));
}

static void
test_names_and_pictures (void)
{
  GopsMonthGrid *grid = create_grid ();
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (grid), 800, 640);

  gops_month_grid_set_spans (grid, spans, 2);

  gops_ui_test_names (GTK_WIDGET (grid));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_ROLE_GRID);
  gops_ui_test_pictures (GTK_WIDGET (grid), "month");
  gops_ui_test_close (window, GTK_WIDGET (grid));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/month-grid/arrows", test_arrows);
  g_test_add_func ("/ui/month-grid/right-to-left-mirrors-arrows", test_right_to_left_mirrors_arrows);
  g_test_add_func ("/ui/month-grid/asks", test_asks);
  g_test_add_func ("/ui/month-grid/ranges", test_ranges);
  g_test_add_func ("/ui/month-grid/model-changes", test_model_changes);
  g_test_add_func ("/ui/month-grid/spans", test_spans);
  g_test_add_func ("/ui/month-grid/tab-leaves-the-grid", test_tab_leaves_the_grid);
  g_test_add_func ("/ui/month-grid/names-and-pictures", test_names_and_pictures);
  return g_test_run ();
}
