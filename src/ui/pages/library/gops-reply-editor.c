/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reply with all that it has. */

#include "config.h"

#include "gops-reply-editor.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-replies-import.h"
#include "gops-reply-row.h"

struct _GopsReplyEditor
{
  AdwBin parent_instance;

  GopsView   *page;     /* borrowed; weak */
  GopsBinder *binder;   /* (owned) */
  GtkWidget  *title, *keywords, *category, *kind, *tags, *answer, *note;   /* borrowed */
};

#define GOPS_TYPE_REPLY_EDITOR (gops_reply_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsReplyEditor, gops_reply_editor, GOPS, REPLY_EDITOR, AdwBin)
G_DEFINE_FINAL_TYPE (GopsReplyEditor, gops_reply_editor, ADW_TYPE_BIN)

static const char *const kinds[] = { "reply", "knowledge", NULL };

/* What stands for what the group says of itself. */
static const char *const variables[] = { "{group}", "{owner}", "{audience}", "{theme}" };

/* --- commands --- */

static void
insert_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsReplyEditor *self = GOPS_REPLY_EDITOR (widget);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->answer)), g_variant_get_string (parameter, NULL), -1);
  (void) gtk_widget_grab_focus (self->answer);
}

static gboolean
remove_reply (GopsStore *store,
              gpointer   reply,
              GError   **error)
{
  return gops_record_delete (reply, store, error);
}

void
gops_reply_remove (GopsView  *page,
                   GopsReply *reply)
{
  g_autofree char *title = gops_reply_dup_title (reply);

  if (gops_view_change (page, N_("Remove reply “%s”"), title, remove_reply, reply))
    gops_session_toast_undo (gops_view_get_session (page), _("Reply removed"));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsReplyEditor *self = GOPS_REPLY_EDITOR (widget);
  GopsView *page = self->page;
  g_autoptr (GopsReply) reply = NULL;

  gops_binder_flush (self->binder);
  reply = g_object_ref (gops_binder_get_record (self->binder));
  gops_dialog_close (widget);
  if (gops_record_get_id (reply) != 0)
    gops_reply_remove (page, reply);
}

/* --- following --- */

/* Undo may take it away, or change it. */
static void
on_store_changed_cb (GopsReplyEditor *self,
                     GopsChanges     *changes)
{
  GopsReply *reply = gops_binder_get_record (self->binder);
  gint64 id = reply != NULL ? gops_record_get_id (reply) : 0, there = 0;

  if (id == 0 || self->page == NULL || !gops_changes_touch (changes, "reply"))
    return;
  if (!gops_store_read_int (gops_view_get_store (self->page), &there, NULL, "SELECT EXISTS (SELECT 1 FROM reply WHERE id = ?1)", "l", id) || there == 0)
    gops_dialog_close (GTK_WIDGET (self));
  else
    (void) gops_record_reload (reply, gops_view_get_store (self->page), NULL);
}

/* --- object --- */

static void
gops_reply_editor_dispose (GObject *object)
{
  GopsReplyEditor *self = GOPS_REPLY_EDITOR (object);

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (gops_reply_editor_parent_class)->dispose (object);
}

static void
gops_reply_editor_class_init (GopsReplyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_reply_editor_dispose;

  gtk_widget_class_install_action (widget_class, "editor.insert", "s", insert_action);
  gtk_widget_class_install_action (widget_class, "editor.remove", NULL, remove_action);
}

static GtkWidget *
add_entry (GtkWidget  *group,
           const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
create_kind (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Reply"));
  gtk_string_list_append (names, _("Knowledge"));
  return g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Kind"), "model", names, NULL);
}

static GtkWidget *
create_text (const char *name,
             int         height)
{
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 9, "bottom-margin", 9,
                                  "left-margin", 12, "right-margin", 12, "height-request", height, NULL);

  gtk_widget_add_css_class (text, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return text;
}

static GtkWidget *
create_variables (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *spoken = g_strdup_printf (_("Insert %s"), variables[i]);
      GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", variables[i], "action-name", "editor.insert", "tooltip-text", spoken, NULL);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", variables[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "caption");
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
add_group (GtkWidget  *column,
           const char *title,
           GtkWidget  *child)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), child);
  gtk_box_append (GTK_BOX (column), group);
}

