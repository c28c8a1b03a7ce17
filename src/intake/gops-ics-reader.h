/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the events of a calendar file (iCalendar, RFC 5545) as a stream. */
#pragma once

#include <gio/gio.h>

#include "gops-import-report.h"

/* Calling sequence: new, next until it gives NULL, free. Memory is that of one event. What is no event (tasks, time
 * zones) is passed over; an event that can't be used, and a value of one, are told to the report with its line. */
typedef struct _GopsIcsReader GopsIcsReader;

#define GOPS_ICS_MAX_EVENT  (256 * 1024)   /* bytes of one event, as it stands in the file */
#define GOPS_ICS_MAX_EXCEPT 5000           /* exceptions of one event */

/**
 * GopsIcsEvent: lives until the next is read
 * @line: of its BEGIN, from 1
 * @uid: (nullable)
 * @zone: (nullable): IANA name; %NULL: floating, or the whole day
 * @day: on which it begins, in @zone
 * @minutes: after midnight; -1: the whole day
 * @until_day: the last day that it touches; of a whole-day event that day itself, not the one behind
 * @until_minutes: -1 with @minutes
 * @rrule: (nullable): as written; gops_rrule_parse() reads it
 * @except: (element-type int): days
 * @recurrence_id: day of the series that this one stands for; GOPS_DAY_NONE: it is no such one
 * @cancelled: its status
 * @alarm: minutes before the start; -1: none
 */
typedef struct
{
  guint64  line;
  char    *uid;
  char    *summary;       /* (nullable), as those that follow */
  char    *description;
  char    *location;
  char    *categories;    /* joined by ", " */
  char    *zone;
  int      day;
  int      minutes;
  int      until_day;
  int      until_minutes;
  char    *rrule;
  GArray  *except;
  int      recurrence_id;
  gboolean cancelled;
  int      alarm;
} GopsIcsEvent;

/**
 * gops_ics_reader_new:
 * @report: (transfer none): outlives the reader
 *
 * Errors: as gops_text_decoder_new()
 */
GopsIcsReader *gops_ics_reader_new  (GFile               *file,
                                     GopsImportReport    *report,
                                     GCancellable        *cancellable,
                                     GError             **error);
void           gops_ics_reader_free (GopsIcsReader       *self);

/** gops_ics_reader_next: @out_event: (out) (nullable) (transfer none): %NULL at the end. Returns: %FALSE when reading failed */
gboolean       gops_ics_reader_next (GopsIcsReader       *self,
                                     const GopsIcsEvent **out_event,
                                     GCancellable        *cancellable,
                                     GError             **error);

/** gops_ics_reader_get_offset: Returns: how many bytes of the file were used, for a progress bar */
guint64        gops_ics_reader_get_offset (GopsIcsReader     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsIcsReader, gops_ics_reader_free)
