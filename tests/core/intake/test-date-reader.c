/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people and spreadsheets write them. */
#include <gio/gio.h>

#include "gops-date-reader.h"

#define NONE GOPS_DATE_ORDER_UNKNOWN

static const struct
{
  const char      *text;
  GopsDateOrder    order;
  GopsDateVerdict  verdict;
  const char      *iso;    /* with the time when there is one */
} cases[] = {
  { "2026-09-17", NONE, GOPS_DATE_OK, "2026-09-17" },
  { " 2026-9-7 ", NONE, GOPS_DATE_OK, "2026-09-07" },
  { "2026/9/17", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "2026.9.17", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "17.9.2026", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "3.4.26", NONE, GOPS_DATE_OK, "2026-04-03" },
  { "13. 6. 2018.", NONE, GOPS_DATE_OK, "2018-06-13" },
  { "2026年9月17日", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "2026 年 9 月 17 日", NONE, GOPS_DATE_NOT_A_DATE, NULL },
  { "2026年9月17号 下午3:05", NONE, GOPS_DATE_OK, "2026-09-17 15:05:00" },
  { "2026年9月17日 星期四 20:15", NONE, GOPS_DATE_OK, "2026-09-17 20:15:00" },
  { "44987", NONE, GOPS_DATE_OK, "2023-03-02" },
  { "44987.5", NONE, GOPS_DATE_OK, "2023-03-02 12:00:00" },
  { "20260917", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "20260231", NONE, GOPS_DATE_DOES_NOT_EXIST, NULL },
  { "1700000000", NONE, GOPS_DATE_OK, "2023-11-14 22:13:20" },
  { "1700000000000", NONE, GOPS_DATE_OK, "2023-11-14 22:13:20" },
  { "2023/3/1 8:00", NONE, GOPS_DATE_OK, "2023-03-01 08:00:00" },
  { "2026-09-17T20:15:30.123Z", NONE, GOPS_DATE_OK, "2026-09-17 20:15:30" },
  { "2026-09-17 20:15:30 UTC", NONE, GOPS_DATE_OK, "2026-09-17 20:15:30" },
  { "2026-09-17T20:15:30.1234567+08:00", NONE, GOPS_DATE_OK, "2026-09-17 20:15:30" },
  { "17/9/2026 8:15 PM", NONE, GOPS_DATE_OK, "2026-09-17 20:15:00" },
  { "17/9/2026 12:15 a.m.", NONE, GOPS_DATE_OK, "2026-09-17 00:15:00" },
  { "17 Sep 2026", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "17-September-26", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "Sep 17, 2026", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "September 17 2026 08:00", NONE, GOPS_DATE_OK, "2026-09-17 08:00:00" },
  { "01-Jan-20 01:33 AM", NONE, GOPS_DATE_OK, "2020-01-01 01:33:00" },
  { "9/17/2026", NONE, GOPS_DATE_OK, "2026-09-17" },
  { "5/5/2026", NONE, GOPS_DATE_OK, "2026-05-05" },
  { "3/4/2026", NONE, GOPS_DATE_DOUBTFUL, "2026-04-03" },
  { "3/4/2026", GOPS_DATE_ORDER_DMY, GOPS_DATE_OK, "2026-04-03" },
  { "3/4/2026", GOPS_DATE_ORDER_MDY, GOPS_DATE_OK, "2026-03-04" },
  { "26/4/3", GOPS_DATE_ORDER_YMD, GOPS_DATE_OK, "2026-04-03" },
  { "13/13/2026", NONE, GOPS_DATE_DOES_NOT_EXIST, NULL },
  { "2026-02-30", NONE, GOPS_DATE_DOES_NOT_EXIST, NULL },
  { "29.2.2025", NONE, GOPS_DATE_DOES_NOT_EXIST, NULL },
  { "29.2.2024", NONE, GOPS_DATE_OK, "2024-02-29" },
  { "2026년 9월 17일 오후 3:05", NONE, GOPS_DATE_OK, "2026-09-17 15:05:00" },
  { "2026/9/17 中午11:50", NONE, GOPS_DATE_OK, "2026-09-17 11:50:00" },
  { "2026/9/17 中午12:10", NONE, GOPS_DATE_OK, "2026-09-17 12:10:00" },
  { "2026/9/17 中午1:10", NONE, GOPS_DATE_OK, "2026-09-17 13:10:00" },
  { "2026/9/17 凌晨12:30", NONE, GOPS_DATE_OK, "2026-09-17 00:30:00" },
  { "2026/9/17 清晨5:30", NONE, GOPS_DATE_OK, "2026-09-17 05:30:00" },
  { "2026/9/17 傍晚6:30", NONE, GOPS_DATE_OK, "2026-09-17 18:30:00" },
  { "2026/9/17 晚上8:30", NONE, GOPS_DATE_OK, "2026-09-17 20:30:00" },
  { "2026/9/17 晚上12:30", NONE, GOPS_DATE_OK, "2026-09-17 00:30:00" },
  { "2026/9/17 晚上20:30", NONE, GOPS_DATE_OK, "2026-09-17 20:30:00" },
  { "2026/9/17 下午 12:05", NONE, GOPS_DATE_OK, "2026-09-17 12:05:00" },
  { "2026/9/17 上午 12:05", NONE, GOPS_DATE_OK, "2026-09-17 00:05:00" },
  { "2026-09-17 오전 8:05", NONE, GOPS_DATE_OK, "2026-09-17 08:05:00" },
  { "2026/09/17 午後3:05:09", NONE, GOPS_DATE_OK, "2026-09-17 15:05:09" },
  { "17/9/2026 8:05 p.\302\240m.", NONE, GOPS_DATE_OK, "2026-09-17 20:05:00" },
  { "17/9/2026 12:05\342\200\257AM", NONE, GOPS_DATE_OK, "2026-09-17 00:05:00" },
  { "17/09/2026 08:05 م", NONE, GOPS_DATE_OK, "2026-09-17 20:05:00" },
  { "17/9/2026 8:05 μ.μ.", NONE, GOPS_DATE_OK, "2026-09-17 20:05:00" },
  { "17.9.2026 8.05", NONE, GOPS_DATE_OK, "2026-09-17 08:05:00" },
  { "17.9.2026 klo 8.05", NONE, GOPS_DATE_NOT_A_DATE, NULL },
  { "17.9.2026 20.05.09", NONE, GOPS_DATE_OK, "2026-09-17 20:05:09" },
  { "17.9.2026 г. 8:05", NONE, GOPS_DATE_OK, "2026-09-17 08:05:00" },
  { "2026. 09. 17. 8:05", NONE, GOPS_DATE_OK, "2026-09-17 08:05:00" },
  { "2026-09-17 8:05.5", NONE, GOPS_DATE_OK, "2026-09-17 08:05:00" },
  { "1969-12-31 23:59:59", NONE, GOPS_DATE_OK, "1969-12-31 23:59:59" },
  { "2106-02-07 06:28:16", NONE, GOPS_DATE_OK, "2106-02-07 06:28:16" },
  { "2026年13月1日", NONE, GOPS_DATE_DOES_NOT_EXIST, NULL },
  { "2026-09-17 25:00", NONE, GOPS_DATE_DOES_NOT_EXIST, NULL },
  { "", NONE, GOPS_DATE_EMPTY, NULL },
  { "  ", NONE, GOPS_DATE_EMPTY, NULL },
  { "soon", NONE, GOPS_DATE_NOT_A_DATE, NULL },
  { "123", NONE, GOPS_DATE_NOT_A_DATE, NULL },
  { "13800138000", NONE, GOPS_DATE_NOT_A_DATE, NULL },
  { "2026-09", NONE, GOPS_DATE_NOT_A_DATE, NULL },
  { "2026-09-17 later", NONE, GOPS_DATE_NOT_A_DATE, NULL },
  { "=cmd()", NONE, GOPS_DATE_NOT_A_DATE, NULL },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsDateValue value = { 0 };
      GopsDateVerdict verdict = gops_date_read (cases[i].text, cases[i].order, &value);
      g_autofree char *day = NULL, *got = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (verdict, ==, cases[i].verdict);
      if (cases[i].iso == NULL)
        continue;
      day = gops_date_value_to_iso (&value);
      got = value.has_time ? g_strdup_printf ("%s %02d:%02d:%02d", day, value.hour, value.minute, value.second)
                           : g_strdup (day);
      g_assert_cmpstr (got, ==, cases[i].iso);
    }
}

