/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody noted on a plan item. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-comment.h"

GOPS_DEFINE_RECORD (GopsPlanComment, gops_plan_comment, GOPS_PLAN_COMMENT, "plan_comment", N_("Comment"), GOPS_TABLE_NONE)
