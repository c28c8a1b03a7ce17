/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces that can't be opened, and what the window offers then: restore, copy, another one. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gops-application.h"
#include "gops-backup.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-page-test.h"
#include "gops-ui-use.h"
#include "gops-window.h"

static GtkApplication *application;   /* one for all tests: its D-Bus path can be taken only once */

static GopsWindow *
get_window (void)
{
  return GOPS_WINDOW (gtk_application_get_windows (application)->data);
}

static gboolean
open_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return gops_application_open_workspace (GOPS_APPLICATION (application), file, FALSE);
}

/* The button of the page in front that does @action. */
static GtkWidget *
find_button (GtkWidget  *parent,
             const char *action)
{
  if (!gtk_widget_get_visible (parent) || !gtk_widget_get_child_visible (parent))
    return NULL;
  if (GTK_IS_BUTTON (parent) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (parent)), action) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
offers (const char *action)
{
  wait_frames (GTK_WIDGET (get_window ()), 20);
  return find_button (GTK_WIDGET (get_window ()), action) != NULL;
}

static gboolean
comes_before (const char *first,
              const char *second)
{
  for (GtkWidget *next = find_button (GTK_WIDGET (get_window ()), first); next != NULL; next = gtk_widget_get_next_sibling (next))
    if (next == find_button (GTK_WIDGET (get_window ()), second))
      return TRUE;
  return FALSE;
}

static void
press (const char *action)
{
  g_assert_true (offers (action));
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_window ()), action), "clicked");
}

/* A workspace of its own with one group, closed. */
static GopsTestStore
make_workspace (void)
{
  GopsTestStore test = gops_test_store_new ();

  (void) gops_test_add_group (test.store, "晨跑");
  g_clear_object (&test.store);
  return test;
}

static void
overwrite (const char *path,
           gsize       at,
           const char *bytes,
           gsize       n)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (at + n, <=, length);
  memcpy (data + at, bytes, n);
  g_assert_true (g_file_set_contents (path, data, length, NULL));
}

static gint64
count_groups (void)
{
  gint64 n = -1;

  (void) gops_store_read_int (gops_session_get_store (gops_window_get_session (get_window ())), &n, NULL,
                              "SELECT count(*) FROM chat_group WHERE deleted_at = 0", NULL);
  return n;
}

static void
test_foreign (void)
{
  g_auto (GopsTestStore) test = make_workspace ();

  g_assert_true (g_file_set_contents (test.path, "Dear diary", -1, NULL));
  g_assert_false (open_path (test.path));
  g_assert_true (offers ("app.open-workspace"));
  g_assert_true (offers ("win.restore-backup"));
  g_assert_false (offers ("app.import-copy"));
  g_assert_true (comes_before ("app.open-workspace", "win.restore-backup"));
  gops_ui_test_pictures (GTK_WIDGET (get_window ()), "problem-foreign");
}

static void
test_newer (void)
{
  g_auto (GopsTestStore) test = make_workspace ();

  overwrite (test.path, 60, "\0\0\3\0", 4);   /* user_version */
  g_assert_false (open_path (test.path));
  g_assert_true (offers ("app.open-workspace"));
  g_assert_false (offers ("win.restore-backup"));
}

static void
test_elsewhere (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///com/example/GroupOps/nothing.groupops");

  g_assert_false (gops_application_open_workspace (GOPS_APPLICATION (application), file, FALSE));
  g_assert_true (offers ("app.import-copy"));
  g_assert_false (offers ("win.restore-backup"));
  gops_ui_test_pictures (GTK_WIDGET (get_window ()), "problem");
}

static void
test_imports_copy (void)
{
  g_auto (GopsTestStore) test = make_workspace ();
  GopsSession *before;
  const char *path;

  g_assert_true (open_path (test.path));
  before = gops_window_get_session (get_window ());
  g_action_group_activate_action (G_ACTION_GROUP (application), "import-copy", NULL);
  g_assert_true (gops_window_get_session (get_window ()) == before);   /* it takes a thread */
  pump_until (gops_window_get_session (get_window ()) != before);
  path = gops_store_get_path (gops_session_get_store (gops_window_get_session (get_window ())));
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_cmpint (count_groups (), ==, 1);
}

