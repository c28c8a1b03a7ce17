/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one drawing of a business flow: for the screen, SVG, PNG and PDF, and for finding what lies under a pointer.
 *
 *   GopsFlowDrawing *drawing = gops_flow_drawing_new (flow);
 *   GopsFlowRect bounds = gops_flow_drawing_get_bounds (drawing);
 *   cairo_translate (cr, -bounds.x, -bounds.y);
 *   gops_flow_drawing_draw (drawing, cr, &look);
 *
 * Lengths are points of the diagram. A drawing stays in the thread that made it. */
#pragma once

#include <cairo.h>
#include "gops-flow.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} GopsFlowRect;

typedef enum
{
  GOPS_FLOW_NOTHING,
  GOPS_FLOW_PARTY,
  GOPS_FLOW_HANDLE,     /* of a party: arrows are drawn from here */
  GOPS_FLOW_DEAL
} GopsFlowThing;

typedef struct
{
  GopsFlowThing thing;
  guint         index;
} GopsFlowHit;

/* How it is shown; all zero is the plain light drawing. */
typedef struct
{
  gboolean    dark;
  GopsFlowHit selected;   /* has a ring; a party also has its handle */
  GopsFlowHit pointed;    /* under the pointer */
  GopsFlowHit target;     /* where an arrow that is being drawn would end */
  gboolean    keys;       /* with the key to the signs of transactions */
} GopsFlowLook;

typedef struct _GopsFlowDrawing GopsFlowDrawing;

GopsFlowDrawing *gops_flow_drawing_new        (GopsFlow              *flow);
void             gops_flow_drawing_free       (GopsFlowDrawing       *self);
GopsFlow        *gops_flow_drawing_get_flow   (GopsFlowDrawing       *self);

/* What the drawing fills, margin included; with the key when @keys. */
GopsFlowRect     gops_flow_drawing_get_bounds (const GopsFlowDrawing *self,
                                               gboolean               keys);
GopsFlowRect     gops_flow_drawing_get_party  (const GopsFlowDrawing *self,
                                               guint                  index);
/* The label of a transaction: where it is edited. */
GopsFlowRect     gops_flow_drawing_get_deal   (const GopsFlowDrawing *self,
                                               guint                  index);

/* Puts a card's centre there and leads its arrows anew; the flow itself is not changed. */
void             gops_flow_drawing_move       (GopsFlowDrawing       *self,
                                               guint                  party,
                                               double                 x,
                                               double                 y);

/* What is at (x, y), up to @slack beside it. */
GopsFlowHit      gops_flow_drawing_hit        (const GopsFlowDrawing *self,
                                               double                 x,
                                               double                 y,
                                               double                 slack);

/* Draws on the ground of its palette. */
void             gops_flow_drawing_draw       (GopsFlowDrawing       *self,
                                               cairo_t               *cr,
                                               const GopsFlowLook    *look);
/* An arrow that is being drawn from a party to (x, y). */
void             gops_flow_drawing_draw_rubber (GopsFlowDrawing      *self,
                                               cairo_t               *cr,
                                               const GopsFlowLook    *look,
                                               guint                  from,
                                               double                 x,
                                               double                 y);

/* A sign alone in a square of @size at (x, y), for lists: of a part ("member") or of a kind of transaction ("money"). */
void             gops_flow_paint_sign         (cairo_t               *cr,
                                               const char            *id,
                                               gboolean               dark,
                                               double                 x,
                                               double                 y,
                                               double                 size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsFlowDrawing, gops_flow_drawing_free)

G_END_DECLS
