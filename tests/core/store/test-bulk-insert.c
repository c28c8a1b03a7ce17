/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are put into a table many at a time. */

#include "gops-bulk-insert.h"
#include "gops-journal.h"
#include "gops-test-store.h"

#define N_PEOPLE 133   /* no multiple of what a statement takes */

static gint64
count (GopsStore  *store,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  gops_store_read_int (store, &n, &error, sql, NULL);
  g_assert_no_error (error);
  return n;
}

static void
add_people (GopsStore *store)
{
  g_autoptr (GopsBulkInsert) insert = gops_bulk_insert_new (store, "INSERT INTO person (id, name, sort_key, merged_into)", 4, "");
  g_autoptr (GBytes) key = g_bytes_new_static ("\0k", 2);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Add people", NULL));
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("成员%u", i);

      gops_bulk_insert_int (insert, 1000 + i);
      gops_bulk_insert_text (insert, name);
      gops_bulk_insert_blob (insert, key);
      gops_bulk_insert_null (insert);
      g_assert_true (gops_bulk_insert_row (insert, &error));
    }
  g_assert_true (gops_bulk_insert_flush (insert, &error));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

/* Each row is there as it was given, and the journal knows of each. */
static void
test_rows (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  add_people (test.store);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person WHERE name = '成员' || (id - 1000)"
                                      " AND sort_key = x'006b' AND merged_into IS NULL"), ==, N_PEOPLE);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), ==, 0);
}

/* Long texts do not wait for many rows. A row that cannot be is an error, and those that waited with it are gone. */
static void
test_errors (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsBulkInsert) insert = gops_bulk_insert_new (test.store, "INSERT INTO person (id, name)", 2, "");
  g_autofree char *name = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
  gops_bulk_insert_int (insert, 1);
  gops_bulk_insert_text (insert, name);
  g_assert_true (gops_bulk_insert_row (insert, &error));
  g_assert_cmpint (count (test.store, "SELECT length (name) FROM person"), ==, 100000);
  gops_bulk_insert_int (insert, 1);
  gops_bulk_insert_text (insert, "Ada");
  g_assert_true (gops_bulk_insert_row (insert, &error));
  g_assert_false (gops_bulk_insert_flush (insert, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (gops_bulk_insert_flush (insert, &error));
  gops_store_rollback (test.store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/bulk-insert/rows", test_rows);
  g_test_add_func ("/store/bulk-insert/errors", test_errors);
  return g_test_run ();
}
