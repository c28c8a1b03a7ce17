/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drop-downs over names that people gave. */
#include "config.h"

#include "gops-drop-down.h"

#define MOST_CHARACTERS 16   /* that a name asks room for */

static void
on_setup_cb (GtkListItemFactory *factory,
             GtkListItem        *item,
             gpointer            data)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END,
                                               "max-width-chars", MOST_CHARACTERS, NULL));
}

static void
on_bind_cb (GtkListItemFactory *factory,
            GtkListItem        *item,
            gpointer            data)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), name);
}

void
gops_drop_down_cut (GtkDropDown *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  gtk_drop_down_set_factory (self, factory);
}
