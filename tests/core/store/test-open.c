/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening what is no workspace, not ours, too new, damaged, unwritable; a full disk; a kill while writing. */

#include "gops-backup.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-test-store.h"
#include "gops-migration-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define KILLS  50

/* --- helpers --- */

/* Checks code, file name and that the message says what to do; returns TRUE for chaining. */
static void
assert_refused (const char    *path,
                GopsStoreError code,
                const char    *advice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);
  g_autofree char *name = g_path_get_basename (path);

  g_assert_null (store);
  g_assert_error (error, GOPS_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, advice));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static char *
file_hash (const char *path,
           const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autofree char *content = NULL;
  gsize size = 0;

  if (!g_file_get_contents (name, &content, &size, NULL))
    return g_strdup ("none");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, size);
}

static void
patch_file (const char *path,
            goffset     offset,
            const void *bytes,
            gsize       n)
{
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, n, offset), ==, (gssize) n);
  g_assert_true (g_close (fd, NULL));
}

static void
copy_to (const char *from,
         const char *to)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &content, &size, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) size, NULL));
}

static void
close_store (GopsTestStore *test)
{
  g_clear_object (&test->store);
}

/* --- files that are none of ours --- */

static void
test_not_a_database (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "letter.groupops", NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "Dear operator, this is no database, but it is longer than a header of one, which has a hundred bytes.", -1, NULL));
  assert_refused (path, GOPS_STORE_ERROR_NOT_A_WORKSPACE, "Choose a .groupops file");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "Dear operator"));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, GOPS_STORE_ERROR_NOT_A_WORKSPACE, "Choose a .groupops file");
  assert_refused (test.folder, GOPS_STORE_ERROR_NOT_A_WORKSPACE, "Choose a .groupops file");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (path, GOPS_STORE_ERROR_NOT_FOUND, "There is no file");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_other_program (void)
{
  static const guint8 other[] = { 0x0f, 0x05, 0x51, 0x12 };   /* Fossil's application_id */
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  close_store (&test);
  patch_file (test.path, 68, other, sizeof other);
  before = file_hash (test.path, "");
  assert_refused (test.path, GOPS_STORE_ERROR_NOT_A_WORKSPACE, "another program");
  after = file_hash (test.path, "");
  g_assert_cmpstr (after, ==, before);
}

static void
test_newer (void)
{
  static const guint8 version[] = { 0, 0, 0, 99 };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  close_store (&test);
  patch_file (test.path, 60, version, sizeof version);
  before = file_hash (test.path, "");
  assert_refused (test.path, GOPS_STORE_ERROR_NEWER, "format 99");
  assert_refused (test.path, GOPS_STORE_ERROR_NEWER, "Update GroupOps");
  after = file_hash (test.path, "");
  g_assert_cmpstr (after, ==, before);
}

/* --- damage --- */

static void
fill (GopsStore *store)
{
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("group %d %s", i, "a name that fills pages, a name that fills pages, a name that fills pages");

      gops_test_add_group (store, name);
    }
}

static void
test_truncated (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GStatBuf info;

  fill (test.store);
  close_store (&test);
  g_assert_cmpint (g_stat (test.path, &info), ==, 0);
  g_assert_cmpint (truncate (test.path, info.st_size - 4096), ==, 0);
  assert_refused (test.path, GOPS_STORE_ERROR_DAMAGED, "Restore the newest backup");
  g_assert_cmpint (truncate (test.path, 50), ==, 0);
  assert_refused (test.path, GOPS_STORE_ERROR_NOT_A_WORKSPACE, "Choose a .groupops file");
}

/* By turns the first page, which holds header and schema; the head of a page; anywhere. */
static goffset
place_to_flip (GRand *random,
               guint  turn,
               gint32 size)
{
  switch (turn % 3)
    {
    case 0:  return g_rand_int_range (random, 100, 4000);
    case 1:  return g_rand_int_range (random, 1, size / 4096) * (goffset) 4096;
    default: return g_rand_int_range (random, 100, size - 64);
    }
}

/* Bytes flipped anywhere: opening, checking and reading end with an answer, and a clear one when they fail. */
/* SQLite quotes the broken word of a table's definition as it stands there. */
static void
test_flipped_in_schema (void)
{
  static const guint8 byte[] = { 0xa0 };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *content = NULL;
  char *found;
  gsize size;

  close_store (&test);
  g_assert_true (g_file_get_contents (test.path, &content, &size, NULL));
  found = memmem (content, size, "CHECK (", 7);
  g_assert_nonnull (found);
  patch_file (test.path, found - content + 5, byte, sizeof byte);
  assert_refused (test.path, GOPS_STORE_ERROR_DAMAGED, "Restore the newest backup");
}

