/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A palette as a disc. */

#include "config.h"

#include "gops-swatch.h"

#define SIZE       28
#define MAX_COLORS 4

typedef struct
{
  guint32 colors[MAX_COLORS];
  guint   n;
} Swatch;

static void
set_color (cairo_t *cr,
           guint32  color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}

/* The first colour fills the disc, the others take slanting parts of it. */
static void
draw (GtkDrawingArea *area,
      cairo_t        *cr,
      int             width,
      int             height,
      gpointer        data)
{
  const Swatch *swatch = data;
  double radius = MIN (width, height) / 2.0 - 1;

  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_clip (cr);
  cairo_rotate (cr, -G_PI / 4);
  for (guint i = 0; i < swatch->n; i++)
    {
      set_color (cr, swatch->colors[i]);
      cairo_rectangle (cr, -radius + 2 * radius * i / swatch->n, -radius, 2 * radius, 2 * radius);
      cairo_fill (cr);
    }
}

GtkWidget *
gops_swatch_new (const guint32 *colors,
                 guint          n,
                 const char    *name)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  Swatch *swatch = g_new0 (Swatch, 1);

  swatch->n = MIN (n, MAX_COLORS);
  for (guint i = 0; i < swatch->n; i++)
    swatch->colors[i] = colors[i];
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, swatch, g_free);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), area);
  gtk_widget_add_css_class (child, "gops-swatch");
  gtk_widget_set_tooltip_text (child, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return child;
}
