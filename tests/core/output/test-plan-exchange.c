/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans go out as calendar or table and come back into another group: the same items at the same instants. */
#include "config.h"

#include <string.h>

#include "gops-calendar-feed.h"
#include "gops-calendar-import.h"
#include "gops-group-documents.h"
#include "gops-journal.h"
#include "gops-plan-change.h"
#include "gops-plan-csv.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-sheet.h"
#include "gops-rrule.h"
#include "gops-test-store.h"

#define FROM 20454   /* 2026-01-01 */
#define TO   21183   /* 2027-12-31 */

typedef struct
{
  const char *zone, *first, *time, *until, *rule;
  const char *left_out, *moved;   /* (nullable) days; what is moved goes to 2026-07-15 at 23:15 */
} Case;

static const Case cases[] = {
  { "Asia/Shanghai", "2026-12-24", "20:00", "21:30", NULL, NULL, NULL },
  { "Asia/Shanghai", "2026-12-24", "23:30", "00:30", NULL, NULL, NULL },                          /* over midnight */
  { "Asia/Shanghai", "2026-12-24", "", "", NULL, NULL, NULL },
  { "Europe/Berlin", "2026-03-27", "02:30", "", "FREQ=DAILY;COUNT=5", NULL, NULL },              /* an hour that one day lacks */
  { "America/New_York", "2026-10-30", "01:30", "", "FREQ=DAILY;COUNT=4", NULL, NULL },           /* an hour that one day has twice */
  { "Europe/Berlin", "2026-02-02", "09:00", "", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=40", "2026-03-30", "2026-04-02" },
  { "Asia/Shanghai", "2028-02-29", "08:00", "", "FREQ=YEARLY", NULL, NULL },
  { "Asia/Kathmandu", "2026-01-30", "08:00", "", "FREQ=MONTHLY;BYDAY=-1FR", NULL, "2026-05-29" },
  { "Australia/Lord_Howe", "2026-01-01", "08:00", "", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270630", "2026-06-30", NULL },
  { "Asia/Shanghai", "2026-05-01", "", "", "FREQ=WEEKLY;INTERVAL=2", "2026-05-15", "2026-05-29" },
};

static gint64
add_group (GopsStore *store, const char *name, const char *zone)
{
  gint64 group = gops_test_add_group (store, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Zone", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET time_zone = ?1 WHERE id = ?2", "sl", zone, group));
  g_assert_true (gops_store_commit (store, &error));
  return group;
}

static void
change_days (GopsStore *store, const Case *c, gint64 series)
{
  g_autoptr (GError) error = NULL;

  if (c->left_out != NULL)
    {
      g_autoptr (GopsPlanItem) item = gops_plan_find_item (store, series, c->left_out, &error);

      g_assert_true (gops_plan_remove (store, item, GOPS_PLAN_ONE, &error));
    }
  if (c->moved != NULL)
    {
      g_autoptr (GopsPlanItem) item = gops_plan_find_item (store, series, c->moved, &error);

      gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, "2026-07-15");
      gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, "23:15");
      g_assert_true (gops_plan_edit (store, item, GOPS_PLAN_ONE, &error));
    }
  g_assert_no_error (error);
}

static void
make_plan (GopsStore *store, const Case *c, gint64 group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "type", "poll", "title", "=Run, now; “go”",
    "text", "- one  two\n\n   three\n'four", "on-date", c->first, "at-time", c->time, "until-time", c->until, "owner", "小王", "status", "drafted",
    "minutes", (gint64) 25, "remind-before", (gint64) 10, NULL);
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;

  g_assert_true (gops_store_begin (store, &error, "Plan", NULL));
  g_assert_true (gops_record_insert (item, store, &error));
  if (c->rule != NULL)
    {
      g_assert_true (gops_rrule_parse (c->rule, -1, NULL, &rule, &error));
      g_assert_true (gops_plan_repeat (store, item, GOPS_PLAN_ONE, &rule, &error));
    }
  g_assert_true (gops_store_commit (store, &error));
  change_days (store, c, gops_record_get_id (item));
}

