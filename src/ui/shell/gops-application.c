/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-application.h"
#include "gops-application-files.h"
#include "gops-background.h"
#include "gops-caretaker.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-look.h"
#include "gops-reminder.h"
#include "gops-sample.h"
#include "gops-window.h"
#include "gops-workspace.h"

#define MAX_RECENT 10
#define SETTLE_DELAY 2    /* seconds after opening */
#define DUE_CHECK    20   /* seconds between two looks whether something is due */
#define DAY_CHECK    600  /* seconds between two looks whether a new day has begun */

struct _GopsApplication
{
  AdwApplication parent_instance;

  GSettings *settings;   /* (owned) (nullable) */
  GFile     *file;       /* (owned) (nullable): the workspace that is, or should be, open */
  guint      settle;     /* source of what comes after the first frame, 0 = none */
  GopsCaretaker *caretaker;   /* (owned) (nullable): of the open workspace */
  GopsReminder  *reminder;    /* (owned) (nullable): as above */
  GopsBackground *background; /* (owned) (nullable): from startup on */
  gboolean        quitting;
};

G_DEFINE_FINAL_TYPE (GopsApplication, gops_application, ADW_TYPE_APPLICATION)

static GopsWindow *
get_window (GopsApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (GOPS_IS_WINDOW (window))
    return GOPS_WINDOW (window);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (GOPS_IS_WINDOW (l->data))
      return l->data;
  return GOPS_WINDOW (gops_window_new (GTK_APPLICATION (self)));
}

/**
 * gops_application_get_window:
 *
 * Returns: (transfer none): the main window, made when there is none
 */
GtkWidget *
gops_application_get_window (GopsApplication *self)
{
  return GTK_WIDGET (get_window (self));
}

/* --- recent workspaces --- */

static void
remember (GopsApplication *self,
          GFile           *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_auto (GStrv) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  if (self->settings == NULL)
    return;
  before = g_settings_get_strv (self->settings, "recent-workspaces");
  after = g_ptr_array_new ();
  g_ptr_array_add (after, uri);
  for (guint i = 0; before[i] != NULL && after->len < MAX_RECENT; i++)
    if (!g_str_equal (before[i], uri))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (self->settings, "recent-workspaces", (const char *const *) after->pdata);
  g_settings_set_string (self->settings, "workspace", uri);
}

/* --- after the first frame --- */

/* The caretaker goes with its workspace: another one that is open by now must not be called damaged, nor one that is
 * being restored. */
static void
on_problem_cb (GopsApplication *self,
               const GError    *error)
{
  if (gops_window_get_session (get_window (self)) == NULL)
    return;
  if (g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED))
    gops_window_show_problem (get_window (self), self->file, error);
  else
    gops_window_toast (get_window (self), error->message);
}

static void
drop_caretaker (GopsApplication *self)
{
  if (self->caretaker != NULL)
    g_signal_handlers_disconnect_by_data (self->caretaker, self);
  g_clear_object (&self->caretaker);
  g_clear_object (&self->reminder);
}

static void
look_after (GopsApplication *self,
            GopsStore       *store)
{
  drop_caretaker (self);
  self->caretaker = gops_caretaker_new (store, DAY_CHECK);
  g_signal_connect_object (self->caretaker, "problem", G_CALLBACK (on_problem_cb), self, G_CONNECT_SWAPPED);
  gops_caretaker_look (self->caretaker);
  self->reminder = gops_reminder_new (store, G_APPLICATION (self), self->settings, DUE_CHECK);
}

static gboolean
on_settled_timeout_cb (gpointer data)
{
  GopsApplication *self = data;
  GopsSession *session = gops_window_get_session (get_window (self));

  self->settle = 0;
  gtk_window_set_default_icon_name (GOPS_APP_ID);   /* on X11 GTK draws it, from SVG, at once */
  if (session != NULL)
    look_after (self, gops_session_get_store (session));
  return G_SOURCE_REMOVE;
}

/* The window is to be seen first. */
static void
settle_soon (GopsApplication *self)
{
  if (self->settle == 0)
    self->settle = g_timeout_add_seconds_full (G_PRIORITY_LOW, SETTLE_DELAY, on_settled_timeout_cb, self, NULL);
}

/* --- without a window --- */

