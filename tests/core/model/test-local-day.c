/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and hours of zones against GDateTime, over many years. */
#include "gops-local-day.h"

static void
test_like_date_time (gconstpointer data)
{
  g_auto (GopsLocalDay) days = { 0 };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (data);
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);

  gops_local_day_init (&days, data);
  for (gint64 t = -86400 * 40; t < G_GINT64_CONSTANT (4300000000); t += 9 * 3600 + 1741)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (t % 3 == 0 ? t : t + 86399);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      g_autoptr (GDateTime) midnight = g_date_time_new_utc (g_date_time_get_year (local), g_date_time_get_month (local),
                                                            g_date_time_get_day_of_month (local), 0, 0, 0);
      guint hour;

      g_assert_cmpint (gops_local_day_find (&days, g_date_time_to_unix (utc) * G_USEC_PER_SEC, &hour), ==,
                       g_date_time_difference (midnight, epoch) / G_TIME_SPAN_DAY);
      g_assert_cmpuint (hour, ==, g_date_time_get_hour (local));
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const zones[] = { "UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *path = g_strconcat ("/model/local-day/", zones[i], NULL);

      g_test_add_data_func (path, zones[i], test_like_date_time);
    }
  return g_test_run ();
}
