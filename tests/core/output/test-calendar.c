/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans as iCalendar. */
#include <string.h>
#include "gops-calendar.h"
#include "gops-content-line.h"

static char *
write_one (GopsCalendarEvent event)
{
  g_autoptr (GArray) events = g_array_new (FALSE, TRUE, sizeof event);

  if (event.uid == NULL)
    event.uid = "1@groupops";
  if (event.summary == NULL)
    event.summary = "x";
  g_array_append_val (events, event);
  return gops_calendar_write ("Plan", events);
}

static void
test_folding_keeps_characters (void)
{
  g_autofree char *long_text = g_strnfill (40, 'a');
  g_autoptr (GString) text = g_string_new (long_text);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *unfolded = NULL;

  for (int i = 0; i < 80; i++)
    g_string_append (text, "群😀");
  gops_content_append_line (out, "SUMMARY", text->str);
  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  lines = g_strsplit (out->str, "\r\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      if (i > 0 && *lines[i] != '\0')
        g_assert_cmpint (lines[i][0], ==, ' ');
    }
  g_string_replace (out, "\r\n ", "", 0);
  unfolded = g_strconcat ("SUMMARY:", text->str, "\r\n", NULL);
  g_assert_cmpstr (out->str, ==, unfolded);
}

static void
test_escaping (void)
{
  g_autofree char *text = gops_content_escape ("a,b;c\\d\r\ne\x07\xe2\x80\xae");

  g_assert_cmpstr (text, ==, "a\\,b\\;c\\\\d\\ne");
}

static void
assert_has (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("“%s” is missing in:\n%s", line, text);
}

static void
test_zone_and_daylight_saving (void)
{
  g_autofree char *text = write_one ((GopsCalendarEvent) { .date = "2026-03-29", .time = "09:00", .until = "10:30",
                                                           .time_zone = "Europe/Berlin", .changed_at = 1767225600000000 });

  assert_has (text, "DTSTART;TZID=Europe/Berlin:20260329T090000\r\n");
  assert_has (text, "DTEND;TZID=Europe/Berlin:20260329T103000\r\n");
  assert_has (text, "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n");
  assert_has (text, "DTSTAMP:20260101T000000Z\r\n");
  assert_has (text, "UID:1@groupops\r\n");
}

static void
test_whole_day_midnight_and_no_date (void)
{
  g_autofree char *day = write_one ((GopsCalendarEvent) { .date = "2026-12-31" });
  g_autofree char *night = write_one ((GopsCalendarEvent) { .date = "2026-12-31", .time = "23:00", .until = "00:30" });
  g_autofree char *never = write_one ((GopsCalendarEvent) { .date = "2026-02-30", .time = "10:00" });
  g_autofree char *strange = write_one ((GopsCalendarEvent) { .date = "2026-02-03", .time = "10:00", .time_zone = "Mars/Base" });

  assert_has (day, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
  assert_has (night, "DTSTART:20261231T230000\r\nDTEND:20270101T003000\r\n");
  g_assert_null (strstr (never, "VEVENT"));
  assert_has (strange, "DTSTART:20260203T100000\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/calendar/folding-keeps-characters", test_folding_keeps_characters);
  g_test_add_func ("/output/calendar/escaping", test_escaping);
  g_test_add_func ("/output/calendar/zone-and-daylight-saving", test_zone_and_daylight_saving);
  g_test_add_func ("/output/calendar/whole-day-midnight-and-no-date", test_whole_day_midnight_and_no_date);
  return g_test_run ();
}
