/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the ledger: points that a person got, or lost, in a group on a day. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-point-entry.h"

GOPS_DEFINE_RECORD (GopsPointEntry, gops_point_entry, GOPS_POINT_ENTRY, "point_entry", N_("Points"), GOPS_TABLE_NONE)
