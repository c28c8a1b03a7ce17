/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure over the last weeks as a small line. */
#include "gops-sparkline.h"

#include <math.h>

#include "gops-compat.h"

#define MARGIN 4
#define DOT 3

struct _GopsSparkline
{
  GtkWidget parent_instance;

  GArray  *values;    /* of double */
  double   low;
  double   high;
  double   goal;      /* NAN: none */
  gboolean warn;
};

G_DEFINE_FINAL_TYPE (GopsSparkline, gops_sparkline, GTK_TYPE_WIDGET)

static double
x_of (GopsSparkline *self,
      guint          i,
      double         width)
{
  double share = self->values->len > 1 ? (double) i / (self->values->len - 1) : 1;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return MARGIN + share * (width - 2 * MARGIN);
}

static double
y_of (GopsSparkline *self,
      double         value,
      double         height)
{
  double share = (CLAMP (value, self->low, self->high) - self->low) / (self->high - self->low);

  return MARGIN + (1 - share) * (height - 2 * MARGIN);
}

static void
draw_goal (GopsSparkline *self,
           cairo_t       *cr,
           double         width,
           double         height)
{
  static const double dots[] = { 1, 3 };
  double y = y_of (self, self->goal, height);
  GdkRGBA quiet;

  gops_widget_named_color (GTK_WIDGET (self), "gops_neutral", &quiet);
  gdk_cairo_set_source_rgba (cr, &quiet);
  cairo_set_dash (cr, dots, 2, 0);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, MARGIN, y);
  cairo_line_to (cr, width - MARGIN, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_line (GopsSparkline *self,
           cairo_t       *cr,
           double         width,
           double         height)
{
  double last_x = 0, last_y = NAN;
  gboolean pen_down = FALSE;

  for (guint i = 0; i < self->values->len; i++)
    {
      double value = g_array_index (self->values, double, i);

      if (isnan (value))
        {
          pen_down = FALSE;
          continue;
        }
      last_x = x_of (self, i, width);
      last_y = y_of (self, value, height);
      if (pen_down)
        cairo_line_to (cr, last_x, last_y);
      else
        cairo_move_to (cr, last_x, last_y);
      pen_down = TRUE;
    }
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  if (isnan (last_y))
    return;

  cairo_arc (cr, last_x, last_y, DOT, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
gops_sparkline_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  GopsSparkline *self = GOPS_SPARKLINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color;
  cairo_t *cr;

  if (self->values->len == 0 || width <= 2 * MARGIN || height <= 2 * MARGIN || self->high <= self->low)
    return;

  gops_widget_named_color (widget, self->warn ? "gops_amber" : "gops_jade", &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!isnan (self->goal))
    draw_goal (self, cr, width, height);
  gdk_cairo_set_source_rgba (cr, &color);
  draw_line (self, cr, width, height);
  cairo_destroy (cr);
}

static void
gops_sparkline_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : 22;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 92 : 26;
}

static void
gops_sparkline_finalize (GObject *object)
{
  g_array_unref (GOPS_SPARKLINE (object)->values);
  G_OBJECT_CLASS (gops_sparkline_parent_class)->finalize (object);
}

static void
gops_sparkline_class_init (GopsSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_sparkline_finalize;
  widget_class->snapshot = gops_sparkline_snapshot;
  widget_class->measure = gops_sparkline_measure;
  gtk_widget_class_set_css_name (widget_class, "gops-sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_sparkline_init (GopsSparkline *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->high = 100;
  self->goal = NAN;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
gops_sparkline_new (void)
{
  return g_object_new (GOPS_TYPE_SPARKLINE, NULL);
}

void
gops_sparkline_set_range (GopsSparkline *self,
                          double         low,
                          double         high)
{
  g_return_if_fail (GOPS_IS_SPARKLINE (self));

  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gops_sparkline_set_values (GopsSparkline *self,
                           const double  *values,
                           guint          n_values,
                           const char    *summary)
{
  g_return_if_fail (GOPS_IS_SPARKLINE (self));

  g_array_set_size (self->values, 0);
  if (n_values > 0)
    g_array_append_vals (self->values, values, n_values);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary != NULL ? summary : "", -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), summary);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gops_sparkline_set_goal (GopsSparkline *self,
                         double         goal)
{
  g_return_if_fail (GOPS_IS_SPARKLINE (self));

  self->goal = goal;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gops_sparkline_set_warn (GopsSparkline *self,
                         gboolean       warn)
{
  g_return_if_fail (GOPS_IS_SPARKLINE (self));

  self->warn = warn;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
