/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing as PDF, SVG and PNG. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Draws on @cr in the drawing's units. */
typedef gboolean (*GopsDraw) (cairo_t   *cr,
                              gpointer   data,
                              GError   **error);

typedef struct
{
  double      width, height;   /* in units */
  const char *title;
  const char *author;          /* (nullable) */
  GopsDraw    draw;
  gpointer    data;
  double      trim;            /* of a PDF: units from each edge to where the page is cut; 0: it is not */
  double      bleed;           /* and to where what runs over that ends */
} GopsDrawing;

/* One page; a unit is @scale points of 1/72 inch. (transfer full) (nullable) Errors: GOPS_OUTPUT_ERROR_DRAWING and what the
 * drawing says. */
GBytes  *gops_drawing_to_pdf (const GopsDrawing *drawing,
                              double             scale,
                              GError           **error);

/* A unit is a pixel. As above. */
GBytes  *gops_drawing_to_svg (const GopsDrawing *drawing,
                              GError           **error);

/* A unit is @scale pixels, fewer where a side would have more than 12,000. As above. */
GBytes  *gops_drawing_to_png (const GopsDrawing *drawing,
                              double             scale,
                              GError           **error);

G_END_DECLS
