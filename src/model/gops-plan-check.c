/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the check list of a plan item. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-check.h"

GOPS_DEFINE_RECORD (GopsPlanCheck, gops_plan_check, GOPS_PLAN_CHECK, "plan_check", N_("Line of a check list"), GOPS_TABLE_NONE)
