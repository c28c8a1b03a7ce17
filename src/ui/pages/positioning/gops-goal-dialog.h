/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal with everything that makes it one, and the values that were measured. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_GOAL_DIALOG (gops_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsGoalDialog, gops_goal_dialog, GOPS, GOAL_DIALOG, GtkWidget)

/* Shows the goal over @view's window; follows the session and closes when the goal is gone.
 * @column: (nullable): the field to begin with. */
GtkWidget *gops_goal_dialog_present (GopsView   *view,
                                     gint64      goal,
                                     const char *column);

G_END_DECLS
