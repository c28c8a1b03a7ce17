/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small drawn signs: tiers, plan statuses, health. Drawn, because fonts lack some of them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_MARK_SHAPE_NONE,
  GOPS_MARK_SHAPE_STAR,
  GOPS_MARK_SHAPE_DISC,
  GOPS_MARK_SHAPE_DIAMOND,
  GOPS_MARK_SHAPE_RING,
  GOPS_MARK_SHAPE_TRIANGLE,
  GOPS_MARK_SHAPE_CROSS,
  GOPS_MARK_SHAPE_DASHED_RING,
  GOPS_MARK_SHAPE_QUARTER,
  GOPS_MARK_SHAPE_HALF,
  GOPS_MARK_SHAPE_THREE_QUARTERS,
  GOPS_MARK_SHAPE_CHECK,
  GOPS_MARK_SHAPE_BAR
} GopsMarkShape;

#define GOPS_TYPE_MARK_SHAPE (gops_mark_shape_get_type ())
GType       gops_mark_shape_get_type    (void);

#define GOPS_TYPE_MARK (gops_mark_get_type ())
G_DECLARE_FINAL_TYPE (GopsMark, gops_mark, GOPS, MARK, GtkWidget)

/* Properties: "shape"; "mark-name" is the tier, status or health id, which sets shape and colour
 * (tiers: core active ordinary new silent at-risk lost; statuses: idea drafted ready due done
 * missed skipped; health: fine needs-you starting). */
GtkWidget  *gops_mark_new          (const char *name);
void        gops_mark_set_name     (GopsMark   *self,
                                    const char *name);
void        gops_mark_set_shape    (GopsMark   *self,
                                    GopsMarkShape   shape);

/* The shape of a tier, status or health id; disc for unknown ones (tiers that users invent). */
GopsMarkShape   gops_mark_shape_for_name    (const char *name);

/* Draws @shape in the current source colour into the square of @size at @x, @y. */
void        gops_mark_shape_draw        (cairo_t    *cr,
                                    GopsMarkShape   shape,
                                    double      x,
                                    double      y,
                                    double      size);

/* The word for a plan status or health id, in the language of the interface. */
const char *gops_status_get_label  (const char *status);

G_END_DECLS
