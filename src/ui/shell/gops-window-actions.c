/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's commands. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-dialogs.h"
#include "gops-group-batch.h"
#include "gops-group-maker.h"
#include "gops-compat.h"
#include "gops-help.h"
#include "gops-help-window.h"
#include "gops-import-dialog.h"
#include "gops-turns-dialog.h"
#include "gops-window-private.h"
#include "gops-workspace.h"

/* --- steps and pages --- */

static void
on_undo_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsSession *session = GOPS_WINDOW (widget)->session;

  if (session == NULL)
    return;
  if (g_str_equal (name, "win.undo"))
    (void) gops_session_undo (session);
  else
    (void) gops_session_redo (session);
}

static void
on_show_page_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);

  gops_window_show_page (self, g_variant_get_string (parameter, NULL));
  if (self->session != NULL)   /* whoever names a page wants to work there */
    gops_stage_focus_page (self->stage);
}

static void
on_step_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);

  gops_stage_step (self->stage, g_str_equal (name, "win.next-step") ? 1 : -1);
  gops_window_update_actions (self);
}

static void
on_toggle_pane_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gops_stage_toggle_pane (GOPS_WINDOW (widget)->stage);
}

/* F6 goes round: sidebar, page, pane. */
static void
on_next_region_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GopsView *view = gops_window_get_page (self) != NULL ? gops_stage_get_view (self->stage, gops_window_get_page (self)) : NULL;
  GtkWidget *pane = view != NULL ? gops_view_get_pane (view) : NULL;
  gboolean in_sidebar = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar));
  gboolean in_page = focus != NULL && view != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view));

  if (view == NULL)
    return;   /* a workspace without groups shows no page yet */
  if (in_sidebar)
    (void) gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
  else if (!in_page || pane == NULL || gtk_widget_get_root (pane) == NULL ||
           !gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
    (void) gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
on_show_tiers_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gops_session_go_to (GOPS_WINDOW (widget)->session, &(GopsPlace) { .page = "tiers" });
}

/* Where one sees what is written. */
static void
on_save_members_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);
  GopsView *view;

  gops_window_show_page (self, "members");
  view = gops_stage_get_view (self->stage, "members");
  if (view != NULL)
    (void) gtk_widget_activate_action (GTK_WIDGET (view), "page.save-members", NULL);
}

static void
on_show_history_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);
  GopsPlace place = { .page = "history", .table = "" };

  if (g_str_equal (name, "win.show-group-history"))
    {
      place.table = "chat_group";
      place.row = gops_session_get_group (self->session);
    }
  gops_session_go_to (self->session, &place);
}

static void
on_open_folder_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  gops_launch_folder (widget, file);
}

/* --- dialogs --- */

static void
on_dialog_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const struct { const char *name; void (*present) (GopsSession *, GtkWidget *); } dialogs[] = {
    { "win.new-group", gops_new_group_present },
    { "win.import", gops_import_present },
    { "win.edit-profile", gops_profile_present },
    { "win.search", gops_search_present },
    { "win.search-messages", gops_messages_present },
    { "win.save-copy", gops_save_copy_present },
    { "win.print-rules", gops_print_rules },
    { "win.print-form", gops_print_form },
    { "win.own-fields", gops_own_fields_present },
    { "win.keepers", gops_keepers_present },
    { "win.add-orders", gops_orders_present },
    { "win.figures", gops_figures_present },
    { "win.brand", gops_brand_present },
  };
  GopsWindow *self = GOPS_WINDOW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (dialogs[i].name, name) && self->session != NULL)
      {
        gops_session_flush (self->session);
        dialogs[i].present (self->session, widget);
      }
}

/* --- what is dropped or pasted --- */

static void
import_first (GopsWindow   *self,
              const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || self->session == NULL)
    return;
  gops_session_flush (self->session);
  gops_import_present_file (self->session, files->data, GTK_WIDGET (self));
}

static void
on_files_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GopsWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    import_first (self, value);
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GopsWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->session == NULL)
    return;
  gops_session_flush (self->session);
  gops_import_present_text (self->session, text != NULL ? text : "", GTK_WIDGET (self));
}

/* Where no entry takes it, what was copied from a chat is imported. */
static void
on_paste_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files_read_cb, g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read_cb, g_object_ref (widget));
}

/* What is dragged out of the window, such as a poster, comes to nothing when it is let go over it. */
static gboolean
is_our_own (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  return drop != NULL && gdk_drop_get_drag (drop) != NULL;
}

