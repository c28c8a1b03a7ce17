/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A line of the check list of a plan item. */
#define GOPS_PLAN_CHECK_COLUMNS(X)                                        \
  X (GOPS_PLAN_CHECK_ID,       "id",       INT,  NULL,        NULL)       \
  X (GOPS_PLAN_CHECK_ITEM_ID,  "item_id",  REF,  "plan_item", NULL)       \
  X (GOPS_PLAN_CHECK_POSITION, "position", INT,  NULL,        NULL)       \
  X (GOPS_PLAN_CHECK_TEXT,     "text",     TEXT, NULL,        N_("Text")) \
  X (GOPS_PLAN_CHECK_DONE,     "done",     BOOL, NULL,        N_("Done"))

#define GOPS_TYPE_PLAN_CHECK (gops_plan_check_get_type ())
GOPS_DECLARE_RECORD (GopsPlanCheck, gops_plan_check, GOPS_PLAN_CHECK)

G_END_DECLS
