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
  g_autofree char *name = g_strnfill (300000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
  gops_bulk_insert_int (insert, 1);
  gops_bulk_insert_text (insert, name);
  g_assert_true (gops_bulk_insert_row (insert, &error));
  g_assert_cmpint (count (test.store, "SELECT length (name) FROM person"), ==, 300000);
  gops_bulk_insert_int (insert, 1);
  gops_bulk_insert_text (insert, "Ada");
  g_assert_true (gops_bulk_insert_row (insert, &error));
  g_assert_false (gops_bulk_insert_flush (insert, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (gops_bulk_insert_flush (insert, &error));
  gops_store_rollback (test.store);
}

/* --- in a thread --- */

#define N_MANY (5 * GOPS_BULK_INSERT_BESIDE + 50)   /* some buffers, and what does not fill one */

static void
put_person (GopsBulkInsert *insert,
            gint64          id)
{
  g_autofree char *name = g_strdup_printf ("成员%" G_GINT64_FORMAT, id);

  gops_bulk_insert_int (insert, id);
  gops_bulk_insert_text (insert, name);
}

/* Returns: whether the rows were taken, without a flush */
static gboolean
put_people (GopsBulkInsert  *insert,
            gint64           first,
            guint            n,
            GError         **error)
{
  for (guint i = 0; i < n; i++)
    {
      put_person (insert, first + i);
      if (!gops_bulk_insert_row (insert, error))
        return FALSE;
    }
  return TRUE;
}

static GopsBulkInsert *
new_beside (GopsStore *store)
{
  GopsBulkInsert *insert = gops_bulk_insert_new (store, "INSERT OR FAIL INTO person (id, name)", 2, "");

  gops_bulk_insert_work_beside (insert);
  return insert;
}

/* Each row is there as it was given, in each of several transactions, and the journal knows of each. */
static void
test_beside (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsBulkInsert) insert = new_beside (test.store);
  g_autoptr (GError) error = NULL;

  for (gint64 i = 0; i < 3; i++)
    {
      g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
      g_assert_true (put_people (insert, 1 + i * N_MANY, N_MANY, &error));
      g_assert_true (gops_bulk_insert_flush (insert, &error));
      g_assert_true (gops_store_commit (test.store, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person WHERE name = '成员' || id"), ==, 3 * N_MANY);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM journal_row WHERE action = 1 AND row = n + 1"), ==, N_MANY);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), ==, 2 * N_MANY);
}

/* Whatever is asked in between sees what was handed over, and may be in the middle of its rows. */
static void
test_questions (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsBulkInsert) insert = new_beside (test.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) numbers = NULL;
  guint n = 0;

  g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
  numbers = gops_store_query (test.store, &error, "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?1)"
                              " SELECT i, 'n' || i FROM c", "i", N_MANY);
  while (gops_statement_next (numbers, &error))
    {
      gint64 id = gops_statement_int (numbers, 0);

      put_person (insert, id);
      g_assert_true (gops_bulk_insert_row (insert, &error));
      g_assert_cmpint (gops_statement_text (numbers, 1)[0], ==, 'n');
      if (id % 333 == 0)
        g_assert_cmpint (count (test.store, "SELECT count (*) FROM person WHERE name = '成员' || id"), <=, id);
      if (id % 70 == 0)
        g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) VALUES (?1, 'x')", "l", 10000 + id));
      if (id % 70 == 0)
        g_assert_cmpint (gops_store_n_changed (test.store), ==, 1);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, N_MANY);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person WHERE name <> 'x'"), >=, N_MANY / 2);
  g_assert_true (gops_bulk_insert_flush (insert, &error));
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person WHERE name = '成员' || id"), ==, N_MANY);
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), ==, N_MANY + N_MANY / 70);
}

