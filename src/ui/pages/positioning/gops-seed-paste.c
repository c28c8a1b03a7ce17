/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasting a list of seed users. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-seed-paste.h"
#include "gops-seed-users.h"

#define GOPS_TYPE_SEED_PASTE (gops_seed_paste_get_type ())
G_DECLARE_FINAL_TYPE (GopsSeedPaste, gops_seed_paste, GOPS, SEED_PASTE, AdwBin)

struct _GopsSeedPaste
{
  AdwBin parent_instance;

  GopsView  *view;   /* borrowed; weak */

  GtkWidget *text, *reason, *count, *add;
};

G_DEFINE_FINAL_TYPE (GopsSeedPaste, gops_seed_paste, ADW_TYPE_BIN)

static GPtrArray *
parse (GopsSeedPaste *self,
       guint         *out_skipped)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return gops_seed_parse (text, out_skipped);
}

static void
show_count (GopsSeedPaste *self)
{
  guint skipped;
  g_autoptr (GPtrArray) lines = parse (self, &skipped);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", lines->len), lines->len);
  g_autofree char *left_out = g_strdup_printf (ngettext ("%u line is too long or too many", "%u lines are too long or too many", skipped), skipped);
  g_autofree char *both = skipped > 0 ? g_strdup_printf ("%s · %s", people, left_out) : g_strdup (people);

  gtk_label_set_label (GTK_LABEL (self->count), lines->len > 0 || skipped > 0 ? both : _("One person a line: name, contact"));
  gtk_widget_set_sensitive (self->add, lines->len > 0);
}

static void
on_add_clicked_cb (GopsSeedPaste *self)
{
  g_autoptr (GPtrArray) lines = parse (self, NULL);
  const GopsDossier *dossier = self->view != NULL ? gops_view_get_dossier (self->view) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  guint added = 0;

  if (dossier == NULL)
    return;
  if (!gops_seed_add_lines (gops_view_get_store (self->view), gops_record_get_id (dossier->group), lines,
                            gtk_editable_get_text (GTK_EDITABLE (self->reason)), dossier->today, &added, &error))
    {
      gops_view_report (self->view, error);
      return;
    }
  said = g_strdup_printf (ngettext ("%u person added", "%u people added", added), added);
  if (added > 0)
    gops_session_toast_undo (gops_view_get_session (self->view), said);
  else
    gops_session_toast (gops_view_get_session (self->view), _("All of them are on the list already"));
  gops_dialog_close (GTK_WIDGET (self));
}

static void
gops_seed_paste_dispose (GObject *object)
{
  g_clear_weak_pointer (&GOPS_SEED_PASTE (object)->view);

  G_OBJECT_CLASS (gops_seed_paste_parent_class)->dispose (object);
}

static void
gops_seed_paste_class_init (GopsSeedPasteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_seed_paste_dispose;
}

static GtkWidget *
create_text (GopsSeedPaste *self)
{
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, NULL);

  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 9, "left-margin", 12,
                             "right-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People, one a line"), -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (show_count), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}

static void
gops_seed_paste_init (GopsSeedPaste *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 12, "margin-bottom", 18, NULL);
  GtkWidget *group = adw_preferences_group_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Paste a List"), NULL));
  self->reason = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Why they would join"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reason);
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->count, "caption");
  self->add = g_object_new (GTK_TYPE_BUTTON, "label", _("_Add"), "use-underline", TRUE, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->add, "pill");
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), create_text (self));
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), box);
  adw_bin_set_child (ADW_BIN (self), outer);
  show_count (self);
}

GtkWidget *
gops_seed_paste_present (GopsView *view)
{
  GopsSeedPaste *self = g_object_new (GOPS_TYPE_SEED_PASTE, NULL);

  g_set_weak_pointer (&self->view, view);
  gops_dialog_present (GTK_WIDGET (self), _("Paste a List"), 440, 520, GTK_WIDGET (view));
  gtk_widget_grab_focus (self->text);
  return GTK_WIDGET (self);
}