/* The last window goes: the workspace stays open where the user wants to be told what is due. */
static gboolean
on_close_request_cb (GopsApplication *self,
                     GopsWindow      *window)
{
  GopsSession *session = gops_window_get_session (window);

  if (self->quitting || session == NULL || self->background == NULL || !gops_background_is_allowed (self->background))
    return FALSE;
  if (self->reminder == NULL)
    look_after (self, gops_session_get_store (session));
  gops_background_keep (self->background, gops_session_get_store (session));
  return FALSE;
}

static void
end_background (GopsApplication *self)
{
  g_autoptr (GopsStore) store = self->background != NULL ? gops_background_end (self->background) : NULL;
}

/* Shows what was kept open without a window. Returns: whether there was something */
static gboolean
come_back (GopsApplication *self)
{
  GopsWindow *window = get_window (self);
  g_autoptr (GopsStore) store = self->background != NULL ? gops_background_end (self->background) : NULL;

  if (store != NULL)
    gops_window_set_store (window, store);
  return store != NULL;
}

/* --- opening --- */

static GopsStore *
open_store (GFile    *file,
            gboolean  create,
            GError  **error)
{
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY,
                   _("%s: a workspace must lie in a folder of this computer. Copy it there and open the copy."), name);
      return NULL;
    }
  if (create && !g_file_test (path, G_FILE_TEST_EXISTS))
    return gops_workspace_create (path, error);
  return gops_workspace_open_only (path, error);
}

/**
 * gops_application_open_workspace:
 * @create: make a new workspace when there is no such file
 *
 * Shows the workspace @file in the window, or why it can't be opened.
 */
gboolean
gops_application_open_workspace (GopsApplication *self,
                                 GFile           *file,
                                 gboolean         create)
{
  GopsWindow *window = get_window (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;

  end_background (self);
  store = open_store (file, create, &error);

  g_set_object (&self->file, file);
  drop_caretaker (self);
  if (store == NULL)
    {
      gops_window_show_problem (window, file, error);
      return FALSE;
    }
  remember (self, file);
  gops_window_set_store (window, store);
  settle_soon (self);
  return TRUE;
}

/**
 * gops_application_reopen:
 *
 * Opens the present workspace again, as after a restore.
 */
void
gops_application_reopen (GopsApplication *self)
{
  if (self->file != NULL)
    {
      g_autoptr (GFile) file = g_object_ref (self->file);

      (void) gops_application_open_workspace (self, file, FALSE);
    }
}

/* The one that was open last, when it is still there; else the default one. */
static GFile *
find_workspace (GopsApplication *self)
{
  g_autofree char *uri = self->settings != NULL ? g_settings_get_string (self->settings, "workspace") : g_strdup ("");
  g_autofree char *path = gops_workspace_dup_default_path ();

  if (*uri != '\0')
    {
      g_autoptr (GFile) last = g_file_new_for_uri (uri);

      if (g_file_query_exists (last, NULL))
        return g_steal_pointer (&last);
    }
  return g_file_new_for_path (path);
}

/* --- commands --- */

static void
on_quit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  GopsApplication *self = user_data;
  GList *windows = g_list_copy_deep (gtk_application_get_windows (user_data), (GCopyFunc) g_object_ref, NULL);

  self->quitting = TRUE;
  end_background (self);

  for (GList *l = windows; l != NULL; l = l->next)   /* one that closes may take others with it */
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

/* Raises the window on the item that a notification was about. */
static void
on_show_due_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GopsWindow *window;
  GopsSession *session;
  GopsPlace place = { .page = "today", .table = "plan_item", .row = g_variant_get_int64 (parameter) };

  g_application_activate (user_data);
  window = get_window (user_data);
  session = gops_window_get_session (window);
  if (session != NULL)
    gops_session_go_to (session, &place);
}

static void
on_about_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const GopsAbout about = {
    .name = "GroupOps",
    .icon_name = GOPS_APP_ID,
    .version = GOPS_VERSION,
    .developer_name = _("The GroupOps contributors"),
    .comments = _("Lead a chat community from its first sentence to published rules, posters and a plan for every day. Everything stays in one file on this computer."),
    .website = "https://example.com/groupops",
    .issue_url = "https://example.com/groupops/issues",
    .copyright = "© 2026 The GroupOps contributors",
    /* Translators: your names, one a line */
    .translator_credits = _("translator-credits"),
  };

  gops_about_present (GTK_WIDGET (get_window (user_data)), &about);
}

