/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that make the drawing of a business flow. */
#pragma once

#include "gops-flow-drawing.h"
#include "gops-flow-layout.h"
#include "gops-typesetting.h"

G_BEGIN_DECLS

#define GOPS_FLOW_HANDLE_RADIUS 7.0
#define GOPS_FLOW_SIGN          11.0    /* of a transaction's label */
#define GOPS_FLOW_MARGIN        28.0

typedef struct
{
  GopsTypeset *name, *role;      /* (owned) */
  double       x, y;             /* centre */
  double       width, height, least_height;
} GopsFlowCard;

typedef struct
{
  double x, y;
} GopsFlowPoint;

/* One piece of an arrow's line: a cubic curve. */
typedef struct
{
  GopsFlowPoint p[4];
} GopsFlowCurve;

typedef struct
{
  GopsTypeset  *text;            /* (owned) (nullable) */
  GopsFlowRect  label;           /* its place; of no size when there is neither text nor sign */
  GArray       *curves;          /* (owned) of GopsFlowCurve */
  GArray       *points;          /* (owned) of GopsFlowPoint: the line, flattened */
  GopsFlowPoint tip, from_tip;   /* where the head points, and from where */
  GArray       *vias;            /* (owned) of GopsFlowVia, in the arrow's direction */
  GopsFlowPoint start, end;      /* where it leaves and meets the cards */
  gboolean      upright;         /* it leaves and arrives at tops and bottoms */
} GopsFlowRoute;

struct _GopsFlowDrawing
{
  GopsFlow      *flow;           /* (owned) */
  GopsFlowCard  *cards;
  GopsFlowRoute *routes;
  GopsTypeset   *key[4];         /* (owned): the words for the kinds in use; NULL for others */
  gboolean       has_key;
};

/* gops-flow-routes.c: leads every arrow, ports spread along the sides of the cards, and places the labels. */
void   gops_flow_lead_arrows   (GopsFlowDrawing *self);
/* The height that a card needs so that the arrows on its fuller side stand apart. */
double gops_flow_side_need     (GopsFlowDrawing *self,
                                guint            party);

/* The place in the flow's lists of roles and kinds; -1 for others. */
int    gops_flow_kind_index    (const char      *kind);

G_END_DECLS
