/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bin that knows how much room it has.
 *
 * Breakpoints came with libadwaita 1.4; measuring works everywhere and, unlike a breakpoint,
 * looks at the room of this part of the window and not of the whole. */
#include "gops-responsive-bin.h"

#define MINIMUM_WIDTH 320

struct _GopsResponsiveBin
{
  GtkWidget parent_instance;

  GtkWidget     *child;
  guint          class_idle;
  GopsWidthClass width_class;
};

typedef enum { PROP_CHILD = 1, PROP_WIDTH_CLASS } GopsResponsiveBinProp;
static GParamSpec *props[PROP_WIDTH_CLASS + 1];

static void gops_responsive_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GopsResponsiveBin, gops_responsive_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, gops_responsive_bin_buildable_init))

G_DEFINE_ENUM_TYPE (GopsWidthClass, gops_width_class,
                    G_DEFINE_ENUM_VALUE (GOPS_WIDTH_NARROW, "narrow"),
                    G_DEFINE_ENUM_VALUE (GOPS_WIDTH_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (GOPS_WIDTH_WIDE, "wide"))

static const char *const style_classes[] = { "narrow", "medium", "wide" };

static GtkBuildableIface *parent_buildable_iface;

GopsWidthClass
gops_width_class_for_width (int width)
{
  if (width < 600)
    return GOPS_WIDTH_NARROW;

  return width < 1000 ? GOPS_WIDTH_MEDIUM : GOPS_WIDTH_WIDE;
}

static gboolean
on_class_idle_cb (gpointer user_data)
{
  GopsResponsiveBin *self = user_data;
  GopsWidthClass width_class = gops_width_class_for_width (gtk_widget_get_width (GTK_WIDGET (self)));

  self->class_idle = 0;
  if (width_class == self->width_class)
    return G_SOURCE_REMOVE;

  gtk_widget_remove_css_class (GTK_WIDGET (self), style_classes[self->width_class]);
  self->width_class = width_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), style_classes[width_class]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIDTH_CLASS]);
  return G_SOURCE_REMOVE;
}

static void
gops_responsive_bin_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  GopsResponsiveBin *self = GOPS_RESPONSIVE_BIN (widget);
  int child_minimum = 0;

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    {
      *minimum = *natural = 0;
      return;
    }

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (child_minimum, MINIMUM_WIDTH);
  else
    gtk_widget_measure (self->child, orientation, for_size < 0 ? -1 : MAX (for_size, child_minimum),
                        minimum, natural, NULL, NULL);
}

/* The child never gets less than it needs: what does not fit is clipped until the
 * listeners of the width class made it smaller, one frame later. */
static void
gops_responsive_bin_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  GopsResponsiveBin *self = GOPS_RESPONSIVE_BIN (widget);
  int minimum, minimum_height;

  if (gops_width_class_for_width (width) != self->width_class && self->class_idle == 0)
    self->class_idle = g_idle_add_full (G_PRIORITY_HIGH, on_class_idle_cb, self, NULL);

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  minimum = MAX (width, minimum);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, minimum, &minimum_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, minimum, MAX (height, minimum_height), baseline, NULL);
}

static GtkSizeRequestMode
gops_responsive_bin_get_request_mode (GtkWidget *widget)
{
  GopsResponsiveBin *self = GOPS_RESPONSIVE_BIN (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
gops_responsive_bin_compute_expand (GtkWidget *widget,
                                    gboolean  *hexpand,
                                    gboolean  *vexpand)
{
  GopsResponsiveBin *self = GOPS_RESPONSIVE_BIN (widget);

  *hexpand = self->child != NULL && gtk_widget_compute_expand (self->child, GTK_ORIENTATION_HORIZONTAL);
  *vexpand = self->child != NULL && gtk_widget_compute_expand (self->child, GTK_ORIENTATION_VERTICAL);
}

static void
gops_responsive_bin_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  GopsResponsiveBin *self = GOPS_RESPONSIVE_BIN (object);

  switch ((GopsResponsiveBinProp) id)
    {
    case PROP_CHILD:       g_value_set_object (value, self->child);     break;
    case PROP_WIDTH_CLASS: g_value_set_enum (value, self->width_class); break;
    }
}

static void
gops_responsive_bin_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GopsResponsiveBin *self = GOPS_RESPONSIVE_BIN (object);

  switch ((GopsResponsiveBinProp) id)
    {
    case PROP_CHILD:       gops_responsive_bin_set_child (self, g_value_get_object (value)); break;
    case PROP_WIDTH_CLASS: break;
    }
}

static void
gops_responsive_bin_dispose (GObject *object)
{
  GopsResponsiveBin *self = GOPS_RESPONSIVE_BIN (object);

  g_clear_handle_id (&self->class_idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_responsive_bin_parent_class)->dispose (object);
}

static void
gops_responsive_bin_add_child (GtkBuildable *buildable,
                               GtkBuilder   *builder,
                               GObject      *child,
                               const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gops_responsive_bin_set_child (GOPS_RESPONSIVE_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
gops_responsive_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = gops_responsive_bin_add_child;
}

static void
gops_responsive_bin_class_init (GopsResponsiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gops_responsive_bin_get_property;
  object_class->set_property = gops_responsive_bin_set_property;
  object_class->dispose = gops_responsive_bin_dispose;
  widget_class->measure = gops_responsive_bin_measure;
  widget_class->size_allocate = gops_responsive_bin_size_allocate;
  widget_class->get_request_mode = gops_responsive_bin_get_request_mode;
  widget_class->compute_expand = gops_responsive_bin_compute_expand;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_WIDTH_CLASS] = g_param_spec_enum ("width-class", NULL, NULL, GOPS_TYPE_WIDTH_CLASS, GOPS_WIDTH_WIDE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
gops_responsive_bin_init (GopsResponsiveBin *self)
{
  self->width_class = GOPS_WIDTH_WIDE;
  gtk_widget_add_css_class (GTK_WIDGET (self), style_classes[GOPS_WIDTH_WIDE]);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
gops_responsive_bin_new (void)
{
  return g_object_new (GOPS_TYPE_RESPONSIVE_BIN, NULL);
}

GtkWidget *
gops_responsive_bin_get_child (GopsResponsiveBin *self)
{
  g_return_val_if_fail (GOPS_IS_RESPONSIVE_BIN (self), NULL);

  return self->child;
}

void
gops_responsive_bin_set_child (GopsResponsiveBin *self,
                               GtkWidget         *child)
{
  g_return_if_fail (GOPS_IS_RESPONSIVE_BIN (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

GopsWidthClass
gops_responsive_bin_get_width_class (GopsResponsiveBin *self)
{
  g_return_val_if_fail (GOPS_IS_RESPONSIVE_BIN (self), GOPS_WIDTH_WIDE);

  return self->width_class;
}
