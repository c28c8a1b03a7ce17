/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A party or transaction in the drawing. */
#include "config.h"

#include "gops-flow-item.h"

struct _GopsFlowItem
{
  GtkWidget parent_instance;

  GopsFlowThing thing;
  gint64        id;
};

G_DEFINE_FINAL_TYPE (GopsFlowItem, gops_flow_item, GTK_TYPE_WIDGET)

static void
gops_flow_item_class_init (GopsFlowItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "gops-flow-item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
gops_flow_item_init (GopsFlowItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
gops_flow_item_new (GopsFlowThing thing,
                    gint64        id)
{
  GopsFlowItem *self = g_object_new (GOPS_TYPE_FLOW_ITEM, NULL);

  self->thing = thing;
  self->id = id;
  return GTK_WIDGET (self);
}

GopsFlowThing
gops_flow_item_get_thing (GopsFlowItem *self)
{
  return self->thing;
}

gint64
gops_flow_item_get_id (GopsFlowItem *self)
{
  return self->id;
}

void
gops_flow_item_set_name (GopsFlowItem *self,
                         const char   *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
