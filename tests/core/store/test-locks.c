/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of a workspace that is open, while it is looked at again. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gops-store-private.h"
#include "gops-test-store.h"

#define SHARED_FIRST 0x40000002   /* where SQLite's readers lock: https://www.sqlite.org/src/file/src/os.h */
#define SHARED_SIZE  510

/* Whether another process finds the file locked: locks do not show to their own. */
static gboolean
is_locked (const char *path)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 ? lock.l_type != F_UNLCK : 2);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);
  return WEXITSTATUS (status) == 1;
}

static void
test_look_keeps_locks (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsStore) other = NULL;
  g_autoptr (GError) error = NULL;
  guint version = 0;

  g_assert_true (gops_store_begin (test.store, &error, "Set up", NULL));
  (void) gops_test_add_group (test.store, "Group");
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (is_locked (test.path));
  g_assert_true (gops_store_look (test.path, test.store->schema, &version, &error));
  g_assert_true (is_locked (test.path));
  other = gops_store_open_to_read (test.path, test.store->schema, &version, &error);
  g_assert_no_error (error);
  g_clear_object (&other);
  g_assert_true (is_locked (test.path));
  gops_test_store_reopen (&test);
  g_assert_true (is_locked (test.path));
}

/* --- a file that is no longer what it was --- */

static void
run_beside (GopsTestStore *test,
            const char    *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (test->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_left_behind (GopsStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gops_store_poll (store));
  g_assert_false (gops_store_begin (store, &error, "Rename", NULL));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NEWER);
}

/* A newer program changes tables under an open store: nothing is written any more, and nobody speaks of damage. */
static void
test_newer_while_open (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *raise = g_strdup_printf ("ALTER TABLE chat_group RENAME COLUMN name TO called; PRAGMA user_version = %u", test.store->schema->version + 1);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  (void) gops_test_add_group (test.store, "Group");
  g_assert_true (gops_store_check_place (test.store, &error));
  run_beside (&test, raise);
  g_assert_false (gops_store_read_text (test.store, &name, &error, "SELECT name FROM chat_group", NULL));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NEWER);
  assert_left_behind (test.store);
}

/* The log was taken away, as by a program that believed to be alone. */
static void
test_log_gone (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *log = NULL;

  (void) gops_test_add_group (test.store, "Group");
  log = g_strconcat (test.path, "-wal", NULL);
  g_assert_true (gops_store_check_place (test.store, NULL));
  g_assert_cmpint (g_unlink (log), ==, 0);
  assert_left_behind (test.store);
}

/* An older file is not brought to the new form while somebody has it open. */
static void
test_upgrade_waits (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *lower = g_strdup_printf ("PRAGMA user_version = %u", test.store->schema->version - 1);
  const GopsSchema *schema = test.store->schema;
  g_autoptr (GopsStore) second = NULL;
  g_autoptr (GError) error = NULL;

  run_beside (&test, lower);
  second = gops_store_open (test.path, schema, &error);
  g_assert_null (second);
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/locks/look", test_look_keeps_locks);
  g_test_add_func ("/store/locks/newer-while-open", test_newer_while_open);
  g_test_add_func ("/store/locks/log-gone", test_log_gone);
  g_test_add_func ("/store/locks/upgrade-waits", test_upgrade_waits);
  return g_test_run ();
}
