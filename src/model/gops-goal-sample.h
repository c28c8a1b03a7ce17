/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* What a goal stood at on one day, entered by hand. */
#define GOPS_GOAL_SAMPLE_COLUMNS(X)                                  \
  X (GOPS_GOAL_SAMPLE_ID,      "id",      INT,  NULL,   NULL)        \
  X (GOPS_GOAL_SAMPLE_GOAL_ID, "goal_id", REF,  "goal", NULL)        \
  X (GOPS_GOAL_SAMPLE_ON_DATE, "on_date", DATE, NULL,   N_("Date"))  \
  X (GOPS_GOAL_SAMPLE_VALUE,   "value",   REAL, NULL,   N_("Value")) \
  X (GOPS_GOAL_SAMPLE_NOTE,    "note",    TEXT, NULL,   N_("Note"))

#define GOPS_TYPE_GOAL_SAMPLE (gops_goal_sample_get_type ())
GOPS_DECLARE_RECORD (GopsGoalSample, gops_goal_sample, GOPS_GOAL_SAMPLE)

G_END_DECLS
