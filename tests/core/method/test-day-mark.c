/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the calendar says of its days: the data of holidays and dates of the trade, well-known days of eleven years, speed. */
#include "config.h"

#include <string.h>

#include "gops-day-mark.h"
#include "gops-day.h"
#include "gops-method.h"

/* --- the data --- */

static void
expect_weekend (const char *date)
{
  g_test_message ("worked: %s", date);
  g_assert_cmpint (gops_day_parse (date), !=, GOPS_DAY_NONE);
  g_assert_cmpint (gops_day_weekday (gops_day_parse (date)), >=, 6);
}

/* A holiday's own day is among its days off, and what is worked lies near. */
static void
check_days_off (const GopsHolidays *holidays, const GopsDaysOff *off, int year)
{
  const GopsFestival *festival = gops_holidays_find (holidays, off->festival);
  int first = gops_day_parse (off->first), last = gops_day_parse (off->last), day = gops_day_rule_day (&festival->rule, year);

  g_test_message ("%d %s", year, off->festival);
  g_assert_cmpint (gops_day_year (first), ==, year);
  g_assert_cmpint (last, >=, first);
  g_assert_cmpint (last - first + 1, <=, 9);
  g_assert_cmpint (day, >=, first);
  g_assert_cmpint (day, <=, last);
  for (guint w = 0; off->work[w] != NULL; w++)
    {
      int worked = gops_day_parse (off->work[w]);

      expect_weekend (off->work[w]);
      g_assert_true (worked < first ? worked >= first - 14 : worked > last && worked <= last + 14);
    }
}

static void
test_days_off (void)
{
  const GopsHolidays *holidays = gops_method_get_holidays (gops_method_get_default ());

  g_assert_cmpuint (holidays->n_years, >=, 3);
  for (guint i = 0; i < holidays->n_years; i++)
    {
      const GopsHolidayYear *year = &holidays->years[i];

      g_assert_cmpint (gops_day_year (gops_day_parse (year->issued)), ==, year->year - 1);
      g_assert_cmpuint (year->n_days_off, >=, 6);
      for (guint j = 0; j < year->n_days_off; j++)
        check_days_off (holidays, &year->days_off[j], year->year);
    }
}

/* The law gives 11 days in 2024 and 13 from 2025 on. Days off that are worked elsewhere are not given; weekends that lie
 * among them and are not worked elsewhere are. */
static void
test_days_given (void)
{
  static const struct { int year, days; } given[] = { { 2024, 11 }, { 2025, 13 }, { 2026, 13 } };
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, NULL, "zh_CN", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      int days = 0;

      for (int day = gops_day_of_date (given[i].year, 1, 1); day <= gops_day_of_date (given[i].year, 12, 31); day++)
        {
          const GopsDayMark *mark = gops_day_marks_get (marks, day);

          days += mark->off == GOPS_DAY_OFF && gops_day_weekday (day) < 6;
          days -= mark->off == GOPS_DAY_WORK;
        }
      g_test_message ("%d: %d weekdays more are free than worked", given[i].year, days);
      /* a festival on a weekend gives a weekday more, or lies in a weekend that is free anyway */
      g_assert_cmpint (days, >=, given[i].days - 4);
      g_assert_cmpint (days, <=, given[i].days);
    }
}

static void
test_trade_dates (void)
{
  const GPtrArray *dates = gops_method_get_trade_dates (gops_method_get_default ());

  g_assert_cmpuint (dates->len, >=, 15);
  for (guint i = 0; i < dates->len; i++)
    {
      const GopsTradeDate *date = dates->pdata[i];

      g_test_message ("%s", date->id);
      g_assert_cmpint (date->days, >=, 1);
      for (int year = 2024; year <= 2030; year++)
        g_assert_cmpint (gops_trade_date_first (date, year, NULL), !=, GOPS_DAY_NONE);
      g_assert_true (date->exact == NULL || date->about);
      for (guint e = 0; date->exact != NULL && date->exact[e] != NULL; e++)
        {
          int exact = gops_day_parse (date->exact[e]), estimate = gops_day_rule_day (&date->rule, gops_day_year (exact));

          g_assert_cmpint (exact, !=, GOPS_DAY_NONE);
          g_assert_cmpint (ABS (exact - estimate), <=, 8);
        }
    }
}

/* --- days --- */

