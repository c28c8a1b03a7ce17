/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a workspace: looking at them, bringing them here, replacing one by another, saving one elsewhere. */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "gops-backup.h"
#include "gops-workspace.h"

void
gops_workspace_info_free (GopsWorkspaceInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->path);
  g_free (info->uuid);
  g_free (info);
}

/**
 * gops_workspace_look:
 *
 * Looks at a file without changing it; works where it can't be written too.
 *
 * Returns: (transfer full) (nullable): what it is, NULL with @error set
 */
GopsWorkspaceInfo *
gops_workspace_look (const char *path,
                     GError    **error)
{
  GopsWorkspaceInfo *info;
  g_auto (GStrv) row = gops_store_peek (path, gops_workspace_get_schema (),
    "SELECT uuid, copy, (SELECT count(*) FROM chat_group WHERE deleted_at = 0),"
    " max (created_at, (SELECT coalesce (max (at), 0) FROM journal_action)) FROM workspace", error);

  if (row == NULL)
    return NULL;
  info = g_new0 (GopsWorkspaceInfo, 1);
  info->path = g_strdup (path);
  info->uuid = g_strdup (row[0]);
  info->copy = (guint) g_ascii_strtoull (row[1], NULL, 10);
  info->n_groups = (guint) g_ascii_strtoull (row[2], NULL, 10);
  info->changed_at = g_ascii_strtoll (row[3], NULL, 10);
  return info;
}

static char *
dup_folder (const char *folder)
{
  return folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_data_dir (), "groupops", NULL);
}

/**
 * gops_workspace_find:
 * @folder: (nullable): where to look; NULL is the user's data folder
 *
 * Returns: (transfer full) (nullable): the workspace in @folder that has @uuid
 */
GopsWorkspaceInfo *
gops_workspace_find (const char *uuid,
                     const char *folder)
{
  g_autofree char *place = dup_folder (folder);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL);
      g_autoptr (GopsWorkspaceInfo) info = NULL;

      if (!g_str_has_suffix (name, GOPS_BACKUP_SUFFIX) || strstr (name, ".before-restore-") != NULL)
        continue;
      info = gops_workspace_look (path, NULL);
      if (info != NULL && g_str_equal (info->uuid, uuid))
        return g_steal_pointer (&info);
    }
  return NULL;
}

/* Copying reports in its own domain; people need the file and what to do. */
static gboolean
copy_file (GFile        *from,
           GFile        *to,
           GFile        *named,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  GopsStoreError code = GOPS_STORE_ERROR_READ_ONLY;

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = GOPS_STORE_ERROR_FULL;
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    code = GOPS_STORE_ERROR_NOT_FOUND;
  name = g_file_get_parse_name (named);
  g_set_error (error, GOPS_STORE_ERROR, code, _("%s: can’t be copied (%s). Choose another place or free some space."), name, local_error->message);
  return FALSE;
}

/* The part of a workspace that another program has not moved into the file yet. */
static gboolean
copy_wal (GFile        *from,
          const char   *to,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *path = g_file_get_path (from);
  g_autofree char *wal = path != NULL ? g_strconcat (path, "-wal", NULL) : NULL;
  g_autofree char *to_wal = g_strconcat (to, "-wal", NULL);
  g_autoptr (GFile) source = wal != NULL ? g_file_new_for_path (wal) : NULL;
  g_autoptr (GFile) target = g_file_new_for_path (to_wal);

  return wal == NULL || !g_file_test (wal, G_FILE_TEST_EXISTS) || copy_file (source, target, from, cancellable, error);
}

/* Opens the copy, which brings it to our format and moves its WAL into it, and checks it. */
static gboolean
settle (const char *path,
        GError    **error)
{
  g_autoptr (GopsStore) store = gops_store_open (path, gops_workspace_get_schema (), error);
  g_autoptr (GPtrArray) problems = store != NULL ? gops_store_check (store, FALSE, error) : NULL;

  if (problems != NULL && problems->len > 0)
    g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED, _("The workspace is damaged and was not copied: %s"),
                 (const char *) g_ptr_array_index (problems, 0));
  return problems != NULL && problems->len == 0;
}

/* Moves the file into @folder under its name, or under one with a number that is free. */
static char *
move_into (const char *path,
           const char *folder,
           GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (name, strlen (name) - (g_str_has_suffix (name, GOPS_BACKUP_SUFFIX) ? strlen (GOPS_BACKUP_SUFFIX) : 0));

  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *try = i == 1 ? g_strconcat (stem, GOPS_BACKUP_SUFFIX, NULL) : g_strdup_printf ("%s-%u" GOPS_BACKUP_SUFFIX, stem, i);
      g_autofree char *target = g_build_filename (folder, try, NULL);

      if (g_file_test (target, G_FILE_TEST_EXISTS))
        continue;
      if (g_rename (path, target) == 0)
        return g_steal_pointer (&target);
      break;
    }
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY, _("%s: you may not write there; choose a folder of your own"), folder);
  return NULL;
}

