/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a layered drawing: their order and heights. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A card, or the passage of an edge, in a column. */
typedef struct
{
  int     box;                /* -1: a passage */
  guint   edge;
  double  x, width;           /* left end and width of its column */
  double  height, y, key;
  guint   rank;               /* in its column */
  GArray *left, *right;       /* of Item *: neighbours in the next columns */
  GArray *to_right;           /* of guint: the edges to those right of it */
} GopsFlowItem;

/* Orders each of @columns (element-type GPtrArray of GopsFlowItem) so that few edges cross. */
void gops_flow_choose_order   (GPtrArray *columns);

/* Sets y of every item, keeping the order: near to where its neighbours are, nothing overlapping. */
void gops_flow_choose_heights (GPtrArray *columns);

G_END_DECLS
