/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down of all platforms. */
#include "config.h"

#include "gops-method.h"
#include "gops-platform-choice.h"

#define DATA "gops-platform-choice"

typedef struct
{
  GPtrArray *order;   /* (owned) (element-type GopsPlatform): as the drop-down has them */
  gint64     group;   /* whose platform is the first */
  char      *first;   /* (owned) (nullable): its id */
} Choice;

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_ptr_array_unref (choice->order);
  g_free (choice->first);
  g_free (choice);
}

void
gops_platform_choice_set_up (GtkDropDown *self)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  Choice *choice = g_new0 (Choice, 1);

  choice->order = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self), DATA, choice, free_choice);
  gtk_drop_down_set_expression (self, name);
}

static void
order_platforms (Choice     *choice,
                 const char *first)
{
  const GPtrArray *all = gops_method_get_platforms (gops_method_get_default ());
  const GopsPlatform *own = gops_method_find_platform (gops_method_get_default (), first);

  g_ptr_array_set_size (choice->order, 0);
  if (own != NULL)
    g_ptr_array_add (choice->order, (gpointer) own);
  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_index (all, i) != (gpointer) own)
      g_ptr_array_add (choice->order, g_ptr_array_index (all, i));
}

void
gops_platform_choice_show (GtkDropDown       *self,
                           const GopsDossier *dossier)
{
  Choice *choice = g_object_get_data (G_OBJECT (self), DATA);
  g_autoptr (GtkStringList) names = NULL;
  const char *first = gops_dossier_platform (dossier);
  gint64 group = gops_record_get_id (dossier->group);

  if (choice->group == group && g_strcmp0 (choice->first, first) == 0)
    return;
  choice->group = group;
  g_free (choice->first);
  choice->first = g_strdup (first);
  order_platforms (choice, first);
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < choice->order->len; i++)
    gtk_string_list_append (names, gops_text_get (&((const GopsPlatform *) g_ptr_array_index (choice->order, i))->name,
                                                  gops_interface_language ()));
  gtk_drop_down_set_model (self, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self, 0);
}

const GopsPlatform *
gops_platform_choice_get (GtkDropDown *self)
{
  Choice *choice = g_object_get_data (G_OBJECT (self), DATA);
  guint selected = gtk_drop_down_get_selected (self);

  return selected < choice->order->len ? g_ptr_array_index (choice->order, selected) : NULL;
}
