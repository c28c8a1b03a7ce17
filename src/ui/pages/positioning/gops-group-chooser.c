/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for one of several groups. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-group-chooser.h"
#include "gops-group-words.h"
#include "gops-group.h"

#define MOST_ROWS 50   /* beyond that one types */

#define GOPS_TYPE_GROUP_CHOOSER (gops_group_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupChooser, gops_group_chooser, GOPS, GROUP_CHOOSER, AdwBin)

struct _GopsGroupChooser
{
  AdwBin parent_instance;

  GPtrArray       *groups;   /* (owned) (element-type GopsGroup) */
  GopsGroupChosen  chosen;
  GObject         *data;     /* (owned) */

  GtkWidget       *search, *list, *none;
};

G_DEFINE_FINAL_TYPE (GopsGroupChooser, gops_group_chooser, ADW_TYPE_BIN)

static gboolean
matches (gpointer    group,
         const char *needle)
{
  g_autofree char *name = g_utf8_casefold (gops_record_get_text (group, GOPS_GROUP_NAME), -1);

  return strstr (name, needle) != NULL;
}

static GtkWidget *
create_row (gpointer group)
{
  gint64 id = gops_record_get_id (group);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "activatable", TRUE, NULL),
                                   gops_record_get_text (group, GOPS_GROUP_NAME), gops_group_kind_name (gops_record_get_text (group, GOPS_GROUP_KIND)));

  g_object_set_data_full (G_OBJECT (row), "group", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
fill (GopsGroupChooser *self)
{
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->groups->len && n < MOST_ROWS; i++)
    if (matches (g_ptr_array_index (self->groups, i), needle))
      {
        gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (g_ptr_array_index (self->groups, i)));
        n++;
      }
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->none, n == 0);
}

static void
choose (GopsGroupChooser *self,
        GtkWidget        *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "group");
  GopsGroupChosen chosen = self->chosen;
  g_autoptr (GObject) data = g_object_ref (self->data);

  gops_dialog_close (GTK_WIDGET (self));
  chosen (id, data);
}

static void
on_search_activate_cb (GopsGroupChooser *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->list);

  if (first != NULL)
    choose (self, first);
}

static void
gops_group_chooser_dispose (GObject *object)
{
  GopsGroupChooser *self = GOPS_GROUP_CHOOSER (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->data);

  G_OBJECT_CLASS (gops_group_chooser_parent_class)->dispose (object);
}

static void
gops_group_chooser_class_init (GopsGroupChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_group_chooser_dispose;
}

static void
gops_group_chooser_init (GopsGroupChooser *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 12, "margin-bottom", 18, NULL);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", inner, NULL);

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search groups"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activate_cb), self);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose), self);
  self->none = gtk_label_new (_("There is no other group to choose."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_box_append (GTK_BOX (inner), self->list);
  gtk_box_append (GTK_BOX (inner), self->none);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
gops_group_choose (GtkWidget       *parent,
                   const char      *title,
                   GPtrArray       *groups,
                   GopsGroupChosen  chosen,
                   GObject         *data)
{
  GopsGroupChooser *self = g_object_new (GOPS_TYPE_GROUP_CHOOSER, NULL);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();

  self->groups = g_ptr_array_ref (groups);
  self->chosen = chosen;
  self->data = data;
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self));
  fill (self);
  gops_dialog_present (outer, title, 400, 480, parent);
  gtk_widget_grab_focus (self->search);
  return GTK_WIDGET (self);
}
