/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a group is for, its theme, and what everybody gets: one row per group (method M2). */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-positioning.h"

GOPS_DEFINE_RECORD (GopsPositioning, gops_positioning, GOPS_POSITIONING, "positioning", N_("Positioning"), GOPS_TABLE_NONE)
