/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars as iCalendar (RFC 5545).  An own writer: what is needed is plain events with their time zone,
 * which is far less than a library that reads everything. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are of gops-day.h. Of a series one event has the rule; a day of it that differs is another event with the same uid
 * and the day for which it stands. */
typedef struct
{
  const char *uid;          /* stays the same when the calendar is written again */
  const char *summary;
  const char *description;  /* (nullable) */
  const char *location;     /* (nullable) */
  const char *categories;   /* (nullable) */
  const char *date;         /* YYYY-MM-DD, local */
  const char *time;         /* (nullable) HH:MM, local; NULL: the whole day */
  const char *until;        /* (nullable) HH:MM; before @time it means the next day */
  const char *time_zone;    /* (nullable) IANA name; NULL: floating */
  const char *rule;         /* (nullable) RRULE, as gops_rrule_write() writes it for @time and @time_zone */
  const GArray *except;     /* (nullable) (element-type int) days on which the series does not happen */
  int         last_day;     /* of the series; 0: it has no rule, or no end */
  const char *stands_for;   /* (nullable) YYYY-MM-DD: the day of a series that this is */
  const char *series_time;  /* (nullable) HH:MM: of the series, with @stands_for */
  gboolean    remind;
  int         remind_before;   /* minutes */
  gboolean    cancelled;
  gint64      changed_at;   /* µs UTC; DTSTAMP */
} GopsCalendarEvent;

/* @events: (element-type GopsCalendarEvent).  An event whose date does not exist is left out.
 * (transfer full): the file's text, with CRLF. */
char *gops_calendar_write (const char *name,
                           GArray     *events);

G_END_DECLS
