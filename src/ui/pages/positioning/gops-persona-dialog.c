/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about a persona. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-language.h"
#include "gops-persona-dialog.h"
#include "gops-picture-button.h"
#include "gops-positioning-changes.h"

static const GopsPersonaColumn columns[] = {
  GOPS_PERSONA_NAME, GOPS_PERSONA_FACTS, GOPS_PERSONA_INTERESTS, GOPS_PERSONA_SPENDING, GOPS_PERSONA_PAINS,
  GOPS_PERSONA_GATHERS, GOPS_PERSONA_QUOTE,
};

struct _GopsPersonaDialog
{
  GtkWidget parent_instance;

  GopsView   *view;     /* borrowed; weak */
  GopsBinder *binder;   /* (owned) */
  gint64      id;

  GtkWidget  *picture, *top;
  GtkWidget  *entry[G_N_ELEMENTS (columns)];
};

G_DEFINE_FINAL_TYPE (GopsPersonaDialog, gops_persona_dialog, GTK_TYPE_WIDGET)

static void
show_persona (GopsPersonaDialog *self)
{
  const GopsDossier *dossier = self->view != NULL ? gops_view_get_dossier (self->view) : NULL;
  GopsPersona *persona = dossier != NULL ? gops_positioning_find (dossier->personas, self->id) : NULL;

  if (persona == NULL)
    {
      gops_dialog_close (GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gops_language_tag (self->entry[i], gops_dossier_language (dossier));
  gops_binder_set_record (self->binder, persona);
  gops_picture_button_show (GOPS_PICTURE_BUTTON (self->picture), gops_record_get_id (dossier->group), self->id,
                            gops_record_get_text (persona, GOPS_PERSONA_NAME));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsPersonaDialog *self = GOPS_PERSONA_DIALOG (widget);

  gops_binder_flush (self->binder);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "page.remove-persona", "x", self->id);
  gops_dialog_close (widget);
}

static GtkWidget *
create_fields (GopsPersonaDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      self->entry[i] = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry[i]),
                                     g_dgettext (GETTEXT_PACKAGE, gops_persona_table.columns[columns[i]].label));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->entry[i]);
    }
  return group;
}

static GtkWidget *
create_remove_button (void)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("_Remove Persona"), "use-underline", TRUE,
                                    "halign", GTK_ALIGN_CENTER, "action-name", "persona.remove", NULL);

  gtk_widget_add_css_class (button, "pill");
  return button;
}

static void
gops_persona_dialog_dispose (GObject *object)
{
  GopsPersonaDialog *self = GOPS_PERSONA_DIALOG (object);
  GtkWidget *child;

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_weak_pointer (&self->view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_persona_dialog_parent_class)->dispose (object);
}

static void
gops_persona_dialog_class_init (GopsPersonaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_persona_dialog_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "persona.remove", NULL, remove_action);
}

static void
gops_persona_dialog_init (GopsPersonaDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "margin-start", 12,
                                 "margin-end", 12, "margin-top", 12, "margin-bottom", 18, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box,
                                      "vexpand", TRUE, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Persona"), NULL));
  self->top = adw_bin_new ();
  gtk_box_append (GTK_BOX (box), self->top);
  gtk_box_append (GTK_BOX (box), create_fields (self));
  gtk_box_append (GTK_BOX (box), create_remove_button ());
  gtk_widget_set_parent (header, GTK_WIDGET (self));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

GtkWidget *
gops_persona_dialog_present (GopsView   *view,
                             gint64      persona,
                             const char *column)
{
  GopsPersonaDialog *self = g_object_new (GOPS_TYPE_PERSONA_DIALOG, NULL);

  g_set_weak_pointer (&self->view, view);
  self->id = persona;
  self->picture = gops_picture_button_new (view, 72);
  gtk_widget_set_halign (self->picture, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self->top), self->picture);
  self->binder = gops_binder_new (gops_view_get_session (view));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gops_binder_add_text (self->binder, columns[i], GTK_EDITABLE (self->entry[i]));
  gops_dialog_present (GTK_WIDGET (self), _("Persona"), 440, 600, GTK_WIDGET (view));
  show_persona (self);
  g_signal_connect_object (gops_view_get_session (view), "refreshed", G_CALLBACK (show_persona), self, G_CONNECT_SWAPPED);
  (void) gops_binder_focus (self->binder, column);
  return GTK_WIDGET (self);
}
