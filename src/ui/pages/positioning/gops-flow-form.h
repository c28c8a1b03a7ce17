/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a party or a transaction, as they stand in a popover. Everything saves as it is typed. The buttons activate
 * "flow.add-deal", "flow.turn" and "flow.remove" of the editor around it. */
#pragma once

#include "gops-flow-drawing.h"
#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FLOW_FORM (gops_flow_form_get_type ())
G_DECLARE_FINAL_TYPE (GopsFlowForm, gops_flow_form, GOPS, FLOW_FORM, AdwBin)

/* @view: the page, borrowed; @thing: GOPS_FLOW_PARTY or GOPS_FLOW_DEAL. */
GtkWidget *gops_flow_form_new     (GopsView      *view,
                                   GopsFlowThing  thing,
                                   gint64         id);

/* Shows the record as it is now. Returns: FALSE when it is gone. */
gboolean   gops_flow_form_refresh (GopsFlowForm  *self);

/* Takes the keyboard to the label. */
void       gops_flow_form_focus   (GopsFlowForm  *self);

/* Writes what is still being typed. */
void       gops_flow_form_flush   (GopsFlowForm  *self);

G_END_DECLS
