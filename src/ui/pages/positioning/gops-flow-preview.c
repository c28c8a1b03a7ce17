/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as a picture. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "gops-flow-preview.h"

/* Smaller, its words cannot be read: what is wider is scrolled. What would be too high is drawn smaller still. */
#define LEAST_SCALE 0.85
#define USUAL_WIDTH 620
#define MOST_HEIGHT 420
#define TINY_SCALE  0.5

struct _GopsFlowPreview
{
  GtkWidget parent_instance;

  GopsFlowDrawing *drawing;   /* (owned) (nullable) */
  GopsFlowRect     bounds;
  double           scale;
};

G_DEFINE_FINAL_TYPE (GopsFlowPreview, gops_flow_preview, GTK_TYPE_WIDGET)

static double
choose_scale (const GopsFlowRect *bounds)
{
  double scale = CLAMP (USUAL_WIDTH / bounds->width, LEAST_SCALE, 1);

  return CLAMP (MOST_HEIGHT / bounds->height, TINY_SCALE, scale);
}

/* Its size does not depend on the room that is there: a picture that grew with its width would ask for more height the
 * wider it is, and boxes that measure at several widths would end with a minimum above the natural height. */
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
  double side = orientation == GTK_ORIENTATION_HORIZONTAL ? self->bounds.width : self->bounds.height;

  *minimum = *natural = self->drawing != NULL ? (int) ceil (side * self->scale) : 0;
}

static void
gops_flow_preview_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  GopsFlowPreview *self = GOPS_FLOW_PREVIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GopsFlowLook look = { .dark = adw_style_manager_get_dark (adw_style_manager_get_default ()) };
  cairo_t *cr;

  if (self->drawing == NULL || width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, (width - self->bounds.width * self->scale) / 2, (height - self->bounds.height * self->scale) / 2);
  cairo_scale (cr, self->scale, self->scale);
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
  self->scale = choose_scale (&self->bounds);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
gops_flow_preview_get_middle (GopsFlowPreview *self)
{
  const GopsFlow *flow = self->drawing != NULL ? gops_flow_drawing_get_flow (self->drawing) : NULL;
  double middle = self->bounds.x + self->bounds.width / 2;

  for (guint i = 0; flow != NULL && i < flow->parties->len; i++)
    if (g_str_equal (gops_flow_party (flow, i)->role, "group"))
      {
        GopsFlowRect card = gops_flow_drawing_get_party (self->drawing, i);

        middle = card.x + card.width / 2;
      }
  return (middle - self->bounds.x) * self->scale;
}
