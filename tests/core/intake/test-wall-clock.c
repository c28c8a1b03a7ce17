/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times on the wall against GDateTime, over whole years and at every change of clocks. */
#include "gops-wall-clock.h"

static const struct
{
  const char *zone;
  int         year, month, day, hour, minute;
  gint64      seconds;   /* since 1970; -1: no such time */
} cases[] = {
  { "UTC", 1970, 1, 1, 0, 0, 0 },
  { "UTC", 2106, 2, 7, 6, 28, 4294967280 },
  { "UTC", 1969, 12, 31, 23, 59, -60 },
  { "Asia/Shanghai", 2026, 9, 17, 8, 0, 1789603200 },
  { "Asia/Kathmandu", 2026, 1, 1, 5, 45, 1767225600 },
  { "Europe/Berlin", 2026, 10, 25, 2, 30, 1792888200 },    /* shown twice: the first */
  { "Europe/Berlin", 2026, 10, 25, 3, 0, 1792893600 },
  { "Europe/Berlin", 2026, 10, 25, 1, 59, 1792886340 },
  { "Europe/Berlin", 2026, 3, 29, 1, 59, 1774745940 },
  { "Europe/Berlin", 2026, 3, 29, 3, 0, 1774746000 },
  { "UTC", 2024, 2, 29, 0, 0, 1709164800 },
  { "UTC", 2023, 2, 29, 0, 0, -1 },
  { "UTC", 2000, 2, 29, 0, 0, 951782400 },
  { "UTC", 2026, 13, 1, 0, 0, -1 },
  { "UTC", 2026, 0, 1, 0, 0, -1 },
  { "UTC", 2026, 1, 0, 0, 0, -1 },
  { "UTC", 2026, 1, 1, 24, 0, -1 },
  { "UTC", 2026, 1, 1, 0, 60, -1 },
  { "UTC", 1899, 12, 31, 0, 0, -1 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      g_autoptr (GopsWallClock) clock = gops_wall_clock_new (zone);
      gint64 at = 7;

      if (cases[i].seconds == -1)
        {
          g_assert_false (gops_wall_clock_read (clock, cases[i].year, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute, 0, &at));
          g_assert_cmpint (at, ==, 7);
          continue;
        }
      g_assert_true (gops_wall_clock_read (clock, cases[i].year, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute, 0, &at));
      g_assert_cmpint (at, ==, cases[i].seconds * G_USEC_PER_SEC);
    }
}

/* An hour that never was: what a clock that nobody put forward would have shown. */
static void
test_gap (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GopsWallClock) clock = gops_wall_clock_new (zone);
  gint64 at, before;

  g_assert_true (gops_wall_clock_read (clock, 2026, 3, 29, 1, 30, 0, &before));
  g_assert_true (gops_wall_clock_read (clock, 2026, 3, 29, 2, 30, 0, &at));
  g_assert_cmpint (at, >=, before);
  g_assert_cmpint (at - before, <=, G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
}

/* Every three hours and seven minutes of forty years, forth and back among days, as GDateTime has them. */
static void
test_like_date_time (gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (data);
  g_autoptr (GopsWallClock) clock = gops_wall_clock_new (zone);

  for (gint64 t = 946684800; t < 2208988800; t += 3 * 3600 + 420)
    {
      gint64 instant = t % 2 == 0 ? t : t - 50 * G_GINT64_CONSTANT (86400);
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      gint64 at;

      g_assert_true (gops_wall_clock_read (clock, g_date_time_get_year (local), g_date_time_get_month (local),
                                           g_date_time_get_day_of_month (local), g_date_time_get_hour (local),
                                           g_date_time_get_minute (local), g_date_time_get_second (local), &at));
      if (at != instant * G_USEC_PER_SEC)   /* the second showing of an hour */
        {
          g_autoptr (GDateTime) first = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);
          g_autoptr (GDateTime) again = g_date_time_to_timezone (first, zone);

          g_assert_cmpint (at, <, instant * G_USEC_PER_SEC);
          g_assert_cmpint (g_date_time_get_hour (again), ==, g_date_time_get_hour (local));
          g_assert_cmpint (g_date_time_get_minute (again), ==, g_date_time_get_minute (local));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/wall-clock/cases", test_cases);
  g_test_add_func ("/intake/wall-clock/gap", test_gap);
  g_test_add_data_func ("/intake/wall-clock/like-date-time/berlin", "Europe/Berlin", test_like_date_time);
  g_test_add_data_func ("/intake/wall-clock/like-date-time/shanghai", "Asia/Shanghai", test_like_date_time);
  g_test_add_data_func ("/intake/wall-clock/like-date-time/new-york", "America/New_York", test_like_date_time);
  g_test_add_data_func ("/intake/wall-clock/like-date-time/lord-howe", "Australia/Lord_Howe", test_like_date_time);
  return g_test_run ();
}
