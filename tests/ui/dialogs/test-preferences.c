/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences, restoring and recent workspaces: what is chosen is kept, what makes no sense is not. */
#include "gops-page-test.h"

#include <glib/gstdio.h>

#include "gops-backup.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"

static GopsPageTest
open_preferences (int width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", width);

  gops_preferences_show (test.session, test.window);
  wait_frames (test.window, 3);
  return test;
}

static void
close_dialog (GopsPageTest *test)
{
  GtkWidget *dialog = gops_page_test_dialog (test);

  if (dialog != test->window)
    gtk_window_destroy (GTK_WINDOW (dialog));
  wait_frames (test->window, 3);
}

static char *
value_of (GopsPageTest *test,
          const char   *key)
{
  return gops_workspace_dup_setting (test->store.store, key);
}

static gboolean
is_value (GopsPageTest *test,
          const char   *key,
          const char   *value)
{
  g_autofree char *present = value_of (test, key);

  return g_str_equal (present, value);
}

static GtkWidget *
get_row (GopsPageTest *test,
         const char   *title)
{
  GtkWidget *row = gops_page_test_row (gops_page_test_dialog (test), title);

  g_assert_nonnull (row);
  return row;
}

static void
test_keeps (void)
{
  g_auto (GopsPageTest) test = open_preferences (800);

  gtk_editable_set_text (GTK_EDITABLE (get_row (&test, "My name, as author of changes")), "林晚");
  gtk_editable_set_text (GTK_EDITABLE (get_row (&test, "New groups are quiet from")), "21:15");
  gtk_editable_set_text (GTK_EDITABLE (get_row (&test, "Currency")), "CNY");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (&test, "First day of the week")), 6);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (&test, "Language of their texts")), 1);
  g_object_set (get_row (&test, "Automatic backups"), "active", FALSE, NULL);
  pump_until (is_value (&test, GOPS_SETTING_QUIET_FROM, "21:15") && is_value (&test, GOPS_SETTING_CURRENCY, "CNY"));
  g_assert_cmpstr (gops_store_get_author (test.store.store), ==, "林晚");
  g_assert_true (is_value (&test, GOPS_SETTING_FIRST_WEEKDAY, "7"));
  g_assert_true (is_value (&test, GOPS_SETTING_BACKUPS, "0"));
  close_dialog (&test);
}

static void
test_refuses (void)
{
  g_auto (GopsPageTest) test = open_preferences (800);

  gtk_editable_set_text (GTK_EDITABLE (get_row (&test, "New groups are quiet until")), "24:10");
  gtk_editable_set_text (GTK_EDITABLE (get_row (&test, "Currency")), "yen");
  g_assert_true (gtk_widget_has_css_class (get_row (&test, "Currency"), "error"));
  close_dialog (&test);
  g_assert_true (is_value (&test, GOPS_SETTING_QUIET_UNTIL, "07:30"));
  g_assert_false (is_value (&test, GOPS_SETTING_CURRENCY, "yen"));
}

static void
test_names (void)
{
  g_auto (GopsPageTest) test = open_preferences (800);

  gops_ui_test_names (gops_ui_test_find (gops_page_test_dialog (&test), ADW_TYPE_PREFERENCES_PAGE, NULL));   /* the frame is the toolkit's */
  gops_ui_test_pictures (gops_page_test_dialog (&test), "preferences");
  close_dialog (&test);
}

/* Who held the session after the dialog is gone would keep the file open, even while another is put in its place. */
static void
test_lets_go (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  guint before = G_OBJECT (test.session)->ref_count;

  gops_preferences_show (test.session, test.window);
  wait_frames (test.window, 3);
  gtk_editable_set_text (GTK_EDITABLE (get_row (&test, "Currency")), "JPY");
  gops_session_flush (test.session);   /* as when the window is closed */
  g_assert_true (is_value (&test, GOPS_SETTING_CURRENCY, "JPY"));
  gops_dialog_close (get_row (&test, "Currency"));
  wait_frames (test.window, 3);
  pump_until (G_OBJECT (test.session)->ref_count == before);
}

/* A workspace with two backups. */
static void
test_restore_lists (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autofree char *folder = gops_workspace_dup_backup_folder (test.store.store);
  g_autoptr (GFile) file = g_file_new_for_path (test.store.path);
  g_autoptr (GError) error = NULL;
  GtkWidget *list;

  g_assert_true (gops_backup_daily (test.store.store, folder, "2026-11-20", &error));
  g_assert_true (gops_backup_daily (test.store.store, folder, "2026-11-21", &error));
  gops_restore_present (test.session, file, test.window);
  wait_frames (test.window, 3);
  list = gops_ui_test_find (gops_page_test_dialog (&test), GTK_TYPE_LIST_BOX, "boxed-list");
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  gops_ui_test_names (gops_page_test_dialog (&test));
  gops_ui_test_pictures (gops_page_test_dialog (&test), "restore");
  close_dialog (&test);
  gops_test_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/preferences/keeps-what-is-chosen", test_keeps);
  g_test_add_func ("/preferences/refuses-what-makes-no-sense", test_refuses);
  g_test_add_func ("/preferences/names", test_names);
  g_test_add_func ("/preferences/lets-go-of-the-workspace", test_lets_go);
  g_test_add_func ("/restore/lists-backups", test_restore_lists);
  return g_test_run ();
}
