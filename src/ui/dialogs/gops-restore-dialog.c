/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restore a backup: the automatic ones with their dates, or any file. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "gops-backup.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-weekday.h"
#include "gops-workspace.h"

typedef struct
{
  GtkWidget *parent;   /* (owned): the window */
  GtkWidget *list;     /* borrowed: content of the dialog, weak */
  GFile     *from;     /* (owned) (nullable) */
} Restore;

static void
restore_free (Restore *restore)
{
  g_clear_weak_pointer (&restore->list);
  g_object_unref (restore->parent);
  g_clear_object (&restore->from);
  g_free (restore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

/* --- confirming --- */

static void
on_restore_answered_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autofree char *uri = g_file_get_uri (restore->from);

  if (!g_str_equal (answer, "restore"))
    return;
  if (restore->list != NULL)
    gops_dialog_close (restore->list);
  (void) gtk_widget_activate_action (restore->parent, "app.restore", "s", uri);
}

static void
ask (Restore    *restore,
     const char *what)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "restore", _("_Restore"), GOPS_ALERT_SUGGESTED },
  };
  g_autofree char *body = g_strdup_printf (_("The workspace becomes what it was: %s. What is there now is kept in a file beside it."), what);

  gops_alert_ask_async (restore->list != NULL ? restore->list : restore->parent, _("Restore This Backup?"), body, NULL,
                        answers, G_N_ELEMENTS (answers), "restore", NULL, on_restore_answered_cb, restore);
}

static Restore *
restore_new (GtkWidget *list,
             GtkWidget *parent,
             GFile     *from)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->parent = g_object_ref (parent);
  restore->from = from != NULL ? g_object_ref (from) : NULL;
  g_set_weak_pointer (&restore->list, list);
  return restore;
}

static void
on_backup_activated_cb (GtkWidget    *list,
                        AdwActionRow *row)
{
  GFile *file = g_object_get_data (G_OBJECT (row), "file");

  ask (restore_new (list, g_object_get_data (G_OBJECT (list), "parent"), file), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* --- any file --- */

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Restore) restore = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  restore->from = gops_file_choose_finish (result, &error);
  if (error != NULL)
    (void) gtk_widget_activate_action (restore->parent, "win.toast", "s", error->message);
  if (restore->from == NULL)
    return;
  name = g_file_get_parse_name (restore->from);
  ask (g_steal_pointer (&restore), name);
}

static void
on_choose_clicked_cb (GtkWidget *list)
{
  const GopsFileKind kind = { _("Workspaces"), "*.groupops" };
  GtkWidget *parent = g_object_get_data (G_OBJECT (list), "parent");

  gops_file_open_async (list, _("Choose a Backup"), &kind, 1, FALSE, NULL, NULL, on_file_chosen_cb, restore_new (list, parent, NULL));
}

/* --- the list --- */

/* "7 groups · last change 20 November 2026 18:02" */
static char *
describe (const char *path)
{
  g_autoptr (GopsWorkspaceInfo) info = gops_workspace_look (path, NULL);
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *groups = NULL, *when = NULL;

  if (info == NULL)
    return g_strdup (_("can’t be read"));
  at = g_date_time_new_from_unix_local (info->changed_at / G_USEC_PER_SEC);
  groups = g_strdup_printf (ngettext ("%u group", "%u groups", info->n_groups), info->n_groups);
  when = at != NULL ? g_date_time_format (at, C_("moment of another year", "%-d %B %Y, %H:%M")) : g_strdup ("");
  /* Translators: "7 groups · last change 20 November 2026, 18:02" */
  return g_strdup_printf (_("%s · last change %s"), groups, when);
}

static GtkWidget *
make_backup_row (const char *folder,
                 const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *date = g_strndup (name, strlen (name) - strlen (GOPS_BACKUP_SUFFIX));
  g_autofree char *facts = describe (path);
  g_auto (GStrv) parts = g_strsplit (date, "-", 3);
  g_autoptr (GDateTime) day = g_strv_length (parts) == 3 ?
    g_date_time_new_local (atoi (parts[0]), atoi (parts[1]), atoi (parts[2]), 0, 0, 0) : NULL;
  g_autofree char *title = day != NULL ? gops_weekday_format (day, C_("day of a backup", "%A, %-d %B %Y")) : g_strdup (date);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "file", g_file_new_for_path (path), g_object_unref);
  return row;
}

