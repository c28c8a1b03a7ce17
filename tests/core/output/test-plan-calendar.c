/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans as calendars, read back by libical: the same instants, with series, what is left out of them and what differs. */
#include "config.h"

#include "gops-group-documents.h"
#include "gops-plan-change.h"
#include "gops-plan-occurrence.h"
#include "gops-rrule.h"
#include "gops-test-calendar.h"
#include "gops-test-store.h"

#define FROM "2026-01-01"
#define TO   "2027-12-31"

typedef struct
{
  const char *zone, *first, *time, *rule;
  const char *left_out;   /* (nullable) a day */
  const char *moved;      /* (nullable) a day, that goes to 2026-06-30 at 23:15 */
  const char *later;      /* (nullable) a day from which on it is at 06:45 */
  guint       n;          /* how often from FROM to TO */
} Case;

static const Case cases[] = {
  { "Asia/Shanghai", "2026-03-02", "20:00", NULL, NULL, NULL, NULL, 1 },
  { "Asia/Shanghai", "2026-03-02", "20:00", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10", "2026-03-09", "2026-03-12", NULL, 9 },
  { "Europe/Berlin", "2026-03-16", "09:00", "FREQ=WEEKLY;UNTIL=20260406", NULL, NULL, NULL, 4 },        /* over the change of clocks */
  { "Europe/Berlin", "2026-03-27", "03:30", "FREQ=DAILY;COUNT=5", NULL, NULL, NULL, 5 },                /* just behind an hour that one day lacks */
  { "America/New_York", "2026-10-30", "01:30", "FREQ=DAILY;COUNT=4", NULL, NULL, NULL, 4 },             /* an hour that one day has twice */
  { "America/New_York", "2026-01-05", "23:30", "FREQ=WEEKLY;INTERVAL=2", "2026-05-11", "2026-05-25", "2026-09-14", 51 },
  { "Australia/Lord_Howe", "2026-04-01", "10:00", "FREQ=MONTHLY;BYDAY=1SU", NULL, NULL, NULL, 21 },     /* half an hour */
  { "Asia/Kathmandu", "2026-01-31", "07:15", "FREQ=MONTHLY;BYMONTHDAY=-1", NULL, NULL, NULL, 24 },
  { "Asia/Shanghai", "2026-01-30", "07:15", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5", NULL, NULL, NULL, 5 },  /* begins before its first day */
  { "Asia/Shanghai", "2026-01-01", "", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", NULL, NULL, NULL, 24 },
  { "Asia/Shanghai", "2026-05-01", "", "FREQ=YEARLY", "2027-05-01", NULL, NULL, 1 },
  { "Europe/London", "2026-06-01", "", "FREQ=DAILY;UNTIL=20260610", "2026-06-03", NULL, "2026-06-08", 9 },
  { "Mars/Base", "2026-03-02", "20:00", "FREQ=WEEKLY;UNTIL=20260330", NULL, NULL, NULL, 5 },
};

static void
move_day (GopsStore *store, gint64 series, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (store, series, day, &error);

  g_assert_no_error (error);
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, "2026-06-30");
  gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, "23:15");
  g_assert_true (gops_plan_edit (store, item, GOPS_PLAN_ONE, &error));
}

static gint64
add_series (GopsStore *store, const Case *c)
{
  gint64 group = gops_test_add_group (store, "Runners");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "title", "Run, {group}; now", "on-date", c->first, "at-time", c->time,
                                                   "status", "ready", NULL);
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;

  g_assert_true (gops_store_begin (store, &error, "Plan", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET time_zone = ?1 WHERE id = ?2", "sl", c->zone, group));
  g_assert_true (gops_record_insert (item, store, &error));
  if (c->rule != NULL)
    {
      g_assert_true (gops_rrule_parse (c->rule, -1, NULL, &rule, &error));
      g_assert_true (gops_plan_repeat (store, item, GOPS_PLAN_ONE, &rule, &error));
    }
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (item);
}

static void
make_plan (GopsStore *store, const Case *c)
{
  gint64 series = add_series (store, c);
  g_autoptr (GError) error = NULL;

  if (c->left_out != NULL)
    {
      g_autoptr (GopsPlanItem) item = gops_plan_find_item (store, series, c->left_out, &error);

      g_assert_true (gops_plan_remove (store, item, GOPS_PLAN_ONE, &error));
    }
  if (c->moved != NULL)
    move_day (store, series, c->moved);
  if (c->later != NULL)
    {
      g_autoptr (GopsPlanItem) item = gops_plan_find_item (store, series, c->later, &error);

      gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, "06:45");
      gops_record_set_int (item, GOPS_PLAN_ITEM_REMIND_BEFORE, 15);
      g_assert_true (gops_plan_edit (store, item, GOPS_PLAN_FOLLOWING, &error));
    }
  g_assert_no_error (error);
}

static char *
export (GopsStore *store)
{
  gint64 group = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = NULL;
  const GopsDossier *dossiers[1];

  gops_store_read_int (store, &group, NULL, "SELECT id FROM chat_group", NULL);
  dossier = gops_dossier_load (store, group, FROM, &error);
  g_assert_no_error (error);
  dossiers[0] = dossier;
  return gops_plan_calendar (dossiers, 1, 0);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  make_plan (test.store, c);
  text = export (test.store);
  again = export (test.store);
  g_test_message ("%s", text);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (gops_test_calendar_check (text, test.store, g_str_has_prefix (c->zone, "Mars") ? "UTC" : c->zone, FROM, TO), ==, c->n);
}

static void
assert_has (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("“%s” is missing in:\n%s", line, text);
}

static void
test_lines (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  make_plan (test.store, &cases[5]);
  g_assert_true (gops_store_begin (test.store, &error, "Name", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE plan_item SET uid = 'from-elsewhere@example.org' WHERE recurrence <> '' AND on_date < '2026-09-01'", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  text = export (test.store);
  assert_has (text, "RRULE:FREQ=WEEKLY;UNTIL=20260914T033000Z;INTERVAL=2\r\n");
  assert_has (text, "EXDATE;TZID=America/New_York:20260511T233000\r\n");
  assert_has (text, "UID:from-elsewhere@example.org\r\nDTSTAMP:19700101T000000Z\r\nDTSTART;TZID=America/New_York:20260105T233000\r\n");
  assert_has (text, "UID:from-elsewhere@example.org\r\nDTSTAMP:19700101T000000Z\r\nDTSTART;TZID=America/New_York:20260630T231500\r\n"
                    "RECURRENCE-ID;TZID=America/New_York:20260525T233000\r\n");
  assert_has (text, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Run\\, Runners\\; now\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-calendar/libical/%u-%s", i + 1, cases[i].zone);

      for (char *p = path + 1; *p != '\0'; p++)
        if (*p == '/' && p > path + 24)
          *p = '-';
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/plan-calendar/lines", test_lines);
  return g_test_run ();
}
