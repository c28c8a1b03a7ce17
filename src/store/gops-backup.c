/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: writing, rotating, restoring; checking a workspace. */

#include "gops-store-private.h"
#include "gops-backup.h"

#include <errno.h>
#include <glib/gstdio.h>

#define SUFFIX        ".groupops"
#define PAGES_A_STEP  2000
#define MAX_PROBLEMS  100

/* --- checking --- */

static gboolean
collect_problems (GopsStore  *store,
                  GPtrArray  *problems,
                  const char *sql,
                  const char *format,
                  GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, NULL);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (problems->len < MAX_PROBLEMS && gops_statement_next (rows, &local_error))
    if (g_strcmp0 (gops_statement_text (rows, 0), "ok") != 0)
      g_ptr_array_add (problems, g_strdup_printf (format, gops_statement_text (rows, 0)));
  if (local_error == NULL)
    return TRUE;
  g_ptr_array_add (problems, g_strdup (local_error->message));
  return TRUE;
}

/*
 * Rows that point nowhere. Rows of an undone intake may: what they belong to can be undone as well and comes
 * back before them.
 */
static char *
dangling_sql (const GopsSchema *schema)
{
  GString *sql = g_string_new ("SELECT \"table\" || ' ' || coalesce (rowid, '') || ' → ' || parent FROM pragma_foreign_key_check"
                               " WHERE NOT (\"table\" = 'batch' AND rowid IN (SELECT id FROM batch WHERE state = 'undone'))");

  for (guint i = 0; i < schema->n_tables; i++)
    if ((schema->tables[i]->flags & GOPS_TABLE_BATCHED) != 0)
      g_string_append_printf (sql, " AND NOT (\"table\" = '%s' AND rowid IN (SELECT t.id FROM \"%s\" t JOIN batch b ON b.id = t.batch"
                              " WHERE b.state = 'undone'))", schema->tables[i]->name, schema->tables[i]->name);
  return g_string_free (sql, FALSE);
}

/**
 * gops_store_check:
 * @thorough: compares indexes with their tables as well
 *
 * Looks for damage: pages, indexes, references that lead nowhere.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, empty when nothing; NULL with @error
 *   set when it could not be found out
 */
GPtrArray *
gops_store_check (GopsStore *store,
                  gboolean   thorough,
                  GError   **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dangling = dangling_sql (store->schema);

  if (!collect_problems (store, problems, thorough ? "PRAGMA integrity_check (100)" : "PRAGMA quick_check (100)", "%s", error))
    return NULL;
  if (problems->len == 0 &&
      !collect_problems (store, problems, dangling, _("An entry points to one that is gone: %s"), error))
    return NULL;
  return g_steal_pointer (&problems);
}

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

/* Copies all pages from @from to @to. */
static gboolean
copy_pages (sqlite3      *to,
            sqlite3      *from,
            const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int rc = backup != NULL ? SQLITE_OK : sqlite3_errcode (to);
  gboolean cancelled = FALSE;

  while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (cancelled)
        break;
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        sqlite3_sleep (20);
    }
  if (backup != NULL && sqlite3_backup_finish (backup) != SQLITE_OK && rc == SQLITE_DONE)
    rc = sqlite3_errcode (to);
  if (!cancelled && rc != SQLITE_DONE)
    gops_store_report (rc == SQLITE_ERROR ? to : NULL, rc, path, error);
  return !cancelled && rc == SQLITE_DONE;
}

static gboolean
copy_to_new_file (sqlite3      *from,
                  const char   *path,
                  GCancellable *cancellable,
                  GError      **error)
{
  sqlite3 *to = NULL;
  gboolean ok;
  int rc = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (rc != SQLITE_OK)
    gops_store_report (to, rc, path, error);
  ok = rc == SQLITE_OK && copy_pages (to, from, path, cancellable, error);
  /* A file for keeping and sending is one file: no WAL beside it. */
  if (ok && (rc = sqlite3_exec (to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL)) != SQLITE_OK)
    {
      gops_store_report (to, rc, path, error);
      ok = FALSE;
    }
  sqlite3_close (to);
  return ok;
}

