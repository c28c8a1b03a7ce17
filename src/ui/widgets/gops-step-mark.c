/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marker of a step. */
#include "gops-step-mark.h"

#include "gops-compat.h"
#include "gops-mark.h"

#define SIZE 22

struct _GopsStepMark
{
  GtkWidget parent_instance;

  GtkWidget    *label;    /* the number */
  double        share;    /* 0…1 */
  GopsStepState state;
};

G_DEFINE_FINAL_TYPE (GopsStepMark, gops_step_mark, GTK_TYPE_WIDGET)

static void
draw_arc (cairo_t       *cr,
          const GdkRGBA *color,
          double         width,
          double         height,
          double         share)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_arc (cr, width / 2, height / 2, SIZE / 2 - 2, -G_PI / 2, -G_PI / 2 + share * 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_done (cairo_t       *cr,
           const GdkRGBA *color,
           double         width,
           double         height)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_arc (cr, width / 2, height / 2, SIZE / 2 - 1, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  gops_mark_shape_draw (cr, GOPS_MARK_SHAPE_CHECK, width / 2 - 6, height / 2 - 6, 12);
}

static void
gops_step_mark_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  GopsStepMark *self = GOPS_STEP_MARK (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color, track;
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;

  gops_widget_text_color (widget, &color);
  gops_widget_named_color (widget, "gops_track", &track);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_set_line_width (cr, 2);
  if (self->state == GOPS_STEP_DONE)
    {
      draw_done (cr, &color, width, height);
    }
  else
    {
      draw_arc (cr, &track, width, height, 1);
      if (self->state == GOPS_STEP_STARTED)
        draw_arc (cr, &color, width, height, self->share);
    }
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (gops_step_mark_parent_class)->snapshot (widget, snapshot);
}

static void
gops_step_mark_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
gops_step_mark_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  GopsStepMark *self = GOPS_STEP_MARK (widget);
  int minimum_width, minimum_height;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, &minimum_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->label, &(GtkAllocation) { (width - minimum_width) / 2, (height - minimum_height) / 2,
                                                            minimum_width, minimum_height }, -1);
}

static void
gops_step_mark_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_STEP_MARK (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_step_mark_parent_class)->dispose (object);
}

static void
gops_step_mark_class_init (GopsStepMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_step_mark_dispose;
  widget_class->snapshot = gops_step_mark_snapshot;
  widget_class->measure = gops_step_mark_measure;
  widget_class->size_allocate = gops_step_mark_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "gops-step-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gops_step_mark_init (GopsStepMark *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
gops_step_mark_new (guint number)
{
  GopsStepMark *self = g_object_new (GOPS_TYPE_STEP_MARK, NULL);
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (self->label), text);
  return GTK_WIDGET (self);
}

void
gops_step_mark_set_state (GopsStepMark  *self,
                          GopsStepState  state,
                          double         share)
{
  g_return_if_fail (GOPS_IS_STEP_MARK (self));

  self->state = state;
  self->share = CLAMP (share, 0, 1);
  gtk_widget_set_child_visible (self->label, state != GOPS_STEP_DONE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
