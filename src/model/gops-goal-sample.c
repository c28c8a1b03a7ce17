/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a goal stood at on one day, entered by hand. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-goal-sample.h"

GOPS_DEFINE_RECORD (GopsGoalSample, gops_goal_sample, GOPS_GOAL_SAMPLE, "goal_sample", N_("Measurement"), GOPS_TABLE_NONE)
