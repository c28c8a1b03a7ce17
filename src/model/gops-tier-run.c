/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dated run of a tier scheme; counts is a JSON array of tier, count, moved_in, moved_out. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-tier-run.h"

GOPS_DEFINE_RECORD (GopsTierRun, gops_tier_run, GOPS_TIER_RUN, "tier_run", N_("Tier run"), GOPS_TABLE_NONE)
