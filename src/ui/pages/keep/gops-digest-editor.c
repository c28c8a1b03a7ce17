/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a digest. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-digest-content.h"
#include "gops-digest-edit.h"
#include "gops-digest-editor.h"
#include "gops-digest-entry-row.h"
#include "gops-digest-picker.h"
#include "gops-digest-preview.h"
#include "gops-keep-save.h"
#include "gops-loaded-view.h"
#include "gops-responsive-bin.h"
#include "gops-text-height.h"

static const char *const name_ids[] = { GOPS_DIGEST_SHOWN, GOPS_DIGEST_SHORT, GOPS_DIGEST_HIDDEN, NULL };

struct _GopsDigestEditor
{
  AdwBin parent_instance;

  GopsSession       *session;    /* (owned) */
  GopsDigestContent *content;    /* (owned) (nullable) */
  GopsBinder        *binder;     /* (owned): title, foreword, names */
  GtkToggleButton   *toggle;     /* borrowed: the preview is wanted where there is room for one alone */

  GopsResponsiveBin *responsive;
  GtkWidget         *entries, *foreword;
  GtkListBox        *list;
  GopsDigestPreview *picture;
};

G_DEFINE_FINAL_TYPE (GopsDigestEditor, gops_digest_editor, ADW_TYPE_BIN)

static GopsStore *
store_of (GopsDigestEditor *self)
{
  return gops_session_get_store (self->session);
}

gint64
gops_digest_editor_get (GopsDigestEditor *self)
{
  return self->content != NULL ? gops_record_get_id (self->content->digest) : 0;
}

/* --- entries --- */

/* @owner, @entry: see GopsOrderButtons */
static void
move_entry (gpointer owner,
            gpointer entry,
            guint    to)
{
  GopsDigestEditor *self = owner;
  g_autoptr (GError) error = NULL;

  if (!gops_digest_move_entry (store_of (self), gops_digest_editor_get (self), gops_record_get_id (entry), to, &error))
    gops_session_report (self->session, error);
}

static void
remove_entry (gpointer owner,
              gpointer entry)
{
  GopsDigestEditor *self = owner;
  g_autoptr (GError) error = NULL;

  if (gops_digest_remove_entry (store_of (self), gops_record_get_id (entry), &error))
    gops_session_toast_undo (self->session, _("Taken out of the digest"));
  else
    gops_session_report (self->session, error);
}

