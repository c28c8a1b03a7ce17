/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars as iCalendar. */
#include "gops-calendar.h"

#include <stdio.h>
#include <string.h>
#include "gops-content-line.h"
#include "gops-day.h"
#include "gops-poster-date.h"

#define DAY ((gint64) 24 * 60 * 60)
#define ENDLESS_DAYS 3653   /* ten years */

static void
append_text (GString *out, const char *name, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = gops_content_escape (text);
  gops_content_append_line (out, name, escaped);
}

static char *
compact (const char *date, const char *time)
{
  int y = 0, m = 0, d = 0, hour = 0, minute = 0;

  sscanf (date, "%d-%d-%d", &y, &m, &d);
  if (time == NULL)
    return g_strdup_printf ("%04d%02d%02d", y, m, d);
  sscanf (time, "%d:%d", &hour, &minute);
  return g_strdup_printf ("%04d%02d%02dT%02d%02d00", y, m, d, hour, minute);
}

static char *
next_day (const char *date)
{
  GDate day;
  char text[16];

  gops_poster_date_parse (date, &day);
  g_date_add_days (&day, 1);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return g_strdup (text);
}

static char *
stamp (gint64 microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("19700101T000000Z");
}

static void
append_moment (GString *out, const char *name, const GopsCalendarEvent *event, const char *date, const char *time)
{
  g_autofree char *value = compact (date, time);
  g_autofree char *full = time == NULL ? g_strconcat (name, ";VALUE=DATE", NULL)
                          : event->time_zone != NULL ? g_strdup_printf ("%s;TZID=%s", name, event->time_zone) : g_strdup (name);

  gops_content_append_line (out, full, value);
}

static gboolean
is_timed (const char *time)
{
  return time != NULL && *time != '\0';
}

static void
append_times (GString *out, const GopsCalendarEvent *event)
{
  g_autofree char *after = next_day (event->date);
  gboolean timed = is_timed (event->time);

  append_moment (out, "DTSTART", event, event->date, timed ? event->time : NULL);
  if (!timed)
    append_moment (out, "DTEND", event, after, NULL);
  else if (event->until != NULL && *event->until != '\0')
    append_moment (out, "DTEND", event, strcmp (event->until, event->time) > 0 ? event->date : after, event->until);
}

/* The rule, what is left out of it, or the day of it that this is: all in the form of the beginning. */
static void
append_series (GString *out, const GopsCalendarEvent *event)
{
  if (event->rule != NULL)
    gops_content_append_line (out, "RRULE", event->rule);
  for (guint i = 0; event->except != NULL && i < event->except->len; i++)
    {
      g_autofree char *date = gops_day_format (g_array_index (event->except, int, i));

      append_moment (out, "EXDATE", event, date, is_timed (event->time) ? event->time : NULL);
    }
  if (event->stands_for != NULL)
    append_moment (out, "RECURRENCE-ID", event, event->stands_for, is_timed (event->series_time) ? event->series_time : NULL);
}

static void
append_alarm (GString *out, const GopsCalendarEvent *event)
{
  g_autofree char *before = event->remind_before > 0 ? g_strdup_printf ("-PT%dM", event->remind_before) : g_strdup ("PT0S");

  if (!event->remind)
    return;
  gops_content_append_line (out, "BEGIN", "VALARM");
  gops_content_append_line (out, "ACTION", "DISPLAY");
  append_text (out, "DESCRIPTION", event->summary != NULL && *event->summary != '\0' ? event->summary : "-");
  gops_content_append_line (out, "TRIGGER", before);
  gops_content_append_line (out, "END", "VALARM");
}

static void
append_event (GString *out, const GopsCalendarEvent *event)
{
  g_autofree char *changed = stamp (event->changed_at);

  gops_content_append_line (out, "BEGIN", "VEVENT");
  append_text (out, "UID", event->uid);
  gops_content_append_line (out, "DTSTAMP", changed);
  append_times (out, event);
  append_series (out, event);
  append_text (out, "SUMMARY", event->summary);
  append_text (out, "DESCRIPTION", event->description);
  append_text (out, "LOCATION", event->location);
  append_text (out, "CATEGORIES", event->categories);
  if (event->cancelled)
    gops_content_append_line (out, "STATUS", "CANCELLED");
  append_alarm (out, event);
  gops_content_append_line (out, "END", "VEVENT");
}

