/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal as a chart: its values, its pace, today, and where it leads. */
#pragma once

#include "gops-pace-chart.h"
#include "gops-positioning-state.h"

G_BEGIN_DECLS

/* Returns: FALSE when there is nothing to draw: a goal without its two days. */
gboolean gops_goal_chart_fill (GopsPaceChart      *chart,
                               const GopsDossier  *dossier,
                               GopsGoal           *goal,
                               const GopsGoalLook *look);

G_END_DECLS
