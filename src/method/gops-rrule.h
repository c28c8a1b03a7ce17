/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurrences as the RRULE of calendars (RFC 5545, 3.3.10). */
#pragma once

#include "gops-recurrence.h"

G_BEGIN_DECLS

/**
 * gops_rrule_parse:
 * @text: "FREQ=WEEKLY;BYDAY=MO,TH", with or without "RRULE:" before; parts in any order, in any case
 * @minutes: after midnight, of the series; -1: whole days
 * @time_zone: (nullable): of the series; an UNTIL in UTC is a day of it
 *
 * Errors: %GOPS_METHOD_ERROR_INVALID for what is no rule and for what a GopsRecurrence cannot hold, as hours, weeks of
 * the year or positions without weekdays; the message names the part. @out is untouched then
 */
gboolean gops_rrule_parse (const char           *text,
                           int                   minutes,
                           const char           *time_zone,
                           GopsRecurrence       *out,
                           GError              **error);

/**
 * gops_rrule_write:
 *
 * Returns: (transfer full): the value without "RRULE:", the same for equal recurrences; UNTIL is a date for whole days,
 * an instant in UTC with a zone, else a wall time
 */
char    *gops_rrule_write (const GopsRecurrence *self,
                           int                   minutes,
                           const char           *time_zone);

G_END_DECLS
