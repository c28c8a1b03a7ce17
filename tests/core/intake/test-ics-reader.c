/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of calendars as programs write them, and of files that mean harm. */
#include <string.h>

#include "gops-day.h"
#include "gops-ics-reader.h"

#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

#define ZONE(name, offset) \
  "BEGIN:VTIMEZONE\r\nTZID:" name "\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:" offset "\r\nTZOFFSETTO:" offset "\r\n" \
  "END:STANDARD\r\nEND:VTIMEZONE\r\n"

#define SYDNEY \
  "BEGIN:VTIMEZONE\r\nTZID:Canberra, Melbourne, Sydney\r\nBEGIN:STANDARD\r\nDTSTART:20080406T030000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4\r\n" \
  "TZOFFSETFROM:+1100\r\nTZOFFSETTO:+1000\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20071028T020000\r\n" \
  "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10\r\nTZOFFSETFROM:+1000\r\nTZOFFSETTO:+1100\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"

static const struct
{
  const char *text;
  const char *read;      /* of each event: start, end, zone, the rest */
  guint       skipped;
} cases[] = {
  { EVENT ("UID:a\r\nSUMMARY:Tea\\, cakes\r\nDTSTART:20261201T090000\r\nDTEND:20261201T103000\r\n"),
    "2026-12-01 540–2026-12-01 630 - Tea, cakes;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;TZID=Asia/Shanghai:20261201T230000\r\nDURATION:PT2H\r\n"),
    "2026-12-01 1380–2026-12-02 60 Asia/Shanghai A;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;TZID=China Standard Time:20261201T080000\r\n"), "2026-12-01 480–2026-12-01 480 Asia/Shanghai A;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;TZID=/x.org/1/Europe/Berlin:20261201T080000\r\n"), "2026-12-01 480–2026-12-01 480 Europe/Berlin A;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;TZID=Nowhere:20261201T080000\r\n"), "2026-12-01 480–2026-12-01 480 - A;", 1 },
  { EVENT ("SUMMARY:A\r\nDTSTART:20261201T080000Z\r\n"), "2026-12-01 480–2026-12-01 480 UTC A;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203\r\n"), "2026-12-01 -1–2026-12-02 -1 - A;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;VALUE=DATE:20261208,20261215\r\n"),
    "2026-12-01 -1–2026-12-01 -1 - A FREQ=WEEKLY !2026-12-08 !2026-12-15;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;TZID=Asia/Shanghai:20261201T060000\r\nRRULE:FREQ=DAILY\r\nEXDATE:20261201T220000Z\r\n"),
    "2026-12-01 360–2026-12-01 360 Asia/Shanghai A FREQ=DAILY !2026-12-02;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;VALUE=DATE:20261201\r\nRECURRENCE-ID;VALUE=DATE:20261130\r\nSTATUS:CANCELLED\r\n"),
    "2026-12-01 -1–2026-12-01 -1 - A @2026-11-30 cancelled;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART:20261201T080000\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n"),
    "2026-12-01 480–2026-12-01 480 - A alarm 15;", 0 },
  { EVENT ("SUMMARY:Fol\r\n ded\r\nDTSTART:20261201T080000\r\n"), "2026-12-01 480–2026-12-01 480 - Folded;", 0 },
  { EVENT ("SUMMARY:A\r\n\r\nDTSTART\r\n\r\n ;VALUE=DATE\r\n\r\n :20261201\r\n"), "2026-12-01 -1–2026-12-01 -1 - A;", 0 },
  { EVENT ("SUMMARY:周\xe5\r\n \xb9\xb4\r\nDTSTART:20261201T080000\r\n"), "2026-12-01 480–2026-12-01 480 - 周年;", 0 },
  { "B\r\n E\r\n GIN:VEVENT\r\nSUMMARY:\xe5\r\n \x91\r\n \xa8\r\nDTSTART:20261201T08\r\n 0000\r\nE\r\n ND:VEVENT\r\n",
    "2026-12-01 480–2026-12-01 480 - 周;", 0 },
  { EVENT ("SUMMARY:\xd6\xdc\xc4\xea\xc7\xec\xb5\xe4\xbb\xee\xb6\xaf\xcd\xa8\xd6\xaa\r\nDTSTART:20261201T080000\r\n"),
    "2026-12-01 480–2026-12-01 480 - 周年庆典活动通知;", 0 },
  { EVENT ("SUMMARY:周\xff年\r\nDTSTART:20261201T080000\r\n"), "2026-12-01 480–2026-12-01 480 - 周\xef\xbf\xbd年;", 1 },
  { SYDNEY EVENT ("SUMMARY:A\r\nDTSTART;TZID=\"Canberra, Melbourne, Sydney\":20080530T150000\r\n"),
    "2008-05-30 900–2008-05-30 900 Australia/Melbourne A;", 0 },
  { ZONE ("Mine", "+0537") EVENT ("SUMMARY:A\r\nDTSTART;TZID=Mine:20261201T030000\r\nDTEND;TZID=Mine:20261201T060000\r\n"),
    "2026-11-30 1283–2026-12-01 23 UTC A;", 1 },
  { EVENT ("SUMMARY:A\r\nDTSTART;TZID=\"(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi\":20261201T080000\r\n"),
    "2026-12-01 480–2026-12-01 480 Asia/Hong_Kong A;", 0 },
  { EVENT ("SUMMARY:A\r\nDTSTART;TZID=custom_America/New_York:20261201T080000\r\n"), "2026-12-01 480–2026-12-01 480 America/New_York A;", 0 },
  { "BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\n"
    "RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT ("SUMMARY:A\r\nDTSTART;TZID=Mine:20261201T080000\r\n"),
    "2026-12-01 480–2026-12-01 480 - A;", 1 },
  { EVENT ("SUMMARY:A\r\nDTSTART:20260230T080000\r\n"), "", 1 },
  { EVENT ("SUMMARY:A\r\n"), "", 1 },
  { "BEGIN:VEVENT\r\nSUMMARY:A\r\n" EVENT ("SUMMARY:B\r\nDTSTART;VALUE=DATE:20261201\r\n"), "2026-12-01 -1–2026-12-01 -1 - B;", 1 },
  { "BEGIN:VEVENT\r\nSUMMARY:A\r\nDTSTART:20261201T08", "", 1 },
};

