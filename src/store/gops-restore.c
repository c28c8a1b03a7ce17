/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a backup in place of a workspace. */

#include "gops-store-private.h"
#include "gops-backup.h"

#include <errno.h>
#include <glib/gstdio.h>

/* A backup that is damaged itself must not replace anything. */
static gboolean
check_source (const char *path,
              GError    **error)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  int rc = gops_store_open_to_look (path, &db);
  gboolean whole = FALSE;

  if (rc == SQLITE_OK)
    rc = sqlite3_prepare_v2 (db, "PRAGMA quick_check (1)", -1, &stmt, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    whole = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0;
  if (rc == SQLITE_ROW && !whole)
    rc = SQLITE_CORRUPT;
  if (!whole)
    gops_store_report (NULL, rc, path, error);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return whole;
}

static gboolean
overwrite (const char   *path,
           const char   *from,
           GCancellable *cancellable,
           GError      **error)
{
  sqlite3 *source = NULL, *target = NULL;
  int rc = gops_store_open_to_look (from, &source);
  gboolean ok = FALSE;

  if (rc != SQLITE_OK)
    gops_store_report (source, rc, from, error);
  else if ((rc = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)) != SQLITE_OK)
    gops_store_report (target, rc, path, error);
  else
    {
      sqlite3_extended_result_codes (target, 1);
      ok = gops_backup_copy_pages (target, source, path, cancellable, error);
    }
  sqlite3_close (source);
  sqlite3_close (target);
  return ok;
}

/* A name beside @path that is free. */
static char *
name_for_saved (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *stem = g_strndup (path, g_str_has_suffix (path, GOPS_BACKUP_SUFFIX) ? strlen (path) - strlen (GOPS_BACKUP_SUFFIX) : strlen (path));
  char *name = g_strdup_printf ("%s.before-restore-%s" GOPS_BACKUP_SUFFIX, stem, stamp);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-restore-%s-%u" GOPS_BACKUP_SUFFIX, stem, stamp, i);
    }
  return name;
}

static gboolean
copy_file (const char *from,
           const char *to,
           const char *suffix,
           GError    **error)
{
  g_autofree char *from_path = g_strconcat (from, suffix, NULL);
  g_autofree char *to_path = g_strconcat (to, suffix, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from_path);
  g_autoptr (GFile) target = g_file_new_for_path (to_path);

  return !g_file_test (from_path, G_FILE_TEST_EXISTS) ||
         g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static gboolean
write_backup_of (const char       *path,
                 const GopsSchema *schema,
                 const char       *saved,
                 GCancellable     *cancellable)
{
  g_autoptr (GopsStore) store = gops_store_open (path, schema, NULL);

  return store != NULL && gops_backup_write (store, saved, cancellable, NULL);
}

/* Keeps what is about to be replaced; a workspace too damaged to be copied as one is kept byte for byte. */
static gboolean
save_present (const char       *path,
              const GopsSchema *schema,
              GCancellable     *cancellable,
              char            **out_saved,
              GError          **error)
{
  g_autofree char *saved = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  saved = name_for_saved (path);
  if (!write_backup_of (path, schema, saved, cancellable) &&
      (g_cancellable_set_error_if_cancelled (cancellable, error) || !copy_file (path, saved, "", error) || !copy_file (path, saved, "-wal", error)))
    return FALSE;
  *out_saved = g_steal_pointer (&saved);
  return TRUE;
}

static void
remove_workspace (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      (void) g_unlink (name);
    }
}

/* Whether SQLite can't overwrite the file page by page: it is no database (any more), or one of a newer program. */
static gboolean
must_go (const char       *path,
         const GopsSchema *schema)
{
  g_autoptr (GError) error = NULL;
  guint version;

  return g_file_test (path, G_FILE_TEST_EXISTS) && !gops_store_look (path, schema, &version, &error) &&
         (g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_A_WORKSPACE) ||
          g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED) ||
          g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NEWER));
}

static gboolean
replace (const char       *path,
         const GopsSchema *schema,
         const char       *from,
         GCancellable     *cancellable,
         GError          **error)
{
  g_autoptr (GError) local_error = NULL;

  if (must_go (path, schema))
    {
      remove_workspace (path);
      cancellable = NULL;   /* with nothing there any more, only the end is a state to stop in */
    }
  if (overwrite (path, from, cancellable, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  remove_workspace (path);   /* it is kept under its other name */
  return overwrite (path, from, NULL, error);
}

/**
 * gops_backup_restore:
 * @path: the workspace to replace; need not exist
 * @from: a backup, or any workspace
 * @cancellable: (nullable): cancelled, the workspace stays as it was
 * @out_saved: (out) (optional) (transfer full) (nullable): where what was replaced is kept
 *
 * Puts a backup in place of a workspace, after keeping what was there. Connections that are open see the
 * restored content at their next poll, unless the file was too damaged to be overwritten: close them first.
 */
gboolean
gops_backup_restore (const char       *path,
                     const GopsSchema *schema,
                     const char       *from,
                     GCancellable     *cancellable,
                     char            **out_saved,
                     GError          **error)
{
  g_autofree char *saved = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  guint version;

  if (!gops_store_look (from, schema, &version, error) || !check_source (from, error))
    return FALSE;
  (void) g_mkdir_with_parents (folder, 0700);   /* a failure shows in the next step, with the file's name */
  if (!save_present (path, schema, cancellable, &saved, error))
    return FALSE;
  if (!replace (path, schema, from, cancellable, error))
    {
      if (saved != NULL && g_cancellable_is_cancelled (cancellable))
        (void) g_unlink (saved);   /* what it keeps is still where it was */
      return FALSE;
    }
  if (out_saved != NULL)
    *out_saved = g_steal_pointer (&saved);
  return TRUE;
}
