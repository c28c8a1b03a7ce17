/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for boxed lists that libadwaita has only from 1.4 on. */
#include "gops-rows.h"

/* === GopsSwitchRow === */

struct _GopsSwitchRow
{
  AdwActionRow parent_instance;

  GtkWidget *toggle;
};

typedef enum { PROP_ACTIVE = 1 } GopsSwitchRowProp;
static GParamSpec *switch_props[PROP_ACTIVE + 1];

G_DEFINE_FINAL_TYPE (GopsSwitchRow, gops_switch_row, ADW_TYPE_ACTION_ROW)

static void
on_toggle_notify_active_cb (GopsSwitchRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), switch_props[PROP_ACTIVE]);
}

static void
gops_switch_row_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((GopsSwitchRowProp) id)
    {
    case PROP_ACTIVE: g_value_set_boolean (value, gops_switch_row_get_active (GOPS_SWITCH_ROW (object))); break;
    }
}

static void
gops_switch_row_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((GopsSwitchRowProp) id)
    {
    case PROP_ACTIVE: gops_switch_row_set_active (GOPS_SWITCH_ROW (object), g_value_get_boolean (value)); break;
    }
}

static void
gops_switch_row_class_init (GopsSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gops_switch_row_get_property;
  object_class->set_property = gops_switch_row_set_property;
  switch_props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (switch_props), switch_props);
}

static void
add_control (AdwActionRow *row,
              GtkWidget    *control)
{
  adw_action_row_add_suffix (row, control);
  adw_action_row_set_activatable_widget (row, control);
}

/* The control of a row is named by the row's title. */
static void
on_row_notify_title_cb (AdwPreferencesRow *row,
                        GParamSpec        *pspec,
                        GtkWidget         *control)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (row), -1);
}

static void
gops_switch_row_init (GopsSwitchRow *self)
{
  self->toggle = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
  add_control (ADW_ACTION_ROW (self), self->toggle);
  g_signal_connect (self, "notify::title", G_CALLBACK (on_row_notify_title_cb), self->toggle);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_toggle_notify_active_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gops_switch_row_new (const char *title)
{
  return g_object_new (GOPS_TYPE_SWITCH_ROW, "title", title, NULL);
}

gboolean
gops_switch_row_get_active (GopsSwitchRow *self)
{
  g_return_val_if_fail (GOPS_IS_SWITCH_ROW (self), FALSE);

  return gtk_switch_get_active (GTK_SWITCH (self->toggle));
}

void
gops_switch_row_set_active (GopsSwitchRow *self,
                            gboolean       active)
{
  g_return_if_fail (GOPS_IS_SWITCH_ROW (self));

  gtk_switch_set_active (GTK_SWITCH (self->toggle), active);
}

/* === GopsSpinRow === */

struct _GopsSpinRow
{
  AdwActionRow parent_instance;

  GtkAdjustment *adjustment;   /* of the spin button */
  GtkWidget     *spin;
};

typedef enum { PROP_VALUE = 1, PROP_LOWER, PROP_UPPER, PROP_STEP, PROP_DIGITS } GopsSpinRowProp;
static GParamSpec *spin_props[PROP_DIGITS + 1];

G_DEFINE_FINAL_TYPE (GopsSpinRow, gops_spin_row, ADW_TYPE_ACTION_ROW)

static void
on_adjustment_value_changed_cb (GopsSpinRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), spin_props[PROP_VALUE]);
}

static void
gops_spin_row_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  GopsSpinRow *self = GOPS_SPIN_ROW (object);

  switch ((GopsSpinRowProp) id)
    {
    case PROP_VALUE:  g_value_set_double (value, gtk_adjustment_get_value (self->adjustment));          break;
    case PROP_LOWER:  g_value_set_double (value, gtk_adjustment_get_lower (self->adjustment));          break;
    case PROP_UPPER:  g_value_set_double (value, gtk_adjustment_get_upper (self->adjustment));          break;
    case PROP_STEP:   g_value_set_double (value, gtk_adjustment_get_step_increment (self->adjustment)); break;
    case PROP_DIGITS: g_value_set_uint (value, gtk_spin_button_get_digits (GTK_SPIN_BUTTON (self->spin))); break;
    }
}

