/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal: how it stands against its pace. The first one has a chart. */
#pragma once

#include "gops-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_GOAL_ROW (gops_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsGoalRow, gops_goal_row, GOPS, GOAL_ROW, GtkListBoxRow)

GtkWidget *gops_goal_row_new      (void);
gint64     gops_goal_row_get_id   (GopsGoalRow       *self);
void       gops_goal_row_set_goal (GopsGoalRow       *self,
                                   const GopsDossier *dossier,
                                   GopsGoal          *goal,
                                   gboolean           large);

G_END_DECLS
