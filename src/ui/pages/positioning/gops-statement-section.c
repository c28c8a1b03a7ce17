/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning statement. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-language.h"
#include "gops-positioning-statement.h"
#include "gops-positioning-summary.h"
#include "gops-scroll.h"
#include "gops-statement-section.h"
#include "gops-text-height.h"
#include "gops-wrap-layout.h"

#define WRITE_AFTER_MS 400

struct _GopsStatementSection
{
  GopsView parent_instance;

  guint      timeout;    /* what is typed waits, 0: nothing does */
  gboolean   showing;    /* the text is being set from the dossier */

  GtkWidget *text, *state, *buttons, *use_new, *keep;
};

G_DEFINE_FINAL_TYPE (GopsStatementSection, gops_statement_section, GOPS_TYPE_VIEW)

static GtkTextBuffer *
get_buffer (GopsStatementSection *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}

static char *
dup_text (GopsStatementSection *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

/* --- writing --- */

static gboolean
save_positioning (GopsStore *store,
                  gpointer   positioning,
                  GError   **error)
{
  if (gops_record_get_id (positioning) == 0)
    return gops_record_insert (positioning, store, error);
  return !gops_record_is_dirty (positioning) || gops_record_save (positioning, store, error);
}

/* Typing is one action, however long it takes. */
static gboolean
save_typed (GopsStatementSection *self,
            GopsPositioning      *positioning,
            GError              **error)
{
  GopsStore *store = gops_view_get_store (self);
  g_autofree char *key = g_strdup_printf ("statement/%" G_GINT64_FORMAT, gops_record_get_id (positioning));

  if (!gops_store_begin_merging (store, error, key, N_("Edit “%s”"), _("Positioning statement"), NULL))
    return FALSE;
  if (save_positioning (store, positioning, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

static void
write_text (GopsStatementSection *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autofree char *text = dup_text (self), *composed = NULL, *shown = NULL;
  g_autoptr (GError) error = NULL;

  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (dossier == NULL)
    return;
  composed = gops_positioning_statement_compose (dossier);
  shown = gops_positioning_statement_dup (dossier);
  if (g_str_equal (text, shown))
    return;
  /* whoever takes their own words away gets the composed ones back */
  gops_positioning_statement_set (dossier->positioning, g_str_equal (text, composed) ? NULL : text);
  if (!save_typed (self, dossier->positioning, &error))
    gops_view_report (self, error);
}

static gboolean
on_timeout_cb (gpointer data)
{
  write_text (data);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (GopsStatementSection *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (WRITE_AFTER_MS, on_timeout_cb, self);
}

static void
on_use_new_clicked_cb (GopsStatementSection *self)
{
  GopsPositioning *positioning;

  write_text (self);
  positioning = gops_view_get_dossier (self)->positioning;
  gops_positioning_statement_set (positioning, NULL);
  if (gops_view_change (self, N_("Use the new wording"), NULL, save_positioning, positioning))
    gops_session_toast_undo (gops_view_get_session (self), _("New wording in use"));
}

static void
on_keep_clicked_cb (GopsStatementSection *self)
{
  GopsPositioning *positioning;

  write_text (self);
  positioning = gops_view_get_dossier (self)->positioning;
  gops_positioning_statement_keep (positioning);
  (void) gops_view_change (self, N_("Keep the wording"), NULL, save_positioning, positioning);
}

static void
on_copy_clicked_cb (GopsStatementSection *self)
{
  g_autofree char *text = dup_text (self);

  write_text (self);
  gops_session_copy_text (gops_view_get_session (self), text, _("Statement copied"));
}

/* --- showing --- */

static void
show_state (GopsStatementSection *self,
            const GopsDossier    *dossier)
{
  gboolean own = gops_positioning_statement_is_own (dossier->positioning), moved;
  g_autofree char *state = gops_statement_state (dossier, &moved);

  gtk_label_set_label (GTK_LABEL (self->state), state);
  if (moved)
    gtk_widget_add_css_class (self->state, "gops-amber");
  else
    gtk_widget_remove_css_class (self->state, "gops-amber");
  gtk_widget_set_visible (self->use_new, own);
  gtk_widget_set_visible (self->keep, moved);
}

static void
gops_statement_section_refresh (GopsView *view)
{
  GopsStatementSection *self = GOPS_STATEMENT_SECTION (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autofree char *statement = NULL, *shown = NULL;

  if (dossier == NULL)
    return;
  statement = gops_positioning_statement_dup (dossier);
  shown = dup_text (self);
  gops_language_tag (self->text, gops_dossier_language (dossier));
  if (self->timeout == 0 && !g_str_equal (statement, shown))
    {
      self->showing = TRUE;
      gtk_text_buffer_set_text (get_buffer (self), statement, -1);
      self->showing = FALSE;
    }
  show_state (self, dossier);
}

static void
gops_statement_section_go_to (GopsView   *view,
                              const char *table,
                              gint64      row,
                              const char *column)
{
  GopsStatementSection *self = GOPS_STATEMENT_SECTION (view);

  gtk_widget_grab_focus (self->text);
  gops_scroll_to (GTK_WIDGET (self));
}

/* --- object --- */

static GtkWidget *
create_text (GopsStatementSection *self)
{
  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_widget_add_css_class (self->text, "gops-statement");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Positioning statement"), -1);
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect (self->text, "map", G_CALLBACK (gops_text_ask_for_height), NULL);
  return self->text;
}

static GtkWidget *
add_button (GopsStatementSection *self,
            const char           *label,
            GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
gops_statement_section_constructed (GObject *object)
{
  GopsStatementSection *self = GOPS_STATEMENT_SECTION (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  G_OBJECT_CLASS (gops_statement_section_parent_class)->constructed (object);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "gops-statement-card");
  self->state = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (self->state, "caption");
  self->buttons = gops_wrap_box_new (6);
  gtk_box_append (GTK_BOX (box), create_text (self));
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_append (GTK_BOX (box), self->buttons);
  add_button (self, _("_Copy"), G_CALLBACK (on_copy_clicked_cb));
  self->use_new = add_button (self, _("Use the _New Wording"), G_CALLBACK (on_use_new_clicked_cb));
  self->keep = add_button (self, _("_Keep Mine"), G_CALLBACK (on_keep_clicked_cb));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (gops_view_get_session (self), "flush", G_CALLBACK (write_text), self, G_CONNECT_SWAPPED);
}

static void
gops_statement_section_dispose (GObject *object)
{
  GopsStatementSection *self = GOPS_STATEMENT_SECTION (object);

  if (self->timeout != 0 && gops_view_get_session (self) != NULL)
    write_text (self);
  g_clear_handle_id (&self->timeout, g_source_remove);

  G_OBJECT_CLASS (gops_statement_section_parent_class)->dispose (object);
}

static void
gops_statement_section_class_init (GopsStatementSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = gops_statement_section_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_statement_section_dispose;
  GOPS_VIEW_CLASS (klass)->refresh = gops_statement_section_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_statement_section_go_to;
}

static void
gops_statement_section_init (GopsStatementSection *self)
{
}
