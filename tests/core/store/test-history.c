/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group an action is about, what belongs to the history of one, and how much is read for it. */

#include "gops-batch.h"
#include "gops-journal.h"
#include "gops-test-store.h"

static void
change (GopsStore  *store,
        const char *label,
        const char *sql,
        gint64      a,
        gint64      b)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, label, NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "ll", a, b));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
import (GopsStore  *store,
        gint64      group,
        const char *source)
{
  g_autoptr (GError) error = NULL;
  GopsBatch batch;

  g_assert_true (gops_batch_begin (store, &batch, "members", source, group, &error, "Import “%s”", source, NULL));
  g_assert_true (gops_batch_resume (store, &batch, &error));
  for (gint64 i = 0; i < 80; i++)
    {
      gint64 person = gops_store_new_id (store);

      g_assert_true (gops_store_exec (store, &error, "INSERT INTO person (id, name, batch) VALUES (?1, 'x', ?2)", "ll", person, batch.id));
      g_assert_true (gops_store_exec (store, &error, "INSERT INTO membership (id, group_id, person_id, batch) VALUES (?1, ?2, ?1, ?3)", "lll",
                                      person, group, batch.id));
    }
  g_assert_true (gops_store_commit (store, &error));
  g_assert_true (gops_batch_finish (store, &batch, "{\"members_new\":80}", &error));
  g_assert_no_error (error);
}

static char *
labels (GPtrArray *history)
{
  GString *text = g_string_new (NULL);

  g_assert_nonnull (history);
  for (guint i = 0; i < history->len; i++)
    {
      const GopsHistoryEntry *entry = g_ptr_array_index (history, i);

      g_string_append_printf (text, "%s%s (%s)", i > 0 ? ", " : "", entry->label, entry->group_name != NULL ? entry->group_name : "-");
    }
  return g_string_free (text, FALSE);
}

static void
expect (GopsStore  *store,
        gint64      group,
        const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = group != 0 ? gops_store_history_of_group (store, group, 100, &error)
                                             : gops_store_history (store, NULL, 0, 100, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = labels (history);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_groups (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  gint64 one = gops_test_add_group (store, "one"), two = gops_test_add_group (store, "two");

  change (store, "Note", "UPDATE chat_group SET note = ?2 WHERE id = ?1", one, 1);
  change (store, "Both", "UPDATE chat_group SET note = 'x' WHERE id IN (?1, ?2)", one, two);
  change (store, "Person", "INSERT INTO person (id, name) VALUES (?1 + ?2, 'x')", 1, 2);
  change (store, "Theme", "INSERT INTO positioning (group_id, theme) VALUES (?1, ?2)", two, 5);
  change (store, "Edit theme", "UPDATE positioning SET theme = 'y' WHERE group_id = ?1 AND theme = ?2", two, 5);
  import (store, two, "list.csv");
  expect (store, 0, "Import “list.csv” (two), Edit theme (two), Theme (two), Person (-), Both (-), Note (one),"
                    " Create group “two” (two), Create group “one” (one)");
  expect (store, one, "Both (-), Note (one), Create group “one” (one)");
  expect (store, two, "Import “list.csv” (two), Edit theme (two), Theme (two), Both (-), Create group “two” (two)");
  g_assert_true (gops_store_undo (store, NULL, NULL));   /* an import that is undone is still told */
  expect (store, two, "Import “list.csv” (two), Edit theme (two), Theme (two), Both (-), Create group “two” (two)");
}

static void
test_intake (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GPtrArray) history = NULL, changes = NULL;
  g_autofree char *source = NULL, *report = NULL;
  const GopsHistoryEntry *entry;

  import (test.store, group, "名单.csv");
  history = gops_store_history (test.store, NULL, 0, 2, NULL);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpuint (entry->n_rows, ==, 160);
  changes = gops_store_history_changes (test.store, entry->id, 50, NULL);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_true (gops_store_history_intake (test.store, entry->id, &source, &report));
  g_assert_cmpstr (source, ==, "名单.csv");
  g_assert_cmpstr (report, ==, "{\"members_new\":80}");
  entry = g_ptr_array_index (history, 1);
  g_assert_false (gops_store_history_intake (test.store, entry->id, &source, &report));
}

/* Whoever undoes what was done to several groups is led away from none. */
static void
test_group_of_an_action (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 one = gops_test_add_group (test.store, "one"), two = gops_test_add_group (test.store, "two"), action;
  g_autoptr (GError) error = NULL;

  change (test.store, "Note", "UPDATE chat_group SET note = ?2 WHERE id = ?1", one, 1);
  action = gops_store_next_undo (test.store);
  g_assert_cmpint (gops_store_history_group (test.store, action), ==, one);
  change (test.store, "Note all", "UPDATE chat_group SET note = ?2 WHERE id <> ?1", 0, 2);
  action = gops_store_next_undo (test.store);
  g_assert_cmpint (gops_store_history_group (test.store, action), ==, 0);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_cmpint (gops_store_history_group (test.store, action), ==, 0);
  g_assert_cmpint (two, !=, one);
}

/* A long journal of others is not read for what happened just now. */
static void
test_reads_little (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  gint64 busy = gops_test_add_group (store, "busy"), calm = gops_test_add_group (store, "calm");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 i = 0; i < 500; i++)
    change (store, "Note", "UPDATE chat_group SET note = ?2 WHERE id = ?1", busy, i);
  for (gint64 i = 0; i < 5; i++)
    change (store, "Note", "UPDATE chat_group SET note = ?2 WHERE id = ?1", calm, i);
  gops_store_limit_work (store, 5000);
  history = gops_store_history_of_group (store, calm, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 5);
  gops_store_limit_work (store, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/history/of-groups", test_groups);
  g_test_add_func ("/store/history/of-an-intake", test_intake);
  g_test_add_func ("/store/history/group-of-an-action", test_group_of_an_action);
  g_test_add_func ("/store/history/reads-little", test_reads_little);
  return g_test_run ();
}