static GtkWidget *
create_column (GopsReplyEditor *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *first = adw_preferences_group_new (), *answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *last = adw_preferences_group_new ();
  GtkWidget *remove = g_object_new (GTK_TYPE_BUTTON, "label", _("_Remove Reply"), "use-underline", TRUE, "action-name", "editor.remove", "halign", GTK_ALIGN_CENTER, NULL);

  self->title = add_entry (first, _("Title, or what is asked"));
  self->keywords = add_entry (first, _("Keywords, with commas between"));
  self->answer = create_text (_("Answer"), 132);
  gtk_box_append (GTK_BOX (answer), self->answer);
  gtk_box_append (GTK_BOX (answer), create_variables ());
  self->kind = create_kind ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (last), self->kind);
  self->category = add_entry (last, _("Category"));
  self->tags = add_entry (last, _("Tags, with commas between"));
  self->note = create_text (_("Note"), 60);
  gtk_box_append (GTK_BOX (column), first);
  add_group (column, _("Answer"), answer);
  gtk_box_append (GTK_BOX (column), last);
  add_group (column, _("Note"), self->note);
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_box_append (GTK_BOX (column), remove);
  g_object_set (column, "margin-top", 18, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  return column;
}

static void
gops_reply_editor_init (GopsReplyEditor *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 600, "child", create_column (self), NULL);

  gtk_box_append (GTK_BOX (whole), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (whole), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL));
  adw_bin_set_child (ADW_BIN (self), whole);
}

static void
bind (GopsReplyEditor *self)
{
  self->binder = gops_binder_new (gops_view_get_session (self->page));
  gops_binder_set_insert_label (self->binder, N_("Add reply"));
  gops_binder_add_text (self->binder, GOPS_REPLY_TITLE, GTK_EDITABLE (self->title));
  gops_binder_add_text (self->binder, GOPS_REPLY_KEYWORDS, GTK_EDITABLE (self->keywords));
  gops_binder_add_text (self->binder, GOPS_REPLY_CATEGORY, GTK_EDITABLE (self->category));
  gops_binder_add_text (self->binder, GOPS_REPLY_TAGS, GTK_EDITABLE (self->tags));
  gops_binder_add_buffer (self->binder, GOPS_REPLY_ANSWER, GTK_TEXT_VIEW (self->answer));
  gops_binder_add_buffer (self->binder, GOPS_REPLY_NOTE, GTK_TEXT_VIEW (self->note));
  gops_binder_add_choice (self->binder, GOPS_REPLY_KIND, G_OBJECT (self->kind), kinds);
}

void
gops_reply_editor_present (GopsView   *page,
                           gint64      id,
                           const char *title)
{
  GopsReplyEditor *self = g_object_new (GOPS_TYPE_REPLY_EDITOR, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsReply) reply = id != 0 ? gops_record_load (GOPS_TYPE_REPLY, gops_view_get_store (page), id, &error) :
                                          gops_record_new (GOPS_TYPE_REPLY, "kind", "reply", NULL);

  g_object_ref_sink (self);
  g_set_weak_pointer (&self->page, page);
  gops_view_report (page, error);
  if (reply != NULL)
    {
      bind (self);
      gops_binder_set_record (self->binder, reply);
      g_signal_connect_object (gops_view_get_store (page), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
      (void) gops_dialog_present (GTK_WIDGET (self), id != 0 ? _("Edit Reply") : _("New Reply"), 560, 680, GTK_WIDGET (page));
      if (title != NULL && *title != '\0')
        gtk_editable_set_text (GTK_EDITABLE (self->title), title);
      (void) gtk_widget_grab_focus (id != 0 || (title != NULL && *title != '\0') ? self->answer : self->title);
    }
  g_object_unref (self);
}
