/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a workspace: look first (gops-store-look.c), configure, migrate; creating one. */

#include "gops-store-private.h"
#include "gops-backup.h"
#include "gops-id.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUSY_MS     5000
#define ALONE_MS    500

/* Before the first connection: nobody asks how much memory SQLite has, and for counting it each piece would be locked. In a
 * program that has used SQLite before, it goes on counting. */
void
gops_store_set_up_sqlite (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  (void) sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
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
    "PRAGMA journal_size_limit = 16777216;"
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
  if (rc == SQLITE_OK)
    rc = gops_pairs_set_up (db);
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
  gint64 version = 0;

  if (sql == NULL || !gops_store_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (gops_store_read_int (self, &version, NULL, "PRAGMA user_version", NULL) && version >= (gint64) to)
    return gops_store_run (self, "ROLLBACK", error);   /* another process was faster */
  if (gops_store_run (self, sql, error) && gops_store_run (self, stamp, error) && gops_store_run (self, "COMMIT", error))
    return TRUE;

  (void) gops_store_run (self, "ROLLBACK", NULL);
  g_prefix_error (error, _("Migration to format %u: "), to);
  return FALSE;
}

/* Programs that have the file open know its old form only: what they read and write after the change would be wrong. SQLite
 * leaves the log only when nobody else has the file open. */
static gboolean
take_alone (GopsStore *self,
            GError   **error)
{
  g_autofree char *mode = NULL;
  gboolean ok;

  sqlite3_busy_timeout (self->db, ALONE_MS);
  ok = gops_store_read_text (self, &mode, NULL, "PRAGMA journal_mode = DELETE", NULL) && g_ascii_strcasecmp (mode, "delete") == 0;
  sqlite3_busy_timeout (self->db, BUSY_MS);
  if (!ok)
    return gops_store_refuse (error, GOPS_STORE_ERROR_BUSY, self->path,
                              _("It has to be brought to a newer form, but another GroupOps has it open. Close that first, then try again."));
  return gops_store_run (self, "PRAGMA journal_mode = WAL", error);
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
      if (!take_alone (self, error))
        return FALSE;
      backup = g_strdup_printf ("%s.format-%u.bak", self->path, from);
      if (!gops_backup_write_over (self, backup, error))
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

static void
give_sort_key (sqlite3_context  *context,
               int               n_values,
               sqlite3_value   **values)
{
  const GopsSchema *schema = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (values[0]);
  g_autoptr (GBytes) key = text != NULL ? schema->sort_key (text) : NULL;

  if (key != NULL)
    sqlite3_result_blob (context, g_bytes_get_data (key, NULL), (int) g_bytes_get_size (key), SQLITE_TRANSIENT);
}

static gboolean
register_sort_key (sqlite3          *db,
                   const char       *path,
                   const GopsSchema *schema,
                   GError          **error)
{
  int rc = schema->sort_key == NULL ? SQLITE_OK
    : sqlite3_create_function (db, "gops_sort_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, (gpointer) schema, give_sort_key, NULL, NULL);

  if (rc != SQLITE_OK)
    gops_store_report (db, rc, path, error);
  return rc == SQLITE_OK;
}

static GopsStore *
connect_to (const char       *path,
            const GopsSchema *schema,
            int               flags,
            GError          **error)
{
  sqlite3 *db = NULL;
  int rc;

  gops_store_set_up_sqlite ();
  rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | flags, NULL);
  if (rc != SQLITE_OK || sqlite3_db_readonly (db, "main") == 1)
    {
      gops_store_report (db, rc != SQLITE_OK ? rc : SQLITE_READONLY, path, error);
      sqlite3_close (db);
      return NULL;
    }
  if (!gops_store_configure (db, path, error) || !register_sort_key (db, path, schema, error))
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

  if (!read_identity (self, error))
    return NULL;
  self->triggers_due = TRUE;
  gops_store_note_place (self);
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
  return gops_store_refuse (error, GOPS_STORE_ERROR_READ_ONLY, path,
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

/* Opens another connection for the calling thread, which need not be that of the first one. */
GopsStore *
gops_store_open_as (const char       *path,
                    const GopsSchema *schema,
                    const char       *author,
                    gint64            pinned_now,
                    GError          **error)
{
  g_autoptr (GopsStore) self = connect_to (path, schema, 0, error);

  if (self == NULL)
    return NULL;
  gops_store_set_author (self, author);
  gops_store_pin_clock (self, pinned_now);
  return finish_open (g_steal_pointer (&self), error);
}

/**
 * gops_store_open_again:
 *
 * Opens another connection to the same workspace, for the calling thread. That is the one of @self, or one for which
 * the thread of @self waits. Work in a thread gets its own from gops_store_run_async().
 *
 * Returns: (transfer full) (nullable): the store, NULL with @error set
 */
GopsStore *
gops_store_open_again (GopsStore *self,
                       GError   **error)
{
  return gops_store_open_as (self->path, self->schema, self->author, self->pinned_now, error);
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
  return gops_store_refuse (error, GOPS_STORE_ERROR_EXISTS, path, _("There is a file of this name already. Choose another name."));
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
  return gops_store_refuse (error, GOPS_STORE_ERROR_READ_ONLY, path, g_strerror (errno));
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
    return gops_store_refuse (error, GOPS_STORE_ERROR_READ_ONLY, folder, _("This folder can’t be made. Choose another place, or free this one."));
  if (g_mkdtemp (workshop) == NULL)
    return gops_store_refuse (error, errno == ENOSPC ? GOPS_STORE_ERROR_FULL : GOPS_STORE_ERROR_READ_ONLY, path, errno == ENOSPC ?
                   _("The disk is full. Free some space and try again.") :
                   _("Its folder can’t be written. Choose a folder of your own."));
  made = g_build_filename (workshop, name, NULL);
  ok = make_file (made, schema, origin, error) && publish (made, path, error);
  remove_folder_of (made);
  return ok;
}

/* A log whose file somebody deleted does not belong to the new file of that name: it would be played into it. */
static void
remove_leftovers (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  (void) g_unlink (wal);
  (void) g_unlink (shm);
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
  remove_leftovers (path);
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
