/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents of files that were copied in. A file is read twice: first for its digest alone, for what is known already need
 * not be written. Nobody else can write while a transaction is open, so that few parts go into each. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-asset.h"
#include "gops-file-problem.h"

#define PART       (1024 * 1024)
#define SLICE      4   /* parts that are written or removed at a time */
#define GRACE      (3600 * (gint64) G_USEC_PER_SEC)

/* One way through a stream. */
typedef struct
{
  GopsStore    *store;
  GopsProgress *progress;      /* (nullable) */
  GCancellable *cancellable;   /* (nullable) */
  const char   *name;          /* of what is read, for people */
  GChecksum    *checksum;      /* (owned) */
  guint8       *part;          /* (owned) */
  gint64        asset;         /* that parts are written for; 0: only the digest is wanted */
  guint64       size;          /* bytes read so far */
  guint64       total;         /* bytes that both ways are expected to read; 0: not known */
  guint64       before;        /* bytes that the way before this one has read */
  int           number;        /* of the next part */
} Run;

static void
run_clear (Run *self)
{
  g_checksum_free (self->checksum);
  g_free (self->part);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
run_restart (Run    *self,
             gint64  asset)
{
  self->before = self->size;
  self->size = 0;
  self->number = 0;
  self->asset = asset;
  g_checksum_reset (self->checksum);
}

/* --- writing --- */

static gboolean
write_part (Run     *self,
            gsize    length,
            GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (self->part, length);

  return gops_store_exec (self->store, error, "INSERT INTO asset_part (asset_id, number, data) VALUES (?1, ?2, ?3)", "lib", self->asset,
                          self->number++, bytes);
}

static gboolean
check_size (Run     *self,
            GError **error)
{
  if (self->size <= GOPS_ASSET_MOST_BYTES)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("“%s” is larger than %d MB. Make it smaller, or add a link to it instead."), self->name,
               GOPS_ASSET_MOST_BYTES / PART);
  return FALSE;
}

/* @out_end: whether nothing comes behind it */
static gboolean
take_part (Run          *self,
           GInputStream *stream,
           gboolean     *out_end,
           GError      **error)
{
  gsize length = 0;

  if (!g_input_stream_read_all (stream, self->part, PART, &length, self->cancellable, error))
    return FALSE;
  self->size += length;
  g_checksum_update (self->checksum, self->part, (gssize) length);
  *out_end = length < PART;
  gops_progress_report (self->progress, self->before + self->size, self->total, self->name);
  return check_size (self, error) && (self->asset == 0 || length == 0 || write_part (self, length, error));
}

static gboolean
take_slice (Run          *self,
            GInputStream *stream,
            gboolean     *out_end,
            GError      **error)
{
  gboolean ok = TRUE;

  if (self->asset != 0 && !gops_store_begin_unjournaled (self->store, error))
    return FALSE;
  for (guint i = 0; ok && !*out_end && i < SLICE; i++)
    ok = take_part (self, stream, out_end, error);
  return self->asset != 0 ? gops_store_end_unjournaled (self->store, ok, error) : ok;
}

