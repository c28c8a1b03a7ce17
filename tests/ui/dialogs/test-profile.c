/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The group profile: saves as it is typed, refuses what makes no sense, follows undo. */
#include "gops-page-test.h"

#include "gops-dialog.h"
#include "gops-dialogs.h"

static GopsPageTest
open_profile (const char *language,
              int         width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, language, width);

  gops_profile_present (test.session, test.window);
  wait_frames (test.window, 3);
  return test;
}

/* Closes the dialog before the window goes. */
static void
close_profile (GopsPageTest *test)
{
  gops_dialog_close (gops_page_test_row (gops_page_test_dialog (test), "group|Name"));
  wait_frames (test->window, 3);
}

static const char *
column (GopsPageTest *test,
        guint         column)
{
  gops_session_flush (test->session);
  return gops_record_get_text (gops_page_test_dossier (test)->group, column);
}

static void
type (GopsPageTest *test,
      const char   *row,
      const char   *text)
{
  GtkWidget *widget = gops_page_test_row (gops_page_test_dialog (test), row);

  g_assert_nonnull (widget);
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static void
test_saves (void)
{
  g_auto (GopsPageTest) test = open_profile ("en", 800);

  type (&test, "group|Name", "Early Runners Bath");
  type (&test, "Owner", "Owen Price");
  type (&test, "Quiet from", "21:45");
  type (&test, "Opened on", "2026-11-01");
  g_assert_cmpstr (column (&test, GOPS_GROUP_NAME), ==, "Early Runners Bath");
  g_assert_cmpstr (column (&test, GOPS_GROUP_OWNER), ==, "Owen Price");
  g_assert_cmpstr (column (&test, GOPS_GROUP_QUIET_FROM), ==, "21:45");
  g_assert_cmpstr (column (&test, GOPS_GROUP_OPENED_ON), ==, "2026-11-01");
  for (guint i = 0; i < 4; i++)
    g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (column (&test, GOPS_GROUP_QUIET_FROM), !=, "21:45");
  close_profile (&test);
}

static void
test_refuses (void)
{
  static const struct { const char *row, *text; guint column; } wrong[] = {
    { "group|Name", "   ", GOPS_GROUP_NAME },
    { "Quiet until", "25:00", GOPS_GROUP_QUIET_UNTIL },
    { "Quiet from", "9", GOPS_GROUP_QUIET_FROM },
    { "Time zone", "Mars/Olympus", GOPS_GROUP_TIME_ZONE },
    { "Closes on", "2026-02-30", GOPS_GROUP_CLOSES_ON },
  };
  g_auto (GopsPageTest) test = open_profile ("en", 800);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *before = g_strdup (column (&test, wrong[i].column));

      type (&test, wrong[i].row, wrong[i].text);
      g_assert_cmpstr (column (&test, wrong[i].column), ==, before);
      g_assert_true (gtk_widget_has_css_class (gops_page_test_row (gops_page_test_dialog (&test), wrong[i].row), "error"));
    }
  close_profile (&test);
}

static void
test_family (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  GopsGroupDraft draft = gops_page_test_draft ("en");
  g_autoptr (GError) error = NULL;
  gint64 other;

  draft.name = "All Runners";
  other = gops_method_create_group (test.store.store, &draft, &error);
  g_assert_no_error (error);
  gops_profile_present (test.session, test.window);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (gops_page_test_dialog (&test), "Main group")), 1);
  g_assert_cmpint (gops_record_get_int (gops_page_test_dossier (&test)->group, GOPS_GROUP_PARENT), ==, other);
  g_assert_cmpstr (column (&test, GOPS_GROUP_STRUCTURE), ==, "sub");
  close_profile (&test);
}

static void
test_names (void)
{
  g_auto (GopsPageTest) test = open_profile ("en", 800);

  gops_ui_test_names (gops_page_test_dialog (&test));
  close_profile (&test);
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };

  for (guint i = 0; i < G_N_ELEMENTS (languages) && g_getenv ("GOPS_PICTURES") != NULL; i++)
    {
      g_auto (GopsPageTest) test = open_profile (languages[i], i == 0 ? 800 : 400);
      g_autofree char *name = g_strdup_printf ("profile-%s", languages[i]);

      gops_ui_test_pictures (gops_page_test_dialog (&test), name);
      close_profile (&test);
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/profile/saves-as-typed-and-undoes", test_saves);
  g_test_add_func ("/profile/refuses-what-makes-no-sense", test_refuses);
  g_test_add_func ("/profile/finds-its-main-group", test_family);
  g_test_add_func ("/profile/names", test_names);
  g_test_add_func ("/profile/pictures", test_pictures);
  return g_test_run ();
}