/* What is planned, by day and minute in the zone of the group. */
static char *
say_plan (GopsStore *store, gint64 group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) list = NULL;
  GString *said = g_string_new (NULL);

  g_array_append_val (groups, group);
  list = gops_plan_occurrences_list (store, groups, FROM, TO + 730, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const GopsPlanOccurrence *one = &g_array_index (list, GopsPlanOccurrence, i);
      g_autoptr (GopsPlanItem) item = gops_plan_occurrence_load (store, one, &error);

      g_string_append_printf (said, "%d %d %s %s %s %d\n", one->day, one->minutes, gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME),
                              gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE), gops_record_get_text (item, GOPS_PLAN_ITEM_TEXT),
                              (int) gops_record_get_int (item, GOPS_PLAN_ITEM_REMIND_BEFORE));
    }
  return g_string_free (said, FALSE);
}

static GFile *
write_file (const GopsTestStore *test, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  return g_file_new_for_path (path);
}

static char *
export (GopsStore *store, gint64 group, gboolean table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, "2026-01-01", &error);
  const GopsDossier *dossiers[] = { dossier };

  g_assert_no_error (error);
  return table ? gops_plan_csv (dossier) : gops_plan_calendar (dossiers, 1, 0);
}

static GopsPlanReport *
import (GopsStore *store, GFile *file, gint64 group, gboolean table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsSheet) sheet = table ? gops_sheet_new (file, NULL, "plan", gops_plan_fields (), GOPS_PLAN_N_FIELDS, NULL, &error) : NULL;
  GopsPlanReport *report;

  g_assert_no_error (error);
  report = table ? gops_plan_sheet_import (sheet, store, group, FALSE, NULL, NULL, &error) : gops_calendar_import (file, store, group, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->base->skipped->len; i++)
    g_test_message ("%s", ((GopsImportSkipped *) report->base->skipped->pdata[i])->reason);
  return report;
}

static void
check_round_trip (const Case *c, gboolean table)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 from = add_group (test.store, "From", c->zone), to = add_group (test.store, "To", c->zone);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsPlanReport) report = NULL, again = NULL;
  g_autofree char *text = NULL, *before = NULL, *after = NULL, *written = NULL;

  make_plan (test.store, c, from);
  text = export (test.store, from, table);
  file = write_file (&test, table ? "plan.csv" : "plan.ics", text);
  report = import (test.store, file, to, table);
  g_assert_cmpuint (report->base->n_skipped, ==, 0);
  g_assert_cmpuint (report->added, ==, c->moved != NULL ? 2 : 1);
  before = say_plan (test.store, from);
  after = say_plan (test.store, to);
  g_test_message ("%s", before);
  g_assert_cmpstr (before, ==, after);
  written = export (test.store, to, table);
  if (table)
    g_assert_cmpstr (written, ==, text);
  again = import (test.store, file, to, table);
  g_assert_cmpuint (again->added + again->changed + again->kept, ==, 0);
}

static void
test_calendar (gconstpointer data)
{
  check_round_trip (data, FALSE);
}

static void
test_table (gconstpointer data)
{
  check_round_trip (data, TRUE);
}

