/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a goal stands: its verdict, a chart, and the same figures as a table. */
#pragma once

#include <gtk/gtk.h>

#include "gops-dossier.h"

G_BEGIN_DECLS

#define GOPS_TYPE_GOAL_PROGRESS (gops_goal_progress_get_type ())
G_DECLARE_FINAL_TYPE (GopsGoalProgress, gops_goal_progress, GOPS, GOAL_PROGRESS, GtkWidget)

void gops_goal_progress_show (GopsGoalProgress  *self,
                              const GopsDossier *dossier,
                              GopsGoal          *goal);

G_END_DECLS
