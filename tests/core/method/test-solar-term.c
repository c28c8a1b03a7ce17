/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 24 solar terms against published ones. */
#include "config.h"

#include "gops-day.h"
#include "gops-solar-term.h"

/* The day of the month of each term, from Minor Cold to the Winter Solstice; two to a month. */
static const struct { int year, days[GOPS_N_SOLAR_TERMS]; } years[] = {
  { 2020, { 6, 20, 4, 19, 5, 20, 4, 19, 5, 20, 5, 21, 6, 22, 7, 22, 7, 22, 8, 23, 7, 22, 7, 21 } },
  { 2021, { 5, 20, 3, 18, 5, 20, 4, 20, 5, 21, 5, 21, 7, 22, 7, 23, 7, 23, 8, 23, 7, 22, 7, 21 } },
  { 2023, { 5, 20, 4, 19, 6, 21, 5, 20, 6, 21, 6, 21, 7, 23, 8, 23, 8, 23, 8, 24, 8, 22, 7, 22 } },
  { 2024, { 6, 20, 4, 19, 5, 20, 4, 19, 5, 20, 5, 21, 6, 22, 7, 22, 7, 22, 8, 23, 7, 22, 6, 21 } },
  { 2025, { 5, 20, 3, 18, 5, 20, 4, 20, 5, 21, 5, 21, 7, 22, 7, 23, 7, 23, 8, 23, 7, 22, 7, 21 } },
  { 2026, { 5, 20, 4, 18, 5, 20, 5, 20, 5, 21, 5, 21, 7, 23, 7, 23, 7, 23, 8, 23, 7, 22, 7, 22 } },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (int term = 0; term < GOPS_N_SOLAR_TERMS; term++)
      {
        int expected = gops_day_of_date (years[i].year, term / 2 + 1, years[i].days[term]);

        g_test_message ("%d %s", years[i].year, gops_solar_term_name (term, "zh_CN"));
        g_assert_cmpint (gops_solar_term_day (years[i].year, term), ==, expected);
        g_assert_cmpint (gops_solar_term_of_day (expected), ==, term);
      }
}

/* Close to midnight in China; the first two are published to the minute. */
static void
test_near_midnight (void)
{
  static const struct { const char *date; int term; } cases[] = {
    { "2021-12-21", GOPS_TERM_WINTER_SOLSTICE },    /* 23:59 */
    { "1979-01-21", 1 },                            /* Major Cold at 00:00 */
    { "2025-02-03", 2 },                            /* Start of Spring at 22:10 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = gops_day_format (gops_solar_term_day (gops_day_year (gops_day_parse (cases[i].date)), cases[i].term));

      g_assert_cmpstr (found, ==, cases[i].date);
    }
}

static void
test_all_years (void)
{
  for (int year = 1899; year <= 2101; year++)
    for (int term = 0; term < GOPS_N_SOLAR_TERMS; term++)
      {
        int day = gops_solar_term_day (year, term);

        g_assert_cmpint (gops_day_year (day), ==, year);
        g_assert_cmpint (gops_solar_term_of_day (day), ==, term);
        if (term > 0)
          {
            g_assert_cmpint (day - gops_solar_term_day (year, term - 1), >=, 14);
            g_assert_cmpint (day - gops_solar_term_day (year, term - 1), <=, 17);
          }
      }
  g_assert_cmpint (gops_solar_term_day (1898, 0), ==, GOPS_DAY_NONE);
  g_assert_cmpint (gops_solar_term_of_day (gops_day_of_date (2102, 1, 5)), ==, GOPS_TERM_NONE);
  g_assert_cmpint (gops_solar_term_of_day (GOPS_DAY_NONE), ==, GOPS_TERM_NONE);
}

static void
test_names (void)
{
  g_assert_cmpint (gops_solar_term_find ("winter-solstice"), ==, GOPS_TERM_WINTER_SOLSTICE);
  g_assert_cmpint (gops_solar_term_find ("high-noon"), ==, GOPS_TERM_NONE);
  g_assert_cmpint (gops_solar_term_find (NULL), ==, GOPS_TERM_NONE);
  g_assert_cmpstr (gops_solar_term_name (GOPS_TERM_PURE_BRIGHTNESS, "zh_CN"), ==, "清明");
  g_assert_cmpstr (gops_solar_term_name (GOPS_TERM_WINTER_SOLSTICE, "en"), ==, "Winter Solstice");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/solar-term/days", test_days);
  g_test_add_func ("/method/solar-term/near-midnight", test_near_midnight);
  g_test_add_func ("/method/solar-term/all-years", test_all_years);
  g_test_add_func ("/method/solar-term/names", test_names);
  return g_test_run ();
}
