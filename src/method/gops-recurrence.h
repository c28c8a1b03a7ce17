/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens again and again, as days. */
#pragma once

#include <glib.h>

#include "gops-day.h"

G_BEGIN_DECLS

/* A recurrence says on which days something happens that begins on a first day. The time of day is no part of it: it is
 * the same wall time on each of the days, and gops_instant_of_day() makes an instant of both. Only days that the rule
 * itself names are occurrences: a first day that it does not name is none. Where nothing says which day of the week, of
 * the month or of the year it is, it is that of the first day; a month without the day is passed over.
 *
 * Everything here ends, whatever the rule: those without an end are asked for a span of days, and no rule is followed
 * beyond GOPS_RECURRENCE_LAST. */

#define GOPS_RECURRENCE_MAX_INTERVAL  9999
#define GOPS_RECURRENCE_LAST          193578     /* 2499-12-31: no occurrence is later */
#define GOPS_RECURRENCE_LAST_OF_MONTH (1u << 31)

typedef enum
{
  GOPS_REPEAT_DAILY,
  GOPS_REPEAT_WEEKLY,
  GOPS_REPEAT_MONTHLY,
  GOPS_REPEAT_YEARLY,
} GopsRepeat;

/**
 * GopsRecurrence: begin with GOPS_RECURRENCE_INIT
 * @interval: every how many days, weeks, months or years, from 1
 * @weekdays: bits, 1 << 0 is Monday … 1 << 6 is Sunday; 0: not said
 * @nth: monthly and yearly: only the nth of the @weekdays (several count as one row: the last of Monday to Friday is the
 * last working day), in each of the @months or, where a yearly rule names none, in the year; below 0: from the end; 0: all
 * @month_days: bits, 1 << 0 is the 1st … 1 << 30 the 31st, and GOPS_RECURRENCE_LAST_OF_MONTH; 0: not said
 * @months: bits, 1 << 0 is January … 1 << 11 is December; 0: not said
 * @week_start: 1 Monday … 7 Sunday: where weeks begin, for every second week and longer
 * @until: day, the last on which it may happen; GOPS_DAY_NONE: no such day
 * @count: how often it happens, exceptions included; 0: not said; never together with @until
 */
typedef struct
{
  GopsRepeat repeat;
  int        interval;
  guint      weekdays;
  int        nth;
  guint32    month_days;
  guint      months;
  int        week_start;
  int        until;
  int        count;
} GopsRecurrence;

#define GOPS_RECURRENCE_INIT { .interval = 1, .week_start = 1, .until = GOPS_DAY_NONE }

/**
 * gops_recurrence_check:
 *
 * Errors: %GOPS_METHOD_ERROR_INVALID for a rule that makes no sense or never happens; the message says why
 */
gboolean gops_recurrence_check    (const GopsRecurrence *self,
                                   GError              **error);
/**
 * gops_recurrence_check_from:
 * @first: day on which the series begins
 *
 * Errors: %GOPS_METHOD_ERROR_DATE when the rule names no day from @first on, as with an end before the first of them
 */
gboolean gops_recurrence_check_from (const GopsRecurrence *self,
                                   int                   first,
                                   GError              **error);
gboolean gops_recurrence_equal    (const GopsRecurrence *self,
                                   const GopsRecurrence *other);

/**
 * gops_recurrence_list:
 * @first: day on which the series begins
 * @except: (nullable) (element-type int): days on which it does not happen, in any order, also such as are no occurrence
 * @from: first day asked for
 * @to: last day asked for
 * @max: at most so many
 *
 * Returns: (transfer full) (element-type int): the days, rising; none for a rule that gops_recurrence_check() refuses
 */
GArray  *gops_recurrence_list     (const GopsRecurrence *self,
                                   int                   first,
                                   GArray               *except,
                                   int                   from,
                                   int                   to,
                                   guint                 max);

/** gops_recurrence_next: Returns: the first occurrence after day @after, GOPS_DAY_NONE when there is none */
int      gops_recurrence_next     (const GopsRecurrence *self,
                                   int                   first,
                                   GArray               *except,
                                   int                   after);

/**
 * gops_recurrence_split: for a change of one occurrence and all that follow
 * @at: day of that occurrence
 * @out_before: (out): of the series that begins on @first as ever
 * @out_after: (out): of the series that begins on @at
 *
 * Both together are the days of the series, and counts are shared out. Exceptions belong to the series they fall in.
 *
 * Errors: %GOPS_METHOD_ERROR_DATE when the series does not happen on @at, or when that is its first occurrence, so that
 * there is nothing to split
 */
gboolean gops_recurrence_split    (const GopsRecurrence *self,
                                   int                   first,
                                   int                   at,
                                   GopsRecurrence       *out_before,
                                   GopsRecurrence       *out_after,
                                   GError              **error);

/** gops_recurrence_describe: Returns: (transfer full): "every 2 weeks on Monday and Thursday, until 31 December 2026",
 * for people who read the interface */
char    *gops_recurrence_describe (const GopsRecurrence *self,
                                   int                   first);

G_END_DECLS
