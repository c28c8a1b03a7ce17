/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a goal stands against the straight line from its baseline to its target. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A value measured on a day (days since 1970). */
typedef struct
{
  int    day;
  double value;
} GopsPaceSample;

typedef enum
{
  GOPS_PACE_NO_DATE,       /* without a start and an end there is no pace */
  GOPS_PACE_NO_VALUE,      /* nothing has been measured */
  GOPS_PACE_NOT_STARTED,
  GOPS_PACE_TOO_EARLY,     /* in its first days a goal is neither ahead nor behind, and nothing is projected */
  GOPS_PACE_REACHED,
  GOPS_PACE_AHEAD,
  GOPS_PACE_ON_PACE,       /* within 5 % of the way */
  GOPS_PACE_BEHIND,
  GOPS_PACE_MISSED         /* the day is past */
} GopsPaceVerdict;

typedef struct
{
  GopsPaceVerdict verdict;
  double          should_be, is;
  double          difference;      /* how far ahead, negative behind; a cost below its line is ahead */
  int             projected_day;   /* when the target is met if it goes on like this; GOPS_DAY_NONE: never or unknown */
  double          share;           /* of the way from baseline to target, 0 … 1 */
} GopsPace;

/* Days are GOPS_DAY_NONE when not set. @samples are in the order of their days; those after @today are left out. */
GopsPace gops_pace         (double                baseline,
                            double                target,
                            int                   start,
                            int                   until,
                            int                   today,
                            const GopsPaceSample *samples,
                            guint                 n_samples);

/* The verdict in a few words of the interface's language: "14 people ahead of pace". @unit: (nullable): of the goal.
 * Returns: (transfer full). */
char    *gops_pace_explain (const GopsPace       *pace,
                            const char           *unit);

G_END_DECLS