static void
test_evidence (void)
{
  GopsDateValue value = { 0 };

  gops_date_read ("17/9/2026", NONE, &value);
  g_assert_cmpint (value.evidence, ==, GOPS_DATE_ORDER_DMY);
  gops_date_read ("9/17/2026", NONE, &value);
  g_assert_cmpint (value.evidence, ==, GOPS_DATE_ORDER_MDY);
  gops_date_read ("2026/9/17", NONE, &value);
  g_assert_cmpint (value.evidence, ==, GOPS_DATE_ORDER_UNKNOWN);
}

static void
test_clock (void)
{
  GopsDateValue value;

  g_assert_cmpint (gops_clock_read (" 下午 3:32:47 ", &value), ==, GOPS_DATE_OK);
  g_assert_cmpint (value.hour * 10000 + value.minute * 100 + value.second, ==, 153247);
  g_assert_cmpint (gops_clock_read ("9:05 PM", &value), ==, GOPS_DATE_OK);
  g_assert_cmpint (value.hour * 100 + value.minute, ==, 2105);
  g_assert_cmpint (gops_clock_read ("8.05", &value), ==, GOPS_DATE_NOT_A_DATE);
  g_assert_cmpint (gops_clock_read ("25:00", &value), ==, GOPS_DATE_DOES_NOT_EXIST);
  g_assert_cmpint (gops_clock_read ("2026-09-17", &value), ==, GOPS_DATE_NOT_A_DATE);
  g_assert_cmpint (gops_clock_read ("", &value), ==, GOPS_DATE_EMPTY);
}

static void
test_instant (void)
{
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_offset (8 * 3600);
  GopsDateValue value = { 0 };

  gops_date_read ("2026-09-17 08:00", NONE, &value);
  g_assert_cmpint (gops_date_value_to_instant (&value, shanghai), ==, G_GINT64_CONSTANT (1789603200) * G_USEC_PER_SEC);
  gops_date_read ("2026-09-17 08:00 UTC", NONE, &value);
  g_assert_cmpint (gops_date_value_to_instant (&value, shanghai), ==, G_GINT64_CONSTANT (1789632000) * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/date/spellings", test_table);
  g_test_add_func ("/intake/date/evidence", test_evidence);
  g_test_add_func ("/intake/date/clock", test_clock);
  g_test_add_func ("/intake/date/instant", test_instant);
  return g_test_run ();
}