static gboolean
on_file_dropped_cb (GopsWindow    *self,
                    const GValue  *value,
                    double         x,
                    double         y,
                    GtkDropTarget *target)
{
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) || self->session == NULL || is_our_own (target))
    return FALSE;
  import_first (self, value);
  return TRUE;
}

void
gops_window_accept_files (GopsWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (on_file_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* The help opens at what is on the screen. */
static void
on_help_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);

  gops_help_present (widget, gops_help_for_place (self->stage != NULL ? gops_window_get_page (self) : "first-run"));
}

static void
on_toast_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_window_toast (GOPS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_restore_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);
  g_autoptr (GFile) file = self->session != NULL ?
    g_file_new_for_path (gops_store_get_path (gops_session_get_store (self->session))) :
    self->problem != NULL ? g_object_ref (self->problem) : NULL;

  if (self->session != NULL)
    gops_session_flush (self->session);
  if (file != NULL)
    gops_restore_present (self->session, file, widget);
}

static void
on_recent_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gops_recent_present (widget);
}

/* --- the chosen group --- */

static void
on_duplicate_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy_name = NULL;
  gint64 copy;

  if (dossier == NULL)
    return;
  gops_session_flush (self->session);
  /* Translators: name of a group's duplicate */
  copy_name = g_strdup_printf (_("%s (copy)"), gops_record_get_text (dossier->group, GOPS_GROUP_NAME));
  copy = gops_method_duplicate (gops_session_get_store (self->session), gops_session_get_group (self->session), copy_name, &error);
  if (copy == 0)
    {
      gops_session_report (self->session, error);
      return;
    }
  gops_session_set_group (self->session, copy);
  gops_session_toast_undo (self->session, _("Group duplicated, without members"));
}

static void
on_copies_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsWindow *self = GOPS_WINDOW (widget);

  gops_session_flush (self->session);
  gops_copies_present (self->session, gops_session_get_group (self->session), widget);
}

typedef gboolean (*GroupsChange) (GopsStore *store, GPtrArray *groups, GError **error);

static gboolean
archive (GopsStore *store,
         GPtrArray *groups,
         GError   **error)
{
  return gops_groups_archive (store, groups, TRUE, error);
}

static gboolean
unarchive (GopsStore *store,
           GPtrArray *groups,
           GError   **error)
{
  return gops_groups_archive (store, groups, FALSE, error);
}

static void
change_group (GopsWindow   *self,
              GroupsChange  change,
              const char   *done)
{
  GopsStore *store = gops_session_get_store (self->session);
  gint64 id = gops_session_get_group (self->session);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;

  gops_session_flush (self->session);
  g_array_append_val (ids, id);
  groups = gops_groups_load (store, ids, &error);
  if (groups != NULL && change (store, groups, &error))
    gops_session_toast_undo (self->session, done);
  gops_session_report (self->session, error);
}

static void
on_archive_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (g_str_equal (name, "win.unarchive-group"))
    change_group (GOPS_WINDOW (widget), unarchive, _("Group is no longer archived"));
  else
    change_group (GOPS_WINDOW (widget), archive, _("Group archived"));
}

static void
on_delete_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  change_group (GOPS_WINDOW (widget), gops_groups_delete, _("Group deleted"));
}

/* --- table --- */

