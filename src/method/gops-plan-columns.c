/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a plan as a table. */
#include "config.h"

#include "gops-plan-columns.h"

const GopsPlanColumn gops_plan_columns[GOPS_N_PLAN_CELLS] = {
  [GOPS_PLAN_CELL_DATE]       = { "plan.date", GOPS_PLAN_ITEM_ON_DATE },
  [GOPS_PLAN_CELL_TIME]       = { "plan.time", GOPS_PLAN_ITEM_AT_TIME },
  [GOPS_PLAN_CELL_UNTIL]      = { "plan.until", GOPS_PLAN_ITEM_UNTIL_TIME },
  [GOPS_PLAN_CELL_TYPE]       = { "plan.type", GOPS_PLAN_ITEM_ID },
  [GOPS_PLAN_CELL_TITLE]      = { "plan.title", GOPS_PLAN_ITEM_TITLE },
  [GOPS_PLAN_CELL_TEXT]       = { "plan.text", GOPS_PLAN_ITEM_TEXT },
  [GOPS_PLAN_CELL_OWNER]      = { "plan.owner", GOPS_PLAN_ITEM_OWNER },
  [GOPS_PLAN_CELL_STATUS]     = { "plan.status", GOPS_PLAN_ITEM_ID },
  [GOPS_PLAN_CELL_MINUTES]    = { "plan.minutes", GOPS_PLAN_ITEM_MINUTES },
  [GOPS_PLAN_CELL_CHANNEL]    = { "plan.channel", GOPS_PLAN_ITEM_CHANNEL },
  [GOPS_PLAN_CELL_TACTIC]     = { "plan.tactic", GOPS_PLAN_ITEM_TACTIC },
  [GOPS_PLAN_CELL_POSTER]     = { "plan.poster", GOPS_PLAN_ITEM_POSTER },
  [GOPS_PLAN_CELL_REMIND]     = { "plan.remind", GOPS_PLAN_ITEM_REMIND_BEFORE },
  [GOPS_PLAN_CELL_REPEATS]    = { "plan.repeats", GOPS_PLAN_ITEM_RECURRENCE },
  [GOPS_PLAN_CELL_LEFT_OUT]   = { "plan.left-out", GOPS_PLAN_ITEM_ID },
  [GOPS_PLAN_CELL_INSTEAD_OF] = { "plan.instead-of", GOPS_PLAN_ITEM_OCCURRENCE },
  [GOPS_PLAN_CELL_UID]        = { "plan.uid", GOPS_PLAN_ITEM_ID },
};
