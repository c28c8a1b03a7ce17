/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as numbers, and what a time zone makes of them. */
#include "config.h"

#include "gops-day.h"

static void
test_round_trip (void)
{
  static const struct { const char *date; int day; } cases[] = {
    { "1970-01-01", 0 }, { "1969-12-31", -1 }, { "2000-02-29", 11016 }, { "2026-11-22", 20779 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = gops_day_format (cases[i].day);

      g_assert_cmpint (gops_day_parse (cases[i].date), ==, cases[i].day);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

static void
test_refuses_what_is_no_day (void)
{
  static const char *const cases[] = { NULL, "", "2026-02-30", "2026-2-3", "2026-02-03x", "03.02.2026", "2026-13-01", "abcd-ef-gh" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gops_day_parse (cases[i]), ==, GOPS_DAY_NONE);
  g_assert_cmpint (gops_minutes_parse ("24:00"), ==, -1);
  g_assert_cmpint (gops_minutes_parse ("7:30"), ==, -1);
  g_assert_cmpint (gops_minutes_parse ("07:30"), ==, 450);
}

static void
test_days_begin_in_their_zone (void)
{
  gint64 instant = gops_instant_of_day (20779, 30, "Asia/Shanghai");

  g_assert_cmpint (gops_day_of_instant (instant, "Asia/Shanghai"), ==, 20779);
  g_assert_cmpint (gops_day_of_instant (instant, "UTC"), ==, 20778);
  g_assert_cmpint (instant, ==, (gint64) 20778 * 86400 * G_USEC_PER_SEC + (gint64) (16 * 60 + 30) * 60 * G_USEC_PER_SEC);
  g_assert_cmpint (gops_day_weekday (20779), ==, 7);
  g_assert_cmpint (gops_day_weekday (0), ==, 4);
  g_assert_cmpint (gops_day_weekday (-4), ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/day/round-trip", test_round_trip);
  g_test_add_func ("/method/day/refuses-what-is-no-day", test_refuses_what_is_no_day);
  g_test_add_func ("/method/day/begin-in-their-zone", test_days_begin_in_their_zone);
  return g_test_run ();
}