static GopsIcsReader *
open_text (const char *text, gsize length, GopsImportReport *report)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "calendar.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GopsIcsReader *reader;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (path, text, (gssize) length, &error);
  g_assert_no_error (error);
  reader = gops_ics_reader_new (file, report, NULL, &error);
  g_assert_no_error (error);
  return reader;
}

static void
say_event (GString *out, const GopsIcsEvent *event)
{
  g_autofree char *day = gops_day_format (event->day), *until = gops_day_format (event->until_day);

  g_string_append_printf (out, "%s %d–%s %d %s %s", day, event->minutes, until, event->until_minutes,
                          event->zone != NULL ? event->zone : "-", event->summary);
  if (event->rrule != NULL)
    g_string_append_printf (out, " %s", event->rrule);
  for (guint i = 0; i < event->except->len; i++)
    {
      g_autofree char *except = gops_day_format (g_array_index (event->except, int, i));

      g_string_append_printf (out, " !%s", except);
    }
  if (event->recurrence_id != GOPS_DAY_NONE)
    {
      g_autofree char *id = gops_day_format (event->recurrence_id);

      g_string_append_printf (out, " @%s", id);
    }
  if (event->cancelled)
    g_string_append (out, " cancelled");
  if (event->alarm >= 0)
    g_string_append_printf (out, " alarm %d", event->alarm);
  g_string_append_c (out, ';');
}

static guint
count_events (GopsIcsReader *reader, GString *out)
{
  const GopsIcsEvent *event;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (; gops_ics_reader_next (reader, &event, NULL, &error) && event != NULL; n++)
    if (out != NULL)
      say_event (out, event);
  g_assert_no_error (error);
  return n;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("ics");
      g_autoptr (GopsIcsReader) reader = open_text (cases[i].text, strlen (cases[i].text), report);
      g_autoptr (GString) said = g_string_new (NULL);

      (void) count_events (reader, said);
      g_assert_cmpstr (said->str, ==, cases[i].read);
      g_assert_cmpuint (report->n_skipped, ==, cases[i].skipped);
    }
}

static void
test_many_and_large (void)
{
  g_autoptr (GString) text = g_string_new (EVENT ("SUMMARY:B\r\nDTSTART;VALUE=DATE:20261201\r\n"));
  g_autoptr (GopsImportReport) report = gops_import_report_new ("ics");
  g_autoptr (GopsIcsReader) reader = NULL;
  gint64 begun = g_get_monotonic_time ();

  g_string_append (text, "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261201\r\nSUMMARY:A\r\n");
  for (guint i = 0; i < 300000; i++)
    g_string_append (text, " a\r\n");
  g_string_append (text, "END:VEVENT\r\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, EVENT ("SUMMARY:B\r\nDTSTART;VALUE=DATE:20261201\r\n"));
  reader = open_text (text->str, text->len, report);
  g_assert_cmpuint (count_events (reader, NULL), ==, 100001);
  g_assert_cmpuint (report->n_skipped, ==, 1);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - begun) / 1000));
}

/* As many events as the manifest says, less those it calls invalid. */
static void
check_line (const char *folder, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = gops_import_report_new ("ics");
  g_autoptr (GopsIcsReader) reader = NULL;
  const char *number;
  guint64 read, whole = 0;

  if (g_strv_length (cells) < 10 || !g_str_equal (cells[0], "ical") || !g_str_has_suffix (cells[1], ".ics"))
    return;
  path = g_build_filename (folder, cells[1], NULL);
  file = g_file_new_for_path (path);
  reader = gops_ics_reader_new (file, report, NULL, &error);
  g_assert_no_error (error);
  read = count_events (reader, NULL);
  for (guint i = 0; i < report->skipped->len; i++)
    whole += ((GopsImportSkipped *) report->skipped->pdata[i])->whole_record;
  number = strstr (cells[9], "VEVENT=");
  g_test_message ("%s: %u read, %u left out", cells[1], (guint) read, (guint) whole);
  g_assert_nonnull (number);
  g_assert_cmpuint (read + whole, ==, g_ascii_strtoull (number + strlen ("VEVENT="), NULL, 10));
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
    check_line (folder, lines[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/ics/cases", test_cases);
  g_test_add_func ("/intake/ics/many-and-large", test_many_and_large);
  g_test_add_func ("/intake/ics/fixtures", test_fixtures);
  return g_test_run ();
}
