/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of the content page: festivals, days off, make-up working days and dates of the trade in the month and the agenda. */
#include "gops-page-test.h"

#include "gops-content-page.h"
#include "gops-day-cell-private.h"
#include "gops-method.h"
#include "gops-trade-dates.h"
#include "gops-ui-use.h"

static GopsPageTest
open_page (const char *language)
{
  return gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, language, 1280);
}

static GopsMonthGrid *
get_grid (GopsPageTest *test)
{
  return GOPS_MONTH_GRID (gops_ui_find_id (test->page, "grid"));
}

static void
show_month (GopsPageTest *test,
            const char   *date)
{
  int year, month;

  g_assert_cmpint (sscanf (date, "%d-%d", &year, &month), ==, 2);
  gops_month_grid_set_month (get_grid (test), year, month);
  wait_frames (test->window, 2);
}

static GtkWidget *
find_cell (GopsPageTest *test,
           const char   *date)
{
  GDate day;
  int year, month, number;

  show_month (test, date);
  g_assert_cmpint (sscanf (date, "%d-%d-%d", &year, &month, &number), ==, 3);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_grid (test))); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GOPS_IS_DAY_CELL (child) && gops_day_cell_get_julian (GOPS_DAY_CELL (child)) == g_date_get_julian (&day))
      return child;
  g_assert_not_reached ();
}

/* The label of a cell's header with that style class. */
static const char *
label_of (GtkWidget  *cell,
          const char *class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (cell)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, class))
      return gtk_widget_get_visible (child) ? gtk_label_get_label (GTK_LABEL (child)) : NULL;
  g_assert_not_reached ();
}

static gboolean
is_chinese (void)
{
  return g_str_equal (gops_interface_language (), "zh_CN");
}

static void
test_cells (void)
{
  static const struct { const char *date, *zh, *en, *badge_zh, *badge_en; gboolean tinted; } cases[] = {
    { "2026-09-25", "中秋", "Mid-Autumn", "休", "off", TRUE },
    { "2026-09-20", "初十", "", "班", "work", FALSE },
    { "2026-09-13", "初三", "", NULL, NULL, TRUE },
    { "2026-09-16", "初六", "", NULL, NULL, FALSE },
    { "2026-10-02", "廿二", "", "休", "off", TRUE },
    { "2026-12-22", "冬至", "Winter Solstice", NULL, NULL, FALSE },
    { "2027-10-01", "国庆", "National Day", NULL, NULL, FALSE },
  };
  g_auto (GopsPageTest) test = open_page ("zh_CN");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *cell = find_cell (&test, cases[i].date);

      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (label_of (cell, "note"), ==, is_chinese () ? cases[i].zh : cases[i].en);
      g_assert_cmpstr (label_of (cell, "badge"), ==, is_chinese () ? cases[i].badge_zh : cases[i].badge_en);
      g_assert_cmpint (gtk_widget_has_css_class (cell, "off"), ==, cases[i].tinted);
    }
}

/* A group that speaks English, run by somebody who does, has no Chinese calendar, but festivals and dates of the trade. */
static void
test_english_group (void)
{
  g_auto (GopsPageTest) test = open_page ("en");
  const char *lunar = label_of (find_cell (&test, "2026-09-16"), "note");

  g_assert_cmpstr (lunar, ==, is_chinese () ? "初六" : "");
  g_assert_cmpstr (label_of (find_cell (&test, "2026-09-25"), "badge"), ==, is_chinese () ? "休" : NULL);
  g_assert_cmpstr (label_of (find_cell (&test, "2026-09-25"), "note"), ==, is_chinese () ? "中秋" : "Mid-Autumn");
  g_assert_cmpstr (label_of (find_cell (&test, "2026-11-27"), "note"), ==, is_chinese () ? "黑五" : "Black Friday");
}

/* What does not fit the cell is said in its tooltip and to screen readers. */
static void
test_hints (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN");
  GtkWidget *cell = find_cell (&test, "2026-09-20");
  const char *text = is_chinese () ? "班（国庆节调休）" : "Working day instead (National Day)";

  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_widget_get_first_child (cell)), ==, text);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  cell = find_cell (&test, "2026-09-16");
  g_assert_null (gtk_widget_get_tooltip_text (gtk_widget_get_first_child (cell)));
}

static void
test_agenda (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN");
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test.group, "on-date", "2031-10-01", "at-time", "20:00", "type",
                                                   "topic", "status", "ready", "title", "Route vote", NULL);
  GtkWidget *day;

  g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "DELETE FROM plan_item", NULL));
  g_assert_true (gops_record_insert (item, test.store.store, NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  gops_page_test_settle (&test);
  gops_ui_click (gops_ui_find_id (test.page, "agenda_toggle"));
  day = gtk_widget_get_ancestor (gops_ui_find_type (test.page, "GopsAgendaRow"), ADW_TYPE_PREFERENCES_GROUP);
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (day)), ==, is_chinese () ? "中秋节 · 国庆节" : "Mid-Autumn Festival · National Day");
}

/* What is hidden or added in the workspace is so in the calendar at once. */
static void
test_follows_the_workspace (void)
{
  g_auto (GopsPageTest) test = open_page ("en");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_true (gops_trade_dates_set_shown (test.store.store, "black-friday", FALSE, &error));
  gops_page_test_settle (&test);
  g_assert_cmpstr (label_of (find_cell (&test, "2026-11-27"), "note"), ==, is_chinese () ? "十九" : "");
  id = gops_trade_dates_save_own (test.store.store, NULL, "<Our> day & night", "11-27", 1, &error);
  g_assert_no_error (error);
  gops_page_test_settle (&test);
  g_assert_cmpstr (label_of (find_cell (&test, "2026-11-27"), "note"), ==, "<Our> day & night");
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  g_assert_cmpstr (label_of (find_cell (&test, "2026-11-27"), "note"), ==, is_chinese () ? "黑五" : "Black Friday");
}

static void
plan_on (GopsPageTest *test,
         const char   *date,
         const char   *title)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test->group, "on-date", date, "at-time", "20:00", "type",
                                                   "topic", "status", "ready", "title", title, NULL);

  g_assert_true (gops_record_insert (item, test->store.store, NULL));
}

/* The month where it is seen; a narrow page shows the agenda, with something on the days that matter. */
static void
show_autumn (GopsPageTest *test)
{
  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "DELETE FROM plan_item", NULL));
  plan_on (test, "2031-10-01", "Moon and tea");
  plan_on (test, "2031-11-11", "What was worth it");
  plan_on (test, "2031-12-22", "The longest night");
  plan_on (test, "2026-09-25", "Moon and tea");
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_page_test_settle (test);
  if (gops_ui_seek_id (test->page, "grid") != NULL)
    show_month (test, "2026-09-01");
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_CONTENT_PAGE, "content-days", show_autumn);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/content-days/cells", test_cells);
  g_test_add_func ("/content-days/english-group", test_english_group);
  g_test_add_func ("/content-days/hints", test_hints);
  g_test_add_func ("/content-days/agenda", test_agenda);
  g_test_add_func ("/content-days/follows-the-workspace", test_follows_the_workspace);
  g_test_add_func ("/content-days/pictures", test_pictures);
  return g_test_run ();
}
