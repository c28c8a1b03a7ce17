/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane of the workbench. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-moves-list.h"
#include "gops-workbench-pane.h"
#include "gops-workbench-state.h"

struct _GopsWorkbenchPane
{
  AdwBin parent_instance;

  GtkWidget *list;      /* borrowed, as the others */
  GtkLabel  *summary;
  GtkWidget *save;
  gboolean   busy;
};

G_DEFINE_FINAL_TYPE (GopsWorkbenchPane, gops_workbench_pane, ADW_TYPE_BIN)

static guint save_signal;

static void
on_save_clicked_cb (GopsWorkbenchPane *self)
{
  g_signal_emit (self, save_signal, 0);
}

static GtkWidget *
make_head (GopsWorkbenchPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *title = gtk_label_new (_("Who would move"));

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (title, "xalign", 0.0, NULL);
  g_object_set (self->summary, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  g_object_set (box, "margin-top", 12, "margin-bottom", 9, "margin-start", 18, "margin-end", 18, NULL);
  return box;
}

static GtkWidget *
make_foot (GopsWorkbenchPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *note = gtk_label_new (_("The run is kept with its date; Undo takes it back."));

  self->save = gtk_button_new_with_mnemonic (_("Save R_un"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_set (note, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), note);
  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 18, "margin-end", 18, NULL);
  return box;
}

static void
gops_workbench_pane_class_init (GopsWorkbenchPaneClass *klass)
{
  save_signal = g_signal_new ("save-wanted", GOPS_TYPE_WORKBENCH_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_workbench_pane_init (GopsWorkbenchPane *self)
{
}

GtkWidget *
gops_workbench_pane_new (GopsSession *session)
{
  GopsWorkbenchPane *self = g_object_new (GOPS_TYPE_WORKBENCH_PANE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = gops_moves_list_new (gops_session_get_store (session));
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

void
gops_workbench_pane_set (GopsWorkbenchPane     *self,
                         GopsTierTable         *table,
                         const GopsTiersResult *result,
                         const char            *language)
{
  g_autofree char *words = result != NULL ? gops_workbench_moves (result) : g_strdup ("");

  gops_moves_list_set (GOPS_MOVES_LIST (self->list), table, result, language);
  gtk_label_set_label (self->summary, words);
  gtk_widget_set_sensitive (self->save, result != NULL && result->total > 0 && !self->busy);
}

void
gops_workbench_pane_set_busy (GopsWorkbenchPane *self,
                              gboolean           busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->save, !busy);
}

guint
gops_workbench_pane_count (GopsWorkbenchPane *self)
{
  return gops_moves_list_count (GOPS_MOVES_LIST (self->list));
}
