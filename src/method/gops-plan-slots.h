/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week of a group's slots: times at which something is always posted, and which of them are still free. */
#pragma once

#include "gops-day.h"
#include "gops-plan-slot.h"

G_BEGIN_DECLS

#define GOPS_PLAN_MAX_SLOTS 100   /* of a week */
#define GOPS_PLAN_SLOT_NEAR 30    /* minutes: an item so near to a slot fills it */

/**
 * GopsFreeSlot:
 * @minutes: after midnight
 * @type: (owned): "" for any
 */
typedef struct
{
  int   day;
  int   minutes;
  char *type;
} GopsFreeSlot;

/** gops_plan_slots_load: Returns: (transfer full) (element-type GopsPlanSlot) (nullable): by weekday and time */
GPtrArray *gops_plan_slots_load (GopsStore        *store,
                                 gint64            group,
                                 GError          **error);

/**
 * gops_plan_slots_write:
 * @slots: (element-type GopsPlanSlot): the week as it is to be; their group is set
 *
 * One named action; a week that is the same already leaves none. Errors: %GOPS_METHOD_ERROR_INVALID for a slot without a weekday or
 * a time, and for too many
 */
gboolean   gops_plan_slots_write (GopsStore       *store,
                                  gint64           group,
                                  GPtrArray       *slots,
                                  GError         **error);

/** gops_plan_slots_parse: @text: "MO 20:00 topic; TH 12:30". Errors: %GOPS_METHOD_ERROR_INVALID, which names what is wrong.
 * Returns: (transfer full) (element-type GopsPlanSlot) (nullable) */
GPtrArray *gops_plan_slots_parse (const char      *text,
                                  GError         **error);

/** gops_plan_slots_format: Returns: (transfer full): what gops_plan_slots_parse() reads */
char      *gops_plan_slots_format (const GPtrArray *slots);

/** gops_plan_slots_find_free: Returns: (transfer full) (element-type GopsFreeSlot) (nullable): those from day @from to day @to that
 * no item fills, in order */
GArray    *gops_plan_slots_find_free (GopsStore   *store,
                                      gint64       group,
                                      int          from,
                                      int          to,
                                      GError     **error);

/**
 * gops_plan_slots_find_next:
 * @now: µs UTC
 * @out_slot: (out caller-allocates): cleared with gops_free_slot_clear()
 *
 * Errors: %GOPS_METHOD_ERROR_NOT_FOUND when the group has no slots, or none of the next year is free
 */
gboolean   gops_plan_slots_find_next (GopsStore    *store,
                                      gint64        group,
                                      gint64        now,
                                      GopsFreeSlot *out_slot,
                                      GError      **error);
void       gops_free_slot_clear      (gpointer      slot);

G_END_DECLS