static const struct { const char *name, *days; } known[] = {
  { "春节", "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03" },
  { "除夕", "2020-01-24 2021-02-11 2022-01-31 2023-01-21 2024-02-09 2025-01-28 2026-02-16 2027-02-05 2028-01-25 2029-02-12 2030-02-02" },
  { "元宵", "2024-02-24 2025-02-12 2026-03-03 2027-02-20" },
  { "清明", "2020-04-04 2021-04-04 2022-04-05 2023-04-05 2024-04-04 2025-04-04 2026-04-05 2027-04-05 2028-04-04 2029-04-04 2030-04-05" },
  { "端午", "2020-06-25 2021-06-14 2022-06-03 2023-06-22 2024-06-10 2025-05-31 2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05" },
  { "七夕", "2020-08-25 2021-08-14 2022-08-04 2023-08-22 2024-08-10 2025-08-29 2026-08-19" },
  { "中元", "2024-08-18 2025-09-06" },
  { "中秋", "2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12" },
  { "重阳", "2024-10-11 2025-10-29" },
  { "腊八", "2024-01-18 2025-01-07 2026-01-26" },
  { "小年", "2024-02-02 2025-01-22" },
  { "母亲节", "2020-05-10 2021-05-09 2022-05-08 2023-05-14 2024-05-12 2025-05-11 2026-05-10 2027-05-09 2028-05-14 2029-05-13 2030-05-12" },
  { "父亲节", "2024-06-16 2025-06-15 2026-06-21" },
  { "感恩节", "2020-11-26 2021-11-25 2022-11-24 2023-11-23 2024-11-28 2025-11-27 2026-11-26 2027-11-25 2028-11-23 2029-11-22 2030-11-28" },
  { "国庆", "2020-10-01 2024-10-01 2030-10-01" },
};

static gboolean
has_festival (const GopsDayMark *mark, const char *name)
{
  for (guint i = 0; i < mark->n_festivals; i++)
    if (g_str_equal (gops_festival_short_name (mark->festivals[i], "zh_CN"), name))
      return TRUE;
  return FALSE;
}

static void
test_festivals (void)
{
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, NULL, "zh_CN", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_auto (GStrv) days = g_strsplit (known[i].days, " ", 0);

      for (guint d = 0; days[d] != NULL; d++)
        {
          int day = gops_day_parse (days[d]);

          g_test_message ("%s %s", known[i].name, days[d]);
          g_assert_true (has_festival (gops_day_marks_get (marks, day), known[i].name));
          g_assert_false (has_festival (gops_day_marks_get (marks, day - 1), known[i].name));
          g_assert_false (has_festival (gops_day_marks_get (marks, day + 1), known[i].name));
        }
    }
}

static void
test_winter_solstice (void)
{
  static const int days[] = { 21, 21, 22, 22, 21, 21, 22, 22, 21, 21, 22 };    /* of December 2020 … 2030 */
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, NULL, "zh_CN", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpstr (gops_day_marks_get (marks, gops_day_of_date (2020 + (int) i, 12, days[i]))->term, ==, "冬至");
}

/* What a narrow cell shows. */
static const struct { const char *date, *zh, *en; gboolean strong; } cells[] = {
  { "2026-08-31", "十九", NULL, FALSE }, { "2026-09-07", "白露", NULL, TRUE }, { "2026-09-10", "教师节", "Teachers", TRUE },
  { "2026-09-11", "八月", NULL, FALSE }, { "2026-09-23", "秋分", NULL, TRUE }, { "2026-09-25", "中秋", "Mid-Autumn", TRUE },
  { "2026-10-01", "国庆", "National Day", TRUE }, { "2025-07-25", "闰六月", NULL, FALSE }, { "2027-02-07", "初二", NULL, FALSE },
  { "2026-11-11", "双11", "Double 11", TRUE }, { "2026-06-18", "618", "618", TRUE }, { "2026-11-27", "黑五", "Black Friday", TRUE },
  { "2025-12-20", "考研", "Postgraduate", TRUE }, { "2025-12-21", "冬至", NULL, TRUE },
};

static void
test_cells (void)
{
  g_autoptr (GopsDayMarks) chinese = gops_day_marks_new (NULL, NULL, "zh_CN", TRUE);
  g_autoptr (GopsDayMarks) english = gops_day_marks_new (NULL, NULL, "en", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      int day = gops_day_parse (cells[i].date);
      gboolean strong;

      g_test_message ("%s", cells[i].date);
      g_assert_cmpstr (gops_day_marks_short (chinese, gops_day_marks_get (chinese, day), &strong), ==, cells[i].zh);
      g_assert_cmpint (strong, ==, cells[i].strong);
      g_assert_cmpstr (gops_day_marks_short (english, gops_day_marks_get (english, day), NULL), ==, cells[i].en);
    }
}

static void
test_off_and_work (void)
{
  static const struct { const char *date; GopsDayOff off; } cases[] = {
    { "2024-02-04", GOPS_DAY_WORK }, { "2024-02-17", GOPS_DAY_OFF }, { "2024-02-18", GOPS_DAY_WORK }, { "2024-02-19", GOPS_DAY_ORDINARY },
    { "2025-01-26", GOPS_DAY_WORK }, { "2025-10-08", GOPS_DAY_OFF }, { "2025-10-09", GOPS_DAY_ORDINARY }, { "2025-10-11", GOPS_DAY_WORK },
    { "2026-02-14", GOPS_DAY_WORK }, { "2026-02-15", GOPS_DAY_OFF }, { "2026-02-23", GOPS_DAY_OFF }, { "2026-09-20", GOPS_DAY_WORK },
    { "2026-10-10", GOPS_DAY_WORK }, { "2027-10-01", GOPS_DAY_ORDINARY },    /* not known */
  };
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, NULL, "zh_CN", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GopsDayMark *mark = gops_day_marks_get (marks, gops_day_parse (cases[i].date));

      g_test_message ("%s", cases[i].date);
      g_assert_cmpint (mark->off, ==, cases[i].off);
      g_assert_true ((mark->off_for != NULL) == (mark->off != GOPS_DAY_ORDINARY));
    }
}

