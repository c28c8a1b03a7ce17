/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A material that is posted with a plan item. */
#define GOPS_PLAN_MATERIAL_COLUMNS(X)                                                 \
  X (GOPS_PLAN_MATERIAL_ID,          "id",          INT, NULL,        NULL)           \
  X (GOPS_PLAN_MATERIAL_ITEM_ID,     "item_id",     REF, "plan_item", NULL)           \
  X (GOPS_PLAN_MATERIAL_MATERIAL_ID, "material_id", REF, "material",  N_("Material")) \
  X (GOPS_PLAN_MATERIAL_POSITION,    "position",    INT, NULL,        NULL)

#define GOPS_TYPE_PLAN_MATERIAL (gops_plan_material_get_type ())
GOPS_DECLARE_RECORD (GopsPlanMaterial, gops_plan_material, GOPS_PLAN_MATERIAL)

G_END_DECLS
