/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in order, one of each, however many there are. */
#include "gops-sorted-runs.h"

typedef struct
{
  gint64 high;   /* the key: two numbers */
  gint64 low;
  gint64 n;
} Row;

#define MIDDLE 700   /* keys before it are negative */
#define WIDTH  256   /* keys of one high number */

static Row
make_row (guint key)
{
  gint64 number = (gint64) key - MIDDLE;

  return (Row) { number >> 8, number & (WIDTH - 1), 1 };
}

static guint
key_of (const Row *row)
{
  return (guint) (row->high * WIDTH + row->low + MIDDLE);
}

static void
merge (gpointer      kept,
       gconstpointer row)
{
  ((Row *) kept)->n += ((const Row *) row)->n;
}

/* Adds rows, takes them, and compares with a table of how often each key was added. */
static void
check (GopsSortedRuns *runs,
       guint           n_rows,
       guint           n_keys)
{
  g_autofree guint *expected = g_new0 (guint, n_keys + 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GError) error = NULL;
  gconstpointer row;

  for (guint i = 0; i < n_rows; i++)
    {
      guint key = (guint) g_rand_int_range (random, 0, (gint32) n_keys);
      Row added = make_row (key);

      expected[key]++;
      g_assert_true (gops_sorted_runs_add (runs, &added, &error));
    }
  for (guint key = 0; gops_sorted_runs_next (runs, &row, &error) && row != NULL; key = key_of (row) + 1)
    {
      for (; key < key_of (row); key++)
        g_assert_cmpuint (expected[key], ==, 0);
      g_assert_cmpuint (key, ==, key_of (row));
      g_assert_cmpint (((const Row *) row)->n, ==, expected[key]);
      expected[key] = 0;
    }
  g_assert_no_error (error);
  for (guint key = 0; key < n_keys; key++)
    g_assert_cmpuint (expected[key], ==, 0);
}

static void
test_order (void)
{
  g_autoptr (GopsSortedRuns) runs = gops_sorted_runs_new (sizeof (Row), 2, 1000, merge);

  check (runs, 0, 1);
  check (runs, 1, 1);
  check (runs, 999, 5000);
  check (runs, 1000, 50);       /* equal ones make room in memory */
  check (runs, 20001, 1000);
  check (runs, 150000, 90000);  /* more runs than rows of each can be in memory */
  check (runs, 3000, 100000);   /* and again with what is left of the file */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/sorted-runs/order", test_order);
  return g_test_run ();
}
