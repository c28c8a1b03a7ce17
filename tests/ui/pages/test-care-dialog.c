/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Care and Points: who is waiting, who is found, who knows whom, points by hand and by rule; all of it can be undone. */
#include "gops-page-test.h"

#include <string.h>

#include "gops-care-dialog.h"
#include "gops-care-list.h"
#include "gops-care.h"
#include "gops-connections-view.h"
#include "gops-dialog.h"
#include "gops-finders-view.h"
#include "gops-ledger-dialog.h"
#include "gops-members-page.h"
#include "gops-points.h"
#include "gops-points-view.h"
#include "gops-sample.h"
#include "gops-ui-use.h"

/* The sample's group in @language with the most members, as the window would have it open. */
static GopsPageTest
open_sample (const char *language,
             int         width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, language, width);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_sample_create (test.store.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gops_store_read_int (test.store.store, &test.group, &error, "SELECT g.id FROM chat_group g JOIN membership m ON m.group_id = g.id"
                                      " WHERE g.language = ?1 AND g.tier_scheme = 'status' GROUP BY g.id ORDER BY count(*) DESC LIMIT 1", "s", language));
  gops_session_set_group (test.session, test.group);
  gops_page_test_settle (&test);
  return test;
}

static GtkWidget *
open_dialog (GopsPageTest *test,
             const char   *page)
{
  gops_care_present (test->session, page, test->page);
  return gops_ui_find_type (NULL, "GopsCareDialog");
}

static guint
count_rows (GtkWidget *view)
{
  GtkWidget *list = gops_ui_test_find (view, GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
close_dialog (GtkWidget *dialog)
{
  gops_dialog_close (dialog);
  gops_ui_wait_gone ("GopsCareDialog");
}

static void
test_care (void)
{
  g_auto (GopsPageTest) test = open_sample ("en", 1000);
  GtkWidget *dialog, *list, *toggle;

  gops_ui_click (gops_ui_find_action (test.window, "page.care"));
  dialog = gops_ui_find_type (NULL, "GopsCareDialog");
  list = gops_ui_find_type (dialog, "GopsCareList");
  pump_until (gops_care_list_get_n_people (GOPS_CARE_LIST (list)) > 0);
  gops_ui_test_names (dialog);
  toggle = gops_ui_find_type (dialog, "GtkSwitch");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_false (gops_care_is_wanted (test.store.store, "welcome"));
  gops_page_test_undo (&test);
  g_assert_true (gops_care_is_wanted (test.store.store, "welcome"));
  pump_until (gtk_switch_get_active (GTK_SWITCH (toggle)));
  close_dialog (dialog);
}

static void
test_finders (void)
{
  g_auto (GopsPageTest) test = open_sample ("en", 1000);
  GtkWidget *dialog = open_dialog (&test, "find"), *view = gops_ui_find_type (dialog, "GopsFindersView");
  GtkWidget *list = gops_ui_test_find (view, GTK_TYPE_LIST_BOX, NULL);

  pump_until (count_rows (view) == 14);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (row)))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  wait_frames (dialog, 20);
  gops_ui_test_names (dialog);
  g_assert_nonnull (gops_ui_test_find (view, ADW_TYPE_ACTION_ROW, NULL));
  close_dialog (dialog);
}

static void
test_connections (void)
{
  g_auto (GopsPageTest) test = open_sample ("en", 1000);
  GtkWidget *dialog = open_dialog (&test, "connections"), *view = gops_ui_find_type (dialog, "GopsConnectionsView");

  pump_until (count_rows (view) == 40);
  gops_ui_find_type (view, "GopsConnectionsFigure");
  gops_ui_test_names (dialog);
  close_dialog (dialog);
}

static int
points_of (GopsPageTest *test,
           gint64        person)
{
  int total = 0;
  g_autoptr (GPtrArray) lines = gops_points_ledger (test->store.store, test->group, person, NULL, 0, &total, NULL);

  return total;
}

