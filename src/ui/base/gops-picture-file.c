/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture out of somebody's file, or of what was kept of one. */
#include "config.h"

#include "gops-picture-file.h"
#include "gops-picture-loader.h"

static cairo_status_t
append (void                *data,
        const unsigned char *bytes,
        unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Takes @picture. Only the pixels go out: no comment, no place where it was taken. */
static GBytes *
encode (cairo_surface_t *picture)
{
  GByteArray *png = g_byte_array_new ();

  (void) cairo_surface_write_to_png_stream (picture, append, png);   /* memory does not fill up without an end of all */
  cairo_surface_destroy (picture);
  return g_byte_array_free_to_bytes (png);
}

GBytes *
gops_picture_bytes_load (GBytes        *bytes,
                         const char    *name,
                         int            size,
                         GCancellable  *cancellable,
                         GError       **error)
{
  cairo_surface_t *picture = gops_picture_load_bytes (bytes, name, size, cancellable, error);

  return picture != NULL ? encode (picture) : NULL;
}

GBytes *
gops_picture_file_load (GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  cairo_surface_t *picture = gops_picture_load (file, GOPS_PICTURE_SIZE, cancellable, error);

  return picture != NULL ? encode (picture) : NULL;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      file,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GBytes *png = gops_picture_file_load (file, cancellable, &error);

  if (png != NULL)
    g_task_return_pointer (task, png, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
gops_picture_file_load_async (GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, gops_picture_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

GBytes *
gops_picture_file_load_finish (GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
