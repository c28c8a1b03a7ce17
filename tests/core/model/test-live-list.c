/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live lists: they follow the file, report the smallest span, keep records, and ask for much in a thread. */

#include "gops-journal.h"
#include "gops-list-checker.h"
#include "gops-records.h"
#include "gops-test-store.h"

static gint64
add_clauses (GopsStore *store,
             gint64     group,
             guint      n,
             gint64     first_position)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (gops_store_begin (store, &error, "Clauses", NULL));
  for (guint i = 0; i < n; i++)
    {
      id = gops_store_new_id (store);
      g_assert_true (gops_store_exec (store, &error, "INSERT INTO clause (id, group_id, position, text) VALUES (?1, ?2, ?3, 'text')", "lll",
                                      id, group, first_position + i));
    }
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
  return id;
}

static void
run (GopsStore  *store,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, NULL));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static GopsLiveList *
list_of_clauses (GopsStore *store,
                 gint64     group)
{
  GopsLiveList *list = gops_live_list_new (GOPS_TYPE_CLAUSE, store, "clause", NULL);

  gops_live_list_set_query (list, "SELECT id FROM clause WHERE group_id = ?1 ORDER BY position, id", "l", group);
  return list;
}

static void
assert_signal (GopsListChecker *checker,
               guint            n,
               guint            position,
               guint            removed,
               guint            added)
{
  g_assert_cmpuint (checker->n_signals, ==, n);
  g_assert_cmpuint (checker->position, ==, position);
  g_assert_cmpuint (checker->removed, ==, removed);
  g_assert_cmpuint (checker->added, ==, added);
}

static void
test_follows (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = NULL;
  g_autoptr (GopsListChecker) checker = NULL;
  g_autoptr (GopsClause) third = NULL;
  g_autoptr (GopsClause) again = NULL;

  add_clauses (test.store, group, 10, 0);
  list = list_of_clauses (test.store, group);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == GOPS_TYPE_CLAUSE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 10));
  checker = gops_list_checker_new (list);
  third = g_list_model_get_item (G_LIST_MODEL (list), 2);

  add_clauses (test.store, group, 1, 100);
  assert_signal (checker, 1, 10, 0, 1);
  add_clauses (test.store, group, 2, 4);   /* beside the present 4 and 5: 0 1 2 3 4 4 5 5 6 … */
  assert_signal (checker, 2, 5, 1, 3);
  run (test.store, "UPDATE clause SET position = -1 WHERE position = 9");
  assert_signal (checker, 3, 0, 12, 12);
  run (test.store, "DELETE FROM clause WHERE position IN (0, 1)");
  assert_signal (checker, 4, 1, 2, 0);
  g_assert_cmpuint (gops_live_list_find (list, gops_record_get_id (third)), ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (again == third);
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  assert_signal (checker, 5, 1, 0, 2);
  /* Neither another group's clauses nor other tables make a signal. */
  add_clauses (test.store, gops_test_add_group (test.store, "two"), 3, 0);
  g_assert_cmpuint (checker->n_signals, ==, 5);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    user_data)
{
  ++*(guint *) user_data;
}

static void
test_reloads (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = NULL;
  g_autoptr (GopsListChecker) checker = NULL;
  g_autoptr (GopsClause) first = NULL;
  guint notified = 0;

  add_clauses (test.store, group, 3, 0);
  list = list_of_clauses (test.store, group);
  checker = gops_list_checker_new (list);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (first, "notify", G_CALLBACK (count_notify), &notified);
  run (test.store, "UPDATE clause SET text = 'new' WHERE position = 0");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (gops_record_get_text (first, GOPS_CLAUSE_TEXT), ==, "new");
  run (test.store, "UPDATE clause SET text = 'other' WHERE position = 1");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (checker->n_signals, ==, 0);
}

/* A record that somebody shows stays the one object of its row, however far they scroll. */
static void
test_identity (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = NULL;
  g_autoptr (GopsClause) shown = NULL;
  g_autoptr (GopsClause) again = NULL;
  GopsClause *passed = NULL;

  add_clauses (test.store, group, 4000, 0);
  list = list_of_clauses (test.store, group);
  shown = g_list_model_get_item (G_LIST_MODEL (list), 7);
  for (guint i = 0; i < 4000; i += 5)
    {
      g_autoptr (GopsClause) clause = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (gops_record_get_int (clause, GOPS_CLAUSE_POSITION), ==, i);
      if (i == 10)
        {
          passed = clause;
          g_object_add_weak_pointer (G_OBJECT (clause), (gpointer *) &passed);
        }
    }
  g_assert_null (passed);   /* but nobody's record is not kept for ever */
  again = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_assert_true (again == shown);
  run (test.store, "UPDATE clause SET text = 'new'");
  g_assert_cmpstr (gops_record_get_text (shown, GOPS_CLAUSE_TEXT), ==, "new");
}

