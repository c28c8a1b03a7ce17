/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of the history tell: which group, what an import brought, and that not everything is shown. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-history-page.h"
#include "gops-history-row.h"
#include "gops-page-test.h"
#include "gops-poster-template.h"
#include "gops-text.h"

static void
change (GopsPageTest *test,
        const char   *label,
        const char   *sql,
        gint64        a,
        gint64        b)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test->store.store, &error, label, NULL));
  g_assert_true (gops_store_exec (test->store.store, &error, sql, "ll", a, b));
  g_assert_true (gops_store_commit (test->store.store, &error));
  g_assert_no_error (error);
}

static void
import (GopsPageTest *test)
{
  GopsStore *store = test->store.store;
  g_autoptr (GError) error = NULL;
  GopsBatch batch;

  g_assert_true (gops_batch_begin (store, &batch, "members", "名单.csv", test->group, &error, "Import members", NULL));
  g_assert_true (gops_batch_resume (store, &batch, &error));
  for (gint64 i = 1; i <= 80; i++)
    g_assert_true (gops_store_exec (store, &error, "INSERT INTO person (id, name, batch) VALUES (?1, 'x', ?2)", "ll", i, batch.id));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_true (gops_batch_finish (store, &batch, "{\"members_new\":80,\"members_matched\":3,\"skipped_total\":2}", &error));
}

static GtkWidget *
find_row (GtkWidget  *parent,
          const char *title)
{
  return gops_page_test_row (parent, title);
}

static const char *
subtitle_of (GtkWidget *row)
{
  return ADW_IS_EXPANDER_ROW (row) ? adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)) : adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static GtkWidget *
open_row (GopsPageTest *test,
          const char   *title)
{
  GtkWidget *row = find_row (test->page, title);

  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
make_changes (GopsPageTest *test)
{
  gint64 other = gops_test_add_group (test->store.store, "Bakers");

  change (test, "Edit theme", "UPDATE positioning SET theme = 'x' || ?2 WHERE group_id = ?1", test->group, 1);
  change (test, "Edit both", "UPDATE chat_group SET note = 'x' WHERE id IN (?1, ?2)", test->group, other);
  import (test);
  change (test, "Many", "UPDATE person SET note = 'x' WHERE id BETWEEN ?1 AND ?2", 1, 60);
  change (test, "Few", "UPDATE person SET note = 'y' WHERE id BETWEEN ?1 AND ?2", 1, 50);
  gops_session_refresh_now (test->session);
}

static void
test_tells_group (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_HISTORY_PAGE, "en", 1000);
  GtkWidget *only;

  make_changes (&test);
  g_assert_nonnull (strstr (subtitle_of (find_row (test.page, "Edit theme")), "Early Runners Bristol"));
  g_assert_null (strstr (subtitle_of (find_row (test.page, "Edit both")), "Early Runners Bristol"));
  g_assert_null (strstr (subtitle_of (find_row (test.page, "Many")), "Early Runners Bristol"));
  g_assert_null (strstr (subtitle_of (find_row (test.page, "Create group “Bakers”")), "Bakers"));   /* its name says it */
  gops_ui_test_pictures (test.window, "history-all");

  only = gops_ui_test_find (test.page, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (only), TRUE);
  g_assert_null (strstr (subtitle_of (find_row (test.page, "Edit theme")), "Early Runners Bristol"));
  g_assert_nonnull (find_row (test.page, "Import members"));
  g_assert_null (find_row (test.page, "Create group “Bakers”"));
}

static void
test_import (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_HISTORY_PAGE, "en", 1000);
  GtkWidget *row;

  make_changes (&test);
  row = open_row (&test, "Import members");
  g_assert_cmpstr (subtitle_of (find_row (row, "From the file")), ==, "名单.csv");
  g_assert_cmpstr (subtitle_of (find_row (row, "New people")), ==, "80");
  g_assert_cmpstr (subtitle_of (find_row (row, "Left out")), ==, "2");
  g_assert_null (find_row (row, "Twice in the file"));
  gops_ui_test_pictures (test.window, "history-import");
}

static void
test_says_what_is_cut (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_HISTORY_PAGE, "en", 1000);

  make_changes (&test);
  g_assert_nonnull (strstr (subtitle_of (find_row (open_row (&test, "Many"), "And more")), "first 50"));
  g_assert_null (find_row (open_row (&test, "Few"), "And more"));
}

static const char *
read_field (GopsPageTest *test,
            const char   *action,
            const char   *id)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", _("Poster"), gops_poster_field_label (id, gops_interface_language ()));
  GtkWidget *row = gops_page_test_find_titled (open_row (test, action), title);

  return row != NULL ? subtitle_of (row) : NULL;
}

/* Field by field: they are one text only in the file. */
static void
test_poster_fields (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_HISTORY_PAGE, "en", 1000);
  g_autofree char *expected = g_strdup_printf ("%s → Bridge", _("nothing"));

  change (&test, "First", "UPDATE poster SET fields = '{\"note\":\"At six\",\"qr\":\"x\"}' WHERE group_id = ?1 AND ?2", test.group, 1);
  change (&test, "Second", "UPDATE poster SET fields = '{\"note\":\"At seven\",\"qr\":\"x\",\"place\":\"Bridge\"}' WHERE group_id = ?1 AND ?2", test.group, 1);
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (read_field (&test, "Second", "note"), ==, "At six → At seven");
  g_assert_cmpstr (read_field (&test, "Second", "place"), ==, expected);
  g_assert_null (read_field (&test, "Second", "qr"));
  gops_ui_test_pictures (test.window, "history-poster");
}

/* A group in which nothing happened for long: the whole journal is read, in a thread. */
static void
test_long_journal (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_HISTORY_PAGE, "en", 1000);
  gint64 other = gops_test_add_group (test.store.store, "Bakers");

  change (&test, "Edit theme", "UPDATE positioning SET theme = 'x' || ?2 WHERE group_id = ?1", test.group, 1);
  change (&test, "Add", "WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 30000)"
          " INSERT INTO plan_item (group_id, title) SELECT ?1 + 0 * ?2, 'x' FROM k", other, 0);
  gops_session_refresh_now (test.session);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gops_ui_test_find (test.page, GTK_TYPE_TOGGLE_BUTTON, NULL)), TRUE);
  g_assert_nonnull (find_row (test.page, "Add"));   /* still what was there */
  pump_until (find_row (test.page, "Add") == NULL);
  g_assert_nonnull (find_row (test.page, "Edit theme"));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/history/rows/tell-the-group", test_tells_group);
  g_test_add_func ("/history/rows/tell-what-an-import-brought", test_import);
  g_test_add_func ("/history/rows/say-what-is-cut", test_says_what_is_cut);
  g_test_add_func ("/history/rows/poster-fields", test_poster_fields);
  g_test_add_func ("/history/rows/long-journal", test_long_journal);
  return g_test_run ();
}
