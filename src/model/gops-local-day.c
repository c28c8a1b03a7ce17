/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of a zone. The offset is kept for a day of UTC that has no change of clocks. */
#include "config.h"

#include "gops-local-day.h"

#define HOUR (3600 * (gint64) G_USEC_PER_SEC)
#define DAY  (24 * HOUR)

void
gops_local_day_init (GopsLocalDay *self,
                     const char   *zone)
{
  GTimeZone *found = *zone != '\0' ? g_time_zone_new_identifier (zone) : NULL;

  *self = (GopsLocalDay) { .zone = found != NULL ? found : g_time_zone_new_local () };
}

void
gops_local_day_clear (GopsLocalDay *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

static gint64
offset_at (GopsLocalDay *self,
           gint64        at)
{
  int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, at / G_USEC_PER_SEC);

  return (gint64) g_time_zone_get_offset (self->zone, interval) * G_USEC_PER_SEC;
}

static gint64
divide_down (gint64 number,
             gint64 by)
{
  return number / by - (number % by < 0);
}

static void
learn (GopsLocalDay *self,
       gint64        at)
{
  gint64 from = divide_down (at, DAY) * DAY;

  self->offset = offset_at (self, at);
  if (offset_at (self, from) == self->offset && offset_at (self, from + DAY - G_USEC_PER_SEC) == self->offset)
    {
      self->from = from;
      self->until = from + DAY;
    }
  else   /* the clocks change on this day: ask each time */
    self->from = self->until = at;
}

int
gops_local_day_find (GopsLocalDay *self,
                     gint64        at,
                     guint        *out_hour)
{
  gint64 local;

  if (at < self->from || at >= self->until)
    learn (self, at);
  local = at + self->offset;
  if (out_hour != NULL)
    *out_hour = (guint) ((local - divide_down (local, DAY) * DAY) / HOUR);
  return (int) divide_down (local, DAY);
}
