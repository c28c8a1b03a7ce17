/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens again and again: rules and the days they name. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "gops-method-error.h"
#include "gops-rrule.h"

/* The first days of each, at most seven and until 2050. The first part is from the examples of RFC 5545, 3.3.10 and 3.8.5.3. */
static const struct
{
  const char *rule;
  const char *first;
  const char *days;
} cases[] = {
  { "FREQ=DAILY;COUNT=10", "1997-09-02",
    "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08" },
  { "FREQ=DAILY;UNTIL=19971224", "1997-09-02",
    "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08" },
  { "FREQ=DAILY;INTERVAL=2", "1997-09-02",
    "1997-09-02 1997-09-04 1997-09-06 1997-09-08 1997-09-10 1997-09-12 1997-09-14" },
  { "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02",
    "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12" },
  { "FREQ=YEARLY;UNTIL=20000131;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "1998-01-01",
    "1998-01-01 1998-01-02 1998-01-03 1998-01-04 1998-01-05 1998-01-06 1998-01-07" },
  { "FREQ=DAILY;UNTIL=20000131;BYMONTH=1", "1998-01-01",
    "1998-01-01 1998-01-02 1998-01-03 1998-01-04 1998-01-05 1998-01-06 1998-01-07" },
  { "FREQ=WEEKLY;COUNT=10", "1997-09-02",
    "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-10-07 1997-10-14" },
  { "FREQ=WEEKLY;UNTIL=19971224", "1997-09-02",
    "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-10-07 1997-10-14" },
  { "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02",
    "1997-09-02 1997-09-16 1997-09-30 1997-10-14 1997-10-28 1997-11-11 1997-11-25" },
  { "FREQ=WEEKLY;UNTIL=19971007;WKST=SU;BYDAY=TU,TH", "1997-09-02",
    "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23" },
  { "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02",
    "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23" },
  { "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01",
    "1997-09-01 1997-09-03 1997-09-05 1997-09-15 1997-09-17 1997-09-19 1997-09-29" },
  { "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02",
    "1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14" },
  { "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05",
    "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06" },
  { "FREQ=MONTHLY;UNTIL=19971224;BYDAY=1FR", "1997-09-05",
    "1997-09-05 1997-10-03 1997-11-07 1997-12-05" },
  { "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22",
    "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16" },
  { "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02",
    "1997-09-02 1997-09-15 1997-10-02 1997-10-15 1997-11-02 1997-11-15 1997-12-02" },
  { "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30",
    "1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31" },
  { "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-10",
    "1997-09-10 1997-09-11 1997-09-12 1997-09-13 1997-09-14 1997-09-15 1999-03-10" },
  { "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02",
    "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-11-04 1997-11-11" },
  { "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10",
    "1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10" },
  { "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10",
    "1997-03-10 1999-01-10 1999-02-10 1999-03-10 2001-01-10 2001-02-10 2001-03-10" },
  { "FREQ=YEARLY;BYDAY=20MO", "1997-05-19",
    "1997-05-19 1998-05-18 1999-05-17 2000-05-15 2001-05-14 2002-05-20 2003-05-19" },
  { "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13",
    "1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26" },
  { "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997-06-05",
    "1997-06-05 1997-06-12 1997-06-19 1997-06-26 1997-07-03 1997-07-10 1997-07-17" },
  { "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02",
    "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13 2001-04-13 2001-07-13" },
  { "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13",
    "1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07" },
  { "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05",
    "1996-11-05 2000-11-07 2004-11-02 2008-11-04 2012-11-06 2016-11-08 2020-11-03" },
  { "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04",
    "1997-09-04 1997-10-07 1997-11-06" },
  { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29",
    "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30" },
  { "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05",
    "1997-08-05 1997-08-10 1997-08-19 1997-08-24" },
  { "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05",
    "1997-08-05 1997-08-17 1997-08-19 1997-08-31" },
  { "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15",
    "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30" },
  { "FREQ=YEARLY", "2024-02-29",
    "2024-02-29 2028-02-29 2032-02-29 2036-02-29 2040-02-29 2044-02-29 2048-02-29" },
  { "FREQ=YEARLY;INTERVAL=4", "2024-02-29",
    "2024-02-29 2028-02-29 2032-02-29 2036-02-29 2040-02-29 2044-02-29 2048-02-29" },
  { "FREQ=MONTHLY", "2026-01-31",
    "2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31 2026-10-31 2026-12-31" },
  { "FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01",
    "2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31 2026-10-31 2026-12-31" },
  { "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-01",
    "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31" },
  { "FREQ=MONTHLY;BYMONTHDAY=29", "2027-01-29",
    "2027-01-29 2027-03-29 2027-04-29 2027-05-29 2027-06-29 2027-07-29 2027-08-29" },
  { "FREQ=MONTHLY;BYDAY=-1SU", "2026-03-29",
    "2026-03-29 2026-04-26 2026-05-31 2026-06-28 2026-07-26 2026-08-30 2026-09-27" },
  { "FREQ=MONTHLY;BYDAY=-1FR", "2026-01-30",
    "2026-01-30 2026-02-27 2026-03-27 2026-04-24 2026-05-29 2026-06-26 2026-07-31" },
  { "FREQ=MONTHLY;BYDAY=5MO", "2026-01-01",
    "2026-03-30 2026-06-29 2026-08-31 2026-11-30 2027-03-29 2027-05-31 2027-08-30" },
  { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01",
    "2026-01-30 2026-02-27 2026-03-31 2026-04-30 2026-05-29 2026-06-30 2026-07-31" },
  { "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "2026-01-01",
    "2026-01-03 2026-02-01 2026-03-01 2026-04-04 2026-05-02 2026-06-06 2026-07-04" },
  { "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-01-01",
    "2026-11-26 2027-11-25 2028-11-23 2029-11-22 2030-11-28 2031-11-27 2032-11-25" },
  { "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2026-01-01",
    "2026-05-10 2027-05-09 2028-05-14 2029-05-13 2030-05-12 2031-05-11 2032-05-09" },
  { "FREQ=YEARLY;BYMONTH=11;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01",
    "2026-11-30 2027-11-30 2028-11-30 2029-11-30 2030-11-29 2031-11-28 2032-11-30" },
  { "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "2026-01-01",
    "2026-03-29 2026-10-25 2027-03-28 2027-10-31 2028-03-26 2028-10-29 2029-03-25" },
  { "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=11", "2026-01-01",
    "2026-11-11 2027-11-11 2028-11-11 2029-11-11 2030-11-11 2031-11-11 2032-11-11" },
  { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2026-01-01",
    "2026-02-28 2027-02-28 2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29" },
  { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-01-01",
    "2028-02-29 2032-02-29 2036-02-29 2040-02-29 2044-02-29 2048-02-29" },
  { "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-11-28",
    "2026-11-30 2026-12-01 2026-12-02 2026-12-03 2026-12-04 2026-12-07 2026-12-08" },
  { "FREQ=DAILY;INTERVAL=3;BYDAY=SA,SU", "2026-11-28",
    "2026-11-28 2026-12-13 2026-12-19 2027-01-03 2027-01-09 2027-01-24 2027-01-30" },
  { "FREQ=DAILY;BYMONTHDAY=1,15", "2026-11-28",
    "2026-12-01 2026-12-15 2027-01-01 2027-01-15 2027-02-01 2027-02-15 2027-03-01" },
  { "FREQ=WEEKLY;BYDAY=MO", "2026-12-01",
    "2026-12-07 2026-12-14 2026-12-21 2026-12-28 2027-01-04 2027-01-11 2027-01-18" },
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2026-11-30",
    "2026-11-30 2026-12-03 2026-12-14 2026-12-17 2026-12-28 2026-12-31 2027-01-11" },
  { "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "2026-11-30",
    "2026-12-06 2026-12-27 2027-01-17 2027-02-07 2027-02-28 2027-03-21 2027-04-11" },
  { "FREQ=WEEKLY;BYDAY=SA,SU;BYMONTH=12", "2026-11-30",
    "2026-12-05 2026-12-06 2026-12-12 2026-12-13 2026-12-19 2026-12-20 2026-12-26" },
  { "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-01-05",
    "2026-01-05 2026-04-06 2026-07-06 2026-10-05 2027-01-04 2027-04-05 2027-07-05" },
  { "FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=3,6,9,12", "2026-01-01",
    "2026-03-01 2026-06-01 2026-09-01 2026-12-01 2027-03-01 2027-06-01 2027-09-01" },
  { "FREQ=YEARLY;INTERVAL=3;COUNT=3", "2026-12-31",
    "2026-12-31 2029-12-31 2032-12-31" },
  { "FREQ=DAILY;COUNT=1", "2026-12-31",
    "2026-12-31" },
  { "FREQ=WEEKLY;COUNT=2000000000", "2026-12-31",
    "2026-12-31 2027-01-07 2027-01-14 2027-01-21 2027-01-28 2027-02-04 2027-02-11" },
  { "FREQ=YEARLY;BYDAY=-1MO", "2026-01-01",
    "2026-12-28 2027-12-27 2028-12-25 2029-12-31 2030-12-30 2031-12-29 2032-12-27" },
  { "FREQ=DAILY;INTERVAL=9999", "2026-01-01",
    "2026-01-01" },
};

