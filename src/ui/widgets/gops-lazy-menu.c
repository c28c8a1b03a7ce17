/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gops-lazy-menu.h"

typedef struct
{
  const char *resource;
  const char *id;
} Place;

static void
on_popup_wanted_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  const Place *place = user_data;
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  builder = gtk_builder_new_from_resource (place->resource);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, place->id)));
}

void
gops_lazy_menu_attach (GtkMenuButton *button,
                       const char    *resource,
                       const char    *id)
{
  Place *place = g_object_get_data (G_OBJECT (button), "gops-lazy-menu");

  if (place == NULL)
    {
      place = g_new0 (Place, 1);
      g_object_set_data_full (G_OBJECT (button), "gops-lazy-menu", place, g_free);
      gtk_menu_button_set_create_popup_func (button, on_popup_wanted_cb, place, NULL);
    }
  if (g_strcmp0 (place->id, id) == 0 && g_strcmp0 (place->resource, resource) == 0)
    return;
  *place = (Place) { resource, id };
  if (gtk_menu_button_get_menu_model (button) != NULL)
    gtk_menu_button_set_menu_model (button, NULL);
}
