/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another day for a whole series. */
#include "config.h"

#include "gops-recurrence-move.h"

#include <glib/gi18n.h>

#include "gops-method-error.h"

static guint
weekday_bit (int day)
{
  return 1u << (gops_day_weekday (day) - 1);
}

static gboolean
is_several (guint bits)
{
  return (bits & (bits - 1)) != 0;
}

static void
read_date (int    day,
           GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + 719163));
}

static gboolean
is_same_week (int day,
              int other,
              int week_start)
{
  int into = (gops_day_weekday (day) - week_start + 7) % 7;

  return other >= day - into && other < day - into + 7;
}

static void
shift (GopsRecurrence *self,
       int            *first,
       int             days)
{
  *first += days;
  if (self->until != GOPS_DAY_NONE)
    self->until += days;
}

/* One of several days of the week: the others stay where they are. */
static gboolean
move_weekday (GopsRecurrence *self,
              int            *first,
              int             from,
              int             to)
{
  if (!is_same_week (from, to, self->week_start) || (self->weekdays & weekday_bit (to)) != 0)
    return FALSE;
  self->weekdays = (self->weekdays & ~weekday_bit (from)) | weekday_bit (to);
  if (to < from && gops_day_weekday (*first) == gops_day_weekday (from))
    *first += to - from;
  if (to > from && self->until != GOPS_DAY_NONE && gops_day_weekday (self->until) == gops_day_weekday (from))
    self->until += to - from;
  return TRUE;
}

static gboolean
move_weekly (GopsRecurrence *self,
             int            *first,
             int             from,
             int             to)
{
  if (is_several (self->weekdays))
    return move_weekday (self, first, from, to);
  if (self->weekdays != 0)
    self->weekdays = weekday_bit (to);
  shift (self, first, to - from);
  return TRUE;
}

/* The last week of a month is its last: a fifth Friday is not in every month. */
static int
find_nth (const GDate *date,
          int          before)
{
  int nth = ((int) g_date_get_day (date) - 1) / 7 + 1;
  int days = g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date));

  return nth == 5 || (before == -1 && (int) g_date_get_day (date) > days - 7) ? -1 : nth;
}

static gboolean
move_monthly (GopsRecurrence *self,
              int            *first,
              int             from,
              int             to)
{
  GDate date;

  read_date (to, &date);
  if (self->months != 0 || is_several (self->month_days) || is_several (self->weekdays) || (self->weekdays != 0 && self->nth == 0) ||
      (self->weekdays != 0 && self->month_days != 0))
    return FALSE;
  if (self->weekdays != 0)
    {
      self->nth = find_nth (&date, self->nth);
      self->weekdays = weekday_bit (to);
    }
  else
    self->month_days = 1u << (g_date_get_day (&date) - 1);
  shift (self, first, to - from);
  return TRUE;
}

static gboolean
move_yearly (GopsRecurrence *self,
             int            *first,
             int             from,
             int             to)
{
  GDate date;

  read_date (to, &date);
  if (self->weekdays != 0 || is_several (self->months) || is_several (self->month_days))
    return FALSE;
  self->months = 1u << (g_date_get_month (&date) - 1);
  self->month_days = 1u << (g_date_get_day (&date) - 1);
  shift (self, first, to - from);
  return TRUE;
}

static gboolean
move_daily (GopsRecurrence *self,
            int            *first,
            int             from,
            int             to)
{
  if (self->weekdays != 0 || self->month_days != 0 || self->months != 0)
    return FALSE;
  shift (self, first, to - from);
  return TRUE;
}

