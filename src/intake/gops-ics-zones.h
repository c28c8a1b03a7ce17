/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zones of a calendar file: the names that its events use, and the clocks that it brings along (VTIMEZONE). */
#pragma once

#include <glib.h>

#define GOPS_ICS_ZONES_MAX 200   /* that a file may bring along; further ones are left out */

typedef struct _GopsIcsZones GopsIcsZones;

GopsIcsZones *gops_ics_zones_new  (void);
void          gops_ics_zones_free (GopsIcsZones *self);

/** gops_ics_zones_add: @text: a whole VTIMEZONE, unfolded, UTF-8. One that names no clocks we can follow is passed over. */
void          gops_ics_zones_add  (GopsIcsZones *self,
                                   const char   *text);

/**
 * gops_ics_zones_find:
 * @name: as an event names it
 * @year: of the event: a zone whose clocks are those that the file describes need be the same from then on for some years only
 *
 * Returns: (transfer full) (nullable): the IANA name of the zone: because @name is one, has one behind it, is what Windows or
 *   Outlook say for one, or because its clocks are those that the file describes
 */
char         *gops_ics_zones_find (GopsIcsZones *self,
                                   const char   *name,
                                   int           year);

/**
 * gops_ics_zones_to_utc:
 * @io_day: (inout): days since 1970
 * @io_minutes: (inout): after midnight
 *
 * For a zone that the file describes and nobody else has: turns its clocks into UTC. Returns: whether it has it
 */
gboolean      gops_ics_zones_to_utc (GopsIcsZones *self,
                                     const char   *name,
                                     int          *io_day,
                                     int          *io_minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsIcsZones, gops_ics_zones_free)
