/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measurable goal: from a baseline to a target between two dates. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-goal.h"

GOPS_DEFINE_RECORD (GopsGoal, gops_goal, GOPS_GOAL, "goal", N_("Goal"), GOPS_TABLE_NONE)
