/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a file without changing it. */

#include "gops-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#define HEADER_SIZE 100   /* https://www.sqlite.org/fileformat2.html, section 1.3 */
#define BUSY_MS     5000
#define NOT_OURS    _("This is not a GroupOps workspace. Choose a .groupops file.")

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/*
 * Opens a file for reading without leaving a trace. A left-over WAL must be read, and must not be moved into
 * the file by merely closing it; where there is none, SQLite need not make one either.
 */
int
gops_store_open_to_look (const char *path,
                         sqlite3   **out_db)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = g_strconcat (uri != NULL ? uri : "", "?immutable=1", NULL);
  GStatBuf info;
  gboolean has_wal = g_stat (wal, &info) == 0 && info.st_size > 0;
  int rc;

  gops_store_set_up_sqlite ();
  rc = has_wal || uri == NULL ? sqlite3_open_v2 (path, out_db, SQLITE_OPEN_READONLY, NULL) :
                                sqlite3_open_v2 (name, out_db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  if (rc == SQLITE_OK)
    {
      sqlite3_extended_result_codes (*out_db, 1);
      sqlite3_db_config (*out_db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_db_config (*out_db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_busy_timeout (*out_db, BUSY_MS);
    }
  return rc;
}

/* There, and no folder, pipe or device, at which reading would wait. */
static gboolean
check_file (const char  *path,
            GError     **error)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    return S_ISREG (info.st_mode) || gops_store_refuse (error, GOPS_STORE_ERROR_NOT_A_WORKSPACE, path, NOT_OURS);
  if (errno == ENOENT)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
      return FALSE;
    }
  return gops_store_refuse (error, GOPS_STORE_ERROR_READ_ONLY, path, g_strerror (errno));
}

/*
 * Through SQLite, whatever the file is: locks belong to the process, and whoever opens and closes a file by other means takes
 * them from every connection that the process has to it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
 */
static gboolean
read_header (const char *path,
             guint8      header[HEADER_SIZE],
             guint64    *out_size,
             GError    **error)
{
  sqlite3 *db = NULL;
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  int rc;

  if (!check_file (path, error))
    return FALSE;
  rc = gops_store_open_to_look (path, &db);
  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc != SQLITE_OK || file == NULL || file->pMethods == NULL)
    {
      int reason = db != NULL ? sqlite3_system_errno (db) : 0;

      sqlite3_close (db);
      return gops_store_refuse (error, GOPS_STORE_ERROR_READ_ONLY, path, g_strerror (reason != 0 ? reason : EACCES));
    }
  if (file->pMethods->xFileSize (file, &size) != SQLITE_OK || file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK ||
      memcmp (header, "SQLite format 3", 16) != 0)
    {
      sqlite3_close (db);
      return gops_store_refuse (error, GOPS_STORE_ERROR_NOT_A_WORKSPACE, path, NOT_OURS);
    }
  sqlite3_close (db);
  *out_size = (guint64) size;
  return TRUE;
}

/* A file shorter than its header says was cut off; later reads would fail at some unlucky moment. */
static gboolean
check_length (const char   *path,
              const guint8 *header,
              guint64       size,
              GError      **error)
{
  guint64 page = (guint64) header[16] << 8 | header[17];
  guint64 pages = read_be32 (header + 28);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  if (page == 1)
    page = 65536;
  if (g_file_test (wal, G_FILE_TEST_EXISTS) || pages * page <= size)
    return TRUE;
  return gops_store_refuse (error, GOPS_STORE_ERROR_DAMAGED, path,
                            _("The workspace is damaged: its end is missing. Restore the newest backup."));
}

/* Reads one integer through the read-only connection. */
static gboolean
look_up (sqlite3    *db,
         const char *path,
         const char *sql,
         gint64     *out_value,
         GError    **error)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    *out_value = sqlite3_column_int64 (stmt, 0);
  else
    gops_store_report (db, rc, path, error);
  sqlite3_finalize (stmt);
  return rc == SQLITE_ROW;
}

