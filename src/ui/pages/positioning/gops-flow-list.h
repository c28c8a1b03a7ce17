/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as a list: each party, and below it what it gives, as sentences. The form of the diagram for screen
 * readers and narrow windows.
 *
 * Signals: "edit" (what is selected, by Enter or a click), "selected" (something else is). */
#pragma once

#include <gtk/gtk.h>
#include "gops-flow-drawing.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FLOW_LIST (gops_flow_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsFlowList, gops_flow_list, GOPS, FLOW_LIST, GtkWidget)

GtkWidget    *gops_flow_list_new          (void);
void          gops_flow_list_set_flow     (GopsFlowList *self,
                                           GopsFlow     *flow);
GopsFlowThing gops_flow_list_get_selected (GopsFlowList *self,
                                           gint64       *out_id);
/* Unselects all when it is not there. */
gboolean      gops_flow_list_select       (GopsFlowList *self,
                                           GopsFlowThing thing,
                                           gint64        id,
                                           gboolean      focus);
/* The row of what is selected. (nullable) */
GtkWidget    *gops_flow_list_get_row      (GopsFlowList *self);

G_END_DECLS
