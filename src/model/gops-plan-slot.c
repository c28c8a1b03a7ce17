/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A time of the week at which something is always posted. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-slot.h"

GOPS_DEFINE_RECORD (GopsPlanSlot, gops_plan_slot, GOPS_PLAN_SLOT, "plan_slot", N_("Slot of the week"), GOPS_TABLE_NONE)
