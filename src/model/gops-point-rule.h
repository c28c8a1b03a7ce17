/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* How many points an act earns, and how many of a day's acts earn any at most (points; 0: no limit). */
#define GOPS_POINT_RULE_COLUMNS(X)                                            \
  X (GOPS_POINT_RULE_ID,        "id",        INT,  NULL, NULL)                \
  X (GOPS_POINT_RULE_POSITION,  "position",  INT,  NULL, NULL)                \
  X (GOPS_POINT_RULE_ACT,       "act",       TEXT, NULL, N_("Act"))           \
  X (GOPS_POINT_RULE_POINTS,    "points",    INT,  NULL, N_("Points"))        \
  X (GOPS_POINT_RULE_DAILY_CAP, "daily_cap", INT,  NULL, N_("At most a day"))

#define GOPS_TYPE_POINT_RULE (gops_point_rule_get_type ())
GOPS_DECLARE_RECORD (GopsPointRule, gops_point_rule, GOPS_POINT_RULE)

G_END_DECLS
