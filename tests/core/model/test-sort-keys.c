/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order names come, and that keys in a file become those of now. */
#include "gops-group.h"
#include "gops-journal.h"
#include "gops-test-store.h"

static void
test_order (void)
{
  static const struct { const char *first, *second; } pairs[] = {
    { "1群", "2群" }, { "2群", "10群" }, { "19群", "20群" }, { "Team 9 North", "Team 10" }, { "Team 10", "Team 10 B" }, { "晨跑2群", "晨跑10群" },
    { "晨跑99群", "晨跑100群" }, { "阿里2", "北京1" }, { "2026-9 A", "2026-10 A" }, { "群９", "群10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GBytes) first = gops_collation_key (pairs[i].first), second = gops_collation_key (pairs[i].second);

      g_test_message ("%s, %s", pairs[i].first, pairs[i].second);
      g_assert_cmpint (g_bytes_compare (first, second), <, 0);
    }
}

#define IN_ORDER "SELECT group_concat (name) FROM (SELECT name FROM chat_group ORDER BY sort_key)"
#define ARE_RIGHT "SELECT min (sort_key IS gops_sort_key (name)) FROM (SELECT name, sort_key FROM chat_group UNION ALL SELECT name, sort_key FROM person)"

/* As another version of the program left it: it knew no numbers. */
static GopsTestStore
open_old (void)
{
  GopsTestStore test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  (void) gops_test_add_group (test.store, "10群");
  (void) gops_test_add_group (test.store, "2群");
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                                              " INSERT INTO person (id, name, sort_key) SELECT i, 'P' || i, CAST (i AS BLOB) FROM n", NULL));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "UPDATE chat_group SET sort_key = CAST (name AS BLOB)", NULL));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "UPDATE setting SET value = 'old' WHERE key = 'collation'", NULL));
  g_assert_no_error (error);
  return test;
}

static void
rename_group (GopsStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Rename", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET name = '3群', sort_key = CAST ('3群' AS BLOB) WHERE name = '2群'", NULL));
  g_assert_true (gops_store_commit (store, &error));
}

static void
test_renewed (void)
{
  g_auto (GopsTestStore) test = open_old ();
  g_autoptr (GError) error = NULL;

  rename_group (test.store);
  gops_assert_query (test.store, IN_ORDER, "10群,3群");
  gops_test_store_reopen (&test);
  gops_assert_query (test.store, IN_ORDER, "3群,10群");
  gops_assert_query (test.store, ARE_RIGHT, "1");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, IN_ORDER, "2群,10群");
  gops_assert_query (test.store, ARE_RIGHT, "1");
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  gops_assert_query (test.store, IN_ORDER, "3群,10群");
  gops_assert_query (test.store, ARE_RIGHT, "1");
  g_assert_no_error (error);
}

/* Whose keys are those of now is not written again. */
static void
test_left_alone (void)
{
  g_auto (GopsTestStore) test = open_old ();

  gops_test_store_reopen (&test);
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE person SET sort_key = x'00' WHERE id = 1", NULL));
  gops_test_store_reopen (&test);
  gops_assert_query (test.store, "SELECT hex (sort_key) FROM person WHERE id = 1", "00");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sort-keys/order", test_order);
  g_test_add_func ("/sort-keys/renewed", test_renewed);
  g_test_add_func ("/sort-keys/left-alone", test_left_alone);
  return g_test_run ();
}
