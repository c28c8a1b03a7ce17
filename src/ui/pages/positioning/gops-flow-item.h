/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A party or transaction in the drawing: takes the focus and tells a screen reader what it is. It draws nothing; the canvas
 * below it does. */
#pragma once

#include <gtk/gtk.h>
#include "gops-flow-drawing.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FLOW_ITEM (gops_flow_item_get_type ())
G_DECLARE_FINAL_TYPE (GopsFlowItem, gops_flow_item, GOPS, FLOW_ITEM, GtkWidget)

GtkWidget    *gops_flow_item_new       (GopsFlowThing  thing,
                                        gint64         id);
GopsFlowThing gops_flow_item_get_thing (GopsFlowItem  *self);
gint64        gops_flow_item_get_id    (GopsFlowItem  *self);
void          gops_flow_item_set_name  (GopsFlowItem  *self,
                                        const char    *name);

G_END_DECLS
