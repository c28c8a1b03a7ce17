/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many pairs of integers in one step. */

#include "gops-pairs.h"
#include "gops-test-store.h"

#define MANY "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) "

static GArray *
collect (GopsStore    *store,
         const char   *sql,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (GopsPair));
  g_autoptr (GopsStatement) rows = gops_pairs_query (store, sql, error);

  if (rows == NULL)
    return NULL;
  gops_statement_bind_int (rows, 1, 7);
  return gops_pairs_collect (rows, pairs, cancellable, error) ? g_steal_pointer (&pairs) : NULL;
}

static void
assert_pair (const GArray *pairs,
             guint         i,
             gint64        id,
             gint64        key)
{
  g_assert_cmpint (g_array_index (pairs, GopsPair, i).id, ==, id);
  g_assert_cmpint ((gint64) g_array_index (pairs, GopsPair, i).key, ==, key);
}

static void
test_collects (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) none = collect (test.store, "SELECT id, position FROM clause WHERE group_id = ?1", NULL, &error);
  g_autoptr (GArray) few = collect (test.store, "SELECT ?1, -4611686018427387904 UNION ALL SELECT 2, NULL", NULL, &error);
  g_autoptr (GArray) many = collect (test.store, MANY "SELECT i, i * ?1 FROM n", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (few->len, ==, 2);
  assert_pair (few, 0, 7, G_GINT64_CONSTANT (-4611686018427387904));
  assert_pair (few, 1, 2, 0);
  g_assert_cmpuint (many->len, ==, 9000);
  assert_pair (many, 8999, 9000, 63000);
}

/* The statement goes back to the cache and is used again, with what is new. */
static void
test_again (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GArray) pairs = collect (test.store, "SELECT ?1, 5", NULL, NULL);

      g_assert_cmpuint (pairs->len, ==, 1);
      assert_pair (pairs, 0, 7, 5);
    }
}

static void
test_fails (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (collect (test.store, "SELECT ?1 FROM no_such_table", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_null (collect (test.store, MANY "SELECT i, i * ?1 FROM n", cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  gops_store_limit_work (test.store, 100);
  g_assert_null (collect (test.store, MANY "SELECT i, i * ?1 FROM n", NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_INTERRUPTED);
}

/* Nobody's SQL can make it write where it likes: the place comes as a pointer, which SQL cannot spell. */
static void
test_takes_no_number_for_a_place (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT gops_collect (4096, 1, 2) IS NULL", NULL));
  g_assert_cmpint (n, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pairs/collects", test_collects);
  g_test_add_func ("/pairs/again", test_again);
  g_test_add_func ("/pairs/fails", test_fails);
  g_test_add_func ("/pairs/takes-no-number-for-a-place", test_takes_no_number_for_a_place);
  return g_test_run ();
}
