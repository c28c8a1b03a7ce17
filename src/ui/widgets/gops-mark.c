/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small drawn signs: tiers, plan statuses, health. */
#include "config.h"

#include "gops-mark.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-compat.h"

#define MARK_SIZE 14

struct _GopsMark
{
  GtkWidget parent_instance;

  char     *name;    /* (nullable) also a style class */
  GopsMarkShape shape;
};

typedef enum { PROP_SHAPE = 1, PROP_MARK_NAME } GopsMarkProp;
static GParamSpec *props[PROP_MARK_NAME + 1];

G_DEFINE_FINAL_TYPE (GopsMark, gops_mark, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (GopsMarkShape, gops_mark_shape,
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_STAR, "star"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_DISC, "disc"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_DIAMOND, "diamond"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_RING, "ring"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_TRIANGLE, "triangle"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_CROSS, "cross"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_DASHED_RING, "dashed-ring"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_QUARTER, "quarter"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_HALF, "half"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_THREE_QUARTERS, "three-quarters"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_CHECK, "check"),
                    G_DEFINE_ENUM_VALUE (GOPS_MARK_SHAPE_BAR, "bar"))

static const struct
{
  const char *name;
  GopsMarkShape   shape;
  const char *label;   /* NULL: the tier scheme has the word */
} signs[] = {
  { "core", GOPS_MARK_SHAPE_STAR, NULL },
  { "active", GOPS_MARK_SHAPE_DISC, NULL },
  { "ordinary", GOPS_MARK_SHAPE_DISC, NULL },
  { "new", GOPS_MARK_SHAPE_DIAMOND, NULL },
  { "silent", GOPS_MARK_SHAPE_RING, NULL },
  { "at-risk", GOPS_MARK_SHAPE_TRIANGLE, NULL },
  { "lost", GOPS_MARK_SHAPE_CROSS, NULL },
  { "step-2", GOPS_MARK_SHAPE_QUARTER, NULL },
  { "step-3", GOPS_MARK_SHAPE_HALF, NULL },
  { "step-4", GOPS_MARK_SHAPE_THREE_QUARTERS, NULL },
  { "idea", GOPS_MARK_SHAPE_DASHED_RING, N_("Idea") },
  { "drafted", GOPS_MARK_SHAPE_QUARTER, N_("Drafted") },
  { "ready", GOPS_MARK_SHAPE_HALF, N_("Ready") },
  { "due", GOPS_MARK_SHAPE_THREE_QUARTERS, N_("Due") },
  { "done", GOPS_MARK_SHAPE_CHECK, N_("Done") },
  { "missed", GOPS_MARK_SHAPE_CROSS, N_("Missed") },
  { "skipped", GOPS_MARK_SHAPE_BAR, N_("Skipped") },
  { "free", GOPS_MARK_SHAPE_NONE, N_("Free") },
  { "fine", GOPS_MARK_SHAPE_DISC, N_("Fine") },
  { "needs-you", GOPS_MARK_SHAPE_TRIANGLE, N_("Needs you") },
  { "starting", GOPS_MARK_SHAPE_RING, N_("Starting") },
};

GopsMarkShape
gops_mark_shape_for_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i].name, name) == 0)
      return signs[i].shape;

  return name != NULL && *name != '\0' ? GOPS_MARK_SHAPE_DISC : GOPS_MARK_SHAPE_NONE;
}

const char *
gops_status_get_label (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].label != NULL && g_strcmp0 (signs[i].name, status) == 0)
      return _(signs[i].label);

  return status != NULL ? status : "";
}

