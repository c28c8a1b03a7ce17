/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The materials that entries of an SOP name: those that the library has are attached to the items, the others become a line of
 * their check lists. Within an action of the caller. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

typedef struct _GopsPlanMaterials GopsPlanMaterials;

GopsPlanMaterials *gops_plan_materials_new   (GopsStore          *store);
void               gops_plan_materials_free  (GopsPlanMaterials  *self);

/* @item may be written later. */
void               gops_plan_materials_add   (GopsPlanMaterials  *self,
                                              gint64              item,
                                              const char         *title,
                                              guint               position);

/* For items that are written by now. */
gboolean           gops_plan_materials_write (GopsPlanMaterials  *self,
                                              GError            **error);

/* How many of the titles that were written the library does not have. */
guint              gops_plan_materials_get_missing (GopsPlanMaterials *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanMaterials, gops_plan_materials_free)

G_END_DECLS
