/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns what a clock on the wall showed into instants. The offset of the last day is kept where it holds all day. */
#include "config.h"

#include "gops-wall-clock.h"

#include <glib/gi18n-lib.h>

#include "gops-intake-error.h"

#define SECONDS_OF_DAY 86400

struct _GopsWallClock
{
  GTimeZone *zone;      /* (owned) */
  gint64     day;       /* since 1970, that offset is of; G_MININT64: none */
  gint64     last;      /* day since 1970 of the last time that was read */
  int        date[3];   /* the same as year, month and day; 0: none */
  gint64     offset;    /* seconds east of UTC, all of that day */
};

GopsWallClock *
gops_wall_clock_new (GTimeZone *zone)
{
  GopsWallClock *self = g_new0 (GopsWallClock, 1);

  self->zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_utc ();
  self->day = G_MININT64;
  return self;
}

void
gops_wall_clock_free (GopsWallClock *self)
{
  g_time_zone_unref (self->zone);
  g_free (self);
}

/* Days since 1970 of a day of the Gregorian calendar: the years begin in March, so that the leap day is the last. */
static gint64
count_days (int year,
            int month,
            int day)
{
  int y = month <= 2 ? year - 1 : year, m = (month + 9) % 12;
  gint64 era = y / 400, of_era = y % 400;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + (m * 153 + 2) / 5 + day - 1 - 719468;
}

/* The offset at a time of the wall; the earlier one where there are two. */
static gint64
find_offset (GopsWallClock *self,
             gint64         seconds)
{
  gint64 local = seconds;
  int interval = g_time_zone_adjust_time (self->zone, G_TIME_TYPE_STANDARD, &local);
  gint64 standard = g_time_zone_get_offset (self->zone, interval);
  gint64 other_local = seconds;
  int other = g_time_zone_adjust_time (self->zone, G_TIME_TYPE_DAYLIGHT, &other_local);
  gint64 daylight = g_time_zone_get_offset (self->zone, other);

  return MAX (standard, daylight);   /* further east is earlier */
}

static void
learn_day (GopsWallClock *self,
           gint64         day)
{
  gint64 first = find_offset (self, day * SECONDS_OF_DAY);

  self->day = first == find_offset (self, day * SECONDS_OF_DAY + SECONDS_OF_DAY - 1) ? day : G_MININT64;
  self->offset = first;
}

/* Of many times on a day only the first is reckoned. Returns: whether there is such a day */
static inline gboolean
find_day (GopsWallClock *self,
          int            year,
          int            month,
          int            day)
{
  if (self->date[2] == day && self->date[1] == month && self->date[0] == year)
    return TRUE;
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > g_date_get_days_in_month (month, year))
    return FALSE;
  self->date[0] = year;
  self->date[1] = month;
  self->date[2] = day;
  self->last = count_days (year, month, day);
  return TRUE;
}

gboolean
gops_wall_clock_read (GopsWallClock *self,
                      int            year,
                      int            month,
                      int            day,
                      int            hour,
                      int            minute,
                      int            second,
                      gint64        *out_at)
{
  gint64 seconds;

  if (!find_day (self, year, month, day) || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return FALSE;
  seconds = self->last * SECONDS_OF_DAY + hour * 3600 + minute * 60 + MIN (second, 59);
  if (self->day != self->last)
    learn_day (self, self->last);
  *out_at = (seconds - (self->day == self->last ? self->offset : find_offset (self, seconds))) * G_USEC_PER_SEC;
  return TRUE;
}

gboolean
gops_time_zone_set (GTimeZone  **zone,
                    const char  *name,
                    GError     **error)
{
  GTimeZone *found = g_time_zone_new_identifier (name);

  if (found == NULL)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("there is no time zone “%s”; write it as in Asia/Shanghai"), name);
      return FALSE;
    }
  g_clear_pointer (zone, g_time_zone_unref);
  *zone = found;
  return TRUE;
}