/* A long span goes as two signals with the model short in between. */
static void
test_long_spans (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = NULL;
  g_autoptr (GopsListChecker) checker = NULL;

  add_clauses (test.store, group, 1000, 0);
  list = list_of_clauses (test.store, group);
  checker = gops_list_checker_new (list);
  gops_live_list_set_query (list, "SELECT id FROM clause WHERE group_id = ?1 ORDER BY position DESC", "l", group);
  assert_signal (checker, 1, 0, 1000, 1000);
  add_clauses (test.store, group, 1, -1);
  assert_signal (checker, 2, 1000, 0, 1);
  gops_live_list_set_query (list, "SELECT id FROM clause WHERE group_id = ?1 ORDER BY position", "l", group);
  assert_signal (checker, 4, 0, 0, 1001);
  g_assert_cmpuint (checker->shortest, ==, 0);
}

static void
test_in_thread (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = NULL;
  g_autoptr (GopsListChecker) checker = NULL;

  add_clauses (test.store, group, 6000, 0);
  list = list_of_clauses (test.store, group);
  checker = gops_list_checker_new (list);
  gops_list_checker_wait (checker);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 6000);
  checker->n_signals = 0;

  /* The first question's answer is late: only the second's is shown. */
  gops_live_list_set_query (list, "SELECT id FROM clause WHERE group_id = ?1 ORDER BY position DESC", "l", group);
  g_assert_true (gops_live_list_is_loading (list));
  gops_live_list_set_query (list, "SELECT id FROM clause WHERE group_id = ?1 AND position < ?2 ORDER BY position", "li", group, 5500);
  g_assert_cmpuint (checker->n_signals, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 6000);
  gops_list_checker_wait (checker);
  assert_signal (checker, 1, 5500, 500, 0);

  add_clauses (test.store, group, 1, -5);
  gops_list_checker_wait (checker);
  assert_signal (checker, 2, 0, 0, 1);
}

/* A query that takes long is not waited for, even the first one. */
static void
test_slow_query (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = gops_live_list_new (GOPS_TYPE_CLAUSE, test.store, "clause", NULL);
  g_autoptr (GopsListChecker) checker = NULL;

  add_clauses (test.store, group, 700, 0);
  checker = gops_list_checker_new (list);
  gops_live_list_set_query (list, "SELECT a.id FROM clause a JOIN clause b GROUP BY a.id ORDER BY a.position", NULL);
  g_assert_true (gops_live_list_is_loading (list));
  gops_list_checker_wait (checker);
  assert_signal (checker, 1, 0, 0, 700);
}