static void
test_points_by_hand (void)
{
  g_auto (GopsPageTest) test = open_sample ("en", 1000);
  GtkWidget *dialog = open_dialog (&test, "points"), *view = gops_ui_find_type (dialog, "GopsPointsView"), *ledger, *first;
  gint64 person;
  int before;

  pump_until (count_rows (view) == 10);
  gops_ui_test_names (dialog);
  first = gtk_widget_get_first_child (gops_ui_test_find (view, GTK_TYPE_LIST_BOX, NULL));
  person = *(gint64 *) g_object_get_data (G_OBJECT (first), "person");
  before = points_of (&test, person);
  gops_ui_click (first);
  ledger = gops_ui_find_type (NULL, "GopsLedgerDialog");
  gops_ui_test_names (ledger);
  g_assert_false (gtk_widget_get_sensitive (gops_page_test_button (ledger, "Give")));
  gops_ui_type (gops_ui_find_type (ledger, "AdwEntryRow"), "Ran the meeting");
  gops_ui_click (gops_page_test_button (ledger, "Give"));
  g_assert_cmpint (points_of (&test, person), ==, before + 10);
  gops_page_test_undo (&test);
  g_assert_cmpint (points_of (&test, person), ==, before);
  gops_dialog_close (ledger);
  gops_ui_wait_gone ("GopsLedgerDialog");
  close_dialog (dialog);
}

static void
test_rules (void)
{
  g_auto (GopsPageTest) test = open_sample ("en", 1000);
  GtkWidget *dialog = open_dialog (&test, "points"), *rules = gops_ui_find_type (dialog, "GopsPointRulesList");
  GtkWidget *spin = gops_ui_test_find (rules, GTK_TYPE_SPIN_BUTTON, NULL);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 5);
  g_assert_cmpint (gops_page_test_count (&test, "point_rule", "act = 'message' AND points = 5"), ==, 1);
  gops_page_test_settle (&test);
  gops_ui_click (gops_page_test_button (rules, "Usual Rules"));
  g_assert_cmpint (gops_page_test_count (&test, "point_rule", "1"), ==, 0);
  pump_until (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)) == 1);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "point_rule", "points = 5"), ==, 1);
  close_dialog (dialog);
}

static void
take_pictures (const char *language,
               int         width)
{
  static const char *const pages[] = { "care", "find", "connections", "points" };
  static const char *const types[] = { "GopsCareList", "GopsFindersView", "GopsConnectionsView", "GopsPointsView" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (GopsPageTest) test = open_sample (language, width);
      GtkWidget *dialog = open_dialog (&test, pages[i]), *view = gops_ui_find_type (dialog, types[i]);
      GtkWidget *list = gops_ui_test_find (view, GTK_TYPE_LIST_BOX, NULL), *first;
      g_autofree char *name = g_strdup_printf ("care-%s-%s-%d", pages[i], language, width);

      pump_until (gtk_widget_get_first_child (list) != NULL);
      first = gtk_widget_get_first_child (list);
      if (ADW_IS_EXPANDER_ROW (first))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (first), TRUE);
      wait_frames (dialog, 30);
      gops_ui_test_fits (dialog);
      gops_ui_test_pictures (dialog, name);
      if (i == 3)
        {
          GtkWidget *ledger;

          gops_ui_click (first);
          ledger = gops_ui_find_type (NULL, "GopsLedgerDialog");
          wait_frames (ledger, 5);
          g_free (name);
          name = g_strdup_printf ("care-ledger-%s-%d", language, width);
          gops_ui_test_pictures (ledger, name);
          gops_dialog_close (ledger);
          gops_ui_wait_gone ("GopsLedgerDialog");
        }
      close_dialog (dialog);
    }
}

static void
test_pictures (void)
{
  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  take_pictures ("en", 1000);
  take_pictures ("en", 360);
  take_pictures ("zh_CN", 1000);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/care/care", test_care);
  g_test_add_func ("/ui/care/finders", test_finders);
  g_test_add_func ("/ui/care/connections", test_connections);
  g_test_add_func ("/ui/care/points-by-hand", test_points_by_hand);
  g_test_add_func ("/ui/care/rules", test_rules);
  g_test_add_func ("/ui/care/pictures", test_pictures);
  return g_test_run ();
}
