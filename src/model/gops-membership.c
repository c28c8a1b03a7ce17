/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person in a group, with the figures that tiers are decided by. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-membership.h"

GOPS_DEFINE_RECORD (GopsMembership, gops_membership, GOPS_MEMBERSHIP, "membership", N_("Membership"), GOPS_TABLE_BATCHED)
