/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurrences as calendars write them. */
#include "config.h"

#include "gops-method-error.h"
#include "gops-rrule.h"

/* @written: what is written again; NULL: the same */
static void
check (const char *rule, int minutes, const char *time_zone, const char *written)
{
  GopsRecurrence recurrence, again;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gops_rrule_parse (rule, minutes, time_zone, &recurrence, &error);
  g_assert_no_error (error);
  text = gops_rrule_write (&recurrence, minutes, time_zone);
  g_assert_cmpstr (text, ==, written != NULL ? written : rule);
  g_assert_true (gops_rrule_parse (text, minutes, time_zone, &again, NULL));
  g_assert_true (gops_recurrence_equal (&recurrence, &again));
}

static void
test_tolerant (void)
{
  check ("FREQ=DAILY", -1, NULL, NULL);
  check ("rrule:freq=weekly; interval=1 ;byday=th,mo;wkst=su;", -1, NULL, "FREQ=WEEKLY;BYDAY=MO,TH");
  check ("INTERVAL=2;FREQ=WEEKLY;WKST=SU;X-OTHER=1", -1, NULL, "FREQ=WEEKLY;INTERVAL=2;WKST=SU");
  check ("FREQ=MONTHLY;BYDAY=+1SU;RSCALE=gregorian;SKIP=OMIT", -1, NULL, "FREQ=MONTHLY;BYDAY=1SU");
  check ("FREQ=MONTHLY;BYDAY=SU;BYSETPOS=-1", -1, NULL, "FREQ=MONTHLY;BYDAY=-1SU");
  check ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", -1, NULL, NULL);
  check ("FREQ=YEARLY;COUNT=3;BYMONTH=2,12;BYMONTHDAY=1,31,-1", -1, NULL, NULL);
}

/* The last day is one of the series' own zone. */
static void
test_until (void)
{
  check ("FREQ=DAILY;UNTIL=20261231", -1, "Asia/Shanghai", NULL);
  check ("FREQ=DAILY;UNTIL=20261231T235959Z", -1, "Asia/Shanghai", "FREQ=DAILY;UNTIL=20261231");
  check ("FREQ=DAILY;UNTIL=20261231", 540, NULL, "FREQ=DAILY;UNTIL=20261231T090000");
  check ("FREQ=DAILY;UNTIL=20261231T080000", 540, NULL, "FREQ=DAILY;UNTIL=20261230T090000");
  check ("FREQ=DAILY;UNTIL=20261231T010000Z", 540, "Asia/Shanghai", NULL);
  check ("FREQ=DAILY;UNTIL=20261231T005959Z", 540, "Asia/Shanghai", "FREQ=DAILY;UNTIL=20261230T010000Z");
  check ("FREQ=DAILY;UNTIL=20261231T160000Z", 0, "Asia/Shanghai", NULL);
  check ("FREQ=DAILY;UNTIL=20260329T010000Z", 150, "Europe/Berlin", NULL);   /* 02:30 is 03:00 on that day */
  check ("FREQ=DAILY;UNTIL=20261025T013000Z", 150, "Europe/Berlin", NULL);
  check ("FREQ=DAILY;UNTIL=20261231T1200Z", 540, "Europe/Berlin", "FREQ=DAILY;UNTIL=20261231T080000Z");
}

static void
test_refused (void)
{
  static const char *const rules[] = {
    "", ";", "DAILY", "FREQ", "FREQ=", "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "INTERVAL=2", "FREQ=DAILY;FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=10000", "FREQ=DAILY;INTERVAL=99999999999999999999",
    "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=99999999999", "FREQ=DAILY;COUNT=2;UNTIL=20260101", "FREQ=DAILY;UNTIL=20260230",
    "FREQ=DAILY;UNTIL=2026", "FREQ=DAILY;UNTIL=20260101T", "FREQ=DAILY;UNTIL=20260101T99", "FREQ=DAILY;BYSECOND=1",
    "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;BYMINUTE=9", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYYEARDAY=1", "FREQ=WEEKLY;BYDAY=",
    "FREQ=WEEKLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO,3MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=XX",
    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=-3", "FREQ=WEEKLY;BYMONTHDAY=1",
    "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=DAILY;BYDAY=MO;BYSETPOS=1",
    "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYSETPOS=1", "FREQ=YEARLY;BYMONTH=1,2;BYDAY=MO,TU;BYSETPOS=1", "FREQ=DAILY;RSCALE=CHINESE",
    "FREQ=DAILY;SKIP=FORWARD", "FREQ=DAILY;OTHER=1", "FREQ=DAILY;\xff", "群=1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GopsRecurrence recurrence = { .count = 77 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (gops_rrule_parse (rules[i], 540, "Asia/Shanghai", &recurrence, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (recurrence.count, ==, 77);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/rrule/tolerant", test_tolerant);
  g_test_add_func ("/method/rrule/until", test_until);
  g_test_add_func ("/method/rrule/refused", test_refused);
  return g_test_run ();
}