static void
gops_spin_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  GopsSpinRow *self = GOPS_SPIN_ROW (object);

  switch ((GopsSpinRowProp) id)
    {
    case PROP_VALUE:  gops_spin_row_set_value (self, g_value_get_double (value));                      break;
    case PROP_LOWER:  gtk_adjustment_set_lower (self->adjustment, g_value_get_double (value));          break;
    case PROP_UPPER:  gtk_adjustment_set_upper (self->adjustment, g_value_get_double (value));          break;
    case PROP_STEP:   gtk_adjustment_set_step_increment (self->adjustment, g_value_get_double (value)); break;
    case PROP_DIGITS: gops_spin_row_set_digits (self, g_value_get_uint (value));                       break;
    }
}

static void
gops_spin_row_class_init (GopsSpinRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_spin_row_get_property;
  object_class->set_property = gops_spin_row_set_property;
  spin_props[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  spin_props[PROP_LOWER] = g_param_spec_double ("lower", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  spin_props[PROP_UPPER] = g_param_spec_double ("upper", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 100, flags);
  spin_props[PROP_STEP] = g_param_spec_double ("step", NULL, NULL, 0, G_MAXDOUBLE, 1, flags);
  spin_props[PROP_DIGITS] = g_param_spec_uint ("digits", NULL, NULL, 0, 20, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (spin_props), spin_props);
}

static void
gops_spin_row_init (GopsSpinRow *self)
{
  self->adjustment = gtk_adjustment_new (0, 0, 100, 1, 10, 0);
  self->spin = g_object_new (GTK_TYPE_SPIN_BUTTON, "adjustment", self->adjustment, "numeric", TRUE,
                             "valign", GTK_ALIGN_CENTER, NULL);
  add_control (ADW_ACTION_ROW (self), self->spin);
  g_signal_connect (self, "notify::title", G_CALLBACK (on_row_notify_title_cb), self->spin);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (on_adjustment_value_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gops_spin_row_new (const char *title,
                   double      lower,
                   double      upper,
                   double      step)
{
  return g_object_new (GOPS_TYPE_SPIN_ROW, "title", title, "lower", lower, "upper", upper, "step", step, NULL);
}

double
gops_spin_row_get_value (GopsSpinRow *self)
{
  g_return_val_if_fail (GOPS_IS_SPIN_ROW (self), 0);

  return gtk_adjustment_get_value (self->adjustment);
}

void
gops_spin_row_set_value (GopsSpinRow *self,
                         double       value)
{
  g_return_if_fail (GOPS_IS_SPIN_ROW (self));

  gtk_adjustment_set_value (self->adjustment, value);
}

void
gops_spin_row_set_digits (GopsSpinRow *self,
                          guint        digits)
{
  g_return_if_fail (GOPS_IS_SPIN_ROW (self));

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->spin), digits);
}

/* --- expander rows --- */

GtkWidget *
gops_plain_row (GtkWidget  *row,
                const char *title,
                const char *subtitle)
{
  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    g_object_set (row, "subtitle", subtitle, NULL);   /* of an action row or an expander row */
  return row;
}

void
gops_expander_row_add_suffix (AdwExpanderRow *row,
                              GtkWidget      *widget)
{
#if ADW_CHECK_VERSION (1, 4, 0)
  adw_expander_row_add_suffix (row, widget);
#else
  adw_expander_row_add_action (row, widget);
#endif
}

static void
name_lists_below (GtkWidget  *widget,
                  const char *label)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !GTK_IS_LIST_BOX (widget);
       child = gtk_widget_get_next_sibling (child))
    name_lists_below (child, label);
}

void
gops_expander_row_set_label (AdwExpanderRow *row,
                             const char     *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  name_lists_below (GTK_WIDGET (row), label);
}