static void
test_flipped (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *broken = g_build_filename (test.folder, "broken.groupops", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  GStatBuf info;
  guint found = 0;

  fill (test.store);
  close_store (&test);
  g_assert_cmpint (g_stat (test.path, &info), ==, 0);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      guint8 noise[64];

      copy_to (test.path, broken);
      for (guint j = 0; j < sizeof noise; j++)
        noise[j] = (guint8) g_rand_int (random);
      patch_file (broken, place_to_flip (random, i, (gint32) info.st_size), noise, sizeof noise);
      store = gops_workspace_open (broken, &error);
      if (store != NULL)
        problems = gops_store_check (store, TRUE, &error);
      if (problems != NULL && problems->len == 0)
        continue;   /* hit a free place or the inside of a text */
      found++;
      if (problems == NULL)
        {
          g_assert_cmpint (error->domain, ==, GOPS_STORE_ERROR);
          g_assert_true (error->code == GOPS_STORE_ERROR_DAMAGED || error->code == GOPS_STORE_ERROR_NOT_A_WORKSPACE ||
                         error->code == GOPS_STORE_ERROR_FAILED);
        }
    }
  g_assert_cmpuint (found, >, 10);
}

/* --- looking changes nothing --- */

static void
test_look (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *copy = g_build_filename (test.folder, "left.groupops", NULL);
  g_autofree char *wal = g_strconcat (test.path, "-wal", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *before_wal = NULL;
  g_autofree char *after = NULL;
  g_autofree char *after_wal = NULL;
  g_autoptr (GError) error = NULL;
  guint8 other[] = { 1, 2, 3, 4 };

  /* A file with a WAL that somebody left, as a kill leaves it, and not ours. */
  fill (test.store);
  copy_to (test.path, copy);
  copy_to (wal, copy_wal);
  before = file_hash (copy, "");
  before_wal = file_hash (copy, "-wal");
  g_assert_cmpstr (before_wal, !=, "none");
  {
    g_autoptr (GopsWorkspaceInfo) info = gops_workspace_look (copy, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (info->uuid, ==, gops_store_get_uuid (test.store));
    g_assert_cmpuint (info->n_groups, ==, 40);
  }
  after = file_hash (copy, "");
  after_wal = file_hash (copy, "-wal");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (after_wal, ==, before_wal);

  /* Without a WAL nothing is made beside the file. */
  close_store (&test);
  patch_file (test.path, 68, other, sizeof other);
  g_assert_null (gops_workspace_look (test.path, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_A_WORKSPACE);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* --- migration --- */

static void
test_migration_fails (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsSchema schema = *gops_workspace_get_schema ();
  g_autofree char *backup = g_strconcat (test.path, ".format-" G_STRINGIFY (GOPS_SCHEMA_VERSION) ".bak", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;
  gint64 n = -1;

  gops_test_add_group (test.store, "kept");
  close_store (&test);
  schema.version = GOPS_SCHEMA_VERSION + 1;
  schema.migrations = "/com/example/GroupOps/test/bad";
  g_assert_null (gops_store_open (test.path, &schema, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "format 8"));
  g_clear_error (&error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));

  store = gops_workspace_open (test.path, &error);
  g_assert_no_error (error);
  g_assert_true (gops_store_read_int (store, &n, NULL, "PRAGMA user_version", NULL));
  g_assert_cmpint (n, ==, GOPS_SCHEMA_VERSION);
  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'", NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM chat_group", NULL));
  g_assert_cmpint (n, ==, 1);
}

static void
test_migration (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsSchema schema = *gops_workspace_get_schema ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;
  g_autofree char *text = NULL;

  gops_test_add_group (test.store, "old");
  close_store (&test);
  schema.version = GOPS_SCHEMA_VERSION + 1;
  schema.migrations = "/com/example/GroupOps/test/good";
  store = gops_store_open (test.path, &schema, &error);
  g_assert_no_error (error);
  g_assert_true (gops_store_read_text (store, &text, &error, "SELECT tested FROM chat_group", NULL));
  g_assert_cmpstr (text, ==, "migrated");
  g_clear_object (&store);
  assert_refused (test.path, GOPS_STORE_ERROR_NEWER, "format 8");
}

/* A workspace of the first format opens in today's with everything in it, and the old file is kept beside it. */
static void
test_first_format (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "first.groupops", NULL);
  g_autofree char *backup = g_strconcat (path, ".format-1.bak", NULL);
  GopsSchema first = *gops_workspace_get_schema ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;
  g_autofree char *name = NULL;
  gint64 n = -1;

  first.version = 1;
  first.n_tables = 0;
  store = gops_store_create (path, &first, &error);
  g_assert_no_error (error);
  g_assert_true (gops_store_exec_unjournaled (store, NULL, &error,
    "INSERT INTO chat_group (id, name) VALUES (7, '老群')", NULL));
  g_assert_true (gops_store_exec_unjournaled (store, NULL, &error,
    "INSERT INTO clause (id, group_id, text) VALUES (8, 7, '互相尊重')", NULL));
  g_clear_object (&store);

  store = gops_workspace_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_true (gops_store_read_text (store, &name, &error, "SELECT g.name || c.text FROM chat_group g JOIN clause c ON c.group_id = g.id"
                                       " WHERE c.origin = 0 AND c.own_basis = ''", NULL));
  g_assert_cmpstr (name, ==, "老群互相尊重");
  g_assert_true (gops_store_read_int (store, &n, &error, "SELECT count(*) FROM rule_version", NULL));
  g_assert_cmpint (n, ==, 0);
}

/* --- folders and disks that can't be written --- */

/* Runs @work in a child that is not root; returns the code it ended with. */
static int
run_as_nobody (int       (*work) (const char *path),
               const char *path)
{
  int status = -1;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (99);
      _exit (work (path));
    }
  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
read_and_report (const char *path)
{
  return g_access (path, R_OK) == 0 ? 0 : 98;
}

static int
open_and_report (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);

  if (store != NULL || error->domain != GOPS_STORE_ERROR || strstr (error->message, "Save a copy in a folder of your own") == NULL)
    return 98;
  return error->code;
}

static int
create_and_report (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_create (path, &error);

  if (store != NULL || error->domain != GOPS_STORE_ERROR || strstr (error->message, "folder of your own") == NULL)
    return 98;
  return error->code;
}

static int
look_and_report (const char *path)
{
  g_autoptr (GopsWorkspaceInfo) info = gops_workspace_look (path, NULL);

  return info != NULL && info->n_groups == 1 ? 0 : 98;
}

static void
test_read_only_folder (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *other = g_build_filename (test.folder, "new.groupops", NULL);

  gops_test_add_group (test.store, "one");
  close_store (&test);
  g_assert_cmpint (g_chmod (test.path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (test.folder, 0555), ==, 0);
  if (run_as_nobody (read_and_report, test.path) != 0)
    g_test_skip ("another account can't get at this test's folder");
  else
    {
      g_assert_cmpint (run_as_nobody (open_and_report, test.path), ==, GOPS_STORE_ERROR_READ_ONLY);
      g_assert_cmpint (run_as_nobody (create_and_report, other), ==, GOPS_STORE_ERROR_READ_ONLY);
      g_assert_cmpint (run_as_nobody (look_and_report, test.path), ==, 0);
    }
  g_assert_cmpint (g_chmod (test.folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (test.path, 0600), ==, 0);
  gops_test_store_reopen (&test);
}

static gboolean
add_note (GopsStore *store,
          gint64     id,
          gsize      length,
          GError   **error)
{
  g_autofree char *text = g_strnfill (length, 'x');

  if (!gops_store_begin (store, error, "Note", NULL))
    return FALSE;
  if (gops_store_exec (store, error, "UPDATE chat_group SET note = ?1 WHERE id = ?2", "sl", text, id))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/* A disk that is full after some more kilobytes: a limit on the size of files does the same. */
static void
test_full_disk (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  struct rlimit limit, small;
  gint64 id = gops_test_add_group (test.store, "one");

  before = gops_test_dump (test.store);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 1024 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (add_note (test.store, id, 2 * 1024 * 1024, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "test.groupops"));
  g_assert_nonnull (strstr (error->message, "Free some space"));
  g_clear_error (&error);
  after = gops_test_dump (test.store);
  g_assert_cmpstr (after, ==, before);
  /* What still fits goes on. */
  g_assert_true (add_note (test.store, id, 100, &error));
  g_assert_no_error (error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_true (add_note (test.store, id, 2 * 1024 * 1024, &error));
  g_assert_no_error (error);
  gops_test_store_reopen (&test);
}

/* --- two at a time --- */

static void
test_busy (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) other = gops_workspace_open (test.path, &error);
  gint64 ms = 0;

  g_assert_true (gops_store_read_int (test.store, &ms, NULL, "PRAGMA busy_timeout = 20", NULL));
  g_assert_true (gops_store_begin (other, &error, "Long", NULL));
  g_assert_false (gops_store_begin (test.store, &error, "Short", NULL));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Try again"));
  gops_store_rollback (other);
}

static int
write_hundred (const char *path)
{
  g_autoptr (GopsStore) store = gops_workspace_open (path, NULL);

  for (int i = 0; store != NULL && i < 100; i++)
    gops_test_add_group (store, "together");
  return store != NULL ? 0 : 98;
}

static void
test_two_processes (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) problems = NULL;
  gint64 n = 0;
  pid_t children[2];

  close_store (&test);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    if ((children[i] = fork ()) == 0)
      _exit (write_hundred (test.path));
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status = -1;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  gops_test_store_reopen (&test);
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM chat_group", NULL));
  g_assert_cmpint (n, ==, 200);
  problems = gops_store_check (test.store, TRUE, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* --- kill -9 --- */

/* Writes actions of one group with two clauses and says after each commit that it is there. */
G_NORETURN static void
write_until_killed (const char *path,
                    int         pipe_end)
{
  g_autoptr (GopsStore) store = gops_workspace_open (path, NULL);

  for (;;)
    {
      gint64 id;

      if (!gops_store_begin (store, NULL, "Create", NULL))
        _exit (1);
      id = gops_store_new_id (store);
      for (int i = 0; i < 3; i++)
        if (!(i == 1 ? gops_store_exec (store, NULL, "INSERT INTO chat_group (id) VALUES (?1)", "l", id) :
              i == 2 ? gops_store_exec (store, NULL, "INSERT INTO clause (id, group_id) VALUES (?1, ?2), (?3, ?2)", "lll",
                                        gops_store_new_id (store), id, gops_store_new_id (store)) : TRUE))
          _exit (1);
      if (!gops_store_commit (store, NULL) || write (pipe_end, &id, sizeof id) != sizeof id)
        _exit (1);
    }
}

/* Reads acknowledged ids; kills after @wait_us from the first one. */
static void
kill_while_writing (const char *path,
                    gulong      wait_us,
                    GArray     *acknowledged)
{
  int ends[2];
  pid_t child;
  gint64 id;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      write_until_killed (path, ends[1]);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &id, sizeof id), ==, sizeof id);
  g_array_append_val (acknowledged, id);
  g_usleep (wait_us);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  while (read (ends[0], &id, sizeof id) == sizeof id)
    g_array_append_val (acknowledged, id);
  close (ends[0]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
assert_all_there (const char *path,
                  GArray     *acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < acknowledged->len; i++)
    {
      g_assert_true (gops_store_read_int (store, &n, &error, "SELECT count(*) FROM clause WHERE group_id = ?1", "l",
                                          g_array_index (acknowledged, gint64, i)));
      g_assert_cmpint (n, ==, 2);
    }
  g_assert_true (gops_store_read_int (store, &n, &error, "SELECT count(*) FROM chat_group g WHERE (SELECT count(*) FROM clause c WHERE c.group_id = g.id) <> 2", NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (gops_store_read_int (store, &n, &error, "SELECT count(*) FROM journal_action a WHERE (SELECT count(*) FROM journal_row r WHERE r.action = a.id) <> 3", NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_no_error (error);
}

static void
test_kill (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (GPtrArray) problems = NULL;

  close_store (&test);
  for (int i = 0; i < KILLS; i++)
    {
      g_array_set_size (acknowledged, 0);
      kill_while_writing (test.path, (gulong) g_rand_int_range (random, 0, 8000), acknowledged);
      assert_all_there (test.path, acknowledged);
    }
  gops_test_store_reopen (&test);
  problems = gops_store_check (test.store, TRUE, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_resources_register (gops_migration_get_resource ());

  g_test_add_func ("/store/open/not-a-database", test_not_a_database);
  g_test_add_func ("/store/open/other-program", test_other_program);
  g_test_add_func ("/store/open/newer", test_newer);
  g_test_add_func ("/store/open/truncated", test_truncated);
  g_test_add_func ("/store/open/flipped-bytes", test_flipped);
  g_test_add_func ("/store/open/flipped-bytes-in-schema", test_flipped_in_schema);
  g_test_add_func ("/store/open/look-changes-nothing", test_look);
  g_test_add_func ("/store/open/migrates", test_migration);
  g_test_add_func ("/store/open/failed-migration-keeps-version", test_migration_fails);
  g_test_add_func ("/store/open/first-format", test_first_format);
  g_test_add_func ("/store/open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/write/full-disk", test_full_disk);
  g_test_add_func ("/store/write/busy", test_busy);
  g_test_add_func ("/store/write/two-processes", test_two_processes);
  g_test_add_func ("/store/write/kill", test_kill);

  return g_test_run ();
}