/* Damage, then a backup in its place; what was there stays beside it. */
static void
test_restores (void)
{
  g_auto (GopsTestStore) test = make_workspace ();
  g_autofree char *backup = g_build_filename (test.folder, "2026-11-20.groupops", NULL);
  g_autofree char *uri = g_filename_to_uri (backup, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  gboolean kept = FALSE;
  const char *name;

  gops_test_store_reopen (&test);
  g_assert_true (gops_backup_write (test.store, backup, NULL, &error));
  g_clear_object (&test.store);
  overwrite (test.path, 0, "SQLite format 4", 15);
  g_assert_false (open_path (test.path));
  g_assert_true (offers ("win.restore-backup"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "restore", g_variant_new_string (uri));
  pump_until (gops_window_get_session (get_window ()) != NULL);
  g_assert_cmpint (count_groups (), ==, 1);
  dir = g_dir_open (test.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    kept = kept || strstr (name, "before-restore") != NULL;
  g_assert_true (kept);
}

static void
show_every_page (void)
{
  static const char *const pages[] = { "positioning", "rules", "members", "content", "publish", "today", "calendar", "groups", "people", "tiers", "history" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gops_window_show_page (get_window (), pages[i]);
      gops_ui_settle ();
      g_assert_cmpstr (gops_window_get_page (get_window ()), ==, pages[i]);
    }
}

/* As a person does it, after a look at the preferences: whoever kept the old file open would write into it from now on. */
static void
test_restores_by_hand (void)
{
  g_auto (GopsTestStore) test = make_workspace ();
  g_autoptr (GFile) file = g_file_new_for_path (test.path);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  GopsStore *before;

  g_assert_true (open_path (test.path));
  before = gops_session_get_store (gops_window_get_session (get_window ()));
  folder = gops_workspace_dup_backup_folder (before);
  g_assert_true (gops_backup_daily (before, folder, "2026-11-20", &error));
  backup = g_build_filename (folder, "2026-11-20" GOPS_BACKUP_SUFFIX, NULL);
  g_object_add_weak_pointer (G_OBJECT (before), (gpointer *) &before);
  show_every_page ();
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  gops_ui_settle ();
  gops_dialog_close (gops_ui_find_type (NULL, "AdwPreferencesPage"));
  gops_ui_wait_gone ("AdwPreferencesPage");
  gops_restore_present (gops_window_get_session (get_window ()), file, GTK_WIDGET (get_window ()));
  pump_until (gtk_widget_get_mapped (gops_page_test_anywhere (gops_page_test_button, "Choose a _File…")));   /* slides in on new toolkits */
  gops_ui_click (gops_page_test_anywhere (gops_page_test_button, "Choose a _File…"));
  gops_ui_choose_file (backup);
  g_signal_emit_by_name (gops_page_test_anywhere (gops_page_test_button, "_Restore"), "clicked");
  pump_until (before == NULL);
  pump_until (gops_window_get_session (get_window ()) != NULL);
  g_assert_cmpint (count_groups (), ==, 1);
  gops_test_remove_tree (folder);
}

static void
test_opens_dialog (void)
{
  g_auto (GopsTestStore) test = make_workspace ();
  guint n = g_list_model_get_n_items (gtk_window_get_toplevels ());

  g_assert_true (g_file_set_contents (test.path, "Dear diary", -1, NULL));
  g_assert_false (open_path (test.path));
  press ("win.restore-backup");
  wait_frames (GTK_WIDGET (get_window ()), 5);
  g_assert_true (g_list_model_get_n_items (gtk_window_get_toplevels ()) > n ||
                 gops_ui_test_find (GTK_WIDGET (get_window ()), GTK_TYPE_LIST_BOX, "boxed-list") != NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("gops-data-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int result;

  g_setenv ("XDG_DATA_HOME", home, TRUE);   /* copies go there */
  gops_ui_test_init (&argc, &argv);
  application = g_object_new (GOPS_TYPE_APPLICATION, "application-id", "com.example.GroupOps.Test", "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/com/example/GroupOps", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  gtk_window_present (GTK_WINDOW (gops_window_new (application)));

  g_test_add_func ("/workspaces/foreign-files", test_foreign);
  g_test_add_func ("/workspaces/newer-ones", test_newer);
  g_test_add_func ("/workspaces/elsewhere-can-be-copied", test_elsewhere);
  g_test_add_func ("/workspaces/imports-a-copy", test_imports_copy);
  g_test_add_func ("/workspaces/restores-a-backup", test_restores);
  g_test_add_func ("/workspaces/restores-by-hand", test_restores_by_hand);
  g_test_add_func ("/workspaces/offers-backups", test_opens_dialog);

  result = g_test_run ();
  gops_test_remove_tree (home);
  return result;
}
