/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes of items of the plan: sent, skipped, put off. */
#pragma once

#include "gops-plan-change.h"

G_BEGIN_DECLS

/* Items are those of gops-plan-occurrence.h; a day of a series gets a row of its own. Each function is one named action for all
 * of @items (element-type GopsPlanItem), which are not empty; errors are those of the store. */

/** gops_plan_mark: @done: who and when is noted; else they are ready again, skipped ones too */
gboolean    gops_plan_mark        (GopsStore        *store,
                                   const GPtrArray  *items,
                                   gboolean          done,
                                   GError          **error);

/** gops_plan_skip: they are missed, with who decided it when. @reason: not blank: %GOPS_METHOD_ERROR_INVALID */
gboolean    gops_plan_skip        (GopsStore        *store,
                                   const GPtrArray  *items,
                                   const char       *reason,
                                   GError          **error);

/** gops_plan_snooze: @until: µs UTC; within the minute. Where it is another day in the group's zone they are planned for that
 * day, at that time */
gboolean    gops_plan_snooze      (GopsStore        *store,
                                   const GPtrArray  *items,
                                   gint64            until,
                                   GError          **error);

/** gops_plan_is_skipped: Returns: whether somebody skipped @item, with a reason */
gboolean    gops_plan_is_skipped  (gpointer          item);

typedef enum
{
  GOPS_SNOOZE_10_MINUTES,
  GOPS_SNOOZE_HOUR,
  GOPS_SNOOZE_EVENING,     /* at seven on the clock here */
  GOPS_SNOOZE_TOMORROW     /* at the same time of day, whatever the clocks do */
} GopsSnooze;

#define GOPS_N_SNOOZES 4

/** gops_snooze_until: @due: when the item is to happen: nothing is put off to before that. Returns: until when, µs UTC; 0 when
 * the evening has begun */
gint64      gops_snooze_until     (GopsSnooze        snooze,
                                   gint64            now,
                                   gint64            due);

/** gops_skip_reasons_get: Returns: (transfer full) (array zero-terminated): usual reasons, in the language of the interface */
const char **gops_skip_reasons_get (void);

G_END_DECLS