/* A group elsewhere posts at the same instants. */
static void
test_other_zone (void)
{
  const Case c = { "Asia/Shanghai", "2026-01-05", "20:00", "21:00", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=20", "2026-01-15", "2026-01-22" };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 from = add_group (test.store, "From", c.zone), to = add_group (test.store, "To", "Pacific/Auckland");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsPlanReport) report = NULL;
  g_autofree char *text = NULL;

  make_plan (test.store, &c, from);
  text = export (test.store, from, FALSE);
  file = write_file (&test, "plan.ics", text);
  report = import (test.store, file, to, FALSE);
  gops_assert_query (test.store, "SELECT on_date, at_time, until_time, recurrence FROM plan_item WHERE recurrence <> '' ORDER BY id",
                     "2026-01-05|20:00|21:00|FREQ=WEEKLY;COUNT=20;BYDAY=MO,TH; 2026-01-06|01:00|02:00|FREQ=WEEKLY;COUNT=20;BYDAY=TU,FR");
}

#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define EVENT(uid, body) "BEGIN:VEVENT\r\nUID:" uid "\r\n" body "END:VEVENT\r\n"

static GopsPlanReport *
import_text (const GopsTestStore *test, gint64 group, const char *text)
{
  g_autoptr (GFile) file = write_file (test, "text.ics", text);

  return import (test->store, file, group, FALSE);
}

/* What was changed by hand stays; all else follows the file. */
static void
test_changes (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "Runners", "Asia/Shanghai");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanReport) first = import_text (&test, group, CALENDAR (
    EVENT ("a", "SUMMARY:One\r\nDTSTART;TZID=Asia/Shanghai:20270105T100000\r\n") EVENT ("b", "SUMMARY:Two\r\nDTSTART;VALUE=DATE:20270106\r\n")));
  g_autoptr (GopsPlanReport) second = NULL, third = NULL;

  g_assert_cmpuint (first->added, ==, 2);
  g_assert_true (gops_store_begin (test.store, &error, "Edit", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE plan_item SET title = 'Mine' WHERE uid = 'a'", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  second = import_text (&test, group, CALENDAR (
    EVENT ("a", "SUMMARY:One more\r\nDTSTART;TZID=Asia/Shanghai:20270105T113000\r\n") EVENT ("b", "SUMMARY:Two more\r\nDTSTART;VALUE=DATE:20270106\r\n")));
  g_assert_cmpuint (second->added, ==, 0);
  g_assert_cmpuint (second->changed, ==, 2);
  g_assert_cmpuint (second->kept, ==, 1);
  gops_assert_query (test.store, "SELECT title, on_date, at_time FROM plan_item ORDER BY uid", "Mine|2027-01-05|11:30; Two more|2027-01-06|");
  third = import_text (&test, group, CALENDAR (EVENT ("a", "SUMMARY:One more\r\nDTSTART;TZID=Asia/Shanghai:20270105T120000\r\n")));
  gops_assert_query (test.store, "SELECT title, at_time FROM plan_item ORDER BY uid", "Mine|12:00; Two more|");
}

static void
test_undo (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "Runners", "Asia/Shanghai");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_query (test.store, "SELECT * FROM plan_item"), *done = NULL;
  g_autoptr (GopsPlanReport) report = import_text (&test, group, CALENDAR (
    EVENT ("a", "SUMMARY:B\r\nRECURRENCE-ID;VALUE=DATE:20270108\r\nDTSTART;VALUE=DATE:20270109\r\n")   /* before its series */
    EVENT ("a", "SUMMARY:A\r\nDTSTART;VALUE=DATE:20270106\r\nRRULE:FREQ=DAILY;COUNT=5\r\nEXDATE;VALUE=DATE:20270107\r\n")
    EVENT ("a", "RECURRENCE-ID;VALUE=DATE:20270110\r\nDTSTART;VALUE=DATE:20270110\r\nSTATUS:CANCELLED\r\n")
    EVENT ("c", "DTSTART;VALUE=DATE:20270110\r\nSTATUS:CANCELLED\r\n")
    EVENT ("a", "SUMMARY:Again\r\nDTSTART;VALUE=DATE:20270106\r\n")));

  g_assert_cmpuint (report->added, ==, 2);
  g_assert_cmpuint (report->base->n_skipped, ==, 2);
  gops_assert_query (test.store, "SELECT on_date FROM plan_exception ORDER BY on_date", "2027-01-07; 2027-01-10");
  gops_assert_query (test.store, "SELECT title, on_date, occurrence FROM plan_item ORDER BY title", "A|2027-01-06|; B|2027-01-09|2027-01-08");
  done = gops_test_query (test.store, "SELECT id, title, on_date, sop_origin FROM plan_item ORDER BY id");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT * FROM plan_item", before);
  gops_assert_query (test.store, "SELECT count (*) FROM plan_exception", "0");
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT id, title, on_date, sop_origin FROM plan_item ORDER BY id", done);
}