static void
remove_workshop (const char *workshop,
                 const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      (void) g_unlink (name);
    }
  (void) g_rmdir (workshop);
}

static char *
make_workshop (const char *folder,
               GError    **error)
{
  g_autofree char *workshop = g_build_filename (folder, ".groupops-copy-XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0 && g_mkdtemp (workshop) != NULL)
    return g_steal_pointer (&workshop);
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY, _("%s: you may not write there; choose a folder of your own"), folder);
  return NULL;
}

/* Takes the finished copy into @folder unless one of the same workspace is there. */
static char *
admit (const char         *path,
       const char         *folder,
       GopsWorkspaceInfo **out_present,
       GError            **error)
{
  g_autoptr (GopsWorkspaceInfo) info = gops_workspace_look (path, error);
  g_autoptr (GopsWorkspaceInfo) present = info != NULL ? gops_workspace_find (info->uuid, folder) : NULL;
  g_autofree char *name = NULL;

  if (info == NULL)
    return NULL;
  if (present == NULL)
    return settle (path, error) ? move_into (path, folder, error) : NULL;
  name = g_filename_display_basename (present->path);
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_EXISTS,
               info->changed_at > present->changed_at ?
               _("This workspace is here already as %s, with older changes. Open that one, or replace it by this newer copy.") :
               _("This workspace is here already as %s. Open that one."), name);
  if (out_present != NULL)
    *out_present = g_steal_pointer (&present);
  return NULL;
}

static gboolean
make_private (const char *path,
              GError    **error)
{
  if (g_chmod (path, 0600) == 0)
    return TRUE;
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY,
               _("%s: the copy can’t be kept from other people’s eyes (%s). Choose another place."), path, g_strerror (errno));
  return FALSE;
}

/**
 * gops_workspace_import_copy:
 * @from: a workspace that can't be opened where it is
 * @folder: (nullable): where the copy goes; NULL is the user's data folder
 * @out_present: (out) (optional) (transfer full) (nullable): the workspace of the same UUID that is there already
 *
 * Copies a workspace to where it can be opened. With %GOPS_STORE_ERROR_EXISTS nothing was copied: offer to
 * open @out_present, or to replace it (gops_workspace_replace()).
 *
 * Returns: (transfer full) (nullable): path of the copy, NULL with @error set
 */
char *
gops_workspace_import_copy (GFile              *from,
                            const char         *folder,
                            GCancellable       *cancellable,
                            GopsWorkspaceInfo **out_present,
                            GError            **error)
{
  g_autofree char *place = dup_folder (folder);
  g_autofree char *workshop = make_workshop (place, error);
  g_autofree char *name = g_file_get_basename (from);
  g_autofree char *path = workshop != NULL ? g_build_filename (workshop, name, NULL) : NULL;
  g_autoptr (GFile) to = path != NULL ? g_file_new_for_path (path) : NULL;
  char *result = NULL;

  if (workshop == NULL)
    return NULL;
  if (copy_file (from, to, from, cancellable, error) && copy_wal (from, path, cancellable, error) && make_private (path, error))
    result = admit (path, place, out_present, error);
  remove_workshop (workshop, path);
  return result;
}

/**
 * gops_workspace_replace:
 * @path: the workspace that is here; close it first
 * @from: another copy of it, or a backup
 * @out_saved: (out) (optional) (transfer full) (nullable): where what was replaced is kept
 */
gboolean
gops_workspace_replace (const char   *path,
                        const char   *from,
                        GCancellable *cancellable,
                        char        **out_saved,
                        GError      **error)
{
  return gops_backup_restore (path, gops_workspace_get_schema (), from, cancellable, out_saved, error);
}

/**
 * gops_workspace_save_copy:
 * @to: where the copy goes, which may be outside the file system; a file there is replaced
 *
 * Saves a copy for a colleague: whole, checked, with a copy number of its own so that ids never meet.
 */
gboolean
gops_workspace_save_copy (GopsStore    *store,
                          GFile        *to,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (gops_store_get_path (store));
  g_autofree char *workshop = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) own = g_file_new_for_path (gops_store_get_path (store));
  g_autoptr (GFile) from = NULL;
  gboolean ok;

  if (g_file_equal (own, to))
    {
      g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_EXISTS, _("This is the workspace itself. Choose another name for the copy."));
      return FALSE;
    }
  workshop = make_workshop (folder, error);
  if (workshop == NULL)
    return FALSE;
  path = g_build_filename (workshop, "copy.groupops", NULL);
  from = g_file_new_for_path (path);
  ok = gops_backup_write_for_colleague (store, path, cancellable, error) && copy_file (from, to, to, cancellable, error);
  remove_workshop (workshop, path);
  return ok;
}
