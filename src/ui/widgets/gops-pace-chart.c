/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal over time. One cairo node: GtkPath came only with 4.14. */
#include "config.h"

#include "gops-pace-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-compat.h"

#define TOP 18
#define BOTTOM 20
#define DOT 4

struct _GopsPaceChart
{
  GtkWidget parent_instance;

  GArray *points;          /* of GopsPacePoint */
  char   *labels[5];       /* first, today, last, value, target; each (nullable) */
  double  baseline;
  double  target;
  double  low;             /* range of the vertical axis */
  double  high;
  gboolean has_now, has_projection;
  double   now_at, projected_at, projected_value;
};

enum { FIRST, TODAY, LAST, VALUE, TARGET };

/* What one drawing needs, so that the helpers take one argument. */
typedef struct
{
  GopsPaceChart *self;
  cairo_t       *cr;
  GdkRGBA        jade;
  GdkRGBA        text;
  GdkRGBA        quiet;
  double         width;    /* of the plot, without the target's label */
  double         height;
  gboolean       rtl;
} Plot;

G_DEFINE_FINAL_TYPE (GopsPaceChart, gops_pace_chart, GTK_TYPE_WIDGET)

static double
x_of (const Plot *plot,
      double      at)
{
  double x = DOT + CLAMP (at, 0, 1) * (plot->width - 2 * DOT);

  return plot->rtl ? gtk_widget_get_width (GTK_WIDGET (plot->self)) - x : x;
}

static double
y_of (const Plot *plot,
      double      value)
{
  GopsPaceChart *self = plot->self;

  return TOP + (1 - (value - self->low) / (self->high - self->low)) * (plot->height - TOP - BOTTOM);
}

/* @align: 0 begins at @x, 0.5 is centred on it, 1 ends there; never outside the widget. */
static void
draw_text (const Plot    *plot,
           const char    *text,
           const GdkRGBA *color,
           double         x,
           double         y,
           double         align,
           gboolean       strong)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoAttrList *attributes;
  int width, height, room = gtk_widget_get_width (GTK_WIDGET (plot->self));

  if (text == NULL || *text == '\0')
    return;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (plot->self), text);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_size_new (9 * PANGO_SCALE));   /* that of captions: no font of its own */
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  x -= width * (plot->rtl ? 1 - align : align);
  gdk_cairo_set_source_rgba (plot->cr, color);
  cairo_move_to (plot->cr, CLAMP (x, 0, MAX (room - width, 0)), CLAMP (y, 0, plot->height - height));
  pango_cairo_show_layout (plot->cr, layout);
}

static void
draw_axis (const Plot *plot)
{
  GopsPaceChart *self = plot->self;
  double bottom = plot->height - BOTTOM + 0.5;

  cairo_set_line_width (plot->cr, 1);
  gdk_cairo_set_source_rgba (plot->cr, &plot->quiet);
  cairo_move_to (plot->cr, x_of (plot, 0), bottom);
  cairo_line_to (plot->cr, x_of (plot, 1), bottom);
  cairo_stroke (plot->cr);
  draw_text (plot, self->labels[FIRST], &plot->text, x_of (plot, 0), bottom + 2, 0, FALSE);
  draw_text (plot, self->labels[LAST], &plot->text, x_of (plot, 1), bottom + 2, 0.5, FALSE);
}

static void
draw_pace (const Plot *plot)
{
  static const double dash[] = { 4, 3 };
  GopsPaceChart *self = plot->self;
  double x = x_of (plot, 1), y = y_of (plot, self->target);

  gdk_cairo_set_source_rgba (plot->cr, &plot->quiet);
  cairo_set_line_width (plot->cr, 1.5);
  cairo_set_dash (plot->cr, dash, 2, 0);
  cairo_move_to (plot->cr, x_of (plot, 0), y_of (plot, self->baseline));
  cairo_line_to (plot->cr, x, y);
  cairo_stroke (plot->cr);
  cairo_set_dash (plot->cr, NULL, 0, 0);
  cairo_new_sub_path (plot->cr);
  cairo_arc (plot->cr, x, y, DOT - 1, 0, 2 * G_PI);
  cairo_stroke (plot->cr);
  draw_text (plot, self->labels[TARGET], &plot->text, x + (plot->rtl ? -8 : 8), y - 8, 0, FALSE);
}

