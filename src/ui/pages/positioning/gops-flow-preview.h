/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as a picture, as large as its words need it. */
#pragma once

#include <gtk/gtk.h>
#include "gops-flow-drawing.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FLOW_PREVIEW (gops_flow_preview_get_type ())
G_DECLARE_FINAL_TYPE (GopsFlowPreview, gops_flow_preview, GOPS, FLOW_PREVIEW, GtkWidget)

GtkWidget *gops_flow_preview_new      (void);
void       gops_flow_preview_set_flow (GopsFlowPreview *self,
                                       GopsFlow        *flow);

/* Where this group stands in it, from the left; the middle when its place is not marked. */
double     gops_flow_preview_get_middle (GopsFlowPreview *self);

G_END_DECLS