static void
on_shortcuts_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  const GopsShortcutRow rows[] = {
    { _("General"), _("New group"), "<Control>n" },
    { NULL, _("Search everything"), "<Control>k" },
    { NULL, _("Search messages"), "<Control><Shift>f" },
    { NULL, _("Undo"), "<Control>z" },
    { NULL, _("Redo"), "<Control><Shift>z" },
    { NULL, _("History"), "<Control>h" },
    { NULL, _("Preferences"), "<Control>comma" },
    { NULL, _("Save a copy"), "<Control><Shift>s" },
    { NULL, _("Help on this page"), "F1" },
    { NULL, _("Main menu"), "F10" },
    { NULL, _("Quit"), "<Control>q" },
    { _("Getting Around"), _("Positioning … Publish"), "<Alt>1...5" },
    { NULL, _("Step before"), "<Alt>Page_Up" },
    { NULL, _("Next step"), "<Alt>Page_Down" },
    { NULL, _("Today"), "<Control>t" },
    { NULL, _("Calendar of all groups"), "<Control>l" },
    { NULL, _("Overview of all groups"), "<Control>g" },
    { NULL, _("Next part of the window"), "F6" },
    { NULL, _("Preview and advice (narrow windows)"), "F9" },
    { _("The Group"), _("Group profile"), "<Alt>Return" },
    { NULL, _("Figures of a day"), "<Control>d" },
    { NULL, _("Print the rules"), "<Control>p" },
    { NULL, _("Import a chat or members"), "<Control>i" },
    { NULL, _("Import what was copied from a chat"), "<Control>v" },
    { _("Lists"), _("Move the row"), "<Alt>Up <Alt>Down" },
    { NULL, _("Add"), "Insert" },
    { NULL, _("Remove"), "Delete" },
    { _("Today"), _("Copy the text"), "Return" },
    { NULL, _("Copy the picture"), "p" },
    { NULL, _("Mark sent and go on"), "space" },
    { NULL, _("Copy the text and mark it sent"), "c" },
    { NULL, _("Mark all of the row sent"), "<Shift>space" },
    { NULL, _("Put off"), "s" },
    { NULL, _("Skip, with a reason"), "k" },
    { NULL, _("Edit"), "e" },
    { NULL, _("Open or close a row of many groups"), "Right Left" },
    { NULL, _("Undo"), "u" },
    { _("Calendar"), _("Go by days"), "Left Right Up Down" },
    { NULL, _("Move the item by a day"), "<Control>Left <Control>Right" },
    { NULL, _("Add an item"), "n" },
  };

  gops_shortcuts_present (GTK_WIDGET (get_window (user_data)), _("Keyboard Shortcuts"), rows, G_N_ELEMENTS (rows));
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GopsApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (file != NULL)
    (void) gops_application_open_workspace (self, file, TRUE);
  else if (error != NULL)
    gops_window_toast (get_window (self), error->message);
}

static void
on_choose_workspace_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  const GopsFileKind kind = { _("Workspaces"), "*.groupops" };
  GtkWidget *window = GTK_WIDGET (get_window (user_data));

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "new-workspace"))
    gops_file_save_async (window, _("New Workspace"), _("Workspace.groupops"), &kind, 1, NULL, NULL, on_file_chosen_cb, g_object_ref (user_data));
  else
    gops_file_open_async (window, _("Open Workspace"), &kind, 1, FALSE, NULL, NULL, on_file_chosen_cb, g_object_ref (user_data));
}

static void
on_preferences_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GopsWindow *window = get_window (user_data);

  if (gops_window_get_session (window) != NULL)
    gops_preferences_show (gops_window_get_session (window), GTK_WIDGET (window));
}

static void
on_open_recent_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  (void) gops_application_open_workspace (user_data, file, FALSE);
}

static void
on_restore_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  GopsApplication *self = user_data;
  g_autoptr (GFile) from = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (self->file != NULL && g_file_peek_path (self->file) != NULL)
    gops_application_restore (self, self->file, from);
}