/* All shapes are drawn in a square from −1 to 1 around the origin. */
static void
draw_star (cairo_t *cr)
{
  for (int i = 0; i < 10; i++)
    {
      double radius = i % 2 == 0 ? 1.0 : 0.46;
      double angle = i * G_PI / 5 - G_PI / 2;

      cairo_line_to (cr, radius * cos (angle), 0.06 + radius * sin (angle));
    }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_polygon (cairo_t      *cr,
              const double *points,
              int           n_points)
{
  for (int i = 0; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 0.18);
  cairo_stroke (cr);
}

static void
draw_ring (cairo_t *cr,
           double   radius,
           double   width)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_pie (cairo_t *cr,
          double   share)
{
  draw_ring (cr, 0.86, 0.24);
  cairo_move_to (cr, 0, 0);
  cairo_arc (cr, 0, 0, 0.56, -G_PI / 2, -G_PI / 2 + share * 2 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_line (cairo_t      *cr,
           const double *points,
           int           n_points)
{
  for (int i = 0; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_set_line_width (cr, 0.3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
draw_unit_shape (cairo_t   *cr,
                 GopsMarkShape  shape)
{
  static const double diamond[] = { 0, -0.8, 0.8, 0, 0, 0.8, -0.8, 0 };
  static const double triangle[] = { 0, -0.7, 0.8, 0.7, -0.8, 0.7 };
  static const double check[] = { -0.7, 0.05, -0.2, 0.55, 0.7, -0.55 };
  static const double slash[] = { -0.6, -0.6, 0.6, 0.6 };
  static const double backslash[] = { 0.6, -0.6, -0.6, 0.6 };
  static const double bar[] = { -0.65, 0, 0.65, 0 };
  static const double dash[] = { 0.3, 0.276 };

  switch (shape)
    {
    case GOPS_MARK_SHAPE_NONE:           break;
    case GOPS_MARK_SHAPE_STAR:           draw_star (cr); break;
    case GOPS_MARK_SHAPE_DISC:           cairo_arc (cr, 0, 0, 0.72, 0, 2 * G_PI); cairo_fill (cr); break;
    case GOPS_MARK_SHAPE_DIAMOND:        draw_polygon (cr, diamond, 4); break;
    case GOPS_MARK_SHAPE_RING:           draw_ring (cr, 0.62, 0.3); break;
    case GOPS_MARK_SHAPE_TRIANGLE:       draw_polygon (cr, triangle, 3); break;
    case GOPS_MARK_SHAPE_CROSS:          draw_line (cr, slash, 2); draw_line (cr, backslash, 2); break;
    case GOPS_MARK_SHAPE_DASHED_RING:    cairo_set_dash (cr, dash, 2, 0); draw_ring (cr, 0.82, 0.26); break;
    case GOPS_MARK_SHAPE_QUARTER:        draw_pie (cr, 0.25); break;
    case GOPS_MARK_SHAPE_HALF:           draw_pie (cr, 0.5); break;
    case GOPS_MARK_SHAPE_THREE_QUARTERS: draw_pie (cr, 0.75); break;
    case GOPS_MARK_SHAPE_CHECK:          draw_line (cr, check, 3); break;
    case GOPS_MARK_SHAPE_BAR:            draw_line (cr, bar, 2); break;
    }
}

void
gops_mark_shape_draw (cairo_t   *cr,
                 GopsMarkShape  shape,
                 double     x,
                 double     y,
                 double     size)
{
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, x + size / 2, y + size / 2);
  cairo_scale (cr, size / 2, size / 2);
  draw_unit_shape (cr, shape);
  cairo_restore (cr);
}

static void
gops_mark_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  GopsMark *self = GOPS_MARK (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int size = MIN (width, height);
  GdkRGBA color;
  cairo_t *cr;

  if (size <= 0 || self->shape == GOPS_MARK_SHAPE_NONE)
    return;

  gops_widget_text_color (widget, &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_cairo_set_source_rgba (cr, &color);
  gops_mark_shape_draw (cr, self->shape, (width - size) / 2.0 + 1, (height - size) / 2.0 + 1, size - 2);
  cairo_destroy (cr);
}

static void
gops_mark_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = *natural = MARK_SIZE;
}

static void
gops_mark_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  GopsMark *self = GOPS_MARK (object);

  switch ((GopsMarkProp) id)
    {
    case PROP_SHAPE:     g_value_set_enum (value, self->shape);  break;
    case PROP_MARK_NAME: g_value_set_string (value, self->name); break;
    }
}

static void
gops_mark_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  GopsMark *self = GOPS_MARK (object);

  switch ((GopsMarkProp) id)
    {
    case PROP_SHAPE:     gops_mark_set_shape (self, g_value_get_enum (value));  break;
    case PROP_MARK_NAME: gops_mark_set_name (self, g_value_get_string (value)); break;
    }
}

static void
gops_mark_finalize (GObject *object)
{
  g_free (GOPS_MARK (object)->name);
  G_OBJECT_CLASS (gops_mark_parent_class)->finalize (object);
}

static void
gops_mark_class_init (GopsMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_mark_get_property;
  object_class->set_property = gops_mark_set_property;
  object_class->finalize = gops_mark_finalize;
  widget_class->snapshot = gops_mark_snapshot;
  widget_class->measure = gops_mark_measure;

  props[PROP_SHAPE] = g_param_spec_enum ("shape", NULL, NULL, GOPS_TYPE_MARK_SHAPE, GOPS_MARK_SHAPE_NONE, flags);
  props[PROP_MARK_NAME] = g_param_spec_string ("mark-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "gops-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_mark_init (GopsMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
gops_mark_new (const char *name)
{
  return g_object_new (GOPS_TYPE_MARK, "mark-name", name, NULL);
}

void
gops_mark_set_name (GopsMark   *self,
                    const char *name)
{
  g_return_if_fail (GOPS_IS_MARK (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;

  if (self->name != NULL && *self->name != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->name);
  g_free (self->name);
  self->name = g_strdup (name);
  if (name != NULL && *name != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), name);

  gops_mark_set_shape (self, gops_mark_shape_for_name (name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, gops_status_get_label (name), -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MARK_NAME]);
}

void
gops_mark_set_shape (GopsMark  *self,
                     GopsMarkShape  shape)
{
  g_return_if_fail (GOPS_IS_MARK (self));

  if (self->shape == shape)
    return;

  self->shape = shape;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHAPE]);
}
