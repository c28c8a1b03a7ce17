/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A day on which a series of the plan does not happen. */
#define GOPS_PLAN_EXCEPTION_COLUMNS(X)                                      \
  X (GOPS_PLAN_EXCEPTION_ID,      "id",      INT,  NULL,        NULL)       \
  X (GOPS_PLAN_EXCEPTION_ITEM_ID, "item_id", REF,  "plan_item", NULL)       \
  X (GOPS_PLAN_EXCEPTION_ON_DATE, "on_date", DATE, NULL,        N_("Date"))

#define GOPS_TYPE_PLAN_EXCEPTION (gops_plan_exception_get_type ())
GOPS_DECLARE_RECORD (GopsPlanException, gops_plan_exception, GOPS_PLAN_EXCEPTION)

G_END_DECLS
