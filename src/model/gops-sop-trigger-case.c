/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person and a day for whom a trigger has begun already, whatever became of its items. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-sop-trigger-case.h"

GOPS_DEFINE_RECORD (GopsSopTriggerCase, gops_sop_trigger_case, GOPS_SOP_TRIGGER_CASE, "sop_trigger_case", N_("Begun SOP"), GOPS_TABLE_NONE)
