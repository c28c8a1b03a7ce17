/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a thing of the business flow, as a menu. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-flow-menu.h"

static GMenuModel *
make_menu (GopsFlowThing thing)
{
  GMenu *menu = g_menu_new ();

  if (thing != GOPS_FLOW_NOTHING)
    g_menu_append (menu, _("_Edit"), "flow.edit");
  if (thing == GOPS_FLOW_PARTY)
    g_menu_append (menu, _("Add _Transaction"), "flow.add-deal");
  if (thing == GOPS_FLOW_DEAL)
    g_menu_append (menu, _("_Turn Around"), "flow.turn");
  if (thing != GOPS_FLOW_NOTHING)
    g_menu_append (menu, _("_Remove"), "flow.remove");
  g_menu_append (menu, _("Add _Party"), "flow.add-party");
  g_menu_append (menu, _("_Arrange Automatically"), "flow.arrange");
  return G_MENU_MODEL (menu);
}

static gboolean
on_menu_idle_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The chosen command is activated after this. */
static void
on_menu_closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_menu_idle_cb, g_object_ref (popover), g_object_unref);
}

void
gops_flow_menu_pop_up (GtkWidget    *widget,
                       GopsFlowThing thing,
                       double        x,
                       double        y)
{
  g_autoptr (GMenuModel) model = make_menu (thing);
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_parent (popover, widget);
  g_signal_connect (popover, "closed", G_CALLBACK (on_menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
