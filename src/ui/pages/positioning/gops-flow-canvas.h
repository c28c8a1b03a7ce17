/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as a drawing that can be edited by mouse and by keyboard. It changes nothing itself: it says what a
 * person wants.
 *
 * Signals, with ids as gint64:
 *   "move" (party, x, y)       by dragging, or Alt and an arrow key
 *   "join" (from, to)          by dragging from a handle, or A and a target
 *   "add" (x, y)               by a double click on the ground
 *   "edit" ()                  what is selected, by double click, Enter or F2
 *   "menu" (x, y)              for what is selected; in pixels of the canvas
 *   "selected" ()              something else is, or choosing the target of an arrow has begun or ended */
#pragma once

#include <gtk/gtk.h>
#include "gops-flow-drawing.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FLOW_CANVAS (gops_flow_canvas_get_type ())
G_DECLARE_FINAL_TYPE (GopsFlowCanvas, gops_flow_canvas, GOPS, FLOW_CANVAS, GtkWidget)

GtkWidget    *gops_flow_canvas_new          (void);

/* Shows @flow; what is selected stays so when it is still there. */
void          gops_flow_canvas_set_flow     (GopsFlowCanvas *self,
                                             GopsFlow       *flow);

/* What is selected: GOPS_FLOW_PARTY, GOPS_FLOW_DEAL or GOPS_FLOW_NOTHING, and its id. */
GopsFlowThing gops_flow_canvas_get_selected (GopsFlowCanvas *self,
                                             gint64         *out_id);

/* @focus: also takes the keyboard there. Returns: whether it is there. */
gboolean      gops_flow_canvas_select       (GopsFlowCanvas *self,
                                             GopsFlowThing   thing,
                                             gint64          id,
                                             gboolean        focus);

/* Where what is selected stands, in pixels of the canvas. */
GdkRectangle  gops_flow_canvas_get_place    (GopsFlowCanvas *self);

/* Lets the person choose the target of an arrow from the selected party: arrow keys or a click, Enter takes it, Escape
 * gives up. Returns: FALSE when no party is selected. */
gboolean      gops_flow_canvas_begin_join   (GopsFlowCanvas *self);
gboolean      gops_flow_canvas_is_joining   (GopsFlowCanvas *self);

/* 1 is one pixel for each point. */
double        gops_flow_canvas_get_zoom     (GopsFlowCanvas *self);
void          gops_flow_canvas_set_zoom     (GopsFlowCanvas *self,
                                             double          zoom);
/* As large as the place it is scrolled in allows, at most 1.25, and not so small that it cannot be read. */
void          gops_flow_canvas_fit          (GopsFlowCanvas *self);

G_END_DECLS
