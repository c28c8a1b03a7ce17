/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes back at the next start: the size of the window, the page, the group. Kept in a file, as where there is no dconf. */

#include "config.h"

#include <string.h>

#include "gops-application.h"
#include "gops-test-store.h"
#include "gops-ui-use.h"
#include "gops-window.h"

static GtkApplication *application;   /* one for all tests: its D-Bus path can be taken only once */
static char *config;                  /* (owned): the folder of the settings */

static GopsTestStore
create_workspace (gint64 *out_first,
                  gint64 *out_second)
{
  GopsTestStore test = gops_test_store_new ();

  *out_first = gops_test_add_group (test.store, "Early Runners Bath");
  *out_second = gops_test_add_group (test.store, "Early Runners Bristol");
  g_clear_object (&test.store);
  return test;
}

static GopsWindow *
start (GopsTestStore *test)
{
  GtkWidget *window = gops_window_new (application);
  g_autoptr (GFile) file = g_file_new_for_path (test->path);

  g_assert_true (gops_application_open_workspace (GOPS_APPLICATION (application), file, FALSE));
  g_assert_true (gops_application_get_window (GOPS_APPLICATION (application)) == window);
  gtk_window_present (GTK_WINDOW (window));
  wait_frames (window, 3);
  return GOPS_WINDOW (window);
}

/* Closes it as its button does; what is kept is in the file then. */
static void
end (GopsWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  pump_until (weak == NULL);
  g_settings_sync ();
}

static void
assert_kept (const char *line)
{
  g_autofree char *path = g_build_filename (config, "glib-2.0", "settings", "keyfile", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (strstr (text, line) == NULL)
    g_error ("“%s” is not in %s", line, text);
}

static gint64
get_group (GopsWindow *window)
{
  return gops_session_get_group (gops_window_get_session (window));
}

static void
choose_group (GopsWindow *window,
              gint64      group)
{
  gops_session_set_group (gops_window_get_session (window), group);
  gops_session_refresh_now (gops_window_get_session (window));
}

static void
test_size (void)
{
  gint64 first, second;
  g_auto (GopsTestStore) test = create_workspace (&first, &second);
  GopsWindow *window = start (&test);
  int width, height, width_again, height_again;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  pump_until (gtk_widget_get_width (GTK_WIDGET (window)) < 910);
  wait_frames (GTK_WIDGET (window), 3);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  end (window);
  assert_kept ("window-width=9");
  window = start (&test);
  gtk_window_get_default_size (GTK_WINDOW (window), &width_again, &height_again);
  g_assert_cmpint (width_again, ==, width);
  g_assert_cmpint (height_again, ==, height);
  end (window);
}

static void
test_page_and_group (void)
{
  gint64 first, second;
  g_auto (GopsTestStore) test = create_workspace (&first, &second);
  GopsWindow *window = start (&test);

  choose_group (window, second);
  g_assert_true (gops_ui_key (GDK_KEY_3, GDK_ALT_MASK));
  end (window);
  assert_kept ("page='members'");
  window = start (&test);
  g_assert_cmpstr (gops_window_get_page (window), ==, "members");
  g_assert_cmpint (get_group (window), ==, second);

  choose_group (window, first);
  g_assert_true (gops_ui_key (GDK_KEY_t, GDK_CONTROL_MASK));
  end (window);
  window = start (&test);
  g_assert_cmpstr (gops_window_get_page (window), ==, "today");
  g_assert_cmpint (get_group (window), ==, first);
  end (window);
}

/* A group that is gone meanwhile, or another workspace, leads to what there is. */
static void
test_group_is_gone (void)
{
  gint64 first, second;
  g_auto (GopsTestStore) test = create_workspace (&first, &second);
  GopsWindow *window = start (&test);

  choose_group (window, second);
  g_assert_true (gops_ui_key (GDK_KEY_2, GDK_ALT_MASK));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.delete-group", NULL));
  choose_group (window, second);   /* the settings have it, the workspace has not */
  end (window);
  window = start (&test);
  g_assert_cmpstr (gops_window_get_page (window), ==, "rules");
  g_assert_cmpint (get_group (window), ==, first);
  end (window);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  config = g_dir_make_tmp ("gops-config-XXXXXX", NULL);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", g_getenv ("GOPS_SCHEMAS"), TRUE);
  gops_ui_test_init (&argc, &argv);
  application = g_object_new (GOPS_TYPE_APPLICATION, "application-id", "com.example.GroupOps.Test", "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/com/example/GroupOps", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_application_hold (G_APPLICATION (application));   /* between two starts there is no window */

  g_test_add_func ("/restart/size", test_size);
  g_test_add_func ("/restart/page-and-group", test_page_and_group);
  g_test_add_func ("/restart/group-is-gone", test_group_is_gone);

  result = g_test_run ();
  gops_test_remove_tree (config);
  g_free (config);
  return result;
}
