/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group costs. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-budget-item.h"

GOPS_DEFINE_RECORD (GopsBudgetItem, gops_budget_item, GOPS_BUDGET_ITEM, "budget_item", N_("Budget item"), GOPS_TABLE_NONE)
