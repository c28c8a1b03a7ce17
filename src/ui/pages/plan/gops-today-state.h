/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-today.h"

G_BEGIN_DECLS

/* What Today shows for a list of items: pure, tested without a display. */

typedef enum
{
  GOPS_MOMENT_LATE,    /* its moment, or its window, has passed */
  GOPS_MOMENT_NOW,     /* within the half hour, or its window is open */
  GOPS_MOMENT_LATER,
  GOPS_MOMENT_DONE,
} GopsMoment;

typedef struct
{
  guint n_left;
  guint n_done;
  guint n_groups;       /* with something left */
  guint minutes_left;   /* of work */
} GopsTodaySum;

GopsMoment   gops_today_moment  (const GopsTodayItem *item, gint64 now);
/* When it is on the clock in @time_zone (nullable: here): "22:30", and "tomorrow 01:00" of what is today where its group is.
 * Returns: (transfer full) */
char        *gops_today_clock   (gint64 instant, gint64 now, const char *time_zone);
GopsTodaySum gops_today_sum     (GPtrArray *items);
const char  *gops_moment_label  (GopsMoment moment);

G_END_DECLS
