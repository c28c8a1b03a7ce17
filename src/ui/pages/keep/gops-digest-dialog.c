/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digests of a group. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-day.h"
#include "gops-digest-content.h"
#include "gops-digest-dialog.h"
#include "gops-digest-edit.h"
#include "gops-digest-editor.h"
#include "gops-empty-state.h"
#include "gops-loaded-view.h"
#include "gops-short-date.h"
#include "gops-store-task.h"

#define TOP 12   /* messages of a digest of the week */

#define GOPS_TYPE_DIGEST_DIALOG (gops_digest_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsDigestDialog, gops_digest_dialog, GOPS, DIGEST_DIALOG, AdwBin)

struct _GopsDigestDialog
{
  AdwBin parent_instance;

  GopsSession      *session;   /* (owned) */
  gint64            group;

  GtkStack         *stack;     /* "none", "list", "editor" */
  GtkListBox       *list;
  GopsDigestEditor *editor;
  AdwWindowTitle   *title;
  GtkWidget        *back, *add, *save, *preview;
};

G_DEFINE_FINAL_TYPE (GopsDigestDialog, gops_digest_dialog, ADW_TYPE_BIN)

static GopsStore *
store_of (GopsDigestDialog *self)
{
  return gops_session_get_store (self->session);
}

static void
show_part (GopsDigestDialog *self,
           const char       *part)
{
  gboolean editor = g_str_equal (part, "editor");

  gtk_stack_set_visible_child_name (self->stack, part);
  gtk_widget_set_visible (self->back, editor);
  gtk_widget_set_visible (self->save, editor);
  gtk_widget_set_visible (self->add, g_str_equal (part, "list"));
}

/* --- the list --- */

static void
open_digest (GopsDigestDialog *self,
             gint64            digest)
{
  if (gops_digest_editor_show (self->editor, digest))
    show_part (self, "editor");
}

static void
on_row_activated_cb (GopsDigestDialog *self,
                     GtkWidget        *row)
{
  open_digest (self, *(gint64 *) g_object_get_data (G_OBJECT (row), "digest"));
}

static void
on_remove_clicked_cb (GopsDigestDialog *self,
                      GtkWidget        *button)
{
  g_autoptr (GError) error = NULL;

  if (gops_digest_remove (store_of (self), *(gint64 *) g_object_get_data (G_OBJECT (button), "digest"), &error))
    gops_session_toast_undo (self->session, _("Digest removed"));
  else
    gops_session_report (self->session, error);
}

static char *
describe (GopsDigestDialog *self,
          gpointer          digest)
{
  gint64 n = 0;
  const char *from = gops_record_get_text (digest, GOPS_DIGEST_FROM_DATE), *until = gops_record_get_text (digest, GOPS_DIGEST_UNTIL_DATE);
  g_autofree char *first = gops_short_date (from, until), *last = gops_short_date (until, until), *messages = NULL;

  (void) gops_store_read_int (store_of (self), &n, NULL, "SELECT count (*) FROM digest_entry WHERE digest_id = ?1 AND kind = 'message'", "l",
                              gops_record_get_id (digest));
  messages = g_strdup_printf (ngettext ("%u message", "%u messages", (gulong) n), (guint) n);
  return *from != '\0' && *until != '\0' ? g_strdup_printf (_("%s from %s to %s"), messages, first, last) : g_steal_pointer (&messages);
}

static GtkWidget *
create_row (GopsDigestDialog *self,
            gpointer          digest)
{
  const char *title = gops_record_get_text (digest, GOPS_DIGEST_TITLE);
  g_autofree char *facts = describe (self, digest), *spoken = g_strdup_printf (_("Remove “%s”"), title);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "activatable", TRUE, NULL),
                                   *title != '\0' ? title : _("Without a title"), facts);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gint64 id = gops_record_get_id (digest);

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _("Remove Digest"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (remove), "digest", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "digest", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
show_list (GopsDigestDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) digests = gops_digest_load_all (store_of (self), self->group, &error);

  gops_session_report (self->session, error);
  gops_loaded_view_clear_list (GTK_WIDGET (self->list));
  for (guint i = 0; digests != NULL && i < digests->len; i++)
    gtk_list_box_append (self->list, create_row (self, digests->pdata[i]));
  show_part (self, digests != NULL && digests->len > 0 ? "list" : "none");
}

/* One that is gone by an undo is left. */
static void
refresh (GopsDigestDialog *self)
{
  gint64 digest = gops_digest_editor_get (self->editor);

  if (digest == 0 || !gops_digest_editor_show (self->editor, digest))
    show_list (self);
}

/* --- making one --- */

static gpointer
draft_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  return gops_digest_content_draft (store, *(gint64 *) data, NULL, NULL, TOP, NULL, cancellable, error);
}

