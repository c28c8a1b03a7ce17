/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns what a clock on the wall showed into instants, quickly for many times of the same days. */
#pragma once

#include <gio/gio.h>

typedef struct _GopsWallClock GopsWallClock;

/** gops_wall_clock_new: @zone: (nullable): %NULL for UTC */
GopsWallClock *gops_wall_clock_new    (GTimeZone      *zone);
void           gops_wall_clock_free   (GopsWallClock  *self);

/**
 * gops_wall_clock_read:
 * @out_at: (out): microseconds since 1970 UTC. An hour that the clock showed twice is the first of the two; one that
 * it never showed is as much later
 *
 * Returns: whether the calendar has that day and the clock that time; years 1900 to 2200
 */
gboolean       gops_wall_clock_read   (GopsWallClock  *self,
                                       int             year,
                                       int             month,
                                       int             day,
                                       int             hour,
                                       int             minute,
                                       int             second,
                                       gint64         *out_at);

/**
 * gops_time_zone_set:
 * @zone: (inout): replaced
 * @name: an IANA name
 *
 * Errors: %GOPS_INTAKE_ERROR_COLUMN where there is no such zone; @zone stays then
 */
gboolean gops_time_zone_set (GTimeZone  **zone,
                             const char  *name,
                             GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsWallClock, gops_wall_clock_free)
