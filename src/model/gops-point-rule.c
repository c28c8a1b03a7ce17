/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many points an act earns, and how many of a day's acts earn any at most (points; 0: no limit). */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-point-rule.h"

GOPS_DEFINE_RECORD (GopsPointRule, gops_point_rule, GOPS_POINT_RULE, "point_rule", N_("Rule for points"), GOPS_TABLE_NONE)