static void
trace_values (const Plot *plot)
{
  GopsPaceChart *self = plot->self;

  cairo_new_path (plot->cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      const GopsPacePoint *point = &g_array_index (self->points, GopsPacePoint, i);

      cairo_line_to (plot->cr, x_of (plot, point->at), y_of (plot, point->value));
    }
}

/* Whether the line to the last value falls, and leaves room for a word below it. */
static gboolean
comes_from_above (const Plot *plot)
{
  const GArray *points = plot->self->points;
  const GopsPacePoint *last = &g_array_index (points, GopsPacePoint, points->len - 1);

  return points->len > 1 && g_array_index (points, GopsPacePoint, points->len - 2).value > last->value &&
         y_of (plot, last->value) + 22 < plot->height - BOTTOM;
}

static void
draw_values (const Plot *plot)
{
  GopsPaceChart *self = plot->self;
  double bottom = plot->height - BOTTOM;
  const GopsPacePoint *first, *last;

  if (self->points->len == 0)
    return;

  first = &g_array_index (self->points, GopsPacePoint, 0);
  last = &g_array_index (self->points, GopsPacePoint, self->points->len - 1);
  trace_values (plot);
  cairo_line_to (plot->cr, x_of (plot, last->at), bottom);
  cairo_line_to (plot->cr, x_of (plot, first->at), bottom);
  cairo_close_path (plot->cr);
  cairo_set_source_rgba (plot->cr, plot->jade.red, plot->jade.green, plot->jade.blue, 0.11);
  cairo_fill (plot->cr);

  gdk_cairo_set_source_rgba (plot->cr, &plot->jade);
  cairo_set_line_width (plot->cr, 2.5);
  cairo_set_line_join (plot->cr, CAIRO_LINE_JOIN_ROUND);
  trace_values (plot);
  cairo_stroke (plot->cr);
  cairo_new_path (plot->cr);
  cairo_arc (plot->cr, x_of (plot, last->at), y_of (plot, last->value), DOT, 0, 2 * G_PI);
  cairo_fill (plot->cr);

  draw_text (plot, self->labels[VALUE], &plot->text, x_of (plot, last->at) + (plot->rtl ? 9 : -9),
             y_of (plot, last->value) + (comes_from_above (plot) ? 4 : -22), 1, TRUE);
  if (last->at > 0.12 && last->at < 0.92)
    draw_text (plot, self->labels[TODAY], &plot->text, x_of (plot, last->at), bottom + 2, 0.5, FALSE);
}

/* Today as a thin upright line: what lies left of it has happened. */
static void
draw_now (const Plot *plot)
{
  static const double dots[] = { 1, 3 };
  double x = floor (x_of (plot, plot->self->now_at)) + 0.5;

  if (!plot->self->has_now)
    return;
  cairo_set_line_width (plot->cr, 1);
  gdk_cairo_set_source_rgba (plot->cr, &plot->quiet);
  cairo_set_dash (plot->cr, dots, 2, 0);
  cairo_move_to (plot->cr, x, TOP);
  cairo_line_to (plot->cr, x, plot->height - BOTTOM);
  cairo_stroke (plot->cr);
  cairo_set_dash (plot->cr, NULL, 0, 0);
}

/* Where it leads if it goes on like this: in the colour of the values, dashed as all that is not yet true. */
static void
draw_projection (const Plot *plot)
{
  static const double dash[] = { 2, 3 };
  GopsPaceChart *self = plot->self;
  const GopsPacePoint *last;

  if (!self->has_projection || self->points->len == 0)
    return;
  last = &g_array_index (self->points, GopsPacePoint, self->points->len - 1);
  gdk_cairo_set_source_rgba (plot->cr, &plot->jade);
  cairo_set_line_width (plot->cr, 2);
  cairo_set_dash (plot->cr, dash, 2, 0);
  cairo_move_to (plot->cr, x_of (plot, last->at), y_of (plot, last->value));
  cairo_line_to (plot->cr, x_of (plot, self->projected_at), y_of (plot, self->projected_value));
  cairo_stroke (plot->cr);
  cairo_set_dash (plot->cr, NULL, 0, 0);
}