static gboolean
take_stream (Run          *self,
             GInputStream *stream,
             GError      **error)
{
  gboolean end = FALSE;

  while (!end)
    if (!take_slice (self, stream, &end, error))
      return FALSE;
  if (self->size > 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is empty. Choose another file."), self->name);
  return FALSE;
}

/* --- finding --- */

/* What is found is about to be used: its grace begins anew.  Returns: whether the question could be asked */
static gboolean
find (Run       *self,
      GopsAsset *asset,
      GError   **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT id, size FROM asset WHERE digest = ?1", "s",
                                                     g_checksum_get_string (self->checksum));
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  g_strlcpy (asset->digest, g_checksum_get_string (self->checksum), sizeof asset->digest);
  asset->id = 0;
  if (gops_statement_next (rows, &local_error))
    {
      asset->id = gops_statement_int (rows, 0);
      asset->size = (guint64) gops_statement_int (rows, 1);
      asset->was_there = TRUE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  gops_statement_reset (rows);
  return asset->id == 0 || gops_store_exec_unjournaled (self->store, NULL, error, "UPDATE asset SET made_at = ?2 WHERE id = ?1", "ll", asset->id,
                                                        gops_store_now (self->store));
}

/* --- copying --- */

static gboolean
remove_asset (GopsStore *store,
              gint64     asset,
              GError   **error)
{
  int n = 1;

  while (n > 0)
    if (!gops_store_exec_unjournaled (store, &n, error, "DELETE FROM asset_part WHERE (asset_id, number) IN"
                                      " (SELECT asset_id, number FROM asset_part WHERE asset_id = ?1 LIMIT ?2)", "li", asset, SLICE))
      return FALSE;
  return gops_store_exec_unjournaled (store, NULL, error, "DELETE FROM asset WHERE id = ?1", "l", asset);
}

/* The digest is written last: until then nobody finds the asset. */
static gboolean
write_asset (Run          *self,
             GInputStream *stream,
             GopsAsset    *asset,
             GError      **error)
{
  gint64 id = gops_store_new_id (self->store);

  run_restart (self, id);
  if (!gops_store_exec_unjournaled (self->store, NULL, error, "INSERT INTO asset (id, made_at) VALUES (?1, ?2)", "ll", id, gops_store_now (self->store)))
    return FALSE;
  if (!take_stream (self, stream, error) || !find (self, asset, error))   /* the file may have changed since it was first read */
    {
      (void) remove_asset (self->store, id, NULL);   /* else the upkeep does it */
      return FALSE;
    }
  if (asset->id != 0)
    return remove_asset (self->store, id, error);
  asset->id = id;
  asset->size = self->size;
  asset->was_there = FALSE;
  return gops_store_exec_unjournaled (self->store, NULL, error, "UPDATE asset SET digest = ?2, size = ?3 WHERE id = ?1", "lsl", id, asset->digest,
                                      (gint64) asset->size);
}

static GInputStream *
open_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  GFileInputStream *stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    gops_file_problem_reading (file, error);
  return G_INPUT_STREAM (stream);
}

/* A pipe or a device would never end. */
static gboolean
look_at_file (Run     *self,
              GFile   *file,
              GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                  self->cancellable, error);
  GFileType type = info != NULL ? g_file_info_get_file_type (info) : G_FILE_TYPE_UNKNOWN;

  if (info != NULL && type != G_FILE_TYPE_REGULAR)
    g_set_error_literal (error, G_IO_ERROR, type == G_FILE_TYPE_DIRECTORY ? G_IO_ERROR_IS_DIRECTORY : G_IO_ERROR_NOT_REGULAR_FILE,
                         g_strerror (type == G_FILE_TYPE_DIRECTORY ? EISDIR : ENXIO));
  if (type != G_FILE_TYPE_REGULAR)
    {
      gops_file_problem_reading (file, error);
      return FALSE;
    }
  self->size = (guint64) g_file_info_get_size (info);
  self->total = 2 * self->size;
  if (!check_size (self, error))
    return FALSE;
  self->size = 0;
  return TRUE;
}

/**
 * gops_asset_copy_file:
 * @progress: (nullable)
 * @out_asset: what @file holds, as it is kept
 *
 * Outside an action, for it writes in slices. What was cancelled or failed leaves nothing behind. Errors: G_IO_ERROR with a
 * message that names the file: what can't be read, is no regular file, is empty or larger than %GOPS_ASSET_MOST_BYTES.
 */
gboolean
gops_asset_copy_file (GopsStore    *store,
                      GFile        *file,
                      GopsProgress *progress,
                      GCancellable *cancellable,
                      GopsAsset    *out_asset,
                      GError      **error)
{
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (path != NULL ? path : "");
  g_auto (Run) run = { .store = store, .progress = progress, .cancellable = cancellable, .name = name,
                       .checksum = g_checksum_new (G_CHECKSUM_SHA256), .part = g_malloc (PART) };
  g_autoptr (GInputStream) first = look_at_file (&run, file, error) ? open_file (file, cancellable, error) : NULL;
  g_autoptr (GInputStream) second = NULL;
  GopsAsset asset = { 0 };

  if (first == NULL || !take_stream (&run, first, error) || !find (&run, &asset, error))
    return FALSE;
  if (asset.id == 0)
    {
      second = open_file (file, cancellable, error);
      if (second == NULL || !write_asset (&run, second, &asset, error))
        return FALSE;
    }
  *out_asset = asset;
  return TRUE;
}

