/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a workspace that still hold people who are to be forgotten: written anew without them, or deleted. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gops-backup.h"
#include "gops-fingerprints.h"
#include "gops-forget-backups.h"
#include "gops-forget-traces.h"
#include "gops-journal.h"
#include "gops-message-search.h"
#include "gops-people-merge.h"
#include "gops-workspace.h"

#define MIGRATION_MARK ".format-"
#define MIGRATION_END  ".bak"
#define RESTORE_MARK   ".before-restore-"

/* --- which --- */

static void
add_backups (GPtrArray *paths,
             GopsStore *store)
{
  g_autofree char *folder = gops_workspace_dup_backup_folder (store);
  g_autoptr (GPtrArray) names = gops_backup_list (folder);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (paths, g_build_filename (folder, names->pdata[i], NULL));
}

static gboolean
is_kept_copy (const char *name,
              const char *base)
{
  g_autofree char *stem = g_strndup (base, strlen (base) - (g_str_has_suffix (base, GOPS_BACKUP_SUFFIX) ? strlen (GOPS_BACKUP_SUFFIX) : 0));
  g_autofree char *migrated = g_strconcat (base, MIGRATION_MARK, NULL), *replaced = g_strconcat (stem, RESTORE_MARK, NULL);

  return (g_str_has_prefix (name, migrated) && g_str_has_suffix (name, MIGRATION_END)) ||
         (g_str_has_prefix (name, replaced) && g_str_has_suffix (name, GOPS_BACKUP_SUFFIX));
}

static void
add_kept_copies (GPtrArray  *paths,
                 const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_kept_copy (name, base))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
}

/**
 * gops_forget_list_copies:
 *
 * Returns: (transfer full) (element-type filename): paths
 */
GPtrArray *
gops_forget_list_copies (GopsStore *store)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  add_backups (paths, store);
  add_kept_copies (paths, gops_store_get_path (store));
  return paths;
}

/* --- looking --- */

static gboolean
is_there (GopsStore *store,
          gint64     person)
{
  gint64 there = 0;

  return gops_store_read_int (store, &there, NULL, "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)"
                              " OR EXISTS (SELECT 1 FROM journal_row WHERE tbl = 'person' AND row = ?1)", "l", person) && there != 0;
}

/* Those of the people who are in the file. (transfer full) (nullable) */
static GArray *
find_there (GopsStore         *store,
            const GopsHashKey *secret,
            const GArray      *fingerprints,
            const GArray      *persons,
            GError           **error)
{
  GArray *found = gops_fingerprints_match (store, secret, fingerprints, persons, error);

  for (guint i = found != NULL ? found->len : 0; i > 0; i--)
    if (!is_there (store, g_array_index (found, gint64, i - 1)))
      g_array_remove_index_fast (found, i - 1);
  return found;
}

/**
 * gops_forget_copy_holds:
 * @fingerprints: (element-type guint64)
 * @persons: (element-type gint64)
 *
 * Looks without changing the file.
 *
 * Returns: whether it holds somebody of them, or can't be read: nobody knows then
 */
gboolean
gops_forget_copy_holds (const char        *path,
                        const GopsHashKey *secret,
                        const GArray      *fingerprints,
                        const GArray      *persons)
{
  guint version;
  g_autoptr (GopsStore) store = gops_store_open_to_read (path, gops_workspace_get_schema (), &version, NULL);
  g_autoptr (GArray) found = store != NULL ? find_there (store, secret, fingerprints, persons, NULL) : NULL;

  return found == NULL || found->len > 0;
}

/* --- rewriting --- */

static gboolean
remove_traces (GopsStore *store,
               GArray    *persons,
               GError   **error)
{
  gboolean ok;

  if (!gops_store_drop_redo (store, error) || !gops_message_search_drop (store, error) || !gops_traces_begin (store, persons, error) ||
      !gops_store_begin_unjournaled (store, error))
    return FALSE;
  ok = gops_traces_find (store, NULL, error) && gops_traces_remove (store, NULL, NULL, error);
  return gops_store_end_unjournaled (store, ok, error);
}

/* --- who was one with them on the day of the copy, and is two with them again by now --- */

#define MERGES_WITH_OTHERS \
  " FROM person_merge WHERE (kept_id IN (SELECT value FROM json_each (?1))) <> (merged_id IN (SELECT value FROM json_each (?1))) ORDER BY id DESC"

/* (transfer full): [1,2] */
static char *
list_as_json (const GArray *ids)
{
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Takes them apart, the last merge first, or their rows and numbers would go along. What can't be taken apart goes as one.
 * Returns: (transfer full) (element-type gint64): the others, who stay whatever they were known by meanwhile */
static GArray *
take_apart (GopsStore    *store,
            const GArray *persons)
{
  g_autofree char *gone = list_as_json (persons);
  g_autoptr (GArray) merges = gops_statement_load_ids (gops_store_query (store, NULL, "SELECT id" MERGES_WITH_OTHERS, "s", gone), NULL);
  g_autoptr (GArray) sides = gops_statement_load_ids (gops_store_query (store, NULL, "SELECT iif (kept_id IN (SELECT value FROM json_each (?1)), merged_id, kept_id)"
                                                                        MERGES_WITH_OTHERS, "s", gone), NULL);
  GArray *others = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; merges != NULL && sides != NULL && i < merges->len; i++)
    if (gops_people_split (store, g_array_index (merges, gint64, i), NULL))
      g_array_append_val (others, g_array_index (sides, gint64, i));
  return others;
}

static void
leave_out (GArray       *found,
           const GArray *others)
{
  for (guint i = 0; i < others->len; i++)
    for (guint j = found->len; j > 0; j--)
      if (g_array_index (found, gint64, j - 1) == g_array_index (others, gint64, i))
        g_array_remove_index_fast (found, j - 1);
}

/* A backup of an older format comes to ours; what opening it keeps of before goes. */
static void
remove_kept (const char *path)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  add_kept_copies (kept, path);
  for (guint i = 0; i < kept->len; i++)
    if (g_str_has_suffix (kept->pdata[i], MIGRATION_END))
      (void) g_unlink (kept->pdata[i]);   /* it was not there before */
}

static gboolean
rewrite (const char        *path,
         const GopsHashKey *secret,
         const GArray      *fingerprints,
         const GArray      *persons)
{
  g_autoptr (GopsStore) store = gops_store_open (path, gops_workspace_get_schema (), NULL);
  g_autoptr (GArray) others = store != NULL ? take_apart (store, persons) : NULL, found = NULL;
  gboolean ok;

  found = store != NULL ? find_there (store, secret, fingerprints, persons, NULL) : NULL;
  if (found != NULL)
    leave_out (found, others);
  ok = found != NULL && remove_traces (store, found, NULL) && gops_backup_settle (store, NULL);

  remove_kept (path);
  return ok;
}

static gboolean
delete_copy (const char *path,
             GError    **error)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "" };
  int rc = 0;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      rc = g_unlink (name);
    }
  if (rc == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY,
               _("%s still holds somebody who is forgotten, and can’t be changed (%s). Delete it yourself."), path, g_strerror (errno));
  return FALSE;
}

/**
 * gops_forget_in_copy:
 *
 * Takes the people out of a copy that holds them. One that can't be rewritten, or was kept for its older format, is
 * deleted.
 */
gboolean
gops_forget_in_copy (const char        *path,
                     const GopsHashKey *secret,
                     const GArray      *fingerprints,
                     const GArray      *persons,
                     GError           **error)
{
  return (!g_str_has_suffix (path, MIGRATION_END) && rewrite (path, secret, fingerprints, persons)) || delete_copy (path, error);
}
