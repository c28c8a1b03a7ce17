/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the files that a store has open are still those of the workspace. A newer program may have brought it to a form that
 * this one does not know, and others may have put another file in its place: what is written then would be lost, and what is
 * read looks like damage. */

#include "gops-store-private.h"

#include <glib/gstdio.h>

static guint64
inode_of (GopsStore  *self,
          const char *suffix)
{
  g_autofree char *name = g_strconcat (self->path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 ? (guint64) info.st_ino : 0;
}

void
gops_store_note_place (GopsStore *self)
{
  self->file_inode = inode_of (self, "");
  self->log_inode = inode_of (self, "-wal");
}

static gboolean
read_version (sqlite3 *db,
              int     *out_version)
{
  sqlite3_stmt *stmt = NULL;
  gboolean ok = sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW;

  if (ok)
    *out_version = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return ok;
}

/* By our own connection, unless that can't read any more. */
static gboolean
is_newer (GopsStore *self)
{
  int version = 0;
  sqlite3 *other = NULL;

  if (!read_version (self->db, &version) && gops_store_open_to_look (self->path, &other) == SQLITE_OK)
    (void) read_version (other, &version);
  sqlite3_close (other);
  return version > (int) self->schema->version;
}

static gboolean
is_replaced (GopsStore *self)
{
  if (self->file_inode == 0)   /* one that is only looked at */
    return FALSE;
  if (self->log_inode == 0)
    self->log_inode = inode_of (self, "-wal");
  return inode_of (self, "") != self->file_inode || (self->log_inode != 0 && inode_of (self, "-wal") != self->log_inode);
}

static gboolean
refuse_left_behind (GopsStore  *self,
                    GError    **error)
{
  return gops_store_refuse (error, GOPS_STORE_ERROR_NEWER, self->path, self->left_behind == GOPS_STORE_PLACE_NEWER ?
    _("This workspace was opened by a newer GroupOps. Close GroupOps and open it again; what you type now can’t be kept.") :
    _("Another program has replaced the file of this workspace, or closed it for all. Close GroupOps and open it again; what you type now can’t be kept."));
}

/**
 * gops_store_check_place:
 *
 * Returns: %TRUE where the files are those of the workspace and in a form that this program knows; else %FALSE, now and ever after,
 * with @error set to %GOPS_STORE_ERROR_NEWER
 */
gboolean
gops_store_check_place (GopsStore  *self,
                        GError    **error)
{
  if (self->left_behind == GOPS_STORE_PLACE_KEPT && is_newer (self))
    self->left_behind = GOPS_STORE_PLACE_NEWER;
  if (self->left_behind == GOPS_STORE_PLACE_KEPT && is_replaced (self))
    self->left_behind = GOPS_STORE_PLACE_REPLACED;
  return self->left_behind == GOPS_STORE_PLACE_KEPT || refuse_left_behind (self, error);
}