/* Thrown away while a thread is asking. */
static void
test_dropped (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  GopsLiveList *list;

  add_clauses (test.store, group, 6000, 0);
  list = list_of_clauses (test.store, group);
  gops_live_list_set_query (list, "SELECT a.id FROM clause a JOIN clause b GROUP BY a.id LIMIT 5", NULL);
  g_object_run_dispose (G_OBJECT (list));
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  g_object_unref (list);
  for (int i = 0; list != NULL && i < 20000; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (list);
}

static void
count_signal (int *n)
{
  ++*n;
}

static gint64
position_at (GopsLiveList *list,
             guint         place)
{
  g_autoptr (GopsClause) clause = g_list_model_get_item (G_LIST_MODEL (list), place);

  return gops_record_get_int (clause, GOPS_CLAUSE_POSITION);
}

/* Sorted outside of SQL: by numbers of both signs, by dates, and as another query lists them; equal ones stay in order. */
static void
test_sorts (void)
{
  static const struct { GopsIdOrder order; const char *key; gint64 expected[5]; } cases[] = {
    { { GOPS_ID_ORDER_NUMBER, FALSE, NULL }, "position * 1000003", { -7, 0, 2, 2, 4000000000 } },
    { { GOPS_ID_ORDER_NUMBER, TRUE, NULL }, "position", { 4000000000, 2, 2, 0, -7 } },
    { { GOPS_ID_ORDER_DATE, FALSE, NULL }, "CASE position WHEN 0 THEN '2026-11-22' WHEN 2 THEN '2025-12-31' WHEN -7 THEN '' ELSE '2026-02-01' END",
      { -7, 2, 2, 4000000000, 0 } },
    { { GOPS_ID_ORDER_FOREIGN, FALSE, "SELECT position FROM clause GROUP BY position ORDER BY abs(position)" }, "position",
      { 0, 2, 2, -7, 4000000000 } },
    { { GOPS_ID_ORDER_FOREIGN, TRUE, "SELECT position FROM clause GROUP BY position ORDER BY abs(position)" }, "position",
      { 4000000000, -7, 2, 2, 0 } },
    { { GOPS_ID_ORDER_FOREIGN, FALSE, "SELECT 4000000000 UNION ALL SELECT -7 UNION ALL SELECT 2" }, "position",
      { 4000000000, -7, 2, 2, 0 } },
  };
  static const gint64 positions[] = { 2, 4000000000, -7, 2, 0 };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one"), first = 0, second = 0;
  g_autoptr (GopsLiveList) list = gops_live_list_new (GOPS_TYPE_CLAUSE, test.store, "clause", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      gint64 id = add_clauses (test.store, group, 1, positions[i]);

      first = i == 0 ? id : first;
      second = i == 3 ? id : second;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM clause WHERE group_id = ?1", cases[i].key);

      gops_live_list_set_sorted_query (list, sql, &cases[i].order, "l", group);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
      for (guint place = 0; place < 5; place++)
        g_assert_cmpint (position_at (list, place), ==, cases[i].expected[place]);
      g_assert_cmpuint (gops_live_list_find (list, first), ==, gops_live_list_find (list, second) - 1);
    }
}

/* Whoever shows that there is nothing must know that something is coming. */
static void
assert_some_or_loading (GListModel *list)
{
  g_assert_true (g_list_model_get_n_items (list) > 0 || gops_live_list_is_loading (GOPS_LIVE_LIST (list)));
}

/* Many rows in the order of another query: both are read at once, and what is read anew after each change is in order. */
static void
test_sorts_in_thread (void)
{
  GopsIdOrder order = { GOPS_ID_ORDER_FOREIGN, FALSE, "SELECT id FROM clause ORDER BY text, position DESC" };
  static const char sql[] = "SELECT id, id FROM clause WHERE group_id = ?1";
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = list_of_clauses (test.store, group);
  g_autoptr (GopsListChecker) checker = gops_list_checker_new (list);

  add_clauses (test.store, group, 6000, 0);
  gops_list_checker_wait (checker);
  g_signal_connect (list, "items-changed", G_CALLBACK (assert_some_or_loading), NULL);
  gops_live_list_set_sorted_query (list, sql, &order, "l", group);
  gops_list_checker_wait (checker);
  g_assert_cmpuint (checker->shortest, ==, 0);
  g_assert_cmpint (position_at (list, 0), ==, 5999);
  run (test.store, "UPDATE clause SET text = 'renamed' WHERE position = 17");
  gops_list_checker_wait (checker);
  g_assert_cmpint (position_at (list, 0), ==, 17);
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_list_checker_wait (checker);
  g_assert_cmpint (position_at (list, 0), ==, 5999);
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  gops_list_checker_wait (checker);
  g_assert_cmpint (position_at (list, 0), ==, 17);
  order.descending = TRUE;
  gops_live_list_set_sorted_query (list, sql, &order, "l", group);
  gops_list_checker_wait (checker);
  g_assert_cmpint (position_at (list, 0), ==, 0);
  g_assert_cmpint (position_at (list, 5999), ==, 17);
}

/* A half that can't be read leaves what was shown. */
static void
test_unreadable_order (void)
{
  static const GopsIdOrder order = { GOPS_ID_ORDER_FOREIGN, FALSE, "SELECT id FROM no_such_table" };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = list_of_clauses (test.store, group);
  g_autoptr (GopsListChecker) checker = gops_list_checker_new (list);

  add_clauses (test.store, group, 6000, 0);
  gops_list_checker_wait (checker);
  gops_live_list_set_sorted_query (list, "SELECT id, id FROM clause", &order, NULL);
  gops_list_checker_wait (checker);
  gops_live_list_set_sorted_query (list, "SELECT id, id FROM no_such_table", &order, NULL);
  gops_list_checker_wait (checker);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 6000);
  g_assert_cmpint (position_at (list, 5999), ==, 5999);
}

/* Whoever draws many records hears once that they have been read again. */
static void
test_tells_of_reloading (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsLiveList) list = NULL;
  int n = 0;

  add_clauses (test.store, group, 3, 0);
  list = list_of_clauses (test.store, group);
  g_assert_cmpint (position_at (list, 1), ==, 1);
  g_signal_connect_swapped (list, "reloaded", G_CALLBACK (count_signal), &n);
  run (test.store, "UPDATE clause SET text = 'new'");
  g_assert_cmpint (n, ==, 1);
  gops_live_list_set_query (list, "SELECT id FROM clause WHERE group_id = ?1 ORDER BY position DESC", "l", group);
  g_assert_cmpint (n, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/live-list/reports-smallest-span", test_follows);
  g_test_add_func ("/live-list/reload-notifies-what-differs", test_reloads);
  g_test_add_func ("/live-list/keeps-records-that-are-shown", test_identity);
  g_test_add_func ("/live-list/long-span-is-two-signals", test_long_spans);
  g_test_add_func ("/live-list/many-rows-in-a-thread", test_in_thread);
  g_test_add_func ("/live-list/slow-query-in-a-thread", test_slow_query);
  g_test_add_func ("/live-list/dropped-while-asking", test_dropped);
  g_test_add_func ("/live-list/sorts", test_sorts);
  g_test_add_func ("/live-list/sorts-in-a-thread", test_sorts_in_thread);
  g_test_add_func ("/live-list/order-that-cannot-be-read", test_unreadable_order);
  g_test_add_func ("/live-list/tells-of-reloading", test_tells_of_reloading);

  return g_test_run ();
}