static void
test_descriptions (void)
{
  static const struct { const char *date, *text; } cases[] = {
    { "2026-09-25", "Mid-Autumn Festival · Day off (Mid-Autumn Festival)" },
    { "2026-09-20", "Working day instead (National Day)" },
    { "2026-11-11", "Double 11" },
    { "2026-10-21", "Prepare Double 11, in 21 days" },
    { "2026-12-27", "Postgraduate Entrance Examination, day 2 of 2 (estimated)" },
    { "2025-12-21", "Postgraduate Entrance Examination, day 2 of 2 · Prepare Turn of the Year, in 10 days · Winter Solstice" },
    { "2026-10-20", NULL },
  };
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, "camp", "en", TRUE);
  g_autoptr (GopsDayMarks) all = gops_day_marks_new (NULL, "flash", "en", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean sale = cases[i].text != NULL && strstr (cases[i].text, "Double") != NULL;
      GopsDayMarks *own = sale ? all : marks;
      g_autofree char *text = gops_day_marks_describe (own, gops_day_marks_get (own, gops_day_parse (cases[i].date)));

      g_test_message ("%s: %s", cases[i].date, text);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A camp is not told of sales, nor a flash group of examinations. */
static void
test_kinds (void)
{
  g_autoptr (GopsDayMarks) camp = gops_day_marks_new (NULL, "camp", "en", FALSE);
  g_autoptr (GopsDayMarks) flash = gops_day_marks_new (NULL, "flash", "en", FALSE);

  g_assert_cmpuint (gops_day_marks_get (camp, gops_day_parse ("2026-11-11"))->n_trades, ==, 0);
  g_assert_cmpuint (gops_day_marks_get (flash, gops_day_parse ("2026-11-11"))->n_trades, ==, 1);
  g_assert_cmpuint (gops_day_marks_get (camp, gops_day_parse ("2026-06-07"))->n_trades, ==, 1);
  g_assert_cmpuint (gops_day_marks_get (flash, gops_day_parse ("2026-06-07"))->n_trades, ==, 0);
}

static void
test_ends (void)
{
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, NULL, "zh_CN", TRUE);
  static const int days[] = { GOPS_DAY_NONE, G_MAXINT / 2, -1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_null (gops_day_marks_short (marks, gops_day_marks_get (marks, days[i]), NULL));
  for (int year = 1; year <= 9999; year += 333)
    for (int day = gops_day_of_date (year, 1, 1); day <= gops_day_of_date (year, 12, 31); day++)
      (void) gops_day_marks_get (marks, day);
}

/* 42 cells within a millisecond once their year was made. */
static void
test_speed (void)
{
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, NULL, "zh_CN", TRUE);
  int first = gops_day_of_date (2026, 8, 31);
  double cold, warm = 1;

  g_test_timer_start ();
  (void) gops_day_marks_get (marks, first);
  cold = g_test_timer_elapsed ();
  for (int round = 0; round < 20; round++)
    {
      g_test_timer_start ();
      for (int i = 0; i < 42; i++)
        {
          const GopsDayMark *mark = gops_day_marks_get (marks, first + i);
          g_autofree char *text = gops_day_marks_describe (marks, mark);

          (void) gops_day_marks_short (marks, mark, NULL);
        }
      warm = MIN (warm, g_test_timer_elapsed ());
    }
  g_test_message ("a year: %.2f ms, then 42 cells: %.3f ms", cold * 1000, warm * 1000);
  g_assert_cmpfloat (warm, <, 0.001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/day-mark/days-off", test_days_off);
  g_test_add_func ("/method/day-mark/days-given", test_days_given);
  g_test_add_func ("/method/day-mark/trade-dates", test_trade_dates);
  g_test_add_func ("/method/day-mark/festivals", test_festivals);
  g_test_add_func ("/method/day-mark/winter-solstice", test_winter_solstice);
  g_test_add_func ("/method/day-mark/cells", test_cells);
  g_test_add_func ("/method/day-mark/off-and-work", test_off_and_work);
  g_test_add_func ("/method/day-mark/descriptions", test_descriptions);
  g_test_add_func ("/method/day-mark/kinds", test_kinds);
  g_test_add_func ("/method/day-mark/ends", test_ends);
  g_test_add_func ("/method/day-mark/speed", test_speed);
  return g_test_run ();
}
