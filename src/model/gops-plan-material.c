/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A material that is posted with a plan item. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-plan-material.h"

GOPS_DEFINE_RECORD (GopsPlanMaterial, gops_plan_material, GOPS_PLAN_MATERIAL, "plan_material", N_("Material of a plan item"), GOPS_TABLE_NONE)
