/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A turn of somebody who keeps a group. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-roster-turn.h"

GOPS_DEFINE_RECORD (GopsRosterTurn, gops_roster_turn, GOPS_ROSTER_TURN, "roster_turn", N_("Turn"), GOPS_TABLE_NONE)
