/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow at full size: the drawing with its list beside it, or the list alone where there is little room. */
#pragma once

#include "gops-flow-drawing.h"
#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FLOW_EDITOR (gops_flow_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsFlowEditor, gops_flow_editor, GOPS, FLOW_EDITOR, GtkWidget)

/* Shows the flow of @view's group in a dialog over it. Returns: (transfer none): the editor; it lives until it is closed. */
GtkWidget *gops_flow_editor_present (GopsView       *view);

/* Goes to a row of "flow_node" or "flow_arrow"; with @column it is opened for editing. */
void       gops_flow_editor_go_to   (GopsFlowEditor *self,
                                     const char     *table,
                                     gint64          row,
                                     const char     *column);

G_END_DECLS
