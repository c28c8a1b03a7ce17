/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants of the times in a chat. */
#include "config.h"

#include "gops-chat-clock.h"

#include "gops-wall-clock.h"

struct _GopsChatClock
{
  GopsWallClock *wall;   /* (owned) */
  GopsWallClock *utc;    /* (owned) */
  GTimeZone     *zone;   /* (owned) */
};

GopsChatClock *
gops_chat_clock_new (GTimeZone *zone)
{
  GopsChatClock *self = g_new (GopsChatClock, 1);

  self->wall = gops_wall_clock_new (zone);
  self->utc = gops_wall_clock_new (NULL);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_utc ();
  return self;
}

void
gops_chat_clock_free (GopsChatClock *self)
{
  gops_wall_clock_free (self->wall);
  gops_wall_clock_free (self->utc);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/* A year that the quick clock does not know, such as a device without a battery shows. */
static gboolean
read_far_year (GopsChatClock       *self,
               const GopsDateValue *value,
               gint64              *out_at)
{
  if (value->year < 1000 || value->year > 9999 || !g_date_valid_dmy (value->day, value->month, value->year) ||
      value->hour < 0 || value->hour > 23 || value->minute < 0 || value->minute > 59 || value->second < 0 ||
      value->second > 59)
    return FALSE;
  *out_at = gops_date_value_to_instant (value, self->zone);
  return TRUE;
}

gboolean
gops_chat_clock_read (GopsChatClock       *self,
                      const GopsDateValue *value,
                      gint64              *out_at)
{
  GopsWallClock *clock = value->has_offset ? self->utc : self->wall;
  gint64 at;

  if (!gops_wall_clock_read (clock, value->year, value->month, value->day, value->hour, value->minute, value->second,
                             &at))
    return read_far_year (self, value, out_at);
  *out_at = at - (value->has_offset ? (gint64) value->offset * G_USEC_PER_SEC : 0);
  return TRUE;
}