/* The word "pace" stands on its own line, where the values do not reach. */
static void
draw_pace_word (const Plot *plot)
{
  GopsPaceChart *self = plot->self;
  double last = self->points->len > 0 ? g_array_index (self->points, GopsPacePoint, self->points->len - 1).at : 0;
  double at = (last + 1) / 2;

  if (last < 0.75)
    draw_text (plot, _("pace"), &plot->quiet, x_of (plot, at),
               y_of (plot, self->baseline + at * (self->target - self->baseline)) + 10, 0, FALSE);
}

static void
gops_pace_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  GopsPaceChart *self = GOPS_PACE_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Plot plot = { .self = self, .width = width - 44, .height = height,
                .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  /* nothing to draw is better than a division by zero */
  if (plot.width <= 2 * DOT || height <= TOP + BOTTOM || self->high <= self->low)
    return;

  gops_widget_named_color (widget, "gops_jade", &plot.jade);
  gops_widget_named_color (widget, "gops_neutral", &plot.quiet);
  gops_widget_text_color (widget, &plot.text);
  plot.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_axis (&plot);
  draw_now (&plot);
  draw_pace (&plot);
  draw_projection (&plot);
  draw_values (&plot);
  draw_pace_word (&plot);
  cairo_destroy (plot.cr);
}

static void
gops_pace_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 180 : 110;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 130;
}

static void
clear_labels (GopsPaceChart *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    g_clear_pointer (&self->labels[i], g_free);
}

static void
gops_pace_chart_finalize (GObject *object)
{
  GopsPaceChart *self = GOPS_PACE_CHART (object);

  g_array_unref (self->points);
  clear_labels (self);
  G_OBJECT_CLASS (gops_pace_chart_parent_class)->finalize (object);
}

static void
gops_pace_chart_class_init (GopsPaceChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_pace_chart_finalize;
  widget_class->snapshot = gops_pace_chart_snapshot;
  widget_class->measure = gops_pace_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "gops-pace");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_pace_chart_init (GopsPaceChart *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (GopsPacePoint));
}

GtkWidget *
gops_pace_chart_new (void)
{
  return g_object_new (GOPS_TYPE_PACE_CHART, NULL);
}

/* The axis begins a little below the least value, not at zero: the question is ahead or behind. */
static void
find_range (GopsPaceChart *self)
{
  double margin;

  self->low = MIN (self->baseline, self->target);
  self->high = MAX (self->baseline, self->target);
  for (guint i = 0; i < self->points->len; i++)
    {
      self->low = MIN (self->low, g_array_index (self->points, GopsPacePoint, i).value);
      self->high = MAX (self->high, g_array_index (self->points, GopsPacePoint, i).value);
    }
  if (self->has_projection)
    {
      self->low = MIN (self->low, self->projected_value);
      self->high = MAX (self->high, self->projected_value);
    }
  margin = (self->high - self->low) * 0.08;
  self->low -= margin > 0 ? margin : 1;
  self->high += margin > 0 ? 0 : 1;
}

void
gops_pace_chart_set (GopsPaceChart       *self,
                     const GopsPacePoint *points,
                     guint                n_points,
                     const GopsPaceTexts *texts)
{
  g_return_if_fail (GOPS_IS_PACE_CHART (self));
  g_return_if_fail (texts != NULL);

  g_array_set_size (self->points, 0);
  if (n_points > 0)
    g_array_append_vals (self->points, points, n_points);
  clear_labels (self);
  self->labels[FIRST] = g_strdup (texts->first_label);
  self->labels[TODAY] = g_strdup (texts->today_label);
  self->labels[LAST] = g_strdup (texts->last_label);
  self->labels[VALUE] = g_strdup (texts->value_label);
  self->labels[TARGET] = g_strdup (texts->target_label);
  self->baseline = texts->baseline;
  self->target = texts->target;
  self->has_now = texts->has_now;
  self->now_at = texts->now_at;
  self->has_projection = texts->has_projection;
  self->projected_at = texts->projected_at;
  self->projected_value = texts->projected_value;
  find_range (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  texts->summary != NULL ? texts->summary : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
