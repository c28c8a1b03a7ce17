/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of the canvas. */
#pragma once

#include "gops-flow-canvas.h"
#include "gops-flow-item.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_FLOW_CALM,
  GOPS_FLOW_MOVING,      /* a card with the pointer */
  GOPS_FLOW_PULLING,     /* an arrow with the pointer */
  GOPS_FLOW_PANNING,     /* the ground with the pointer */
  GOPS_FLOW_CHOOSING     /* the target of an arrow, by keys or a click */
} GopsFlowMode;

struct _GopsFlowCanvas
{
  GtkWidget parent_instance;

  GopsFlow        *flow;         /* (owned) */
  GopsFlowDrawing *drawing;      /* (owned) */
  GPtrArray       *items;        /* (element-type GopsFlowItem) in the order of Tab; borrowed from the tree */
  GopsFlowRect     bounds;       /* of the drawing; it stays while something is dragged */
  GopsFlowHit      selected, pointed, target;
  gint64           selected_id;

  double           zoom;
  gboolean         fitted;       /* zoom follows the room there is */
  int              room_width, room_height;   /* that it was fitted to */
  guint            tick;

  GopsFlowMode     mode;
  guint            held;         /* the party that is moved or that an arrow comes from */
  double           grip_x, grip_y;   /* of the pointer: from the card's centre, or where the pan began */
  double           start_x, start_y; /* where the drag began, in pixels */
  double           rubber_x, rubber_y;
  double           pinch;        /* zoom when a pinch began */
};

enum
{
  GOPS_FLOW_SIGNAL_MOVE, GOPS_FLOW_SIGNAL_JOIN, GOPS_FLOW_SIGNAL_ADD, GOPS_FLOW_SIGNAL_EDIT, GOPS_FLOW_SIGNAL_MENU,
  GOPS_FLOW_SIGNAL_SELECTED, GOPS_FLOW_N_SIGNALS
};
extern guint gops_flow_canvas_signals[GOPS_FLOW_N_SIGNALS];

/* From pixels of the canvas to points of the drawing, and the other way. */
void     gops_flow_canvas_to_drawing   (GopsFlowCanvas *self,
                                        double          x,
                                        double          y,
                                        double         *out_x,
                                        double         *out_y);
void     gops_flow_canvas_to_pixels    (GopsFlowCanvas *self,
                                        double          x,
                                        double          y,
                                        double         *out_x,
                                        double         *out_y);

/* Selects what is @hit (a handle counts as its card). */
void     gops_flow_canvas_take         (GopsFlowCanvas *self,
                                        GopsFlowHit     hit,
                                        gboolean        focus);
/* Ends choosing a target with the selected party. */
void     gops_flow_canvas_end_join     (GopsFlowCanvas *self,
                                        guint           to);
void     gops_flow_canvas_calm_down    (GopsFlowCanvas *self);

void     gops_flow_canvas_add_pointer  (GopsFlowCanvas *self);
void     gops_flow_canvas_bind_keys    (GtkWidgetClass *widget_class);

/* The party nearest to the selected thing that way. Returns: -1 when there is none. */
int      gops_flow_canvas_find_next    (GopsFlowCanvas  *self,
                                        GtkDirectionType direction);

G_END_DECLS