/* What is written is kept as it is written. */
static void
edit_entry (GopsDigestEditor *self,
            gpointer          entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *text = gtk_text_view_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", text, NULL);
  GopsBinder *binder = gops_binder_new (self->session);

  g_object_set (text, "wrap-mode", GTK_WRAP_WORD_CHAR, "top-margin", 12, "bottom-margin", 12, "left-margin", 12, "right-margin", 12, "accepts-tab", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text"), -1);
  gops_binder_add_buffer (binder, GOPS_DIGEST_ENTRY_TEXT, GTK_TEXT_VIEW (text));
  gops_binder_set_record (binder, entry);
  g_object_set_data_full (G_OBJECT (box), "binder", binder, g_object_unref);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  gops_dialog_present (box, _("Edit Text"), 520, 360, GTK_WIDGET (self));
  gtk_widget_grab_focus (text);
}

static void
on_entry_activated_cb (GopsDigestEditor *self,
                       GtkWidget        *row)
{
  edit_entry (self, gops_digest_entry_row_get (row));
}

static void
add_row (GopsDigestEditor *self,
         guint             position)
{
  gpointer entry = self->content->entries->pdata[position];
  const GopsOrderButtons order = { self, gops_record_get_text (entry, GOPS_DIGEST_ENTRY_TEXT), _("Take Out"), position, self->content->entries->len,
                                   move_entry, remove_entry };
  GtkWidget *row = gops_digest_entry_row_new (entry, gops_record_get_text (self->content->group, GOPS_GROUP_TIME_ZONE), &order);

  g_signal_connect_object (row, "activated", G_CALLBACK (on_entry_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

/* Returns: (nullable): the row that has the keyboard */
static GtkWidget *
find_focused_row (GopsDigestEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  return ADW_IS_ACTION_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW);
}

/* Returns: its entry, 0 for none */
static gint64
find_focused (GopsDigestEditor *self)
{
  GtkWidget *row = find_focused_row (self);

  return row != NULL ? gops_record_get_id (gops_digest_entry_row_get (row)) : 0;
}

/* Alt+Up, Alt+Down. @arguments: (i): by how many places */
static gboolean
on_move_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  GtkWidget *row = find_focused_row (GOPS_DIGEST_EDITOR (widget));
  int by;

  g_variant_get (arguments, "(i)", &by);
  return row != NULL && gops_digest_entry_row_move (row, by);
}

static gboolean
on_delete_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  GtkWidget *row = find_focused_row (GOPS_DIGEST_EDITOR (widget));

  if (row != NULL)
    remove_entry (widget, gops_digest_entry_row_get (row));
  return row != NULL;
}

/* The keyboard stays where it was, wherever the entry is now. */
static void
show_entries (GopsDigestEditor *self)
{
  gint64 focused = find_focused (self);

  gops_loaded_view_clear_list (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->content->entries->len; i++)
    {
      add_row (self, i);
      if (gops_record_get_id (self->content->entries->pdata[i]) == focused)
        gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->content->entries->len > 0);
}

/* Where something new goes: behind the entry that has the keyboard. */
static void
add_text (GopsDigestEditor *self,
          const char       *kind,
          const char       *text)
{
  g_autoptr (GError) error = NULL;

  if (gops_digest_add_text (store_of (self), gops_digest_editor_get (self), kind, text, find_focused (self), &error) == 0)
    gops_session_report (self->session, error);
}

static void
on_add_heading_cb (GopsDigestEditor *self)
{
  add_text (self, "heading", _("New heading"));
}

static void
on_add_note_cb (GopsDigestEditor *self)
{
  add_text (self, "note", _("New note"));
}

static void
on_add_messages_cb (GopsDigestEditor *self)
{
  gops_digest_pick_present (self->session, gops_digest_editor_get (self), find_focused (self), GTK_WIDGET (self));
}

/* --- showing --- */

static void
arrange (GopsDigestEditor *self)
{
  gboolean wide = gops_responsive_bin_get_width_class (self->responsive) != GOPS_WIDTH_NARROW;
  gboolean preview = gtk_toggle_button_get_active (self->toggle);

  gtk_widget_set_visible (GTK_WIDGET (self->toggle), !wide && self->content != NULL);
  gtk_widget_set_visible (self->entries, wide || !preview);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), wide || preview);
  gtk_widget_set_hexpand (GTK_WIDGET (self->picture), !wide);
}

gboolean
gops_digest_editor_show (GopsDigestEditor *self,
                         gint64            digest)
{
  GopsDigestContent *content = digest != 0 ? gops_digest_content_load (store_of (self), digest, NULL) : NULL;

  gops_binder_set_record (self->binder, content != NULL ? content->digest : NULL);
  g_clear_pointer (&self->content, gops_digest_content_free);
  self->content = content;
  gops_digest_preview_show (self->picture, self->session, content != NULL ? digest : 0);
  arrange (self);
  if (content == NULL)
    return FALSE;
  show_entries (self);
  gops_text_ask_for_height (self->foreword);
  return TRUE;
}

void
gops_digest_editor_set_toggle (GopsDigestEditor *self,
                               GtkToggleButton  *toggle)
{
  self->toggle = toggle;
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->responsive, "notify::width-class", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  arrange (self);
}

gboolean
gops_digest_editor_is_drawn (GopsDigestEditor *self)
{
  return gops_digest_preview_is_drawn (self->picture);
}

/* --- files --- */

static GopsDocument *
make_document (GopsStore     *store,
               gint64         digest,
               int            day,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GopsDigestContent) content = gops_digest_content_load (store, digest, error);

  return content != NULL ? gops_digest_document (content) : NULL;
}

