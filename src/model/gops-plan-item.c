/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One planned post: local date and time of the group, text, owner, status. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-item.h"

GOPS_DEFINE_RECORD (GopsPlanItem, gops_plan_item, GOPS_PLAN_ITEM, "plan_item", N_("Plan item"), GOPS_TABLE_NONE)
