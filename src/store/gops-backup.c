/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: writing and rotating. Restoring is in gops-restore.c. */

#include "gops-store-private.h"
#include "gops-backup.h"
#include "gops-id.h"

#include <glib/gstdio.h>

#define PAGES_A_STEP  2000
#define MAX_WAIT_MS   30000   /* for a lock that somebody else holds */

static gboolean
refuse_damaged (GopsStore *store,
                GError   **error)
{
  g_autoptr (GPtrArray) problems = gops_store_check (store, FALSE, error);

  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED,
               _("The workspace is damaged and was not backed up, so that good backups stay: %s"),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* --- copying --- */

/* Copies all pages from @from to @to; an error names @path. */
gboolean
gops_backup_copy_pages (sqlite3      *to,
                        sqlite3      *from,
                        const char   *path,
                        GCancellable *cancellable,
                        GError      **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int rc = backup != NULL ? SQLITE_OK : sqlite3_errcode (to);
  gboolean cancelled = FALSE;
  int waited = 0;

  while ((rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED) && waited < MAX_WAIT_MS)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (cancelled)
        break;
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        waited += sqlite3_sleep (20);
    }
  if (backup != NULL && sqlite3_backup_finish (backup) != SQLITE_OK && rc == SQLITE_DONE)
    rc = sqlite3_errcode (to);
  if (!cancelled && rc != SQLITE_DONE)
    gops_store_report (rc == SQLITE_ERROR ? to : NULL, rc, path, error);
  return !cancelled && rc == SQLITE_DONE;
}

/* Turns the copy into one file for keeping and sending, without a WAL beside it. */
static gboolean
finish_copy (sqlite3    *to,
             const char *path,
             int         copy,
             GError    **error)
{
  g_autofree char *number = copy >= 0 ? g_strdup_printf ("UPDATE workspace SET copy = %d;", copy) : g_strdup ("");
  g_autofree char *sql = g_strconcat (number, "PRAGMA journal_mode = DELETE", NULL);
  int rc = sqlite3_exec (to, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    gops_store_report (to, rc, path, error);
  return rc == SQLITE_OK;
}

static gboolean
copy_to_new_file (GopsStore    *store,
                  const char   *path,
                  int           copy,
                  GCancellable *cancellable,
                  GError      **error)
{
  sqlite3 *to = NULL;
  gboolean ok;
  int rc = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (rc != SQLITE_OK)
    gops_store_report (to, rc, path, error);
  else
    sqlite3_extended_result_codes (to, 1);
  /* One snapshot: else every commit of another connection starts the copy anew. */
  ok = rc == SQLITE_OK && gops_store_run (store, "BEGIN; SELECT count(*) FROM sqlite_schema", error);
  if (ok)
    {
      gops_store_settle (store);
      ok = gops_backup_copy_pages (to, store->db, path, cancellable, error) && finish_copy (to, path, copy, error);
      (void) gops_store_run (store, "COMMIT", NULL);   /* only ends the reading */
    }
  sqlite3_close (to);
  return ok;
}

static void
remove_with_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  (void) g_unlink (path);
  (void) g_unlink (journal);
}

/* The same file may be known under two names: through a link, or a folder's other path. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* What is at @path may go: nothing, or an earlier copy of this workspace. */
static gboolean
may_replace (GopsStore  *store,
             const char *path,
             GError    **error)
{
  g_auto (GStrv) row = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (is_same_file (store->path, path))
    return gops_store_refuse (error, GOPS_STORE_ERROR_EXISTS, path,
                              _("This is the workspace itself. Write the backup to another file."));
  row = gops_store_peek (path, store->schema, "SELECT uuid FROM workspace", NULL);
  return (row != NULL && g_str_equal (row[0], store->uuid)) ||
         gops_store_refuse (error, GOPS_STORE_ERROR_EXISTS, path,
                            _("This file is there already and is no backup of this workspace. Choose another name; it was not touched."));
}

