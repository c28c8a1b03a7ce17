/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A measurable goal: from a baseline to a target between two dates. */
#define GOPS_GOAL_COLUMNS(X)                                                           \
  X (GOPS_GOAL_ID,          "id",          INT,  NULL,         NULL)                   \
  X (GOPS_GOAL_GROUP_ID,    "group_id",    REF,  "chat_group", NULL)                   \
  X (GOPS_GOAL_POSITION,    "position",    INT,  NULL,         NULL)                   \
  X (GOPS_GOAL_METRIC,      "metric",      TEXT, NULL,         N_("Metric"))           \
  X (GOPS_GOAL_LABEL,       "label",       TEXT, NULL,         N_("Goal"))             \
  X (GOPS_GOAL_UNIT,        "unit",        TEXT, NULL,         N_("Unit"))             \
  X (GOPS_GOAL_BASELINE,    "baseline",    REAL, NULL,         N_("Baseline"))         \
  X (GOPS_GOAL_TARGET,      "target",      REAL, NULL,         N_("Target"))           \
  X (GOPS_GOAL_START_ON,    "start_on",    DATE, NULL,         N_("From"))             \
  X (GOPS_GOAL_UNTIL_ON,    "until_on",    DATE, NULL,         N_("Until"))            \
  X (GOPS_GOAL_SCOPE,       "scope",       TEXT, NULL,         N_("Scope"))            \
  X (GOPS_GOAL_HORIZON,     "horizon",     TEXT, NULL,         N_("Horizon"))          \
  X (GOPS_GOAL_GROUP_COUNT, "group_count", INT,  NULL,         N_("Number of groups"))

#define GOPS_TYPE_GOAL (gops_goal_get_type ())
GOPS_DECLARE_RECORD (GopsGoal, gops_goal, GOPS_GOAL)

G_END_DECLS
