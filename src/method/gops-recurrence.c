/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens again and again, as days. libical does the arithmetic. */
#include "config.h"

#include "gops-recurrence.h"

#include <glib/gi18n.h>
#include <libical/ical.h>

#include "gops-method-error.h"

#define ALL_WEEKDAYS 0x7fu
#define ALL_MONTHS   0xfffu
#define FIRST_DAY    (-719162)   /* 0001-01-01 */

/* --- what makes sense --- */

/* Whether one of the months has one of the days. */
static gboolean
has_such_a_day (const GopsRecurrence *self)
{
  static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (self->months == 0 || self->month_days == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if ((self->months & 1u << i) != 0 &&
        ((self->month_days & ((1u << lengths[i]) - 1)) != 0 || (self->month_days & GOPS_RECURRENCE_LAST_OF_MONTH) != 0))
      return TRUE;
  return FALSE;
}

static int
most_weekdays (const GopsRecurrence *self)
{
  int weekdays = 0;

  for (guint i = 0; i < 7; i++)
    weekdays += (self->weekdays & 1u << i) != 0;
  return weekdays * (self->repeat == GOPS_REPEAT_YEARLY && self->months == 0 ? 53 : 5);
}

/* Positions count in one month, or in a year as a whole. */
static gboolean
nth_makes_sense (const GopsRecurrence *self)
{
  gboolean one_weekday = (self->weekdays & (self->weekdays - 1)) == 0;
  gboolean one_month = (self->months & (self->months - 1)) == 0;

  return self->repeat >= GOPS_REPEAT_MONTHLY && self->weekdays != 0 && self->month_days == 0 &&
         ABS (self->nth) <= most_weekdays (self) && (self->repeat == GOPS_REPEAT_MONTHLY || one_weekday || one_month);
}

gboolean
gops_recurrence_check (const GopsRecurrence *self, GError **error)
{
  const char *reason = NULL;

  if (self->repeat > GOPS_REPEAT_YEARLY || (self->weekdays & ~ALL_WEEKDAYS) != 0 || (self->months & ~ALL_MONTHS) != 0 ||
      self->week_start < 1 || self->week_start > 7)
    reason = _("it names a day or a month that does not exist");
  else if (self->interval < 1 || self->interval > GOPS_RECURRENCE_MAX_INTERVAL)
    reason = _("its interval must be from 1 to 9,999");
  else if (self->count < 0 || (self->count > 0 && self->until != GOPS_DAY_NONE))
    reason = _("it may end on a day or after a number of times, not both");
  else if (self->nth != 0 && !nth_makes_sense (self))
    reason = _("it counts days of the week in a way that can't be kept");
  else if (self->repeat == GOPS_REPEAT_WEEKLY && self->month_days != 0)
    reason = _("days of the month don't go with weeks");
  else if (!has_such_a_day (self))
    reason = _("it would never happen: no month that it names has such a day");
  if (reason != NULL)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("This repetition can't be used: %s."), reason);
  return reason == NULL;
}

gboolean
gops_recurrence_check_from (const GopsRecurrence *self,
                            int                   first,
                            GError              **error)
{
  if (gops_recurrence_next (self, first, NULL, first - 1) != GOPS_DAY_NONE)
    return TRUE;
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE,
                       _("No day fits: the repetition ends before its first day. Choose a later end or other days."));
  return FALSE;
}

gboolean
gops_recurrence_equal (const GopsRecurrence *self, const GopsRecurrence *other)
{
  return self->repeat == other->repeat && self->interval == other->interval && self->weekdays == other->weekdays &&
         self->nth == other->nth && self->month_days == other->month_days && self->months == other->months &&
         self->week_start == other->week_start && self->until == other->until && self->count == other->count;
}

/* --- to and from libical --- */

static struct icaltimetype
time_of_day (int day)
{
  struct icaltimetype time = icaltime_null_time ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day - FIRST_DAY + 1));
  time.year = g_date_get_year (&date);
  time.month = (int) g_date_get_month (&date);
  time.day = g_date_get_day (&date);
  time.is_date = 1;
  return time;
}

static int
day_of_time (struct icaltimetype time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) time.day, (GDateMonth) time.month, (GDateYear) time.year);
  return (int) g_date_get_julian (&date) - 1 + FIRST_DAY;
}

/* Its weeks begin with Sunday, the first. */
static short
ical_weekday (guint monday_based)
{
  return (short) (monday_based == 6 ? 1 : monday_based + 2);
}

/* libical takes them in the order of the week, wherever that begins. */
static void
set_weekdays (struct icalrecurrencetype *rule, const GopsRecurrence *self)
{
  gboolean one = (self->weekdays & (self->weekdays - 1)) == 0;
  guint n = 0;

  for (guint i = 0; i < 7; i++)
    {
      guint weekday = ((guint) self->week_start - 1 + i) % 7;

      if ((self->weekdays & 1u << weekday) != 0)
        rule->by_day[n++] = ical_weekday (weekday);
    }
  if (self->nth != 0 && one)
    rule->by_day[0] = (short) (self->nth > 0 ? self->nth * 8 + rule->by_day[0] : self->nth * 8 - rule->by_day[0]);
  else if (self->nth != 0)
    rule->by_set_pos[0] = (short) self->nth;
}