/* What fails in the thread is told by the flush, once, and what came after it is gone. */
static void
test_failure (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsBulkInsert) insert = new_beside (test.store);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) VALUES (50, 'x')", NULL));
  g_assert_true (put_people (insert, 1, GOPS_BULK_INSERT_BESIDE + 100, &error));
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), <, GOPS_BULK_INSERT_BESIDE);   /* a question does not tell */
  g_assert_false (gops_bulk_insert_flush (insert, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (gops_bulk_insert_flush (insert, &error));
  gops_store_rollback (test.store);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), ==, 0);
}

/* Without a flush, the next buffer tells it. */
static void
test_failure_in_the_middle (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsBulkInsert) insert = new_beside (test.store);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) VALUES (50, 'x')", NULL));
  g_assert_false (put_people (insert, 1, N_MANY, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
  gops_store_rollback (test.store);
}

/* A transaction of which a part could not be written does not come to be, and the next one knows nothing of it. */
static void
test_failure_at_commit (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsBulkInsert) insert = new_beside (test.store);
  g_autoptr (GError) error = NULL;

  for (int commit = 0; commit < 2; commit++)
    {
      g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
      g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) VALUES (50, 'x')", NULL));
      g_assert_true (put_people (insert, 1, GOPS_BULK_INSERT_BESIDE, &error));
      g_assert_no_error (error);
      g_assert_false (gops_store_end (test.store, commit, &error));
      g_assert_true ((error != NULL) == commit);
      g_clear_error (&error);
      g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), ==, 0);
    }
  g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
  g_assert_true (put_people (insert, 1, GOPS_BULK_INSERT_BESIDE + 50, &error));
  g_assert_true (gops_bulk_insert_flush (insert, &error));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), ==, GOPS_BULK_INSERT_BESIDE + 50);
}

/* What was handed over goes with a rollback, and stays when the rest was never flushed. */
static void
test_no_flush (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  for (int commit = 0; commit < 2; commit++)
    {
      GopsBulkInsert *insert = new_beside (test.store);

      g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
      g_assert_true (put_people (insert, 1, GOPS_BULK_INSERT_BESIDE + 50, &error));
      if (commit)
        gops_bulk_insert_free (insert);
      g_assert_true (gops_store_end (test.store, commit, &error) == commit);
      if (!commit)
        gops_bulk_insert_free (insert);
      g_assert_no_error (error);
      g_assert_cmpint (count (test.store, "SELECT count (*) FROM person"), ==, commit ? GOPS_BULK_INSERT_BESIDE : 0);
    }
}

/* Two that work so take turns, and one that does not is between them. */
static void
test_several (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsBulkInsert) one = new_beside (test.store), other = new_beside (test.store);
  g_autoptr (GopsBulkInsert) third = gops_bulk_insert_new (test.store, "INSERT INTO person (id, name)", 2, "");
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Add people", NULL));
  for (gint64 i = 0; i < 10; i++)
    {
      g_assert_true (put_people (one, 1 + i * 130, 130, &error));
      g_assert_true (put_people (other, 10001 + i * 130, 130, &error));
      g_assert_true (put_people (third, 20001 + i * 130, 130, &error));
      if (i == 5)
        g_assert_true (gops_bulk_insert_flush (one, &error));
    }
  g_assert_true (gops_bulk_insert_flush (other, &error));
  g_assert_true (gops_bulk_insert_flush (third, &error));
  g_assert_true (gops_bulk_insert_flush (one, &error));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM person WHERE name = '成员' || id"), ==, 3 * 1300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/bulk-insert/rows", test_rows);
  g_test_add_func ("/store/bulk-insert/errors", test_errors);
  g_test_add_func ("/store/bulk-insert/beside", test_beside);
  g_test_add_func ("/store/bulk-insert/questions", test_questions);
  g_test_add_func ("/store/bulk-insert/failure", test_failure);
  g_test_add_func ("/store/bulk-insert/failure-in-the-middle", test_failure_in_the_middle);
  g_test_add_func ("/store/bulk-insert/failure-at-commit", test_failure_at_commit);
  g_test_add_func ("/store/bulk-insert/no-flush", test_no_flush);
  g_test_add_func ("/store/bulk-insert/several", test_several);
  return g_test_run ();
}