static guint
add_backups (GtkWidget  *list,
             const char *folder)
{
  g_autoptr (GPtrArray) names = gops_backup_list (folder);

  for (guint i = 0; i < names->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_backup_row (folder, g_ptr_array_index (names, i)));
  return names->len;
}

/* The backups of this workspace; where it can't be read, those of all. */
static guint
fill (GtkWidget   *list,
      GopsSession *session,
      GFile       *file)
{
  g_autofree char *all = g_build_filename (g_get_user_data_dir (), "groupops", "backups", NULL);
  const char *path = g_file_peek_path (file);
  g_autoptr (GopsWorkspaceInfo) info = session == NULL && path != NULL ? gops_workspace_look (path, NULL) : NULL;
  const char *uuid = session != NULL ? gops_store_get_uuid (gops_session_get_store (session)) : info != NULL ? info->uuid : NULL;
  g_autofree char *own = uuid != NULL ? g_build_filename (all, uuid, NULL) : NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (own != NULL)
    return add_backups (list, own);
  dir = g_dir_open (all, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (all, name, NULL);

      n += add_backups (list, folder);
    }
  return n;
}

static GtkWidget *
make_choose_button (GtkWidget *list)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Choose a _File…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose_clicked_cb), list, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_content (GtkWidget *list,
              guint      n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *hint = gtk_label_new (n > 0 ? _("Choose the day to go back to.") : _("There is no automatic backup of this workspace yet."));

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_visible (list, n > 0);
  gtk_box_append (GTK_BOX (box), make_choose_button (list));
  return box;
}

static GtkWidget *
wrap_content (GtkWidget *content)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (header, "flat");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), scroller);
  return outer;
}

static GtkWidget *
make_list (const char *label,
           GtkWidget  *parent,
           GCallback   activated)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (list), "parent", g_object_ref (parent), g_object_unref);
  g_signal_connect (list, "row-activated", activated, NULL);
  return list;
}

void
gops_restore_present (GopsSession *session,
                      GFile       *file,
                      GtkWidget   *parent)
{
  GtkWidget *list = make_list (_("Backups"), parent, G_CALLBACK (on_backup_activated_cb));
  guint n = fill (list, session, file);

  (void) gops_dialog_present (wrap_content (make_content (list, n)), _("Restore a Backup"), 440, 520, parent);
}

/* --- recent workspaces --- */

static void
on_recent_activated_cb (GtkWidget *list,
                        GtkWidget *row)
{
  g_autoptr (GtkWidget) parent = g_object_ref (g_object_get_data (G_OBJECT (list), "parent"));
  g_autoptr (GFile) file = g_object_ref (g_object_get_data (G_OBJECT (row), "file"));
  g_autofree char *uri = g_file_get_uri (file);

  gops_dialog_close (list);
  (void) gtk_widget_activate_action (parent, "app.open-recent", "s", uri);
}

static GtkWidget *
make_recent_row (const char *uri)
{
  GtkWidget *row = adw_action_row_new ();
  GFile *file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *place = g_file_get_parse_name (file);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (place, -1);
  gboolean there = g_file_query_exists (file, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), there ? subtitle : _("no longer there"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), there);
  gtk_widget_set_sensitive (row, there);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "file", file, g_object_unref);
  return row;
}

static char **
load_recent (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GOPS_APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = schema != NULL ? g_settings_new (GOPS_APP_ID) : NULL;

  return settings != NULL ? g_settings_get_strv (settings, "recent-workspaces") : g_new0 (char *, 1);
}

void
gops_recent_present (GtkWidget *parent)
{
  GtkWidget *list = make_list (_("Recent workspaces"), parent, G_CALLBACK (on_recent_activated_cb));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_auto (GStrv) uris = load_recent ();

  for (guint i = 0; uris[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_recent_row (uris[i]));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_visible (list, uris[0] != NULL);
  gtk_box_append (GTK_BOX (box), uris[0] != NULL ? list : gtk_label_new (_("No workspace was open before.")));
  if (uris[0] == NULL)
    g_object_unref (g_object_ref_sink (list));
  (void) gops_dialog_present (wrap_content (box), _("Recent Workspaces"), 440, 420, parent);
}