static gboolean
move (GopsRecurrence *self,
      int            *first,
      int             from,
      int             to)
{
  switch (self->repeat)
    {
    case GOPS_REPEAT_DAILY:   return move_daily (self, first, from, to);
    case GOPS_REPEAT_WEEKLY:  return move_weekly (self, first, from, to);
    case GOPS_REPEAT_MONTHLY: return move_monthly (self, first, from, to);
    case GOPS_REPEAT_YEARLY:  return move_yearly (self, first, from, to);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gops_recurrence_move (GopsRecurrence *self,
                      int            *first,
                      int             from,
                      int             to,
                      GError        **error)
{
  GopsRecurrence moved = *self;
  int begins = *first;

  if (from != to && !move (&moved, &begins, from, to))
    {
      g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
                           _("It is not clear where the other days should go. Move only this one, or choose other days under “Repeat”."));
      return FALSE;
    }
  *self = moved;
  *first = begins;
  return TRUE;
}

/* Days from the beginning of the week to the day of a bit. */
static int
place_in_week (guint bit,
               int   week_start)
{
  return (g_bit_nth_lsf (bit, -1) + 1 - week_start + 7) % 7;
}

static int
map_weekday (const GopsRecurrence *before,
             const GopsRecurrence *after,
             int                   day)
{
  guint left = before->weekdays & ~after->weekdays, taken = after->weekdays & ~before->weekdays;

  if (weekday_bit (day) != left)
    return day;
  return day + place_in_week (taken, before->week_start) - place_in_week (left, before->week_start);
}

/* Days of a series keep their number: the third before is the third after. */
int
gops_recurrence_map_day (const GopsRecurrence *before,
                         int                   first_before,
                         const GopsRecurrence *after,
                         int                   first_after,
                         int                   day)
{
  g_autoptr (GArray) old = gops_recurrence_list (before, first_before, NULL, first_before, day, G_MAXUINT);
  g_autoptr (GArray) moved = NULL;

  if (old->len == 0 || g_array_index (old, int, old->len - 1) != day)
    return GOPS_DAY_NONE;
  if (before->repeat == GOPS_REPEAT_WEEKLY && is_several (before->weekdays))
    return map_weekday (before, after, day);
  moved = gops_recurrence_list (after, first_after, NULL, first_after, GOPS_RECURRENCE_LAST, old->len);
  return moved->len == old->len ? g_array_index (moved, int, moved->len - 1) : GOPS_DAY_NONE;
}

/* --- all days by some days --- */

static guint
rotate_weekdays (guint weekdays, int by)
{
  guint steps = (guint) ((by % 7 + 7) % 7);

  return ((weekdays << steps) | (weekdays >> (7 - steps))) & 0x7f;
}

/* Whether the days of the month stay within theirs, whatever the month. */
static gboolean
stays_in_month (guint32 month_days, int by)
{
  guint32 room = ((1u << 28) - 1) << ABS (by);   /* from the 1st to the 28th, less so many on both sides */

  return (month_days & ~(room & (((1u << 28) - 1) >> ABS (by)))) == 0;
}

static gboolean
can_shift (const GopsRecurrence *self, int first, int by)
{
  gboolean monthly = self->repeat == GOPS_REPEAT_MONTHLY || self->repeat == GOPS_REPEAT_YEARLY;
  guint32 days = self->month_days;
  GDate date;

  if (self->nth != 0)
    return FALSE;
  if (monthly && self->weekdays == 0 && days == 0)
    {
      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint) (first + 719163));
      days = 1u << (g_date_get_day (&date) - 1);
    }
  return days != 0 ? stays_in_month (days, by) : self->months == 0;
}

gboolean
gops_recurrence_shift (GopsRecurrence *self, int first, int by, GError **error)
{
  if (!can_shift (self, first, by))
    {
      g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("its days would go over the end of their month"));
      return FALSE;
    }
  self->weekdays = rotate_weekdays (self->weekdays, by);
  self->week_start = (self->week_start - 1 + by + 14) % 7 + 1;
  self->month_days = by > 0 ? self->month_days << by : self->month_days >> -by;
  if (self->until != GOPS_DAY_NONE)
    self->until += by;
  return TRUE;
}
