/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parties of a business flow stand when nobody has placed them: in columns from those who supply to those who buy,
 * arrows mostly from left to right, few crossings (after Sugiyama). The same flow always gets the same picture. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double   width, height;   /* of the card */
  int      rank;            /* where arrows go both ways, the smaller rank stands further left */
  gboolean placed;          /* by hand: x and y are kept */
  double   x, y;            /* of the centre */
} GopsFlowBox;

typedef struct
{
  guint  from, to;          /* indexes of boxes */
  double width, height;     /* of the label */
  guint  first_via, n_vias; /* out: its passages in the array that gops_flow_layout () returns */
} GopsFlowLink;

/* A passage past a column of cards that a long arrow takes; from left to right. */
typedef struct
{
  double left, right, y;
} GopsFlowVia;

/* Sets x and y of every box that is not placed. No box that is set overlaps another one.
 * Returns: (transfer full) (element-type GopsFlowVia): the passages of all links, those of one link one after the other from
 * its left end to its right end. */
GArray *gops_flow_layout (GopsFlowBox  *boxes,
                          guint         n_boxes,
                          GopsFlowLink *links,
                          guint         n_links);

G_END_DECLS
