/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score from 0 to 5 as five segments. */
#include "config.h"

#include "gops-score-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HIGHEST 5
#define WEAK 2    /* scores up to this ask for work */

struct _GopsScoreRow
{
  GtkWidget parent_instance;

  GtkWidget *segments[HIGHEST];
  GtkWidget *figure;
  char      *title;
  int        value;
};

typedef enum { PROP_VALUE = 1, PROP_TITLE } GopsScoreRowProp;
static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (GopsScoreRow, gops_score_row, GTK_TYPE_WIDGET)

static void
show_value (GopsScoreRow *self)
{
  g_autofree char *figure = g_strdup_printf ("%d", self->value);
  g_autofree char *text = g_strdup_printf (_("%d of %d"), self->value, HIGHEST);

  for (int i = 0; i < HIGHEST; i++)
    {
      if (i < self->value)
        gtk_widget_add_css_class (self->segments[i], "on");
      else
        gtk_widget_remove_css_class (self->segments[i], "on");
    }
  if (self->value > 0 && self->value <= WEAK)
    gtk_widget_add_css_class (GTK_WIDGET (self), "weak");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "weak");

  gtk_label_set_label (GTK_LABEL (self->figure), self->value > 0 ? figure : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->value > 0 ? text : _("not scored"), -1);
}

static gboolean
on_step_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  GopsScoreRow *self = GOPS_SCORE_ROW (widget);
  int by = g_variant_get_int32 (args);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  gops_score_row_set_value (self, self->value + by);
  return TRUE;
}

static gboolean
on_digit_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  gops_score_row_set_value (GOPS_SCORE_ROW (widget), g_variant_get_int32 (args));
  return TRUE;
}

/* A click on the present score's segment takes one away, so that 0 can be reached. */
static void
on_pressed_cb (GopsScoreRow *self,
               int           n_press,
               double        x,
               double        y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  for (int i = 0; i < HIGHEST; i++)
    if (picked == self->segments[i])
      gops_score_row_set_value (self, self->value == i + 1 ? i : i + 1);
}

static void
gops_score_row_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  GopsScoreRow *self = GOPS_SCORE_ROW (object);

  switch ((GopsScoreRowProp) id)
    {
    case PROP_VALUE: g_value_set_int (value, self->value);    break;
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    }
}

static void
set_title (GopsScoreRow *self,
           const char   *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
}

static void
gops_score_row_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  GopsScoreRow *self = GOPS_SCORE_ROW (object);

  switch ((GopsScoreRowProp) id)
    {
    case PROP_VALUE: gops_score_row_set_value (self, g_value_get_int (value)); break;
    case PROP_TITLE: set_title (self, g_value_get_string (value));             break;
    }
}

static void
gops_score_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gops_score_row_parent_class)->dispose (object);
}

static void
gops_score_row_finalize (GObject *object)
{
  g_free (GOPS_SCORE_ROW (object)->title);
  G_OBJECT_CLASS (gops_score_row_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_step_cb, "i", 1);
  for (int i = 0; i <= HIGHEST; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + i, 0, on_digit_cb, "i", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + i, 0, on_digit_cb, "i", i);
    }
}

static void
gops_score_row_class_init (GopsScoreRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_score_row_get_property;
  object_class->set_property = gops_score_row_set_property;
  object_class->dispose = gops_score_row_dispose;
  object_class->finalize = gops_score_row_finalize;
  props[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, 0, HIGHEST, 0, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  install_keys (widget_class);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-score");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
gops_score_row_init (GopsScoreRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  for (int i = 0; i < HIGHEST; i++)
    {
      self->segments[i] = g_object_new (ADW_TYPE_BIN, "valign", GTK_ALIGN_CENTER, "width-request", 22, "hexpand", TRUE, NULL);
      gtk_widget_add_css_class (self->segments[i], "segment");
      gtk_widget_set_parent (self->segments[i], GTK_WIDGET (self));
    }
  self->figure = g_object_new (GTK_TYPE_LABEL, "width-chars", 2, "xalign", 1.0f, NULL);
  gtk_widget_add_css_class (self->figure, "gops-figures");
  gtk_widget_set_parent (self->figure, GTK_WIDGET (self));

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) HIGHEST, -1);
  show_value (self);
}

GtkWidget *
gops_score_row_new (const char *title)
{
  return g_object_new (GOPS_TYPE_SCORE_ROW, "title", title, NULL);
}

int
gops_score_row_get_value (GopsScoreRow *self)
{
  g_return_val_if_fail (GOPS_IS_SCORE_ROW (self), 0);

  return self->value;
}

void
gops_score_row_set_value (GopsScoreRow *self,
                          int           value)
{
  g_return_if_fail (GOPS_IS_SCORE_ROW (self));

  value = CLAMP (value, 0, HIGHEST);
  if (self->value == value)
    return;

  self->value = value;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}
