/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups, copies for colleagues, restoring, checking. */

#include "gops-backup.h"
#include "gops-changes.h"
#include "gops-id.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-test-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *
name_of_group (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  char *name = NULL;

  g_assert_true (gops_store_read_text (store, &name, &error, "SELECT group_concat (name) FROM (SELECT name FROM chat_group ORDER BY id)", NULL));
  g_assert_no_error (error);
  return name;
}

static void
assert_groups (const char *path,
               const char *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = name_of_group (store);
  g_assert_cmpstr (found, ==, names);
}

/* Zeroes the pages after the first ones. */
static void
damage (const char *path)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (size, >, 5 * 4096);
  memset (content + 3 * 4096, 0x5a, size - 3 * 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static guint
count_names (const char *folder,
             const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;
  return n;
}

static void
test_write (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "copy.groupops", NULL);
  g_autoptr (GError) error = NULL;

  gops_test_add_group (test.store, "one");
  g_assert_true (gops_backup_write (test.store, path, NULL, &error));
  g_assert_no_error (error);
  gops_test_add_group (test.store, "two");
  assert_groups (path, "one");
  g_assert_true (gops_backup_write (test.store, path, NULL, &error));
  assert_groups (path, "one,two");
  g_assert_cmpuint (count_names (test.folder, "copy.groupops"), ==, 1);
}

