/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How strict the rules are. Track, zone and knob are widgets, so that the style sheet colours them. */
#include "config.h"

#include "gops-balance-meter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TRACK 8
#define KNOB 18
#define GAP 4

enum { TRACK_PART, ZONE_PART, KNOB_PART, LOOSE_PART, RIGHT_PART, STRICT_PART, N_PARTS };

struct _GopsBalanceMeter
{
  GtkWidget parent_instance;

  GtkWidget *parts[N_PARTS];
  double     value;    /* −100…100 */
  double     low;
  double     high;
};

typedef enum { PROP_VALUE = 1 } GopsBalanceMeterProp;
static GParamSpec *props[PROP_VALUE + 1];

G_DEFINE_FINAL_TYPE (GopsBalanceMeter, gops_balance_meter, GTK_TYPE_WIDGET)

static int
label_height (GopsBalanceMeter *self)
{
  int height;

  gtk_widget_measure (self->parts[RIGHT_PART], GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

static void
gops_balance_meter_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = KNOB + GAP + label_height (GOPS_BALANCE_METER (widget));
      return;
    }

  *minimum = 160;
  *natural = 320;
}

static void
place (GtkWidget *part,
       int        x,
       int        y,
       int        width,
       int        height)
{
  int minimum;

  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (part, &(GtkAllocation) { x, y, MAX (width, minimum), height }, -1);
}

static int
position_of (GopsBalanceMeter *self,
             double            value,
             int               width)
{
  double share = (value + 100) / 200;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return (int) (share * width + 0.5);
}

static void
place_label (GopsBalanceMeter *self,
             int               part,
             double            value,
             int               width)
{
  int natural, x;

  gtk_widget_measure (self->parts[part], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  x = position_of (self, value, width) - natural / 2;
  place (self->parts[part], CLAMP (x, 0, MAX (width - natural, 0)), KNOB + GAP, natural, label_height (self));
}

static void
gops_balance_meter_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  GopsBalanceMeter *self = GOPS_BALANCE_METER (widget);
  int low = position_of (self, self->low, width), high = position_of (self, self->high, width);
  int knob = position_of (self, self->value, width) - KNOB / 2;

  place (self->parts[TRACK_PART], 0, (KNOB - TRACK) / 2, width, TRACK);
  place (self->parts[ZONE_PART], MIN (low, high), (KNOB - TRACK) / 2, ABS (high - low), TRACK);
  place (self->parts[KNOB_PART], CLAMP (knob, 0, width - KNOB), 0, KNOB, KNOB);
  place_label (self, LOOSE_PART, -100, width);
  place_label (self, RIGHT_PART, (self->low + self->high) / 2, width);
  place_label (self, STRICT_PART, 100, width);
}

static void
gops_balance_meter_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((GopsBalanceMeterProp) id)
    {
    case PROP_VALUE: g_value_set_double (value, GOPS_BALANCE_METER (object)->value); break;
    }
}

static void
gops_balance_meter_dispose (GObject *object)
{
  GopsBalanceMeter *self = GOPS_BALANCE_METER (object);

  for (int i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], gtk_widget_unparent);
  G_OBJECT_CLASS (gops_balance_meter_parent_class)->dispose (object);
}

static void
gops_balance_meter_class_init (GopsBalanceMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gops_balance_meter_get_property;
  object_class->dispose = gops_balance_meter_dispose;
  widget_class->measure = gops_balance_meter_measure;
  widget_class->size_allocate = gops_balance_meter_size_allocate;
  props[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, -100, 100, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "gops-balance");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_part (const char *css_class)
{
  GtkWidget *part = adw_bin_new ();

  gtk_widget_add_css_class (part, css_class);
  return part;
}

static void
show_zone (GopsBalanceMeter *self)
{
  gboolean right = self->value >= self->low && self->value <= self->high;

  if (right)
    gtk_widget_add_css_class (GTK_WIDGET (self), "right");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "right");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
gops_balance_meter_init (GopsBalanceMeter *self)
{
  self->low = -25;
  self->high = 25;
  self->parts[TRACK_PART] = create_part ("track");
  self->parts[ZONE_PART] = create_part ("zone");
  self->parts[KNOB_PART] = create_part ("knob");
  self->parts[LOOSE_PART] = create_label (_("Too loose"));
  self->parts[RIGHT_PART] = create_label (_("Just right"));
  self->parts[STRICT_PART] = create_label (_("Too strict"));
  for (int i = 0; i < N_PARTS; i++)
    gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Balance of the rules"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, -100.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0, -1);
  show_zone (self);
}

GtkWidget *
gops_balance_meter_new (void)
{
  return g_object_new (GOPS_TYPE_BALANCE_METER, NULL);
}

double
gops_balance_meter_get_value (GopsBalanceMeter *self)
{
  g_return_val_if_fail (GOPS_IS_BALANCE_METER (self), 0);

  return self->value;
}

void
gops_balance_meter_set_value (GopsBalanceMeter *self,
                              double            value,
                              const char       *verdict)
{
  g_return_if_fail (GOPS_IS_BALANCE_METER (self));

  value = CLAMP (value, -100, 100);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, verdict != NULL ? verdict : "", -1);
  if (self->value == value)
    return;

  self->value = value;
  show_zone (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

void
gops_balance_meter_set_zone (GopsBalanceMeter *self,
                             double            low,
                             double            high)
{
  g_return_if_fail (GOPS_IS_BALANCE_METER (self));
  g_return_if_fail (low <= high);

  self->low = low;
  self->high = high;
  show_zone (self);
}
