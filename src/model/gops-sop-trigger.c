/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SOP that begins for a person when something happens to them. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-sop-trigger.h"

GOPS_DEFINE_RECORD (GopsSopTrigger, gops_sop_trigger, GOPS_SOP_TRIGGER, "sop_trigger", N_("SOP that begins by itself"), GOPS_TABLE_NONE)