static GopsRecurrence
rule_of (const char *text)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autoptr (GError) error = NULL;

  gops_rrule_parse (text, -1, NULL, &rule, &error);
  g_assert_no_error (error);
  return rule;
}

static char *
say (GArray *days)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *date = gops_day_format (g_array_index (days, int, i));

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", date);
    }
  return g_string_free (out, FALSE);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsRecurrence rule = rule_of (cases[i].rule);
      int first = gops_day_parse (cases[i].first);
      g_autoptr (GArray) days = gops_recurrence_list (&rule, first, NULL, first, gops_day_parse ("2050-12-31"), 7);
      g_autofree char *said = say (days);

      g_test_message ("%s from %s", cases[i].rule, cases[i].first);
      g_assert_cmpstr (said, ==, cases[i].days);
    }
}

/* A window shows what the whole series has there, wherever it begins. */
static void
test_windows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsRecurrence rule = rule_of (cases[i].rule);
      int first = gops_day_parse (cases[i].first), end = first + 1200;
      g_autoptr (GArray) all = gops_recurrence_list (&rule, first, NULL, first, end, G_MAXUINT);

      g_test_message ("%s from %s", cases[i].rule, cases[i].first);
      for (int from = first - 2; from < end; from += 1 + from % 7)
        {
          g_autoptr (GArray) part = gops_recurrence_list (&rule, first, NULL, from, end, G_MAXUINT);
          guint skipped = 0;

          while (skipped < all->len && g_array_index (all, int, skipped) < from)
            skipped++;
          g_assert_cmpuint (part->len, ==, all->len - skipped);
          for (guint k = 0; k < part->len; k++)
            g_assert_cmpint (g_array_index (part, int, k), ==, g_array_index (all, int, skipped + k));
        }
    }
}

