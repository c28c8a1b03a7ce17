/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite reports, as an error that names the file and what to do. */

#include "gops-store-private.h"

G_DEFINE_QUARK (gops-store-error-quark, gops_store_error)

/* Reading fails on broken pages and media, writing on full ones. */
static GopsStoreError
classify_io (int rc)
{
  switch (rc)
    {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_DATA:      return GOPS_STORE_ERROR_DAMAGED;
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_BLOCKED:   return GOPS_STORE_ERROR_BUSY;
    default:                     return GOPS_STORE_ERROR_FULL;
    }
}

static GopsStoreError
classify (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_NOTADB:     return GOPS_STORE_ERROR_NOT_A_WORKSPACE;
    case SQLITE_CORRUPT:    return GOPS_STORE_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:       return GOPS_STORE_ERROR_READ_ONLY;
    case SQLITE_IOERR:      return classify_io (rc);
    case SQLITE_FULL:       return GOPS_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:     return GOPS_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT: return GOPS_STORE_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:  return GOPS_STORE_ERROR_INTERRUPTED;
    default:                return GOPS_STORE_ERROR_FAILED;
    }
}

static const char *
explain (GopsStoreError code)
{
  switch (code)
    {
    case GOPS_STORE_ERROR_NOT_A_WORKSPACE: return _("This is not a GroupOps workspace. Choose a .groupops file.");
    case GOPS_STORE_ERROR_DAMAGED:         return _("The workspace is damaged. Restore the newest backup.");
    case GOPS_STORE_ERROR_READ_ONLY:       return _("The file or its folder can’t be written. Save a copy in a folder of your own and open that.");
    case GOPS_STORE_ERROR_FULL:            return _("The disk is full or can’t be written. Free some space and try again; nothing of this change was kept.");
    case GOPS_STORE_ERROR_BUSY:            return _("Another program is writing to the workspace. Try again in a moment.");
    case GOPS_STORE_ERROR_CONSTRAINT:      return _("A value does not fit. Nothing was changed.");
    case GOPS_STORE_ERROR_FAILED:
    case GOPS_STORE_ERROR_NOT_FOUND:
    case GOPS_STORE_ERROR_NEWER:
    case GOPS_STORE_ERROR_EXISTS:
    case GOPS_STORE_ERROR_CONFLICT:
    case GOPS_STORE_ERROR_NOTHING:
    case GOPS_STORE_ERROR_INTERRUPTED:     return NULL;
    }
  return NULL;
}

/* Sets @error from a result code of @db (nullable), naming the file. SQLite quotes what it stumbled over: in a damaged file
 * that need not be UTF-8, and what is not UTF-8 is shown nowhere. */
void
gops_store_report (sqlite3    *db,
                   int         rc,
                   const char *path,
                   GError    **error)
{
  GopsStoreError code = classify (rc);
  const char *advice = explain (code);
  g_autofree char *detail = g_utf8_make_valid (db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc), -1);
  g_autofree char *name = g_filename_display_basename (path);

  if (advice != NULL)
    g_set_error (error, GOPS_STORE_ERROR, code, "%s: %s (%s)", name, advice, detail);
  else
    g_set_error (error, GOPS_STORE_ERROR, code, "%s: %s", name, detail);
}

/* Sets @error, naming the file; returns %FALSE for the caller to return. */
gboolean
gops_store_refuse (GError       **error,
                   GopsStoreError code,
                   const char    *path,
                   const char    *why)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, GOPS_STORE_ERROR, code, "%s: %s", name, why);
  return FALSE;
}
