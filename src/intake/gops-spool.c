/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A temporary file that nobody else can find. */
#include "config.h"

#include "gops-spool.h"

gboolean
gops_spool_open (GopsSpool  *self,
                 GError    **error)
{
  self->file = g_file_new_tmp ("groupops-XXXXXX.spool", &self->stream, error);
  return self->file != NULL;
}

gboolean
gops_spool_write (GopsSpool     *self,
                  const void    *bytes,
                  gsize          size,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self->stream)), bytes, size, NULL,
                                    cancellable, error);
}

GInputStream *
gops_spool_finish (GopsSpool     *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  GInputStream *stream = NULL;

  if (g_output_stream_flush (g_io_stream_get_output_stream (G_IO_STREAM (self->stream)), cancellable, error))
    stream = (GInputStream *) g_file_read (self->file, cancellable, error);
  gops_spool_clear (self);
  return stream;
}

/** gops_spool_clear: may be called twice, and on one that was never opened */
void
gops_spool_clear (GopsSpool *self)
{
  if (self->file != NULL)
    (void) g_file_delete (self->file, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
}
