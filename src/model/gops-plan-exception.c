/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day on which a series of the plan does not happen. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-exception.h"

GOPS_DEFINE_RECORD (GopsPlanException, gops_plan_exception, GOPS_PLAN_EXCEPTION, "plan_exception", N_("Day left out"), GOPS_TABLE_NONE)
