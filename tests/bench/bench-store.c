/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal costs: a write with it against one without, an undo against the edit. */

#include "gops-bench.h"
#include "gops-big-workspace.h"
#include "gops-journal.h"
#include "gops-test-store.h"

#include <sqlite3.h>

#define ROUNDS 11
#define ROWS   10000
#define SINGLE 300
#define EDIT   "UPDATE membership SET points = ?1, invites = invites + 1 WHERE id = ?2"

/* The same file settings as a store has, without its triggers. */
static sqlite3 *
open_plain (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                                 "PRAGMA cell_size_check = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 16777216", NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

static double
edit_plain (sqlite3    *db,
            GArray     *ids,
            const char *sql,
            guint       per_transaction,
            int         value)
{
  double start = gops_bench_seconds ();
  sqlite3_stmt *update = NULL;

  g_assert_cmpint (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &update, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < ids->len; i++)
    {
      if (i % per_transaction == 0)
        g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_bind_int64 (update, 1, value);
      sqlite3_bind_int64 (update, 2, g_array_index (ids, gint64, i));
      g_assert_cmpint (sqlite3_step (update), ==, SQLITE_DONE);
      sqlite3_reset (update);
      if ((i + 1) % per_transaction == 0)
        g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
    }
  sqlite3_finalize (update);
  return gops_bench_seconds () - start;
}

static double
edit_journaled (GopsStore  *store,
                GArray     *ids,
                const char *sql,
                guint       per_transaction,
                int         value)
{
  double start = gops_bench_seconds ();
  g_autoptr (GopsStatement) update = gops_store_query (store, NULL, sql, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      if (i % per_transaction == 0)
        g_assert_true (gops_store_begin (store, NULL, "Edit", NULL));
      gops_statement_bind_int (update, 1, value);
      gops_statement_bind_int (update, 2, g_array_index (ids, gint64, i));
      g_assert_true (gops_statement_run (update, NULL));
      if ((i + 1) % per_transaction == 0)
        g_assert_true (gops_store_commit (store, NULL));
    }
  return gops_bench_seconds () - start;
}

static GArray *
read_ids (GopsStore  *store,
          const char *sql,
          guint       n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL, sql, "i", (int) n);

  while (gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  g_assert_cmpuint (ids->len, ==, n);
  return ids;
}

/* @n rows scattered evenly over the table, as the members of a group are, in the order of the table. */
static GArray *
scattered_ids (GopsStore *store,
               guint      n)
{
  return read_ids (store, "SELECT id FROM (SELECT id, row_number () OVER (ORDER BY id) AS number FROM membership)"
                   " WHERE number % ((SELECT count(*) FROM membership) / ?1) = 0 LIMIT ?1", n);
}

/* @n rows side by side, which are hardly work: what a page holds is changed in memory. */
static GArray *
adjacent_ids (GopsStore *store,
              guint      n)
{
  return read_ids (store, "SELECT id FROM membership ORDER BY id LIMIT ?1", n);
}

static gboolean
bench_write (GopsStore  *store,
             const char *name,
             double      limit,
             GArray     *ids,
             guint       per_transaction)
{
  GopsBench bench = gops_bench_new (name, limit);
  sqlite3 *db = open_plain (gops_store_get_path (store));

  for (int round = 0; round < ROUNDS; round++)
    {
      gops_bench_baseline (&bench, edit_plain (db, ids, EDIT, per_transaction, 1000 + round));
      gops_bench_measured (&bench, edit_journaled (store, ids, EDIT, per_transaction, 2000 + round));
    }
  sqlite3_close (db);
  return gops_bench_report (&bench);
}

static gboolean
bench_undo (GopsStore *store)
{
  GopsBench undo = gops_bench_new ("undo of a 10,000-row edit against the edit", 1.2);
  GopsBench redo = gops_bench_new ("redo of a 10,000-row edit against the edit", 1.2);
  g_autoptr (GArray) ids = scattered_ids (store, ROWS);
  gboolean ok;

  for (int round = 0; round < ROUNDS; round++)
    {
      double edit = edit_journaled (store, ids, EDIT, ROWS, 3000 + round), start;

      gops_bench_baseline (&undo, edit);
      gops_bench_baseline (&redo, edit);
      start = gops_bench_seconds ();
      g_assert_true (gops_store_undo (store, NULL, NULL));
      gops_bench_measured (&undo, gops_bench_seconds () - start);
      start = gops_bench_seconds ();
      g_assert_true (gops_store_redo (store, NULL, NULL));
      gops_bench_measured (&redo, gops_bench_seconds () - start);
    }
  ok = gops_bench_report (&undo);
  return gops_bench_report (&redo) && ok;
}

int
main (int    argc,
      char **argv)
{
  const GopsBigWorkspace size = { 300, 200000, 1 };   /* more than the cache holds, as in daily use */
  g_autofree char *folder = g_dir_make_tmp ("groupops-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "big.groupops", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_big_workspace_create (path, &size, &error);
  g_autoptr (GArray) scattered = NULL, adjacent = NULL, single = NULL;
  guint missed = 0;

  g_assert_no_error (error);
  gops_store_pin_clock (store, 0);
  scattered = scattered_ids (store, ROWS);
  adjacent = adjacent_ids (store, ROWS);
  single = scattered_ids (store, SINGLE);
  missed += !bench_write (store, "journaled write, 10,000 scattered rows in one action", 2.0, scattered, ROWS);
  missed += !bench_write (store, "journaled write, an action each", 2.0, single, 1);
  missed += !bench_write (store, "journaled write, 10,000 rows side by side in one action", 4.0, adjacent, ROWS);
  missed += !bench_undo (store);
  g_clear_object (&store);
  gops_test_remove_tree (folder);
  return missed > 0;
}
