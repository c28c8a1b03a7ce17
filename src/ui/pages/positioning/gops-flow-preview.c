/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as a picture. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "gops-flow-preview.h"

#define LEAST_WIDTH 160
#define MOST_HEIGHT 300

struct _GopsFlowPreview
{
  GtkWidget parent_instance;

  GopsFlowDrawing *drawing;   /* (owned) (nullable) */
  GopsFlowRect     bounds;
};

G_DEFINE_FINAL_TYPE (GopsFlowPreview, gops_flow_preview, GTK_TYPE_WIDGET)

static double
scale_for (GopsFlowPreview *self,
           int              width,
           int              height)
{
  return MIN (1, MIN (width / self->bounds.width, height / self->bounds.height));
}

static int
height_for (GopsFlowPreview *self,
            int              width)
{
  return (int) ceil (self->bounds.height * scale_for (self, width, MOST_HEIGHT));
}

static GtkSizeRequestMode
gops_flow_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gops_flow_preview_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  GopsFlowPreview *self = GOPS_FLOW_PREVIEW (widget);

  if (self->drawing == NULL)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = MAX (LEAST_WIDTH, (int) self->bounds.width);
    }
  else
    {
      /* A picture grows with its width, where a text shrinks: its least height must not, or boxes that measure at
       * several widths end with a minimum above the natural height. */
      *minimum = height_for (self, LEAST_WIDTH);
      *natural = MAX (*minimum, height_for (self, for_size > 0 ? for_size : (int) self->bounds.width));
    }
}

static void
gops_flow_preview_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  GopsFlowPreview *self = GOPS_FLOW_PREVIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GopsFlowLook look = { .dark = adw_style_manager_get_dark (adw_style_manager_get_default ()) };
  double scale;
  cairo_t *cr;

  if (self->drawing == NULL || width <= 0 || height <= 0)
    return;
  scale = scale_for (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, (width - self->bounds.width * scale) / 2, (height - self->bounds.height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -self->bounds.x, -self->bounds.y);
  gops_flow_drawing_draw (self->drawing, cr, &look);
  cairo_destroy (cr);
}

static void
gops_flow_preview_finalize (GObject *object)
{
  g_clear_pointer (&GOPS_FLOW_PREVIEW (object)->drawing, gops_flow_drawing_free);

  G_OBJECT_CLASS (gops_flow_preview_parent_class)->finalize (object);
}

static void
gops_flow_preview_class_init (GopsFlowPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_flow_preview_finalize;
  widget_class->get_request_mode = gops_flow_preview_get_request_mode;
  widget_class->measure = gops_flow_preview_measure;
  widget_class->snapshot = gops_flow_preview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "gops-flow-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_flow_preview_init (GopsFlowPreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gops_flow_preview_new (void)
{
  return g_object_new (GOPS_TYPE_FLOW_PREVIEW, NULL);
}

void
gops_flow_preview_set_flow (GopsFlowPreview *self,
                            GopsFlow        *flow)
{
  g_autofree char *text = gops_flow_to_text (flow);

  g_clear_pointer (&self->drawing, gops_flow_drawing_free);
  self->drawing = gops_flow_drawing_new (flow);
  self->bounds = gops_flow_drawing_get_bounds (self->drawing, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