static char *
offset_text (int seconds)
{
  int minutes = ABS (seconds) / 60;

  return g_strdup_printf ("%c%02d%02d", seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* One observance: from local time @at (in the offset before), the offset @to. */
static void
append_observance (GString *out, gint64 at, int from, int to, gboolean dst, const char *abbreviation)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_utc (at + from);
  g_autofree char *start = g_date_time_format (local, "%Y%m%dT%H%M%S");
  g_autofree char *before = offset_text (from), *after = offset_text (to);

  gops_content_append_line (out, "BEGIN", dst ? "DAYLIGHT" : "STANDARD");
  gops_content_append_line (out, "DTSTART", start);
  gops_content_append_line (out, "TZOFFSETFROM", before);
  gops_content_append_line (out, "TZOFFSETTO", after);
  append_text (out, "TZNAME", abbreviation);
  gops_content_append_line (out, "END", dst ? "DAYLIGHT" : "STANDARD");
}

static int
offset_at (GTimeZone *zone, gint64 at)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at));
}

/* The second in (low, high] at which the offset changes. */
static gint64
find_change (GTimeZone *zone, gint64 low, gint64 high)
{
  int before = offset_at (zone, low);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (offset_at (zone, middle) == before)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/* Every change of the offset that matters between two instants, as the system knows it. */
static void
append_zone (GString *out, const char *name, gint64 from, gint64 until)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  int before;

  if (zone == NULL)
    return;
  gops_content_append_line (out, "BEGIN", "VTIMEZONE");
  gops_content_append_line (out, "TZID", name);
  before = offset_at (zone, from);
  append_observance (out, from, before, before, g_time_zone_is_dst (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, from)),
                     g_time_zone_get_abbreviation (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, from)));
  for (gint64 at = from; at < until; at += DAY)
    if (offset_at (zone, at + DAY) != offset_at (zone, at))
      {
        gint64 change = find_change (zone, at, at + DAY);
        int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, change);

        append_observance (out, change, offset_at (zone, change - 1), offset_at (zone, change),
                           g_time_zone_is_dst (zone, interval), g_time_zone_get_abbreviation (zone, interval));
      }
  gops_content_append_line (out, "END", "VTIMEZONE");
}

static gint64
noon_of (const char *date)
{
  GDate day;

  gops_poster_date_parse (date, &day);
  return ((gint64) g_date_get_julian (&day) - 719163) * DAY + DAY / 2;
}

/* When the last day of an event is over; of a series without an end, years from its beginning: by then calendars know the
 * zone by its name. */
static gint64
last_noon_of (const GopsCalendarEvent *event)
{
  if (event->rule == NULL)
    return noon_of (event->date);
  return event->last_day != 0 ? (gint64) event->last_day * DAY + DAY / 2 : noon_of (event->date) + ENDLESS_DAYS * DAY;
}

/* One VTIMEZONE for each zone, over the time its events span with a month on either side. */
static void
append_zones (GString *out, GArray *events)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < events->len; i++)
    {
      const char *zone = g_array_index (events, GopsCalendarEvent, i).time_zone;
      gint64 from = G_MAXINT64, until = G_MININT64;

      if (zone == NULL || !g_hash_table_add (seen, (char *) zone))
        continue;
      for (guint k = i; k < events->len; k++)
        {
          GopsCalendarEvent *event = &g_array_index (events, GopsCalendarEvent, k);

          if (g_strcmp0 (event->time_zone, zone) == 0)
            {
              from = MIN (from, noon_of (event->date));
              until = MAX (until, last_noon_of (event));
            }
        }
      append_zone (out, zone, from - 31 * DAY, until + 31 * DAY);
    }
}

static GArray *
only_real_dates (GArray *events)
{
  GArray *real = g_array_new (FALSE, FALSE, sizeof (GopsCalendarEvent));

  for (guint i = 0; i < events->len; i++)
    {
      GopsCalendarEvent event = g_array_index (events, GopsCalendarEvent, i);
      g_autoptr (GTimeZone) zone = event.time_zone != NULL ? g_time_zone_new_identifier (event.time_zone) : NULL;
      GDate date;

      if (zone == NULL)
        event.time_zone = NULL;   /* not known here: the hour stays what it is, wherever it is read */
      if (gops_poster_date_parse (event.date, &date))
        g_array_append_val (real, event);
    }
  return real;
}

char *
gops_calendar_write (const char *name, GArray *events)
{
  g_autoptr (GArray) real = only_real_dates (events);
  GString *out = g_string_new (NULL);

  gops_content_append_line (out, "BEGIN", "VCALENDAR");
  gops_content_append_line (out, "VERSION", "2.0");
  gops_content_append_line (out, "PRODID", "-//GroupOps//GroupOps//EN");
  gops_content_append_line (out, "CALSCALE", "GREGORIAN");
  append_text (out, "X-WR-CALNAME", name);
  append_zones (out, real);
  for (guint i = 0; i < real->len; i++)
    append_event (out, &g_array_index (real, GopsCalendarEvent, i));
  gops_content_append_line (out, "END", "VCALENDAR");
  return g_string_free (out, FALSE);
}
