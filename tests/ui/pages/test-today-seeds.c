/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: seed users whose next attempt is due can be copied for and lead to where the attempt is noted. */
#include "gops-page-test.h"

#include <string.h>

#include "gops-seed-users.h"
#include "gops-today-page.h"
#include "gops-today-seeds.h"

static gint64
add_person (GopsPageTest *test,
            const char   *next_on)
{
  g_autoptr (GPtrArray) lines = gops_seed_parse ("Gwen, gwen@example.org", NULL);
  gint64 id = 0;

  g_assert_true (gops_seed_add_lines (test->store.store, test->group, lines, "Hello from {group}", next_on, NULL, NULL));
  g_assert_true (gops_store_read_int (test->store.store, &id, NULL, "SELECT id FROM outreach", NULL));
  gops_session_refresh_now (test->session);
  return id;
}

static void
on_go_to_cb (GopsSession     *session,
             const GopsPlace *place,
             gpointer         data)
{
  GopsPlace *out = data;

  *out = *place;
}

/* What stands at the head of the page. */
static const char *
sum_of (GopsPageTest *test)
{
  return gtk_label_get_label (GTK_LABEL (gops_ui_test_find (test->page, GTK_TYPE_LABEL, "title-2")));
}

static void
test_due (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1000);
  GtkWidget *seeds = gops_ui_test_find (test.page, GOPS_TYPE_TODAY_SEEDS, NULL);
  GopsPlace place = { 0 };
  gint64 gwen;

  g_assert_true (gops_store_begin (test.store.store, NULL, "Nothing to send", NULL));   /* whatever day it is */
  g_assert_true (gops_store_exec (test.store.store, NULL, "DELETE FROM plan_item", NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  gops_session_refresh_now (test.session);
  g_assert_false (gtk_widget_get_visible (seeds));
  gwen = add_person (&test, "2026-01-01");
  g_assert_true (gtk_widget_get_visible (seeds));
  g_assert_nonnull (strchr (sum_of (&test), '1'));   /* one person to ask, not all done */
  g_assert_false (gtk_widget_get_visible (gops_ui_test_find (test.page, GTK_TYPE_LEVEL_BAR, NULL)));
  g_assert_nonnull (gops_page_test_button (seeds, "Copy"));
  gops_ui_test_names (test.page);
  gops_ui_test_picture (test.window, "today-seed-users");
  g_signal_connect (test.session, "go-to", G_CALLBACK (on_go_to_cb), &place);
  g_signal_emit_by_name (gops_page_test_button (seeds, "Done"), "clicked");
  g_assert_cmpstr (place.page, ==, "positioning");
  g_assert_cmpstr (place.table, ==, "outreach");
  g_assert_cmpint (place.row, ==, gwen);

  /* noted elsewhere, the row goes */
  g_assert_cmpint (gops_seed_add_attempt (test.store.store, gwen, "2026-01-02", NULL, "accepted", NULL, NULL), !=, 0);
  gops_session_refresh_now (test.session);
  g_assert_false (gtk_widget_get_visible (seeds));
}

static void
test_not_due (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1000);

  add_person (&test, "2999-01-01");
  g_assert_false (gtk_widget_get_visible (gops_ui_test_find (test.page, GOPS_TYPE_TODAY_SEEDS, NULL)));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/today-seeds/due", test_due);
  g_test_add_func ("/ui/today-seeds/not-due", test_not_due);

  return g_test_run ();
}