static void
on_import_copy_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GopsApplication *self = user_data;

  if (self->file != NULL)
    gops_application_import_copy (self, self->file);
}

/* The sample has a file of its own, so that nobody's data mixes with it. */
static void
on_open_sample_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GopsApplication *self = user_data;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "groupops", "sample.groupops", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;
  g_autoptr (GFile) mine = NULL;
  g_autofree char *uri = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      store = gops_sample_create_workspace (path, NULL, &error);
      if (store == NULL)
        {
          gops_window_toast (get_window (self), error->message);
          return;
        }
    }
  mine = self->file != NULL ? g_object_ref (self->file) : NULL;
  if (!gops_application_open_workspace (self, file, FALSE) || mine == NULL || g_file_equal (mine, file))
    return;
  uri = g_file_get_uri (mine);
  g_signal_emit_by_name (gops_window_get_session (get_window (self)), "toast",
                         _("This is the sample. Your own groups are in their workspace."), _("Back to Mine"), "app.open-recent", uri);
}

static const GActionEntry entries[] = {
  { "quit", on_quit_cb },
  { "about", on_about_cb },
  { "shortcuts", on_shortcuts_cb },
  { "new-workspace", on_choose_workspace_cb },
  { "open-workspace", on_choose_workspace_cb },
  { "open-sample", on_open_sample_cb },
  { "open-recent", on_open_recent_cb, "s" },
  { "restore", on_restore_cb, "s" },
  { "import-copy", on_import_copy_cb },
  { "preferences", on_preferences_cb },
  { "show-due", on_show_due_cb, "x" },
};

static void
set_accels (GtkApplication *application)
{
  static const struct { const char *action; const char *accels[3]; } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.open-workspace", { "<Control>o" } },
    { "app.preferences", { "<Control>comma" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].accels);
}

/* --- GApplication --- */

static void
apply_color_scheme (GopsApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK :
                                      g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT : ADW_COLOR_SCHEME_DEFAULT);
}

static void
gops_application_startup (GApplication *application)
{
  GopsApplication *self = GOPS_APPLICATION (application);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GOPS_APP_ID, TRUE) : NULL;

  G_APPLICATION_CLASS (gops_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (GTK_APPLICATION (self));
  gops_look_init_display (gdk_display_get_default ());
  if (schema == NULL)
    return;   /* not installed: nothing is remembered, everything else works */
  self->settings = g_settings_new (GOPS_APP_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  self->background = gops_background_new (GTK_APPLICATION (self), self->settings);
}

static void
gops_application_activate (GApplication *application)
{
  GopsApplication *self = GOPS_APPLICATION (application);
  GopsWindow *window = get_window (self);

  self->quitting = FALSE;
  if (!come_back (self) && self->file == NULL)
    {
      g_autoptr (GFile) file = find_workspace (self);

      (void) gops_application_open_workspace (self, file, TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
gops_application_window_added (GtkApplication *application,
                               GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (gops_application_parent_class)->window_added (application, window);

  if (GOPS_IS_WINDOW (window))
    g_signal_connect_object (window, "close-request", G_CALLBACK (on_close_request_cb), application, G_CONNECT_SWAPPED);
}

static void
gops_application_open (GApplication *application,
                       GFile       **files,
                       int           n_files,
                       const char   *hint)
{
  GopsApplication *self = GOPS_APPLICATION (application);

  (void) gops_application_open_workspace (self, files[n_files - 1], FALSE);
  gtk_window_present (GTK_WINDOW (get_window (self)));
}

static void
gops_application_dispose (GObject *object)
{
  GopsApplication *self = GOPS_APPLICATION (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  drop_caretaker (self);
  g_clear_object (&self->background);
  g_clear_object (&self->settings);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (gops_application_parent_class)->dispose (object);
}

static void
gops_application_class_init (GopsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_application_dispose;
  GTK_APPLICATION_CLASS (klass)->window_added = gops_application_window_added;
  application_class->startup = gops_application_startup;
  application_class->activate = gops_application_activate;
  application_class->open = gops_application_open;
}

static void
gops_application_init (GopsApplication *self)
{
}

GtkApplication *
gops_application_new (void)
{
  return g_object_new (GOPS_TYPE_APPLICATION, "application-id", GOPS_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/com/example/GroupOps", NULL);
}