/* The file for other programs is written when something has changed, and only then. */
static void
test_feed (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "Runners", "Asia/Shanghai");
  g_autofree char *path = g_build_filename (test.folder, "feed.ics", NULL), *digest = NULL, *before = NULL, *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanReport) report = NULL;

  g_assert_true (gops_calendar_feed_write (test.store, file, &digest, NULL, &error));
  before = g_strdup (digest);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_true (gops_calendar_feed_write (test.store, file, &digest, NULL, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_pointer (&text, g_free);
  report = import_text (&test, group, CALENDAR (EVENT ("a", "SUMMARY:One\r\nDTSTART;TZID=Asia/Shanghai:20270105T100000\r\n")));
  g_assert_true (gops_calendar_feed_write (test.store, file, &digest, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (digest, !=, before);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "SUMMARY:One"));
}

static void
test_try (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) file = write_file (&test, "text.ics", CALENDAR (EVENT ("a", "SUMMARY:A\r\nDTSTART:20270106T100000Z\r\nLOCATION:Hall\r\nCATEGORIES:投票\r\n")));
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanReport) report = gops_calendar_import (file, test.store, GOPS_IMPORT_NEW_GROUP, TRUE, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpstr (((GopsPlanFirst *) report->first->pdata[0])->title, ==, "A");
  gops_assert_query (test.store, "SELECT count (*) FROM chat_group", "0");
}

/* What is over counts as done, and the report says so. */
static void
test_says_past (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "Runners", "Asia/Shanghai");
  const char *text = CALENDAR (EVENT ("a", "SUMMARY:A\r\nDTSTART:20200106T100000Z\r\n") EVENT ("b", "SUMMARY:B\r\nDTSTART:20990106T100000Z\r\n"));
  g_autoptr (GopsPlanReport) first = import_text (&test, group, text), again = import_text (&test, group, text);
  g_autofree char *said = gops_plan_report_say (first);

  g_assert_nonnull (strstr (said, "1 of them was in the past"));
  g_assert_cmpuint (again->past, ==, 0);
}

static void
test_many (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "Runners", "Asia/Shanghai"), begun;
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\r\n");
  g_autoptr (GopsPlanReport) report = NULL;
  guint n = g_test_slow () ? 100000 : 5000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "BEGIN:VEVENT\r\nUID:%u\r\nSUMMARY:B\r\nDTSTART:202712%02uT100000Z\r\nEND:VEVENT\r\n", i, i % 28 + 1);
  g_string_append (text, "END:VCALENDAR\r\n");
  begun = g_get_monotonic_time ();
  report = import_text (&test, group, text->str);
  g_test_message ("%u events: %d ms", n, (int) ((g_get_monotonic_time () - begun) / 1000));
  g_assert_cmpuint (report->added, ==, n);
}

/* Every calendar there is comes in, and nothing of it a second time. */
static void
check_fixture (const char *path, const char *name)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "Runners", "Asia/Shanghai");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanReport) report = gops_calendar_import (file, test.store, group, FALSE, NULL, NULL, &error);
  g_autoptr (GopsPlanReport) again = NULL;

  if (report == NULL)
    {
      g_test_message ("%s: %s", name, error->message);
      return;
    }
  g_test_message ("%s: %u items, %u series, %u left out", name, (guint) report->added, (guint) report->series, (guint) report->base->n_skipped);
  again = gops_calendar_import (file, test.store, group, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->added + again->changed, ==, 0);
}

static void
test_fixtures (void)
{
  const char *folder = g_getenv ("GOPS_FIXTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "MANIFEST.tsv", NULL) : NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (folder == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (cells[0] != NULL && cells[1] != NULL && g_str_equal (cells[0], "ical") && g_str_has_suffix (cells[1], ".ics"))
        {
          g_autofree char *file = g_build_filename (folder, cells[1], NULL);

          check_fixture (file, cells[1]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *calendar = g_strdup_printf ("/plan-exchange/calendar/%u", i + 1), *table = g_strdup_printf ("/plan-exchange/table/%u", i + 1);

      g_test_add_data_func (calendar, &cases[i], test_calendar);
      g_test_add_data_func (table, &cases[i], test_table);
    }
  g_test_add_func ("/plan-exchange/other-zone", test_other_zone);
  g_test_add_func ("/plan-exchange/changes", test_changes);
  g_test_add_func ("/plan-exchange/undo", test_undo);
  g_test_add_func ("/plan-exchange/feed", test_feed);
  g_test_add_func ("/plan-exchange/try", test_try);
  g_test_add_func ("/plan-exchange/says-past", test_says_past);
  g_test_add_func ("/plan-exchange/many", test_many);
  g_test_add_func ("/plan-exchange/fixtures", test_fixtures);
  return g_test_run ();
}
