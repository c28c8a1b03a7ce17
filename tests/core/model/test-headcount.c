/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members in figures: few at once, many in a thread, followed as they change. */

#include "gops-headcount.h"
#include "gops-test-store.h"

#define TODAY "2026-11-22"
#define MANY  40000

static void
run (GopsStore  *store,
     const char *sql,
     gint64      group,
     gint64      number)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "ll", group, number));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
add_members (GopsStore *store,
             gint64     group,
             gint64     first,
             gint64     n)
{
  run (store, "WITH RECURSIVE k (n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM k WHERE n < ?2) INSERT INTO person (id, name) SELECT n, 'x' FROM k",
       first, first + n - 1);
  run (store, "INSERT INTO membership (group_id, person_id, joined_on) SELECT ?1, id, '2026-01-01' FROM person WHERE id >= ?2", group, first);
}

static void
on_counted_cb (gint64 *counted,
               gint64  group)
{
  *counted = group;
}

static void
wait_for (gint64 *counted)
{
  while (*counted == 0)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_by_sql (GopsStore *store,
              gint64     group)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT " GOPS_MEMBER_COUNT_SQL ("?1"), "l", group));
  return (guint) n;
}

/* The list of groups counts the same people as the header of one group. */
static void
test_one_definition (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one"), other = gops_test_add_group (test.store, "other");
  GopsMemberFigures figures;

  add_members (test.store, group, 1, 9);
  add_members (test.store, other, 10, 4);
  run (test.store, "UPDATE person SET staff = 1 WHERE id IN (?1, ?2)", 1, 2);
  run (test.store, "UPDATE person SET bot = 1 WHERE id IN (?1, ?2)", 2, 3);
  run (test.store, "UPDATE membership SET left_on = '2026-02-01' WHERE person_id IN (?1, ?2)", 4, 1);
  run (test.store, "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (?1, 'members', 'undone', ?2, ?2)", 7, 0);
  run (test.store, "UPDATE membership SET batch = ?1 WHERE person_id = ?2", 7, 5);
  g_assert_true (gops_member_figures_count (test.store, group, TODAY, &figures, NULL));
  g_assert_cmpuint (figures.total, ==, 4);
  g_assert_cmpuint (count_by_sql (test.store, group), ==, 4);
  g_assert_cmpuint (count_by_sql (test.store, other), ==, 4);
}

static void
test_few (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsHeadcount) headcount = gops_headcount_new (test.store);
  GopsMemberFigures figures;

  add_members (test.store, group, 1, 5);
  gops_headcount_get (headcount, group, TODAY, &figures);
  g_assert_false (figures.counting);
  g_assert_cmpuint (figures.total, ==, 5);
  g_assert_cmpuint (figures.joined_30, ==, 0);
  run (test.store, "UPDATE membership SET left_on = '2026-11-20' WHERE group_id = ?1 AND person_id <= ?2", group, 2);
  gops_headcount_get (headcount, group, TODAY, &figures);
  g_assert_cmpuint (figures.total, ==, 3);
  g_assert_cmpuint (figures.left_30, ==, 2);
  gops_headcount_get (headcount, group, "2026-01-20", &figures);   /* another day */
  g_assert_cmpuint (figures.joined_30, ==, 3);
}

/* Nobody waits: first nothing is known, later the old figures stay until the new ones are there. */
static void
test_many (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one"), counted = 0;
  g_autoptr (GopsHeadcount) headcount = gops_headcount_new (test.store);
  GopsMemberFigures figures;

  g_signal_connect_swapped (headcount, "counted", G_CALLBACK (on_counted_cb), &counted);
  add_members (test.store, group, 1, MANY);
  gops_headcount_get (headcount, group, TODAY, &figures);
  g_assert_true (figures.counting);
  g_assert_cmpuint (figures.total, ==, 0);
  wait_for (&counted);
  g_assert_cmpint (counted, ==, group);
  gops_headcount_get (headcount, group, TODAY, &figures);
  g_assert_false (figures.counting);
  g_assert_cmpuint (figures.total, ==, MANY);

  run (test.store, "UPDATE membership SET left_on = '2026-11-20' WHERE group_id = ?1 AND person_id = ?2", group, 1);
  counted = 0;
  gops_headcount_get (headcount, group, TODAY, &figures);
  g_assert_false (figures.counting);
  g_assert_cmpuint (figures.total, ==, MANY);
  wait_for (&counted);
  gops_headcount_get (headcount, group, TODAY, &figures);
  g_assert_cmpuint (figures.total, ==, MANY - 1);
}

/* What changes while a thread counts is asked for again. */
static void
test_change_meanwhile (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one"), counted = 0;
  g_autoptr (GopsHeadcount) headcount = gops_headcount_new (test.store);
  GopsMemberFigures figures;

  g_signal_connect_swapped (headcount, "counted", G_CALLBACK (on_counted_cb), &counted);
  add_members (test.store, group, 1, MANY);
  gops_headcount_get (headcount, group, TODAY, &figures);
  add_members (test.store, group, MANY + 1, 10);
  wait_for (&counted);
  for (guint round = 0; figures.total != MANY + 10; round++)
    {
      g_assert_cmpuint (round, <, 3);
      counted = 0;
      gops_headcount_get (headcount, group, TODAY, &figures);
      if (figures.total != MANY + 10)
        wait_for (&counted);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/headcount/one-definition", test_one_definition);
  g_test_add_func ("/headcount/few-at-once", test_few);
  g_test_add_func ("/headcount/many-in-a-thread", test_many);
  g_test_add_func ("/headcount/change-meanwhile", test_change_meanwhile);

  return g_test_run ();
}
