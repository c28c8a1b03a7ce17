/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* What a group costs: kind "hours" (planned and spent in minutes), "money" or "red-packet" (in minor units of the currency). */
#define GOPS_BUDGET_ITEM_COLUMNS(X)                                             \
  X (GOPS_BUDGET_ITEM_ID,       "id",       INT,  NULL,         NULL)           \
  X (GOPS_BUDGET_ITEM_GROUP_ID, "group_id", REF,  "chat_group", NULL)           \
  X (GOPS_BUDGET_ITEM_POSITION, "position", INT,  NULL,         NULL)           \
  X (GOPS_BUDGET_ITEM_KIND,     "kind",     TEXT, NULL,         N_("Kind"))     \
  X (GOPS_BUDGET_ITEM_LABEL,    "label",    TEXT, NULL,         N_("What for")) \
  X (GOPS_BUDGET_ITEM_ON_DATE,  "on_date",  DATE, NULL,         N_("Date"))     \
  X (GOPS_BUDGET_ITEM_PLANNED,  "planned",  INT,  NULL,         N_("Planned"))  \
  X (GOPS_BUDGET_ITEM_SPENT,    "spent",    INT,  NULL,         N_("Spent"))    \
  X (GOPS_BUDGET_ITEM_CURRENCY, "currency", TEXT, NULL,         N_("Currency"))

#define GOPS_TYPE_BUDGET_ITEM (gops_budget_item_get_type ())
GOPS_DECLARE_RECORD (GopsBudgetItem, gops_budget_item, GOPS_BUDGET_ITEM)

G_END_DECLS
