/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through a table, record by record. */
#include "config.h"

#include "gops-table-run.h"

static gboolean
run_slice (const GopsTableRun  *self,
           GopsTableSource     *reader,
           gboolean            *out_more,
           GCancellable        *cancellable,
           GError             **error)
{
  if (self->begin != NULL && !self->begin (self->data, error))
    return FALSE;
  for (guint i = 0; i < GOPS_TABLE_SLICE; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_table_source_next (reader, out_more, cancellable, error))
        return FALSE;
      if (!*out_more)
        return TRUE;
      if (gops_table_source_is_empty (reader))
        continue;
      self->report->n_records++;
      if (!self->take (self->data, reader, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_slice_in_batch (const GopsTableRun  *self,
                    GopsTableSource     *reader,
                    gboolean            *out_more,
                    GCancellable        *cancellable,
                    GError             **error)
{
  if (!gops_batch_resume (self->store, self->batch, error))
    return FALSE;
  if (run_slice (self, reader, out_more, cancellable, error))
    return gops_store_commit (self->store, error);
  gops_store_rollback (self->store);
  return FALSE;
}

/* Bytes; 0 where it cannot be told */
static guint64
read_size (GFile        *file,
           GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL ? (guint64) g_file_info_get_size (info) : 0;
}

gboolean
gops_table_run (const GopsTableRun  *self,
                GopsTableSource     *reader,
                GopsProgress        *progress,
                GCancellable        *cancellable,
                GError             **error)
{
  guint64 size = read_size (self->file, cancellable);
  gboolean more = TRUE;

  while (more)
    {
      if (!(self->batch != NULL ? run_slice_in_batch (self, reader, &more, cancellable, error) : run_slice (self, reader, &more, cancellable, error)))
        return FALSE;
      gops_progress_report (progress, MIN (gops_table_source_get_offset (reader), size), size, self->name);
    }
  return TRUE;
}
