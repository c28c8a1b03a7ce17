/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a workspace: look first, configure, migrate; creating one. */

#include "gops-store-private.h"
#include "gops-backup.h"
#include "gops-id.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define HEADER_SIZE 100   /* https://www.sqlite.org/fileformat2.html, section 1.3 */
#define BUSY_MS     5000

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
refuse (GError       **error,
        GopsStoreError code,
        const char    *path,
        const char    *why)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, GOPS_STORE_ERROR, code, "%s: %s", name, why);
  return FALSE;
}

static gboolean
read_header (const char *path,
             guint8      header[HEADER_SIZE],
             guint64    *out_size,
             GError    **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GStatBuf info;
  gssize n;

  if (fd < 0)
    return refuse (error, errno == ENOENT ? GOPS_STORE_ERROR_NOT_FOUND : GOPS_STORE_ERROR_READ_ONLY, path,
                   errno == ENOENT ? _("There is no such file.") : g_strerror (errno));
  n = fstat (fd, &info) == 0 && S_ISREG (info.st_mode) ? read (fd, header, HEADER_SIZE) : -1;
  (void) g_close (fd, NULL);
  if (n < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    return refuse (error, GOPS_STORE_ERROR_NOT_A_WORKSPACE, path,
                   _("This is not a GroupOps workspace. Choose a .groupops file."));
  *out_size = (guint64) info.st_size;
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
  return refuse (error, GOPS_STORE_ERROR_DAMAGED, path,
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

/* Asks a read-only connection; merely closing it must not checkpoint a WAL that another program left. */
static gboolean
look_inside (const char       *path,
             const GopsSchema *schema,
             guint            *out_version,
             GError          **error)
{
  sqlite3 *db = NULL;
  gint64 application_id = 0, version = 0, tables = 0;
  gboolean ok;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);

  if (rc == SQLITE_OK)
    {
      sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_busy_timeout (db, BUSY_MS);
    }
  else
    gops_store_report (db, rc, path, error);
  ok = rc == SQLITE_OK &&
       look_up (db, path, "PRAGMA application_id", &application_id, error) &&
       look_up (db, path, "PRAGMA user_version", &version, error) &&
       look_up (db, path, "SELECT count(*) FROM sqlite_schema", &tables, error);
  if (ok && (guint32) application_id != schema->application_id)
    ok = refuse (error, GOPS_STORE_ERROR_NOT_A_WORKSPACE, path,
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

/* Settings of every connection that may write. */
gboolean
gops_store_configure (sqlite3    *db,
                      const char *path,
                      GError    **error)
{
  static const char pragmas[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA cache_size = -8000;"
    "PRAGMA temp_store = MEMORY;";
  int rc;

  sqlite3_busy_timeout (db, BUSY_MS);
  sqlite3_extended_result_codes (db, 1);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
  rc = sqlite3_exec (db, pragmas, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    gops_store_report (db, rc, path, error);
  return rc == SQLITE_OK;
}

static char *
load_migration (const GopsSchema *schema,
                guint             version,
                GError          **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%03u.sql", schema->migrations, version);
  g_autoptr (GBytes) sql = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL ? g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql)) : NULL;
}

/* Applies step @to and its number together: after a failure the file is still at @to - 1. */
static gboolean
apply_step (GopsStore *self,
            guint      to,
            GError   **error)
{
  g_autofree char *sql = load_migration (self->schema, to, error);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", to);

  if (sql == NULL || !gops_store_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (gops_store_run (self, sql, error) && gops_store_run (self, stamp, error) && gops_store_run (self, "COMMIT", error))
    return TRUE;

  (void) gops_store_run (self, "ROLLBACK", NULL);
  g_prefix_error (error, _("Migration to format %u: "), to);
  return FALSE;
}

static gboolean
migrate (GopsStore *self,
         guint      from,
         GError   **error)
{
  g_autofree char *backup = NULL;

  if (from == self->schema->version)
    return TRUE;
  if (from > 0)
    {
      backup = g_strdup_printf ("%s.format-%u.bak", self->path, from);
      if (!gops_backup_write (self, backup, NULL, error))
        return FALSE;
    }
  for (guint step = from + 1; step <= self->schema->version; step++)
    if (!apply_step (self, step, error))
      return FALSE;
  return TRUE;
}

/* What every connection reads from the workspace row. */
static gboolean
read_identity (GopsStore *self,
               GError   **error)
{
  gint64 copy = 0;

  if (!gops_store_read_text (self, &self->uuid, error, "SELECT uuid FROM workspace", NULL) ||
      !gops_store_read_int (self, &copy, error, "SELECT copy FROM workspace", NULL))
    return FALSE;
  self->copy = (guint) copy & GOPS_ID_COPY_MAX;
  return gops_store_read_int (self, &self->data_version, error, "PRAGMA data_version", NULL);
}

static GopsStore *
connect_to (const char       *path,
            const GopsSchema *schema,
            int               flags,
            GError          **error)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | flags, NULL);

  if (rc != SQLITE_OK || sqlite3_db_readonly (db, "main") == 1)
    {
      gops_store_report (db, rc != SQLITE_OK ? rc : SQLITE_READONLY, path, error);
      sqlite3_close (db);
      return NULL;
    }
  if (!gops_store_configure (db, path, error))
    {
      sqlite3_close (db);
      return NULL;
    }
  return gops_store_wrap (path, schema, db);
}

static GopsStore *
finish_open (GopsStore *store,
             GError   **error)
{
  g_autoptr (GopsStore) self = store;

  if (!read_identity (self, error) || !gops_triggers_install (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* SQLite needs to make files beside the workspace. */
static gboolean
check_folder (const char *path,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (folder, W_OK) == 0 && g_access (path, W_OK) == 0)
    return TRUE;
  return refuse (error, GOPS_STORE_ERROR_READ_ONLY, path,
                 _("The file or its folder can’t be written. Save a copy in a folder of your own and open that."));
}

/**
 * gops_store_open:
 * @path: absolute path of a workspace
 *
 * Opens a workspace for reading and writing; migrates it first, after a backup beside it, when it is older.
 * A file that is not ours, damaged, too new or in a folder that can't be written is not changed.
 *
 * Returns: (transfer full) (nullable): the store, NULL with @error set
 */
GopsStore *
gops_store_open (const char       *path,
                 const GopsSchema *schema,
                 GError          **error)
{
  g_autoptr (GopsStore) self = NULL;
  guint version = 0;

  if (!gops_store_look (path, schema, &version, error) || !check_folder (path, error))
    return NULL;
  self = connect_to (path, schema, 0, error);
  if (self == NULL || !migrate (self, version, error))
    return NULL;
  return finish_open (g_steal_pointer (&self), error);
}

/**
 * gops_store_open_again:
 *
 * Opens another connection to the same workspace, for the calling thread.
 *
 * Returns: (transfer full) (nullable): the store, NULL with @error set
 */
GopsStore *
gops_store_open_again (GopsStore *self,
                       GError   **error)
{
  g_autoptr (GopsStore) other = connect_to (self->path, self->schema, 0, error);

  if (other == NULL)
    return NULL;
  gops_store_set_author (other, self->author);
  gops_store_pin_clock (other, self->pinned_now);
  return finish_open (g_steal_pointer (&other), error);
}

/* Who a new workspace is. */
typedef struct
{
  char  *uuid;   /* (owned) */
  guint  copy;
  gint64 now;    /* µs the clock is pinned to, 0 = the real one */
} Origin;

static gboolean
fill_identity (GopsStore    *self,
               const Origin *origin,
               GError      **error)
{
  return gops_store_exec (self, error, "INSERT INTO workspace (id, uuid, copy, created_at) VALUES (1, ?1, ?2, ?3)",
                          "sil", origin->uuid, (int) origin->copy, gops_store_now (self));
}

static gboolean
prepare_new_file (GopsStore    *self,
                  const Origin *origin,
                  GError      **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %u", self->schema->application_id);

  gops_store_pin_clock (self, origin->now);
  return gops_store_run (self, stamp, error) &&
         migrate (self, 0, error) &&
         fill_identity (self, origin, error) &&
         gops_store_run (self, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
refuse_present (const char *path,
                GError    **error)
{
  return refuse (error, GOPS_STORE_ERROR_EXISTS, path, _("There is a file of this name already. Choose another name."));
}

/* Gives the finished file its name; never over another one. */
static gboolean
publish (const char *made,
         const char *path,
         GError    **error)
{
  if (link (made, path) == 0)
    return TRUE;
  if (errno == EEXIST || g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse_present (path, error);
  if (g_rename (made, path) == 0)   /* a file system without hard links */
    return TRUE;
  return refuse (error, GOPS_STORE_ERROR_READ_ONLY, path, g_strerror (errno));
}

/* Makes the file @made and closes it again. */
static gboolean
make_file (const char       *made,
           const GopsSchema *schema,
           const Origin     *origin,
           GError          **error)
{
  g_autoptr (GopsStore) self = connect_to (made, schema, SQLITE_OPEN_CREATE, error);

  return self != NULL && prepare_new_file (self, origin, error);
}

static void
remove_folder_of (const char *made)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *folder = g_path_get_dirname (made);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (made, suffixes[i], NULL);

      (void) g_unlink (name);
    }
  (void) g_rmdir (folder);
}

/* Made whole in a folder beside its place, so that a kill leaves no half workspace there. */
static gboolean
make_beside (const char       *path,
             const GopsSchema *schema,
             const Origin     *origin,
             GError          **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *workshop = g_build_filename (folder, ".groupops-new-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *made = NULL;
  gboolean ok;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse (error, GOPS_STORE_ERROR_READ_ONLY, folder, g_strerror (errno));
  if (g_mkdtemp (workshop) == NULL)
    return refuse (error, errno == ENOSPC ? GOPS_STORE_ERROR_FULL : GOPS_STORE_ERROR_READ_ONLY, path, errno == ENOSPC ?
                   _("The disk is full. Free some space and try again.") :
                   _("Its folder can’t be written. Choose a folder of your own."));
  made = g_build_filename (workshop, name, NULL);
  ok = make_file (made, schema, origin, error) && publish (made, path, error);
  remove_folder_of (made);
  return ok;
}

static GopsStore *
create (const char       *path,
        const GopsSchema *schema,
        const Origin     *origin,
        GError          **error)
{
  g_autoptr (GopsStore) self = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      refuse_present (path, error);
      return NULL;
    }
  if (!make_beside (path, schema, origin, error))
    return NULL;
  self = connect_to (path, schema, 0, error);
  if (self == NULL)
    return NULL;
  gops_store_pin_clock (self, origin->now);
  return finish_open (g_steal_pointer (&self), error);
}

/**
 * gops_store_create:
 * @path: absolute path of a file that does not exist; folders above it are made
 *
 * Returns: (transfer full) (nullable): the store of a new, empty workspace, NULL with @error set
 */
GopsStore *
gops_store_create (const char       *path,
                   const GopsSchema *schema,
                   GError          **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  const Origin origin = { uuid, (guint) g_random_int_range (0, GOPS_ID_COPY_MAX + 1), 0 };

  return create (path, schema, &origin, error);
}

/**
 * gops_store_create_pinned:
 * @uuid: a UUID
 * @copy: 0 … %GOPS_ID_COPY_MAX
 * @now: microseconds UTC, not 0
 *
 * Like gops_store_create(), but with nothing left to chance: the clock is pinned to @now
 * (see gops_store_pin_clock()), and the same calls make the same file byte for byte once it is closed.
 */
GopsStore *
gops_store_create_pinned (const char       *path,
                          const GopsSchema *schema,
                          const char       *uuid,
                          guint             copy,
                          gint64            now,
                          GError          **error)
{
  const Origin origin = { (char *) uuid, copy, now };

  g_return_val_if_fail (now != 0 && copy <= GOPS_ID_COPY_MAX, NULL);

  return create (path, schema, &origin, error);
}