static void
on_drafted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GopsDigestDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDigestContent) content = gops_store_run_finish (GOPS_STORE (source), result, &error);
  gint64 digest;

  if (self->session == NULL)
    return;   /* closed by now */
  if (content != NULL && content->entries->len == 0)
    {
      gops_session_toast (self->session, _("No message of the last week was answered. Begin with an empty digest, and pick by words or days."));
      return;
    }
  digest = content != NULL ? gops_digest_content_insert (content, store_of (self), &error) : 0;
  gops_session_report (self->session, error);
  if (digest != 0)
    open_digest (self, digest);
}

static void
on_week_clicked_cb (GopsDigestDialog *self)
{
  gops_store_run_async (store_of (self), draft_in_thread, g_memdup2 (&self->group, sizeof self->group), g_free, (GDestroyNotify) gops_digest_content_free, NULL,
                        NULL, NULL, on_drafted_cb, g_object_ref (self));
}

static void
on_empty_clicked_cb (GopsDigestDialog *self)
{
  g_autoptr (GError) error = NULL;
  gint64 digest = gops_digest_make (store_of (self), self->group, &error);

  gops_session_report (self->session, error);
  if (digest != 0)
    open_digest (self, digest);
}

static void
on_week_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  on_week_clicked_cb (GOPS_DIGEST_DIALOG (widget));
}

static void
on_empty_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  on_empty_clicked_cb (GOPS_DIGEST_DIALOG (widget));
}

/* --- object --- */

static void
on_back_clicked_cb (GopsDigestDialog *self)
{
  gops_session_flush (self->session);
  (void) gops_digest_editor_show (self->editor, 0);
  show_list (self);
}

static void
on_save_clicked_cb (GopsDigestDialog *self)
{
  gops_digest_editor_save (self->editor);
}

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_DIGEST_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_DIGEST_DIALOG (widget)->session);
}

static void
gops_digest_dialog_dispose (GObject *object)
{
  GopsDigestDialog *self = GOPS_DIGEST_DIALOG (object);

  if (self->session != NULL)
    gops_session_flush (self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_digest_dialog_parent_class)->dispose (object);
}

static void
gops_digest_dialog_class_init (GopsDigestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_digest_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "digest.week", NULL, on_week_action);
  gtk_widget_class_install_action (widget_class, "digest.empty", NULL, on_empty_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static GtkWidget *
make_button (GopsDigestDialog *self,
             GtkWidget        *button,
             const char       *label,
             GCallback         callback)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (callback != NULL)
    g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_header (GopsDigestDialog *self,
             const char       *group)
{
  GtkWidget *header = adw_header_bar_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Best of the Last Week"), "digest.week");
  g_menu_append (menu, _("_Empty Digest"), "digest.empty");
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Digests"), group));
  self->back = make_button (self, gtk_button_new_from_icon_name ("go-previous-symbolic"), _("All Digests"), G_CALLBACK (on_back_clicked_cb));
  self->add = make_button (self, g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic", "menu-model", menu, NULL), _("New Digest"), NULL);
  self->save = make_button (self, gtk_button_new_from_icon_name ("gops-export-symbolic"), _("Save as a File"), G_CALLBACK (on_save_clicked_cb));
  self->preview = make_button (self, g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "gops-picture-symbolic", NULL), _("Preview"), NULL);
  gops_digest_editor_set_toggle (self->editor, GTK_TOGGLE_BUTTON (self->preview));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->add);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->preview);
  return header;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = gops_empty_state_new ("gops-type-digest-symbolic", _("The Best of the Talk"),
    _("What was said well is worth keeping, and draws new members: collect messages, order them under headings, and send them as one long picture, a web page or a document."));

  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_Best of the Last Week"), "digest.week");
  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_Empty Digest"), "digest.empty");
  return empty;
}

static GtkWidget *
make_list (GopsDigestDialog *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, NULL);

  self->list = GTK_LIST_BOX (gops_loaded_view_make_list (_("Digests")));
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  g_object_set (self->list, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
}

static void
gops_digest_dialog_init (GopsDigestDialog *self)
{
}

void
gops_digests_present (GopsSession *session,
                      GtkWidget   *parent)
{
  const GopsDossier *dossier = gops_session_get_dossier (session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GopsDigestDialog *self;

  if (dossier == NULL)
    {
      g_object_unref (g_object_ref_sink (box));
      return;
    }
  self = g_object_new (GOPS_TYPE_DIGEST_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->group = gops_record_get_id (dossier->group);
  self->stack = g_object_new (GTK_TYPE_STACK, "vhomogeneous", FALSE, "hhomogeneous", FALSE, "vexpand", TRUE, NULL);
  self->editor = GOPS_DIGEST_EDITOR (gops_digest_editor_new (session));
  gtk_stack_add_named (self->stack, make_empty (), "none");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->editor), "editor");
  gtk_box_append (GTK_BOX (box), make_header (self, gops_record_get_text (dossier->group, GOPS_GROUP_NAME)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  show_list (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gops_dialog_present (GTK_WIDGET (self), _("Digests"), 960, 720, parent);
}