/**
 * gops_backup_write:
 * @path: where the copy goes; a file there is replaced once the copy is whole
 *
 * Checks the workspace and copies it; other connections may go on writing.
 */
gboolean
gops_backup_write (GopsStore    *store,
                   const char   *path,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (!refuse_damaged (store, error))
    return FALSE;
  (void) g_unlink (part);
  if (!copy_to_new_file (store->db, part, cancellable, error))
    {
      (void) g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY, "%s: %s", path, g_strerror (errno));
  (void) g_unlink (part);
  return FALSE;
}

/* --- the folder of daily backups --- */

static gboolean
is_backup_name (const char *name)
{
  return g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}\\" SUFFIX "$", name, 0, 0);
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
  g_autofree char *name = g_strconcat (today, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) outdated = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
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

/* --- restoring --- */

static gboolean
overwrite (const char *path,
           const char *from,
           GError    **error)
{
  sqlite3 *source = NULL, *target = NULL;
  int rc = sqlite3_open_v2 (from, &source, SQLITE_OPEN_READONLY, NULL);
  gboolean ok = FALSE;

  if (rc != SQLITE_OK)
    gops_store_report (source, rc, from, error);
  else if ((rc = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)) != SQLITE_OK)
    gops_store_report (target, rc, path, error);
  else
    {
      sqlite3_db_config (source, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_busy_timeout (target, 5000);
      ok = copy_pages (target, source, path, NULL, error);
    }
  sqlite3_close (source);
  sqlite3_close (target);
  return ok;
}

/* Keeps what is about to be replaced; a workspace too damaged to open is kept byte for byte. */
static gboolean
save_present (const char       *path,
              const GopsSchema *schema,
              char            **out_saved,
              GError          **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *saved = g_strdup_printf ("%s.before-restore-%s" SUFFIX, path, stamp);
  g_autoptr (GopsStore) store = NULL;
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) target = g_file_new_for_path (saved);

  *out_saved = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  store = gops_store_open (path, schema, NULL);
  if ((store == NULL || !gops_backup_write (store, saved, NULL, NULL)) &&
      !g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return FALSE;
  *out_saved = g_steal_pointer (&saved);
  return TRUE;
}

/* A file that is no database any more can't be overwritten page by page. */
static void
remove_if_unreadable (const char       *path,
                      const GopsSchema *schema)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  guint version;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || gops_store_look (path, schema, &version, NULL))
    return;
  (void) g_unlink (path);
  (void) g_unlink (wal);
  (void) g_unlink (shm);
}

/**
 * gops_backup_restore:
 * @path: the workspace to replace; need not exist
 * @from: a backup, or any workspace
 * @out_saved: (out) (transfer full) (nullable): where what was replaced is kept
 *
 * Puts a backup in place of a workspace, after keeping what was there. Connections that are open see the
 * restored content.
 */
gboolean
gops_backup_restore (const char       *path,
                     const GopsSchema *schema,
                     const char       *from,
                     char            **out_saved,
                     GError          **error)
{
  g_autofree char *saved = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  guint version;

  if (!gops_store_look (from, schema, &version, error))
    return FALSE;
  (void) g_mkdir_with_parents (folder, 0700);   /* a failure shows in the next step, with the file's name */
  if (!save_present (path, schema, &saved, error))
    return FALSE;
  remove_if_unreadable (path, schema);
  if (!overwrite (path, from, error))
    return FALSE;
  if (out_saved != NULL)
    *out_saved = g_steal_pointer (&saved);
  return TRUE;
}

/**
 * gops_store_make_copy_own:
 *
 * Gives a copy that goes to a colleague its own copy number, so that ids made there never meet ours.
 */
gboolean
gops_store_make_copy_own (GopsStore *store,
                          GError   **error)
{
  gint32 copy = g_random_int_range (0, 1024);

  if (!gops_store_exec (store, error, "UPDATE workspace SET copy = ?1", "i", copy))
    return FALSE;
  store->copy = (guint) copy;
  return TRUE;
}