static gboolean
write_copy (GopsStore    *store,
            const char   *path,
            int           copy,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  g_return_val_if_fail (!gops_store_in_action (store), FALSE);

  if (!refuse_damaged (store, error))
    return FALSE;
  remove_with_journal (part);
  if (!copy_to_new_file (store, part, copy, cancellable, error))
    {
      remove_with_journal (part);
      return FALSE;
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  remove_with_journal (part);
  return gops_store_refuse (error, GOPS_STORE_ERROR_READ_ONLY, path, _("The backup can’t be put there. Choose another place."));
}

/**
 * gops_backup_write:
 * @path: where the copy goes; an earlier copy of this workspace there is replaced once the new one is whole, any
 *   other file is refused with %GOPS_STORE_ERROR_EXISTS
 *
 * Checks the workspace and copies it; other connections may go on writing.
 */
gboolean
gops_backup_write (GopsStore    *store,
                   const char   *path,
                   GCancellable *cancellable,
                   GError      **error)
{
  return may_replace (store, path, error) && write_copy (store, path, -1, cancellable, error);
}

/* The same under a name that only the program gives, before it knows whose copy is there. */
gboolean
gops_backup_write_over (GopsStore  *store,
                        const char *path,
                        GError    **error)
{
  return write_copy (store, path, -1, NULL, error);
}

/**
 * gops_backup_write_for_colleague:
 *
 * Like gops_backup_write(), with a copy number of its own, so that ids made there never meet ours.
 */
gboolean
gops_backup_write_for_colleague (GopsStore    *store,
                                 const char   *path,
                                 GCancellable *cancellable,
                                 GError      **error)
{
  guint copy = (store->copy + (guint) g_random_int_range (1, GOPS_ID_COPY_MAX + 1)) % (GOPS_ID_COPY_MAX + 1);

  return write_copy (store, path, (int) copy, cancellable, error);
}

/* --- the folder of daily backups --- */

static gboolean
is_backup_name (const char *name)
{
  return g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}\\" GOPS_BACKUP_SUFFIX "$", name, 0, 0);
}

static int
compare_names_down (gconstpointer a,
                    gconstpointer b)
{
  return -g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * gops_backup_list:
 *
 * Returns: (transfer full) (element-type utf8): names of the backups in @folder, newest first
 */
GPtrArray *
gops_backup_list (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup_name (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_down);
  return names;
}

/* Whether no older name of the same month follows: it is the month's first. */
static gboolean
is_first_of_month (GPtrArray *names,
                   guint      index)
{
  return index + 1 == names->len ||
         strncmp (g_ptr_array_index (names, index), g_ptr_array_index (names, index + 1), strlen ("YYYY-MM")) != 0;
}

/**
 * gops_backup_outdated:
 * @names: (element-type utf8): names as gops_backup_list() gives them
 * @today: "YYYY-MM-DD"; names from the future are kept
 *
 * Returns: (transfer container) (element-type utf8): the names that may go
 */
GPtrArray *
gops_backup_outdated (GPtrArray  *names,
                      const char *today)
{
  GPtrArray *outdated = g_ptr_array_new ();
  guint daily = 0, monthly = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (strncmp (name, today, strlen ("YYYY-MM-DD")) > 0)
        continue;
      if (daily < GOPS_BACKUP_DAILY)
        {
          daily++;
          monthly += is_first_of_month (names, i);
        }
      else if (is_first_of_month (names, i) && monthly < GOPS_BACKUP_MONTHLY)
        monthly++;
      else
        g_ptr_array_add (outdated, (gpointer) name);
    }
  return outdated;
}

/**
 * gops_backup_daily:
 * @folder: made when it is missing
 * @today: "YYYY-MM-DD"
 *
 * Writes today's backup, unless there is one, and removes those that are outdated.
 */
gboolean
gops_backup_daily (GopsStore  *store,
                   const char *folder,
                   const char *today,
                   GError    **error)
{
  g_autofree char *name = g_strconcat (today, GOPS_BACKUP_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) outdated = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return gops_store_refuse (error, GOPS_STORE_ERROR_READ_ONLY, folder, _("This folder can’t be made. Choose another place, or free this one."));
  if (!gops_backup_write (store, path, NULL, error))
    return FALSE;
  names = gops_backup_list (folder);
  outdated = gops_backup_outdated (names, today);
  for (guint i = 0; i < outdated->len; i++)
    {
      g_autofree char *old = g_build_filename (folder, g_ptr_array_index (outdated, i), NULL);

      (void) g_unlink (old);   /* one backup too many harms nobody */
    }
  return TRUE;
}