/* What is there and is not ours stays: notes, another workspace, the workspace itself under another name. */
static void
test_write_replaces_nothing_else (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_auto (GopsTestStore) other = gops_test_store_new ();
  g_autofree char *notes = g_build_filename (test.folder, "notes.txt", NULL);
  g_autofree char *link = g_build_filename (test.folder, "link.groupops", NULL);
  g_autofree char *content = NULL;
  const char *const taken[] = { notes, other.path, test.path, link };

  gops_test_add_group (other.store, "theirs");
  g_assert_true (g_file_set_contents (notes, "my notes", -1, NULL));
  g_assert_cmpint (symlink (test.path, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_path_get_basename (taken[i]);

      g_assert_false (gops_backup_write (test.store, taken[i], NULL, &error));
      g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_EXISTS);
      g_assert_nonnull (strstr (error->message, name));
    }
  g_assert_true (g_file_get_contents (notes, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "my notes");
  assert_groups (other.path, "theirs");
  gops_test_add_group (test.store, "still works");
}

static void
test_write_cancelled (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "copy.groupops", NULL);
  g_autofree char *missing = g_build_filename (test.folder, "no", "such", "folder.groupops", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (gops_backup_write (test.store, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_names (test.folder, "copy"), ==, 0);
  g_assert_false (gops_backup_write (test.store, missing, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY);
  gops_test_add_group (test.store, "still works");
}

static void
test_damaged_not_backed_up (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *backups = g_build_filename (test.folder, "backups", NULL);
  g_autofree char *good = g_build_filename (backups, "2026-11-21.groupops", NULL);
  g_autofree char *bad = g_build_filename (backups, "2026-11-22.groupops", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  gops_test_add_group (test.store, "good");
  g_assert_true (gops_backup_daily (test.store, backups, "2026-11-21", &error));
  problems = gops_store_check (test.store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&test.store);
  damage (test.path);
  test.store = gops_workspace_open (test.path, NULL);
  if (test.store != NULL)
    {
      g_clear_pointer (&problems, g_ptr_array_unref);
      problems = gops_store_check (test.store, TRUE, &error);
      g_assert_true (problems != NULL ? problems->len > 0 : g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED));
      g_clear_error (&error);
      g_assert_false (gops_backup_daily (test.store, backups, "2026-11-22", &error));
      g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (gops_backup_write (test.store, good, NULL, &error));
      g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED);
    }
  g_assert_false (g_file_test (bad, G_FILE_TEST_EXISTS));
  assert_groups (good, "good");
}

/* --- which go --- */

static void
add_days (GPtrArray  *names,
          const char *newest,
          guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = gops_date_add (newest, -(int) i);

      g_ptr_array_add (names, g_strconcat (day, ".groupops", NULL));
    }
}

static void
test_outdated (void)
{
  static const struct
  {
    const char *what;
    const char *newest;
    guint       days;        /* one backup a day for so long */
    guint       kept;
  } cases[] = {
    { "none", "2026-11-22", 0, 0 },
    { "one", "2026-11-22", 1, 1 },
    { "fourteen", "2026-11-22", 14, 14 },
    { "fifteen: the month's first stays", "2026-11-22", 22, 15 },
    { "two months", "2026-11-22", 22 + 31, 16 },
    { "a year: 14 days and 12 months, this one's first among them", "2026-11-22", 365, 14 + 12 },
    { "five years", "2026-11-22", 5 * 365, 14 + 12 },
    { "the fourteen days hold a month's first", "2026-11-05", 5 * 365, 14 + 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) outdated = NULL;

      g_test_message ("%s", cases[i].what);
      add_days (names, cases[i].newest, cases[i].days);
      outdated = gops_backup_outdated (names, "2026-11-22");
      g_assert_cmpuint (names->len - outdated->len, ==, cases[i].kept);
      for (guint j = 0; j < outdated->len; j++)
        g_assert_cmpstr (g_ptr_array_index (outdated, j), <, g_ptr_array_index (names, 13));
    }
}

static void
test_daily (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *backups = g_build_filename (test.folder, "backups", NULL);
  g_autofree char *other = g_build_filename (backups, "notes.txt", NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *day = gops_date_add ("2026-10-14", i);

      g_assert_true (gops_backup_daily (test.store, backups, day, &error));
      g_assert_no_error (error);
      if (i == 0)
        g_assert_true (g_file_set_contents (other, "not ours", -1, NULL));
    }
  gops_test_add_group (test.store, "later");
  g_assert_true (gops_backup_daily (test.store, backups, "2026-11-22", &error));   /* today's is there */
  names = gops_backup_list (backups);
  g_assert_cmpuint (names->len, ==, 16);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "2026-11-22.groupops");
  g_assert_cmpstr (g_ptr_array_index (names, 15), ==, "2026-10-14.groupops");
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* --- restoring --- */

static void
on_changed_cb (GopsStore   *store,
               GopsChanges *changes,
               gpointer     user_data)
{
  *(gboolean *) user_data = gops_changes_is_all (changes);
}

static void
test_restore (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *backup = g_build_filename (test.folder, "backup.groupops", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *again = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;
  gboolean all = FALSE;

  gops_test_add_group (test.store, "old");
  g_assert_true (gops_backup_write (test.store, backup, NULL, &error));
  gops_test_add_group (test.store, "new");
  /* While a connection is open: it sees the old content, can write, and undo. */
  g_signal_connect (test.store, "changed", G_CALLBACK (on_changed_cb), &all);
  g_assert_true (gops_backup_restore (test.path, gops_workspace_get_schema (), backup, NULL, &saved, &error));
  g_assert_no_error (error);
  g_assert_true (gops_store_poll (test.store));
  g_assert_true (all);
  names = name_of_group (test.store);
  g_assert_cmpstr (names, ==, "old");
  assert_groups (saved, "old,new");
  gops_test_add_group (test.store, "after");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gops_backup_restore (test.path, gops_workspace_get_schema (), saved, NULL, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (again, !=, saved);
  g_clear_object (&test.store);
  assert_groups (test.path, "old,new");
}

static void
test_restore_over_damaged (void)
{
  static const char *const ways[] = { "pages", "header", "empty", "missing", "newer" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      g_autofree char *backup = g_build_filename (test.folder, "backup.groupops", NULL);
      g_autofree char *saved = NULL;
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize size = 0;

      g_test_message ("%s", ways[i]);
      gops_test_add_group (test.store, "good");
      g_assert_true (gops_backup_write (test.store, backup, NULL, &error));
      g_clear_object (&test.store);
      g_assert_true (g_file_get_contents (test.path, &content, &size, NULL));
      if (i == 0)
        damage (test.path);
      else if (i == 3)
        g_assert_cmpint (g_unlink (test.path), ==, 0);
      else
        {
          memset (content + (i == 1 ? 0 : 60), i == 1 ? 'x' : 0x10, 4);
          g_assert_true (g_file_set_contents (test.path, content, i == 2 ? 0 : (gssize) size, NULL));
        }
      g_assert_true (gops_backup_restore (test.path, gops_workspace_get_schema (), backup, NULL, &saved, &error));
      g_assert_no_error (error);
      g_assert_cmpint (saved != NULL, ==, i != 3);
      assert_groups (test.path, "good");
    }
}

static void
test_restore_refused (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *backup = g_build_filename (test.folder, "backup.groupops", NULL);
  g_autofree char *text = g_build_filename (test.folder, "text.groupops", NULL);
  g_autoptr (GError) error = NULL;

  gops_test_add_group (test.store, "mine");
  g_assert_true (gops_backup_write (test.store, backup, NULL, &error));
  damage (backup);
  g_assert_false (gops_backup_restore (test.path, gops_workspace_get_schema (), backup, NULL, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "backup.groupops"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (text, "text", -1, NULL));
  g_assert_false (gops_backup_restore (test.path, gops_workspace_get_schema (), text, NULL, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_A_WORKSPACE);
  g_clear_object (&test.store);
  assert_groups (test.path, "mine");
  g_assert_cmpuint (count_names (test.folder, "before-restore"), ==, 0);
}

/* --- copies --- */

static void
test_save_copy (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "for-ann.groupops", NULL);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GFile) own = g_file_new_for_path (test.path);
  g_autoptr (GopsWorkspaceInfo) mine = NULL;
  g_autoptr (GopsWorkspaceInfo) theirs = NULL;
  g_autoptr (GError) error = NULL;

  gops_test_add_group (test.store, "one");
  g_assert_false (gops_workspace_save_copy (test.store, own, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (gops_workspace_save_copy (test.store, to, NULL, &error));
  g_assert_no_error (error);
  mine = gops_workspace_look (test.path, &error);
  theirs = gops_workspace_look (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (theirs->uuid, ==, mine->uuid);
  g_assert_cmpuint (theirs->copy, !=, mine->copy);
  g_assert_cmpuint (theirs->n_groups, ==, 1);
  assert_groups (path, "one");
  g_assert_cmpuint (count_names (test.folder, ".groupops-copy"), ==, 0);
}

static void
test_import_copy (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *here = g_build_filename (test.folder, "here", NULL);
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (test.path);
  g_autoptr (GopsWorkspaceInfo) present = NULL;
  g_autoptr (GError) error = NULL;

  /* The file is open elsewhere, with a WAL: what was committed comes along. */
  gops_test_add_group (test.store, "one");
  path = gops_workspace_import_copy (from, here, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_groups (path, "one");
  gops_test_add_group (test.store, "two");
  second = gops_workspace_import_copy (from, here, NULL, &present, &error);
  g_assert_null (second);
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "newer"));
  g_assert_cmpstr (present->path, ==, path);
  g_clear_error (&error);
  g_assert_true (gops_workspace_replace (present->path, test.path, NULL, &saved, &error));
  g_assert_no_error (error);
  assert_groups (path, "one,two");
  assert_groups (saved, "one");
  g_assert_cmpuint (count_names (here, ".groupops-copy"), ==, 0);
}

/* --- groups deleted long ago --- */

/* One person for every reason to keep them, and one for none; each has an account. The first two have been merged with another. */
static void
add_people (GopsStore *store,
            gint64     group,
            gint64     other)
{
  static const char *const names[] = { "alone", "elsewhere", "listed", "spoke", "staff" };
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "People", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = gops_store_new_id (store);

      g_assert_true (gops_store_exec (store, &error, "INSERT INTO person (id, name, staff, blacklisted) VALUES (?1, ?2, ?2 = 'staff', ?2 = 'listed')", "ls", id, names[i]));
      g_assert_true (gops_store_exec (store, &error, "INSERT INTO person_identity (id, person_id, external_id) VALUES (?1, ?2, ?3)", "lls",
                                      gops_store_new_id (store), id, names[i]));
      g_assert_true (gops_store_exec (store, &error, "INSERT INTO membership (id, group_id, person_id) VALUES (?1, ?2, ?3)", "lll", gops_store_new_id (store), group, id));
      if (i == 1)
        g_assert_true (gops_store_exec (store, &error, "INSERT INTO membership (id, group_id, person_id) VALUES (?1, ?2, ?3)", "lll", gops_store_new_id (store), other, id));
      if (i == 3)
        g_assert_true (gops_store_exec (store, &error, "INSERT INTO activity_day (person_id, group_id, day, messages) VALUES (?1, ?2, 20000, 1)", "ll", id, other));
      if (i <= 1)
        g_assert_true (gops_store_exec (store, &error, "INSERT INTO person (id, name, merged_into) VALUES (?1, ?2 || ' too', ?3)", "lsl",
                                        gops_store_new_id (store), names[i], id));
    }
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
test_purge (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 now = gops_store_now (test.store), group, other, n = -1;
  g_autofree char *people = NULL;
  g_autoptr (GError) error = NULL;

  gops_store_pin_clock (test.store, now - 400 * 24 * 3600 * (gint64) G_USEC_PER_SEC);
  group = gops_test_add_group (test.store, "long ago");
  other = gops_test_add_group (test.store, "kept");
  add_people (test.store, group, other);
  g_assert_true (gops_store_begin (test.store, &error, "Delete", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET deleted_at = ?1 WHERE id = ?2", "ll", gops_store_now (test.store), group));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO message (group_id, message_id, at) VALUES (?1, 1, 1)", "l", group));
  g_assert_true (gops_workspace_upkeep (test.store, &error));
  g_assert_no_error (error);
  /* Its deletion is among the last hundred actions: it may be undone. */
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM chat_group", NULL));
  g_assert_cmpint (n, ==, 2);
  gops_store_pin_clock (test.store, 0);
  for (int i = 0; i < 100; i++)
    gops_test_add_group (test.store, "new");
  gops_test_store_reopen (&test);
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM chat_group", NULL));
  g_assert_cmpint (n, ==, 101);
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM message", NULL));
  g_assert_cmpint (n, ==, 0);
  /* Who was there alone is gone; who is elsewhere, staff or on the blacklist is not. */
  g_assert_true (gops_store_read_text (test.store, &people, &error, "SELECT group_concat (name) FROM (SELECT name FROM person ORDER BY name)", NULL));
  g_assert_cmpstr (people, ==, "elsewhere,elsewhere too,listed,spoke,staff");
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM person_identity", NULL));
  g_assert_cmpint (n, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/backup/writes-a-whole-file", test_write);
  g_test_add_func ("/store/backup/replaces-nothing-else", test_write_replaces_nothing_else);
  g_test_add_func ("/store/backup/cancelled-or-failed-leaves-nothing", test_write_cancelled);
  g_test_add_func ("/store/backup/damaged-never-over-good", test_damaged_not_backed_up);
  g_test_add_func ("/store/backup/which-are-outdated", test_outdated);
  g_test_add_func ("/store/backup/daily", test_daily);
  g_test_add_func ("/store/restore/keeps-what-it-replaces", test_restore);
  g_test_add_func ("/store/restore/over-anything", test_restore_over_damaged);
  g_test_add_func ("/store/restore/refuses-bad-sources", test_restore_refused);
  g_test_add_func ("/workspace/copy/for-a-colleague", test_save_copy);
  g_test_add_func ("/workspace/copy/import", test_import_copy);
  g_test_add_func ("/workspace/upkeep/purges-what-no-undo-reaches", test_purge);

  return g_test_run ();
}