static void
test_exceptions (void)
{
  GopsRecurrence rule = rule_of ("FREQ=DAILY;COUNT=5");
  int first = gops_day_parse ("2026-12-01");
  g_autoptr (GArray) except = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) days = NULL;
  g_autofree char *said = NULL;

  for (int i = 0; i < 3; i++)
    {
      int day = first + 3 - i * 2;   /* one is before the series */

      g_array_append_val (except, day);
      g_array_append_val (except, day);
    }
  days = gops_recurrence_list (&rule, first, except, first, first + 100, G_MAXUINT);
  said = say (days);
  g_assert_cmpstr (said, ==, "2026-12-01 2026-12-03 2026-12-05");
  g_assert_cmpint (gops_recurrence_next (&rule, first, except, first), ==, first + 2);
  g_assert_cmpint (gops_recurrence_next (&rule, first, except, first + 4), ==, GOPS_DAY_NONE);
}

/* Rules without an end, without a day and with more than can be counted all come back soon. */
static void
test_ends (void)
{
  static const char *const rules[] = { "FREQ=DAILY", "FREQ=DAILY;COUNT=2147483647", "FREQ=YEARLY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=29",
                                       "FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
                                       "FREQ=WEEKLY;BYDAY=MO;BYMONTH=2", "FREQ=DAILY;INTERVAL=7;BYDAY=MO" };
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GopsRecurrence rule = rule_of (rules[i]);
      g_autoptr (GArray) days = gops_recurrence_list (&rule, gops_day_parse ("2026-02-01"), NULL, G_MININT, G_MAXINT, G_MAXUINT);

      g_assert_cmpuint (days->len, <=, 200000);
      g_assert_cmpint (gops_recurrence_next (&rule, gops_day_parse ("2026-02-01"), NULL, G_MAXINT), ==, GOPS_DAY_NONE);
      g_assert_cmpint (gops_recurrence_next (&rule, GOPS_DAY_NONE, NULL, 0), ==, GOPS_DAY_NONE);
    }
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - begun) / 1000));
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_USEC_PER_SEC);
}

