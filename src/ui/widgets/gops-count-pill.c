/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number in a pill: how many things need a person. */
#include "gops-count-pill.h"

struct _GopsCountPill
{
  GtkWidget parent_instance;

  GtkWidget *label;   /* (nullable): made for the first number, most pills never show one */
  guint      count;
};

typedef enum { PROP_COUNT = 1 } GopsCountPillProp;
static GParamSpec *props[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (GopsCountPill, gops_count_pill, GTK_TYPE_WIDGET)

static void
gops_count_pill_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((GopsCountPillProp) id)
    {
    case PROP_COUNT: g_value_set_uint (value, GOPS_COUNT_PILL (object)->count); break;
    }
}

static void
gops_count_pill_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((GopsCountPillProp) id)
    {
    case PROP_COUNT: gops_count_pill_set_count (GOPS_COUNT_PILL (object), g_value_get_uint (value)); break;
    }
}

static void
gops_count_pill_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_COUNT_PILL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_count_pill_parent_class)->dispose (object);
}

static void
gops_count_pill_class_init (GopsCountPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gops_count_pill_get_property;
  object_class->set_property = gops_count_pill_set_property;
  object_class->dispose = gops_count_pill_dispose;
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gops_count_pill_init (GopsCountPill *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
gops_count_pill_new (guint count)
{
  return g_object_new (GOPS_TYPE_COUNT_PILL, "count", count, NULL);
}

guint
gops_count_pill_get_count (GopsCountPill *self)
{
  g_return_val_if_fail (GOPS_IS_COUNT_PILL (self), 0);

  return self->count;
}

void
gops_count_pill_set_count (GopsCountPill *self,
                           guint          count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GOPS_IS_COUNT_PILL (self));

  if (self->count == count)
    return;

  self->count = count;
  text = g_strdup_printf ("%u", count);
  if (self->label == NULL)
    {
      self->label = gtk_label_new (NULL);
      gtk_widget_set_parent (self->label, GTK_WIDGET (self));
    }
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}