static const struct
{
  const char              *name;
  const char              *parameter;   /* (nullable) */
  GtkWidgetActionActivateFunc activate;
  guint                    key;
  GdkModifierType          modifiers;
  const char              *target;      /* (nullable): parameter of the key */
} actions[] = {
  { "win.undo", NULL, on_undo_cb, GDK_KEY_z, GDK_CONTROL_MASK },
  { "win.redo", NULL, on_undo_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "win.show-page", "s", on_show_page_cb, 0, 0 },
  { "win.previous-step", NULL, on_step_cb, GDK_KEY_Page_Up, GDK_ALT_MASK },
  { "win.next-step", NULL, on_step_cb, GDK_KEY_Page_Down, GDK_ALT_MASK },
  { "win.toggle-pane", NULL, on_toggle_pane_cb, GDK_KEY_F9, 0 },
  { "win.next-region", NULL, on_next_region_cb, GDK_KEY_F6, 0 },
  { "win.show-history", NULL, on_show_history_cb, GDK_KEY_h, GDK_CONTROL_MASK },
  { "win.show-group-history", NULL, on_show_history_cb, 0, 0 },
  { "win.show-tiers", NULL, on_show_tiers_cb, 0, 0 },
  { "win.save-members", NULL, on_save_members_cb, 0, 0 },
  { "win.open-folder", "s", on_open_folder_cb, 0, 0 },
  { "win.toast", "s", on_toast_cb, 0, 0 },
  { "win.new-group", NULL, on_dialog_cb, GDK_KEY_n, GDK_CONTROL_MASK },
  { "win.import", NULL, on_dialog_cb, GDK_KEY_i, GDK_CONTROL_MASK },
  { "win.paste", NULL, on_paste_cb, GDK_KEY_v, GDK_CONTROL_MASK },
  { "win.search", NULL, on_dialog_cb, GDK_KEY_k, GDK_CONTROL_MASK },
  { "win.search-messages", NULL, on_dialog_cb, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "win.save-copy", NULL, on_dialog_cb, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "win.restore-backup", NULL, on_restore_cb, 0, 0 },
  { "win.recent-workspaces", NULL, on_recent_cb, 0, 0 },
  { "win.help", NULL, on_help_cb, GDK_KEY_F1, 0 },
  { "win.edit-profile", NULL, on_dialog_cb, GDK_KEY_Return, GDK_ALT_MASK },
  { "win.print-rules", NULL, on_dialog_cb, GDK_KEY_p, GDK_CONTROL_MASK },
  { "win.print-form", NULL, on_dialog_cb, 0, 0 },
  { "win.own-fields", NULL, on_dialog_cb, 0, 0 },
  { "win.keepers", NULL, on_dialog_cb, 0, 0 },
  { "win.add-orders", NULL, on_dialog_cb, 0, 0 },
  { "win.figures", NULL, on_dialog_cb, GDK_KEY_d, GDK_CONTROL_MASK },
  { "win.brand", NULL, on_dialog_cb, 0, 0 },
  { "win.duplicate-group", NULL, on_duplicate_cb, 0, 0 },
  { "win.make-copies", NULL, on_copies_cb, 0, 0 },
  { "win.archive-group", NULL, on_archive_cb, 0, 0 },
  { "win.unarchive-group", NULL, on_archive_cb, 0, 0 },
  { "win.delete-group", NULL, on_delete_cb, 0, 0 },
};

static void
bind_steps (GtkWidgetClass *widget_class)
{
  const GopsPageInfo *infos;
  guint n, step = 0;

  infos = gops_page_table (&n);
  for (guint i = 0; i < n; i++)
    if (infos[i].place == GOPS_PAGE_STEP)
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + step++, GDK_ALT_MASK, "win.show-page", "s", infos[i].id);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "win.show-page", "s", "today");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "win.show-page", "s", "calendar");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "win.show-page", "s", "groups");
}

void
gops_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  bind_steps (widget_class);
}

/* A group is archived or brought back, whichever it is not. */
static void
update_archiving (GopsWindow *self)
{
  const GopsDossier *dossier = self->session != NULL ? gops_session_get_dossier (self->session) : NULL;
  gboolean archived = dossier != NULL && gops_record_get_int (dossier->group, GOPS_GROUP_ARCHIVED_AT) != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.archive-group", dossier != NULL && !archived);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.unarchive-group", archived);
}

/* Enables what makes sense now. */
void
gops_window_update_actions (GopsWindow *self)
{
  static const char *const of_group[] = {
    "win.edit-profile", "win.keepers", "win.print-rules", "win.print-form", "win.add-orders", "win.duplicate-group", "win.make-copies", "win.delete-group", "win.show-group-history",
    "win.show-tiers", "win.save-members",
    "win.previous-step", "win.next-step",
  };
  static const char *const of_session[] = {
    "win.new-group", "win.save-copy", "win.search", "win.search-messages", "win.import", "win.paste", "win.own-fields", "win.figures", "win.brand", "win.show-history",
    "win.show-page", "win.toggle-pane", "win.next-region",
  };
  GopsStore *store = self->session != NULL ? gops_session_get_store (self->session) : NULL;
  g_autofree char *undo = store != NULL ? gops_store_dup_undo_label (store) : NULL;
  g_autofree char *redo = store != NULL ? gops_store_dup_redo_label (store) : NULL;
  gboolean group = self->session != NULL && gops_session_get_group (self->session) != 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_group); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_group[i], group);
  for (guint i = 0; i < G_N_ELEMENTS (of_session); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_session[i], self->session != NULL);
  update_archiving (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
}
