/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese calendar against published dates: New Years, leap months, months that begin near midnight. */
#include "config.h"

#include "gops-day.h"
#include "gops-lunar-date.h"

/* Month and day of the Spring Festival, 1950 … 2050. */
static const int new_years[] = {
  217, 206, 127, 214, 203, 124, 212, 131, 218, 208, 128, 215, 205, 125, 213, 202, 121, 209, 130, 217,
  206, 127, 215, 203, 123, 211, 131, 218, 207, 128, 216, 205, 125, 213, 202, 220, 209, 129, 217, 206,
  127, 215, 204, 123, 210, 131, 219, 207, 128, 216, 205, 124, 212, 201, 122, 209, 129, 218, 207, 126,
  214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213,
  203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212, 201, 122, 210, 130, 217, 206, 126, 214, 202,
  123,
};

static void
test_new_years (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (new_years); i++)
    {
      GopsLunarDate first = { 1950 + (int) i, 1, 1, FALSE };
      g_autofree char *found = gops_day_format (gops_lunar_date_to_day (&first));
      g_autofree char *expected = g_strdup_printf ("%d-%02d-%02d", first.year, new_years[i] / 100, new_years[i] % 100);

      g_assert_cmpstr (found, ==, expected);
    }
}

/* The leap month of each year that has one, 1950 … 2050. */
static void
test_leap_months (void)
{
  static const int leaps[][2] = {
    { 1950, 0 }, { 1952, 5 }, { 1955, 3 }, { 1957, 8 }, { 1960, 6 }, { 1963, 4 }, { 1966, 3 }, { 1968, 7 }, { 1971, 5 },
    { 1974, 4 }, { 1976, 8 }, { 1979, 6 }, { 1982, 4 }, { 1984, 10 }, { 1987, 6 }, { 1990, 5 }, { 1993, 3 }, { 1995, 8 },
    { 1998, 5 }, { 2001, 4 }, { 2004, 2 }, { 2006, 7 }, { 2009, 5 }, { 2012, 4 }, { 2014, 9 }, { 2017, 6 }, { 2020, 4 },
    { 2023, 2 }, { 2025, 6 }, { 2028, 5 }, { 2031, 3 }, { 2033, 11 }, { 2036, 6 }, { 2039, 5 }, { 2042, 2 }, { 2044, 7 },
    { 2047, 5 }, { 2050, 3 },
  };

  for (guint i = 0, next = 1; i <= 100; i++)
    {
      int year = 1950 + (int) i, leap = 0, n = 0;

      for (int month = 1; month <= 12; month++)
        if (gops_lunar_date_to_day (&(GopsLunarDate) { year, month, 1, TRUE }) != GOPS_DAY_NONE)
          {
            leap = month;
            n++;
          }
      g_test_message ("%d: %d", year, leap);
      g_assert_cmpint (n, <=, 1);
      if (next < G_N_ELEMENTS (leaps) && leaps[next][0] == year)
        g_assert_cmpint (leap, ==, leaps[next++][1]);
      else
        g_assert_cmpint (leap, ==, 0);
    }
}

static void
test_names (void)
{
  static const struct { const char *date, *zh, *en, *short_zh, *short_en; } cases[] = {
    { "2025-01-28", "腊月廿九", "lunar 12/29", "廿九", NULL },
    { "2025-01-29", "正月初一", "lunar 1/1", "正月", "Moon 1" },
    { "2025-07-25", "闰六月初一", "lunar leap 6/1", "闰六月", "Leap 6" },
    { "2025-08-16", "闰六月廿三", "lunar leap 6/23", "廿三", NULL },
    { "2025-08-23", "七月初一", "lunar 7/1", "七月", "Moon 7" },
    { "2026-02-16", "腊月廿九", "lunar 12/29", "廿九", NULL },
    { "2024-02-09", "腊月三十", "lunar 12/30", "三十", NULL },
    /* near midnight, where ICU is a day off */
    { "2012-08-17", "七月初一", "lunar 7/1", "七月", "Moon 7" },
    { "2018-11-07", "九月三十", "lunar 9/30", "三十", NULL },
    { "2027-02-06", "正月初一", "lunar 1/1", "正月", "Moon 1" },
    { "2030-02-02", "腊月三十", "lunar 12/30", "三十", NULL },
    { "2033-12-22", "闰冬月初一", "lunar leap 11/1", "闰冬月", "Leap 11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsLunarDate date;
      g_autofree char *zh = NULL, *en = NULL;

      g_assert_true (gops_lunar_date_of_day (gops_day_parse (cases[i].date), &date));
      zh = gops_lunar_date_format (&date, "zh_CN");
      en = gops_lunar_date_format (&date, "en");
      g_assert_cmpstr (zh, ==, cases[i].zh);
      g_assert_cmpstr (en, ==, cases[i].en);
      g_assert_cmpstr (gops_lunar_date_short (&date, "zh_CN"), ==, cases[i].short_zh);
      g_assert_cmpstr (gops_lunar_date_short (&date, "en"), ==, cases[i].short_en);
    }
}

/* Every day of two centuries goes there and back, and months have 29 or 30 days. */
static void
test_round_trip (void)
{
  int last = gops_day_of_date (2101, 1, 28), length = 0;
  GopsLunarDate date;

  for (int day = gops_day_of_date (1900, 1, 31); day <= last; day++, length++)
    {
      g_assert_true (gops_lunar_date_of_day (day, &date));
      g_assert_cmpint (gops_lunar_date_to_day (&date), ==, day);
      if (date.day == 1 && length > 0)
        {
          g_assert_true (length == 29 || length == 30);
          length = 0;
        }
    }
}

static void
test_ends (void)
{
  GopsLunarDate date;

  g_assert_false (gops_lunar_date_of_day (gops_day_of_date (1900, 1, 30), &date));
  g_assert_false (gops_lunar_date_of_day (gops_day_of_date (2101, 1, 29), &date));
  g_assert_false (gops_lunar_date_of_day (GOPS_DAY_NONE, &date));
  g_assert_cmpint (gops_lunar_date_to_day (&(GopsLunarDate) { 2025, 1, 31, FALSE }), ==, GOPS_DAY_NONE);
  g_assert_cmpint (gops_lunar_date_to_day (&(GopsLunarDate) { 2025, 13, 1, FALSE }), ==, GOPS_DAY_NONE);
  g_assert_cmpint (gops_lunar_date_to_day (&(GopsLunarDate) { 2025, 1, 0, FALSE }), ==, GOPS_DAY_NONE);
  g_assert_cmpint (gops_lunar_date_to_day (&(GopsLunarDate) { 2025, 12, -1, FALSE }), ==, gops_day_parse ("2026-02-16"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/lunar-date/new-years", test_new_years);
  g_test_add_func ("/method/lunar-date/leap-months", test_leap_months);
  g_test_add_func ("/method/lunar-date/names", test_names);
  g_test_add_func ("/method/lunar-date/round-trip", test_round_trip);
  g_test_add_func ("/method/lunar-date/ends", test_ends);
  return g_test_run ();
}
