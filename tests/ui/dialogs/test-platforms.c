/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of platforms in the preferences: set, marked while wrong, reset, undone; and what asks for them. */
#include "gops-page-test.h"

#include "gops-dialogs.h"
#include "gops-method.h"

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

static GtkWidget *
open_platform (GopsPageTest *test,
               const char   *name)
{
  GtkWidget *row = gops_page_test_row (gops_page_test_dialog (test), name);

  if (!ADW_IS_EXPANDER_ROW (row))   /* General has a row of that name, too */
    row = gops_page_test_row (gtk_widget_get_parent (row), name);
  g_assert_true (ADW_IS_EXPANDER_ROW (row));
  g_object_set (gtk_widget_get_ancestor (row, ADW_TYPE_VIEW_STACK), "visible-child", gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_PAGE), NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  wait_frames (row, 10);
  return row;
}

static int
limit_of (GopsPageTest *test,
          const char   *id,
          GopsLimit     limit)
{
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (test->store.store);

  return gops_platform_get_limit (gops_method_find_platform (gops_method_get_default (), id), own, limit);
}

static void
test_set_and_reset (void)
{
  g_auto (GopsPageTest) test = open_preferences (800);
  GtkWidget *platform = open_platform (&test, "WhatsApp");
  GtkWidget *row = gops_page_test_row (platform, "Members");
  GtkWidget *reset = gops_ui_test_find (row, GTK_TYPE_BUTTON, "flat");
  int before = limit_of (&test, "whatsapp", GOPS_LIMIT_MEMBERS);
  g_autofree char *text = g_strdup_printf ("%d", before);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
  g_assert_false (gtk_widget_get_visible (reset));
  gtk_editable_set_text (GTK_EDITABLE (row), "77");
  pump_until (limit_of (&test, "whatsapp", GOPS_LIMIT_MEMBERS) == 77);
  g_assert_true (gtk_widget_get_visible (reset));
  g_assert_nonnull (g_strrstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (platform)), "1 limit of your own"));
  gops_ui_test_pictures (gops_page_test_dialog (&test), "platforms");
  (void) gtk_widget_grab_focus (gops_page_test_row (platform, "Reset All"));
  wait_frames (row, 10);
  gops_ui_test_pictures (gops_page_test_dialog (&test), "platforms-own");

  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
  g_assert_true (gops_session_redo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "77");
  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpint (limit_of (&test, "whatsapp", GOPS_LIMIT_MEMBERS), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
  g_assert_false (gtk_widget_get_visible (reset));
  close_dialog (&test);
}

static void
test_refuses (void)
{
  static const char *const wrong[] = { "-5", "many", "2.5", "0", "99999999999" };
  g_auto (GopsPageTest) test = open_preferences (800);
  GtkWidget *platform = open_platform (&test, "QQ");
  GtkWidget *row = gops_page_test_row (platform, "Announcement (characters)");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), wrong[i]);
      g_assert_true (gtk_widget_has_css_class (row, "error"));
    }
  close_dialog (&test);
  g_assert_cmpint (limit_of (&test, "qq", GOPS_LIMIT_ANNOUNCEMENT), ==, 0);
}

static void
test_reset_all (void)
{
  g_auto (GopsPageTest) test = open_preferences (800);
  GtkWidget *platform = open_platform (&test, "QQ"), *all = gops_page_test_row (platform, "Reset All");

  g_assert_false (gtk_widget_get_visible (all));
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (platform, "Announcement (characters)")), "300");
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (platform, "Members")), "");
  pump_until (limit_of (&test, "qq", GOPS_LIMIT_ANNOUNCEMENT) == 300);
  g_assert_true (gtk_widget_get_visible (all));
  g_signal_emit_by_name (all, "activated");
  g_assert_cmpint (limit_of (&test, "qq", GOPS_LIMIT_ANNOUNCEMENT), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gops_page_test_row (platform, "Announcement (characters)"))), ==, "");
  close_dialog (&test);
}

static void
test_names (void)
{
  g_auto (GopsPageTest) test = open_preferences (800);
  GtkWidget *platform = open_platform (&test, "WeChat");

  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (platform, "Announcement (characters)")), "2000");
  pump_until (limit_of (&test, "wechat", GOPS_LIMIT_ANNOUNCEMENT) == 2000);
  gops_ui_test_names (gtk_widget_get_ancestor (platform, ADW_TYPE_PREFERENCES_PAGE));
  close_dialog (&test);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/preferences/platforms/set-and-reset", test_set_and_reset);
  g_test_add_func ("/preferences/platforms/refuses-what-is-no-limit", test_refuses);
  g_test_add_func ("/preferences/platforms/reset-all", test_reset_all);
  g_test_add_func ("/preferences/platforms/names", test_names);
  return g_test_run ();
}
