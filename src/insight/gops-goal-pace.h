/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group's goals with what is known of them: samples that were entered, and figures that are counted. */
#pragma once

#include "gops-dossier.h"
#include "gops-pace.h"

G_BEGIN_DECLS

/* Whether it is set for all groups of the family. */
gboolean gops_goal_is_family     (GopsGoal          *goal);

/* What the metric of @goal is today by the members' figures, the family's, or the budget. Returns: FALSE when it is not
 * one that is counted (then only samples say where it stands), or there are no members. */
gboolean gops_goal_counted_value (const GopsDossier *dossier,
                                  GopsGoal          *goal,
                                  double            *out_value);

/* Samples of @goal in the order of their days, with today's counted value last.
 * Returns: (transfer full) (element-type GopsPaceSample). */
GArray  *gops_goal_dup_samples   (const GopsDossier *dossier,
                                  GopsGoal          *goal);

/* Where @goal stands on the dossier's day. */
GopsPace gops_goal_pace          (const GopsDossier *dossier,
                                  GopsGoal          *goal);

G_END_DECLS
