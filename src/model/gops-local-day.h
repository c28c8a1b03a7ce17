/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells on which day and in which hour of a zone instants fall, quickly for many of about the same time. */
#pragma once

#include <gio/gio.h>

/**
 * GopsLocalDay:
 * @zone: (owned)
 * @from: µs UTC, inclusive
 * @until: µs UTC, exclusive: from @from on the zone has this offset
 * @offset: µs east of UTC
 */
typedef struct
{
  GTimeZone *zone;
  gint64     from;
  gint64     until;
  gint64     offset;
} GopsLocalDay;

/** gops_local_day_init: @zone: an IANA name; "" or one that is not known: the system's */
void gops_local_day_init  (GopsLocalDay *self,
                           const char   *zone);
void gops_local_day_clear (GopsLocalDay *self);

/**
 * gops_local_day_find:
 * @at: µs UTC
 * @out_hour: (out) (optional): 0 … 23
 *
 * Returns: days since 1970-01-01 in the zone
 */
int  gops_local_day_find  (GopsLocalDay *self,
                           gint64        at,
                           guint        *out_hour);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsLocalDay, gops_local_day_clear)