void
gops_digest_editor_save (GopsDigestEditor *self)
{
  gops_keep_save (self->session, &(GopsKeepFile) { make_document, gops_digest_editor_get (self), 0, _("Save Digest"),
                  gops_record_get_text (self->content->digest, GOPS_DIGEST_TITLE), FALSE, gops_record_get_text (self->content->group, GOPS_GROUP_NAME),
                  _("Digest saved") }, GTK_WIDGET (self));
}

/* --- object --- */

static void
gops_digest_editor_dispose (GObject *object)
{
  GopsDigestEditor *self = GOPS_DIGEST_EDITOR (object);

  g_clear_object (&self->binder);
  g_clear_pointer (&self->content, gops_digest_content_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_digest_editor_parent_class)->dispose (object);
}

static void
gops_digest_editor_class_init (GopsDigestEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_digest_editor_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_cb, NULL);
}

static void
gops_digest_editor_init (GopsDigestEditor *self)
{
}

static GtkWidget *
make_foreword (GopsDigestEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (_("Foreword"));
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", box, NULL);

  self->foreword = gtk_text_view_new ();
  g_object_set (self->foreword, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
  gtk_widget_set_size_request (self->foreword, -1, 48);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->foreword), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Foreword"), -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (self->foreword, "gops-foreword");
  g_object_set (box, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->foreword);
  gops_binder_add_buffer (self->binder, GOPS_DIGEST_FOREWORD, GTK_TEXT_VIEW (self->foreword));
  return row;
}

static GtkWidget *
make_names (GopsDigestEditor *self)
{
  const char *const labels[] = { _("Shown"), _("Shortened"), _("Hidden"), NULL };
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Names"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  gops_binder_add_choice (self->binder, GOPS_DIGEST_NAMES, G_OBJECT (row), name_ids);
  return row;
}

static GtkWidget *
make_fields (GopsDigestEditor *self)
{
  GtkWidget *list = gops_loaded_view_make_list (_("Digest")), *title = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (title), _("Title"));
  gops_binder_add_text (self->binder, GOPS_DIGEST_TITLE, GTK_EDITABLE (title));
  gtk_list_box_append (GTK_LIST_BOX (list), title);
  gtk_list_box_append (GTK_LIST_BOX (list), make_foreword (self));
  gtk_list_box_append (GTK_LIST_BOX (list), make_names (self));
  return list;
}

static void
add_button (GopsDigestEditor *self,
            GtkWidget        *box,
            const char       *label,
            GCallback         callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static GtkWidget *
make_entries (GopsDigestEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, NULL);
  GtkWidget *buttons = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6, "row-spacing", 6, "min-children-per-line", 1,
                                     "max-children-per-line", 3, "homogeneous", TRUE, NULL);

  self->list = GTK_LIST_BOX (gops_loaded_view_make_list (_("Entries")));
  add_button (self, buttons, _("Add Messages…"), G_CALLBACK (on_add_messages_cb));
  add_button (self, buttons, _("Add Heading"), G_CALLBACK (on_add_heading_cb));
  add_button (self, buttons, _("Add Note"), G_CALLBACK (on_add_note_cb));
  gtk_box_append (GTK_BOX (box), make_fields (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "hexpand", TRUE, "child", clamp, NULL);
}

GtkWidget *
gops_digest_editor_new (GopsSession *session)
{
  GopsDigestEditor *self = g_object_new (GOPS_TYPE_DIGEST_EDITOR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->session = g_object_ref (session);
  self->binder = gops_binder_new (session);
  self->entries = make_entries (self);
  self->picture = g_object_new (GOPS_TYPE_DIGEST_PREVIEW, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), 300, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "gops-pane");
  gtk_box_append (GTK_BOX (box), self->entries);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picture));
  self->responsive = GOPS_RESPONSIVE_BIN (gops_responsive_bin_new ());
  gops_responsive_bin_set_child (self->responsive, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->responsive));
  return GTK_WIDGET (self);
}
