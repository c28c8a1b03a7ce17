/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of the library have in common. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-drop-down.h"
#include "gops-library-choice.h"

GtkWidget *
gops_library_choice_new (const char *const *names,
                         const char        *label,
                         GCallback          chosen,
                         gpointer           self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    gtk_string_list_append (list, _(names[i]));
  choice = g_object_new (GTK_TYPE_DROP_DOWN, "model", list, NULL);
  gops_drop_down_cut (GTK_DROP_DOWN (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (choice, label);
  g_signal_connect_object (choice, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  return choice;
}

static gboolean
same_texts (GPtrArray *first,
            GPtrArray *second)
{
  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!g_str_equal (first->pdata[i], second->pdata[i]))
      return FALSE;
  return TRUE;
}

void
gops_library_choice_fill (GtkWidget   *choice,
                          const char  *all,
                          GPtrArray  **shown,
                          GPtrArray   *now)
{
  g_autoptr (GPtrArray) texts = now;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), found = 0;
  const char *before = selected < (*shown)->len ? (*shown)->pdata[selected] : "";

  g_ptr_array_insert (texts, 0, g_strdup (""));
  if (same_texts (*shown, texts))
    return;
  for (guint i = 0; i < texts->len; i++)
    {
      gtk_string_list_append (names, i == 0 ? all : texts->pdata[i]);
      if (g_str_equal (texts->pdata[i], before))
        found = i;
    }
  g_ptr_array_unref (*shown);
  *shown = g_steal_pointer (&texts);
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), found);
  gtk_widget_set_visible (choice, (*shown)->len > 1);
}

void
gops_library_add_shortcut (GtkEventController *shortcuts,
                           guint               key,
                           GdkModifierType     modifiers,
                           const char         *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                                                               gtk_named_action_new (action)));
}
