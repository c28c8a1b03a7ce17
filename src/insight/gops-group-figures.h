/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What groups are told apart by, side by side: members, who spoke, the week's pace, the last and the next output. */
#pragma once

#include <gio/gio.h>

#include "gops-store.h"

G_BEGIN_DECLS

/* The seven days up to the last one that is known of, and eight times seven days before them. */
#define GOPS_FIGURE_WEEKS 9

typedef struct
{
  gint64   group;
  char    *name;           /* (owned) */
  int      today;          /* day in the group's zone */
  gboolean runs;           /* neither archived, paused nor dissolved */

  gint64   members;        /* -1: not known */
  gboolean typed;          /* the number was typed in: nobody is listed */
  guint    joined_30, left_30;
  guint    spoke_30;       /* members with an active day in the last 30 */
  double   share_30;       /* of members, 0 … 1; below 0: not known */

  gint64   weeks[GOPS_FIGURE_WEEKS];   /* messages, the oldest first; -1 before anything is known */
  guint    active_days;    /* with a message, in the last week */
  int      as_of;          /* the last day that is known of; GOPS_DAY_NONE: nothing is */

  int      last_output;    /* day of the last item that was done or rules that were published; GOPS_DAY_NONE: none */
  char    *last_title;     /* (owned) (nullable): of the item; NULL: rules */
  int      next_output;    /* day of the next planned item; GOPS_DAY_NONE: none */
  char    *next_time;      /* (owned) (nullable): "HH:MM" */
} GopsGroupFigures;

void       gops_group_figures_free (GopsGroupFigures *figures);

/* The figures of all groups that are not deleted, by name; of @groups (nullable) (element-type gint64) those in that order.
 * Reads every membership once: run it in a thread. @now: µs UTC.
 * Returns: (transfer full) (element-type GopsGroupFigures) (nullable). */
GPtrArray *gops_group_figures_load (GopsStore        *store,
                                    const GArray     *groups,
                                    gint64            now,
                                    GCancellable     *cancellable,
                                    GError          **error);

/* --- pace: the last week against what is usual in the group --- */

typedef enum
{
  GOPS_WEEK_UNKNOWN,     /* nothing was imported or typed in */
  GOPS_WEEK_EARLY,       /* fewer than three weeks to compare with */
  GOPS_WEEK_SILENT,      /* nothing was said, where something is usual */
  GOPS_WEEK_SLOWER,      /* by a quarter and more */
  GOPS_WEEK_USUAL,
  GOPS_WEEK_FASTER
} GopsWeekPace;

/* @out_usual: (out) (optional): messages in a usual week, the median of those before; below 0 where it is not known. */
GopsWeekPace gops_group_figures_pace     (const GopsGroupFigures *figures,
                                          double                 *out_usual);

/* "35 % below usual". Returns: (transfer full). */
char        *gops_group_figures_say_pace (const GopsGroupFigures *figures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsGroupFigures, gops_group_figures_free)

G_END_DECLS