/** gops_asset_copy_bytes: like gops_asset_copy_file(), of what was pasted */
gboolean
gops_asset_copy_bytes (GopsStore *store,
                       GBytes    *bytes,
                       GopsAsset *out_asset,
                       GError   **error)
{
  g_auto (Run) run = { .store = store, .name = _("What was pasted"), .checksum = g_checksum_new (G_CHECKSUM_SHA256), .part = g_malloc (PART) };
  g_autoptr (GInputStream) first = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) second = g_memory_input_stream_new_from_bytes (bytes);
  GopsAsset asset = { 0 };

  if (!take_stream (&run, first, error) || !find (&run, &asset, error) || (asset.id == 0 && !write_asset (&run, second, &asset, error)))
    return FALSE;
  *out_asset = asset;
  return TRUE;
}

/* --- reading --- */

/**
 * gops_asset_write:
 *
 * Writes all the content to @stream, which stays open. Errors: %GOPS_STORE_ERROR_NOT_FOUND, or what @stream says
 */
gboolean
gops_asset_write (GopsStore      *store,
                  gint64          asset,
                  GOutputStream  *stream,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT data FROM asset_part WHERE asset_id = ?1 ORDER BY number", "l", asset);
  g_autoptr (GError) local_error = NULL;
  guint n = 0;

  if (rows == NULL)
    return FALSE;
  for (; gops_statement_next (rows, &local_error); n++)
    {
      g_autoptr (GBytes) part = gops_statement_dup_blob (rows, 0);

      if (part != NULL && !g_output_stream_write_all (stream, g_bytes_get_data (part, NULL), g_bytes_get_size (part), NULL, cancellable, error))
        return FALSE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (n == 0)
    g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("What this file held is no longer in the workspace. Add the file anew."));
  else
    return TRUE;
  return FALSE;
}

/** gops_asset_load: Returns: (transfer full) (nullable): all the content; at most %GOPS_ASSET_MOST_BYTES. Errors: as above */
GBytes *
gops_asset_load (GopsStore *store,
                 gint64     asset,
                 GError   **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!gops_asset_write (store, asset, stream, NULL, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* --- what nothing names --- */

/* The journal is read only when there is something that no material names. ?1: what is newer is left alone */
#define ORPHANS "FROM asset WHERE made_at < ?1 AND NOT EXISTS (SELECT 1 FROM material m WHERE m.asset_id = asset.id) AND id NOT IN" \
  " (SELECT json_extract (before, '$.asset_id') FROM journal_row WHERE tbl = 'material' AND json_extract (before, '$.asset_id') IS NOT NULL" \
  " UNION SELECT json_extract (after, '$.asset_id') FROM journal_row WHERE tbl = 'material' AND json_extract (after, '$.asset_id') IS NOT NULL)"

/**
 * gops_assets_count_orphans:
 * @out_bytes: that they hold
 *
 * Assets that neither a material nor the journal names and whose hour of grace is over.
 */
gboolean
gops_assets_count_orphans (GopsStore *store,
                           guint     *out_n,
                           guint64   *out_bytes,
                           GError   **error)
{
  gint64 before = gops_store_now (store) - GRACE, n = 0, bytes = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count(*) " ORPHANS, "l", before) ||
      !gops_store_read_int (store, &bytes, error, "SELECT coalesce (sum (length (data)), 0) FROM asset_part WHERE asset_id IN (SELECT id " ORPHANS ")", "l", before))
    return FALSE;
  *out_n = (guint) n;
  *out_bytes = (guint64) bytes;
  return TRUE;
}

/** gops_assets_remove_orphans: removes them for good, in slices */
gboolean
gops_assets_remove_orphans (GopsStore *store,
                            GError   **error)
{
  g_autoptr (GArray) ids = gops_statement_load_ids (gops_store_query (store, error, "SELECT id " ORPHANS, "l", gops_store_now (store) - GRACE), error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!remove_asset (store, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

/** gops_assets_count_cut: @out_n: assets of which parts are missing */
gboolean
gops_assets_count_cut (GopsStore *store,
                       guint     *out_n,
                       GError   **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count(*) FROM asset WHERE digest <> '' AND size <>"
                            " (SELECT coalesce (sum (length (data)), 0) FROM asset_part WHERE asset_id = asset.id)", NULL))
    return FALSE;
  *out_n = (guint) n;
  return TRUE;
}