/* The same wall time all year: an hour that a spring skips is taken an hour later, one that an autumn has twice is the
 * later of both, in winter time. */
static void
test_daylight_saving (void)
{
  GopsRecurrence rule = rule_of ("FREQ=DAILY;COUNT=3");
  int spring = gops_day_parse ("2026-03-28"), autumn = gops_day_parse ("2026-10-24");
  g_autoptr (GArray) days = gops_recurrence_list (&rule, spring, NULL, spring, G_MAXINT, 9);

  g_assert_cmpint (gops_instant_of_day (g_array_index (days, int, 1), 9 * 60, "Europe/Berlin")
                   - gops_instant_of_day (g_array_index (days, int, 0), 9 * 60, "Europe/Berlin"), ==, 23 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (gops_instant_of_day (autumn + 1, 9 * 60, "Europe/Berlin")
                   - gops_instant_of_day (autumn, 9 * 60, "Europe/Berlin"), ==, 25 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (gops_instant_of_day (spring + 1, 150, "Europe/Berlin"), ==,
                   (gint64) (spring + 1) * G_TIME_SPAN_DAY + 60 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (gops_instant_of_day (autumn + 1, 150, "Europe/Berlin"), ==,
                   (gint64) (autumn + 1) * G_TIME_SPAN_DAY + 90 * G_TIME_SPAN_MINUTE);
}

/* Wherever a series is split, both parts together are the series. */
static void
test_split (void)
{
  g_autoptr (GError) error = NULL;
  GopsRecurrence before, after;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsRecurrence rule = rule_of (cases[i].rule);
      int first = gops_day_parse (cases[i].first), end = first + 4000;
      g_autoptr (GArray) all = gops_recurrence_list (&rule, first, NULL, first, end, 12);
      g_autofree char *whole = say (all);

      g_test_message ("%s from %s", cases[i].rule, cases[i].first);
      for (guint k = 1; k < all->len; k++)
        {
          int at = g_array_index (all, int, k);
          g_autoptr (GArray) early = NULL, late = NULL;
          g_autofree char *both = NULL;

          g_assert_true (gops_recurrence_split (&rule, first, at, &before, &after, NULL));
          early = gops_recurrence_list (&before, first, NULL, first, end, G_MAXUINT);
          late = gops_recurrence_list (&after, at, NULL, at, end, 12 - k);
          g_assert_cmpuint (early->len, ==, k);
          g_array_append_vals (early, late->data, late->len);
          both = say (early);
          g_assert_cmpstr (both, ==, whole);
          g_assert_cmpint (rule.count, ==, before.count + after.count);
        }
    }
  before = rule_of ("FREQ=WEEKLY");
  g_assert_false (gops_recurrence_split (&before, 100, 100, &before, &after, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE);
  g_assert_false (gops_recurrence_split (&before, 100, 101, &before, &after, NULL));
  g_assert_false (gops_recurrence_split (&before, 100, GOPS_DAY_NONE, &before, &after, NULL));
}

static void
test_words (void)
{
  static const struct { const char *rule; const char *first; const char *words; } words[] = {
    { "FREQ=DAILY", "2026-11-30", "every day" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231", "2026-11-30", "every 2 weeks on Monday and Thursday, until 31 December 2026" },
    { "FREQ=WEEKLY;COUNT=1", "2026-11-30", "every week on Monday, 1 time" },
    { "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3", "2026-11-30", "every day on Monday to Friday, 3 times" },
    { "FREQ=MONTHLY;INTERVAL=3", "2026-11-30", "every 3 months on day 30" },
    { "FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "2026-11-30", "every month on day 1, day 15 and the last day" },
    { "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-30", "every month on the last Friday" },
    { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "every month on the last day of Monday to Friday" },
    { "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-11-30", "every month on day 13, if that is Friday" },
    { "FREQ=YEARLY", "2024-02-29", "every year on 29 February" },
    { "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-30", "every year on the fourth Thursday in November" },
    { "FREQ=YEARLY;BYDAY=20MO", "2026-11-30", "every year on Monday number 20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GopsRecurrence rule = rule_of (words[i].rule);
      g_autofree char *said = gops_recurrence_describe (&rule, gops_day_parse (words[i].first));

      g_assert_cmpstr (said, ==, words[i].words);
    }
}

/* Another implementation names the same days; it need not be there. */
static const char script[] =
  "import datetime, sys\n"
  "try:\n  from dateutil.rrule import rrulestr\n"
  "except ImportError: sys.exit(77)\n"
  "n = 0\n"
  "for o in rrulestr(sys.argv[1], dtstart=datetime.datetime.fromisoformat(sys.argv[2])):\n"
  "  if n == 40 or o.year > 2099: break\n"
  "  print(('' if n == 0 else ' ') + o.strftime('%Y-%m-%d'), end='')\n  n += 1\n";

static gboolean
ask_dateutil (const char *rule, const char *first, char **out_days)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                                                      "python3", "-c", script, rule, first, NULL);

  return process != NULL && g_subprocess_communicate_utf8 (process, NULL, NULL, out_days, NULL, NULL) &&
         g_subprocess_get_successful (process);
}

static void
test_dateutil (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i += 4)
    {
      GopsRecurrence rule = rule_of (cases[i].rule);
      int first = gops_day_parse (cases[i].first);
      g_autoptr (GArray) days = gops_recurrence_list (&rule, first, NULL, first, gops_day_parse ("2099-12-31"), 40);
      g_autofree char *said = say (days), *theirs = NULL;

      if (!ask_dateutil (cases[i].rule, cases[i].first, &theirs))
        {
          g_test_skip ("python3 with dateutil is not here");
          return;
        }
      g_assert_cmpstr (said, ==, theirs);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/recurrence/table", test_table);
  g_test_add_func ("/method/recurrence/windows", test_windows);
  g_test_add_func ("/method/recurrence/exceptions", test_exceptions);
  g_test_add_func ("/method/recurrence/ends", test_ends);
  g_test_add_func ("/method/recurrence/daylight-saving", test_daylight_saving);
  g_test_add_func ("/method/recurrence/split", test_split);
  g_test_add_func ("/method/recurrence/words", test_words);
  g_test_add_func ("/method/recurrence/dateutil", test_dateutil);
  return g_test_run ();
}