/* Weeks are taken day by day and told apart here: libical 3.0.16 loses the first week of some rules that have an interval.
 * Counting is done here too. */
static struct icalrecurrencetype
rule_for_ical (const GopsRecurrence *self)
{
  static const icalrecurrencetype_frequency frequencies[] = { ICAL_DAILY_RECURRENCE, ICAL_DAILY_RECURRENCE,
                                                              ICAL_MONTHLY_RECURRENCE, ICAL_YEARLY_RECURRENCE };
  struct icalrecurrencetype rule;
  guint n = 0;

  icalrecurrencetype_clear (&rule);
  rule.freq = frequencies[self->repeat];
  rule.interval = (short) (self->repeat == GOPS_REPEAT_WEEKLY ? 1 : self->interval);
  rule.week_start = (icalrecurrencetype_weekday) ical_weekday ((guint) self->week_start - 1);
  set_weekdays (&rule, self);
  for (guint i = 0; i < 32; i++)
    if ((self->month_days & 1u << i) != 0)
      rule.by_month_day[n++] = (short) (i < 31 ? (int) i + 1 : -1);
  n = 0;
  for (guint i = 0; i < 12; i++)
    if ((self->months & 1u << i) != 0)
      rule.by_month[n++] = (short) (i + 1);
  return rule;
}

/* --- occurrences --- */

static GHashTable *
set_of_days (GArray *days)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; days != NULL && i < days->len; i++)
    g_hash_table_add (set, GINT_TO_POINTER (g_array_index (days, int, i)));
  return set;
}

/* An iterator that may begin at @from: counting needs all that was before. */
static icalrecur_iterator *
iterate (const GopsRecurrence *self, int first, int from)
{
  GopsRecurrence full = *self;
  icalrecur_iterator *iterator;

  if (self->repeat == GOPS_REPEAT_WEEKLY && self->weekdays == 0)
    full.weekdays = 1u << (gops_day_weekday (first) - 1);
  icalerror_set_errors_are_fatal (0);
  iterator = icalrecur_iterator_new (rule_for_ical (&full), time_of_day (first));
  if (iterator != NULL && self->count == 0 && from > first)
    icalrecur_iterator_set_start (iterator, time_of_day (from));
  return iterator;
}

static int
next_day_of (icalrecur_iterator *iterator)
{
  struct icaltimetype time = icalrecur_iterator_next (iterator);

  return icaltime_is_null_time (time) ? G_MAXINT : day_of_time (time);
}

static gboolean
is_in_its_week (const GopsRecurrence *self, int first, int day)
{
  int begin = first - (gops_day_weekday (first) - self->week_start + 7) % 7;

  return self->repeat != GOPS_REPEAT_WEEKLY || (day - begin) / 7 % self->interval == 0;
}

GArray *
gops_recurrence_list (const GopsRecurrence *self, int first, GArray *except, int from, int to, guint max)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) skipped = NULL;
  icalrecur_iterator *iterator;
  int counted = 0;

  to = MIN (to, GOPS_RECURRENCE_LAST);
  if (self->until != GOPS_DAY_NONE)
    to = MIN (to, self->until);
  if (first < FIRST_DAY || MAX (first, from) > to || !gops_recurrence_check (self, NULL))
    return days;
  iterator = iterate (self, first, from);
  if (iterator == NULL)
    return days;
  skipped = set_of_days (except);
  for (int day = next_day_of (iterator); day <= to && days->len < max; day = next_day_of (iterator))
    {
      if (!is_in_its_week (self, first, day))
        continue;
      if (self->count > 0 && ++counted > self->count)
        break;
      if (day >= from && !g_hash_table_contains (skipped, GINT_TO_POINTER (day)))
        g_array_append_val (days, day);
    }
  icalrecur_iterator_free (iterator);
  return days;
}

int
gops_recurrence_next (const GopsRecurrence *self, int first, GArray *except, int after)
{
  g_autoptr (GArray) days = NULL;

  if (after >= GOPS_RECURRENCE_LAST)
    return GOPS_DAY_NONE;
  days = gops_recurrence_list (self, first, except, after + 1, GOPS_RECURRENCE_LAST, 1);
  return days->len > 0 ? g_array_index (days, int, 0) : GOPS_DAY_NONE;
}

gboolean
gops_recurrence_split (const GopsRecurrence *self, int first, int at, GopsRecurrence *out_before, GopsRecurrence *out_after,
                       GError **error)
{
  g_autoptr (GArray) days = gops_recurrence_list (self, first, NULL, self->count > 0 ? first : at, at, G_MAXUINT);
  g_autofree char *date = gops_day_format (MAX (at, first));

  if (days->len == 0 || g_array_index (days, int, days->len - 1) != at)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE, _("The series doesn't happen on %s."), date);
      return FALSE;
    }
  if (gops_recurrence_next (self, first, NULL, first - 1) == at)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE,
                   _("%s is the first time of the series; change the whole series instead."), date);
      return FALSE;
    }
  *out_before = *out_after = *self;
  if (self->count > 0)
    {
      out_before->count = (int) days->len - 1;
      out_after->count = self->count - out_before->count;
    }
  else
    out_before->until = at - 1;
  return TRUE;
}
