/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars as iCalendar (RFC 5545).  An own writer: what is needed is plain events with their time zone,
 * which is far less than a library that reads everything. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

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
  gboolean    cancelled;
  gint64      changed_at;   /* µs UTC; DTSTAMP */
} GopsCalendarEvent;

/* @events: (element-type GopsCalendarEvent).  An event whose date does not exist is left out.
 * (transfer full): the file's text, with CRLF. */
char *gops_calendar_write (const char *name,
                           GArray     *events);

G_END_DECLS
