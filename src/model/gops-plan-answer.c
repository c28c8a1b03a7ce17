/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer to the question of a plan item. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-answer.h"

GOPS_DEFINE_RECORD (GopsPlanAnswer, gops_plan_answer, GOPS_PLAN_ANSWER, "plan_answer", N_("Answer"), GOPS_TABLE_NONE)