static gboolean
check_version (const char       *path,
               const GopsSchema *schema,
               gint64            version,
               GError          **error)
{
  g_autofree char *name = NULL;

  if (version <= schema->version)
    return TRUE;
  name = g_filename_display_basename (path);
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NEWER,
               _("%s: written by a newer GroupOps (format %d; this program knows up to %d). Update GroupOps to open it; the file was not touched."),
               name, (int) version, (int) schema->version);
  return FALSE;
}

static gboolean
look_inside (const char       *path,
             const GopsSchema *schema,
             guint            *out_version,
             GError          **error)
{
  sqlite3 *db = NULL;
  gint64 application_id = 0, version = 0, tables = 0;
  gboolean ok;
  int rc = gops_store_open_to_look (path, &db);

  if (rc != SQLITE_OK)
    gops_store_report (db, rc, path, error);
  ok = rc == SQLITE_OK &&
       look_up (db, path, "PRAGMA application_id", &application_id, error) &&
       look_up (db, path, "PRAGMA user_version", &version, error) &&
       look_up (db, path, "SELECT count(*) FROM sqlite_schema", &tables, error);
  if (ok && (guint32) application_id != schema->application_id)
    ok = gops_store_refuse (error, GOPS_STORE_ERROR_NOT_A_WORKSPACE, path,
                            _("This database belongs to another program. Choose a .groupops file."));
  ok = ok && check_version (path, schema, version, error);
  sqlite3_close (db);
  if (ok)
    *out_version = (guint) version;
  return ok;
}

/**
 * gops_store_look:
 * @out_version: (out): the file's schema version
 *
 * Looks at a file without changing it: is it ours, whole at first sight, and not too new?
 */
gboolean
gops_store_look (const char       *path,
                 const GopsSchema *schema,
                 guint            *out_version,
                 GError          **error)
{
  guint8 header[HEADER_SIZE];
  guint64 size = 0;

  return read_header (path, header, &size, error) &&
         check_length (path, header, size, error) &&
         look_inside (path, schema, out_version, error);
}

/**
 * gops_store_open_to_read:
 * @out_version: (out): the file's schema version
 *
 * Opens a workspace, or a backup of one, for questions, without changing it or making files beside it.
 *
 * Returns: (transfer full) (nullable): a store that can't be written, NULL with @error set
 */
GopsStore *
gops_store_open_to_read (const char       *path,
                         const GopsSchema *schema,
                         guint            *out_version,
                         GError          **error)
{
  sqlite3 *db = NULL;
  int rc;

  if (!gops_store_look (path, schema, out_version, error))
    return NULL;
  rc = gops_store_open_to_look (path, &db);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    return gops_store_wrap (path, schema, db);
  gops_store_report (db, rc, path, error);
  sqlite3_close (db);
  return NULL;
}

static char **
read_first_row (sqlite3_stmt *stmt)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    {
      const char *text = (const char *) sqlite3_column_text (stmt, i);

      g_strv_builder_add (row, text != NULL ? text : "");
    }
  return g_strv_builder_end (row);
}

/**
 * gops_store_peek:
 * @sql: a query that finds one row
 *
 * Looks at a workspace, which may be one that can't be opened for writing, and reads one row as texts.
 *
 * Returns: (transfer full) (nullable): the values, NULL with @error set
 */
char **
gops_store_peek (const char       *path,
                 const GopsSchema *schema,
                 const char       *sql,
                 GError          **error)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  char **row = NULL;
  guint version;
  int rc;

  if (!gops_store_look (path, schema, &version, error))
    return NULL;
  rc = gops_store_open_to_look (path, &db);
  if (rc == SQLITE_OK)
    rc = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    row = read_first_row (stmt);
  else
    gops_store_report (db, rc, path, error);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return row;
}
