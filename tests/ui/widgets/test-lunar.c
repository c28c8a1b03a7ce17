/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese calendar against printed ones. */
#include "gops-ui-test.h"

#include "gops-lunar.h"

static const struct { const char *date, *note; gboolean strong; } days[] = {
  { "2026-08-31", "十九", FALSE }, { "2026-09-01", "二十", FALSE }, { "2026-09-07", "白露", TRUE },
  { "2026-09-10", "教师节", TRUE }, { "2026-09-11", "八月", FALSE }, { "2026-09-17", "初七", FALSE },
  { "2026-09-23", "秋分", TRUE }, { "2026-09-25", "中秋", TRUE }, { "2026-10-01", "国庆", TRUE },
  { "2026-10-04", "廿四", FALSE },
  { "2024-02-04", "立春", TRUE }, { "2024-02-09", "除夕", TRUE }, { "2024-02-10", "春节", TRUE },
  { "2025-01-28", "除夕", TRUE }, { "2025-01-29", "春节", TRUE }, { "2025-07-25", "闰六月", FALSE },
  { "2023-03-22", "闰二月", FALSE }, { "2023-04-05", "清明", TRUE }, { "2025-04-04", "清明", TRUE },
  { "2026-12-22", "冬至", TRUE }, { "2027-02-05", "除夕", TRUE }, { "2027-02-06", "春节", TRUE },
  { "2027-02-07", "初二", FALSE }, { "2027-02-20", "元宵", TRUE }, { "2027-03-08", "妇女节", TRUE }, { "2027-03-09", "初二", FALSE },
  { "2030-02-01", "廿九", FALSE }, { "2030-02-02", "除夕", TRUE }, { "2030-02-03", "春节", TRUE }, { "2030-02-04", "立春", TRUE },
  { "2030-02-05", "初三", FALSE },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GopsMonthDay day = { 0 };

      gops_lunar_describe_day (days[i].date, &day, NULL);
      g_test_message ("%s", days[i].date);
      g_assert_cmpstr (day.note, ==, days[i].note);
      g_assert_cmpint (day.note_strong, ==, days[i].strong);
    }
}

/* Twenty-four terms in every year, whatever the year. */
static void
test_terms_of_a_year (void)
{
  for (int year = 2000; year < 2040; year++)
    {
      int n_terms = 0;
      GDate date;

      g_date_clear (&date, 1);
      for (g_date_set_dmy (&date, 1, 1, year); g_date_get_year (&date) == year; g_date_add_days (&date, 1))
        {
          GopsMonthDay day = { 0 };
          g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", year, g_date_get_month (&date), g_date_get_day (&date));

          gops_lunar_describe_day (text, &day, NULL);
          g_assert_nonnull (day.note);
          n_terms += day.note_strong;
        }
      /* 24 terms, 8 festivals of the sun, 8 of the moon (the eve counts); some fall together */
      g_assert_cmpint (n_terms, >=, 34);
      g_assert_cmpint (n_terms, <=, 41);
    }
}

static void
test_not_a_date (void)
{
  GopsMonthDay day = { 0 };

  gops_lunar_describe_day ("soon", &day, NULL);
  g_assert_null (day.note);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/lunar/days", test_days);
  g_test_add_func ("/ui/lunar/terms-of-a-year", test_terms_of_a_year);
  g_test_add_func ("/ui/lunar/not-a-date", test_not_a_date);
  return g_test_run ();
}
