/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture out of somebody's file, or of what was kept of one. */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>

#include "gops-file-problem.h"
#include "gops-picture-file.h"

#define CHUNK 65536

typedef struct
{
  const char *name;        /* of what is read, for people */
  int         size;        /* to which it is made smaller; 0: as it is */
  gboolean    too_large;   /* in pixels */
  gboolean    has_pixels;  /* some were read: a file that ends after its head has none */
} Look;

/* A picture is made small while it is read, where its format allows it. */
static void
on_size_prepared_cb (GdkPixbufLoader *loader,
                     int              width,
                     int              height,
                     gpointer         data)
{
  Look *look = data;
  double scale = look->size > 0 ? MIN (1.0, (double) look->size / MAX (width, height)) : 1.0;

  if (width <= 0 || height <= 0 || (gint64) width * height > GOPS_PICTURE_MOST_PIXELS)
    {
      look->too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
      return;
    }
  gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale + 0.5), 1), MAX ((int) (height * scale + 0.5), 1));
}

static void
on_area_updated_cb (GdkPixbufLoader *loader,
                    int              x,
                    int              y,
                    int              width,
                    int              height,
                    gpointer         data)
{
  ((Look *) data)->has_pixels = TRUE;
}

static gboolean
fail (const Look *look,
      const char *format,
      GError    **error)
{
  g_clear_error (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format, look->name);
  return FALSE;
}

static gboolean
feed (GInputStream    *stream,
      GdkPixbufLoader *loader,
      const Look      *look,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gsize total = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, CHUNK, cancellable, error)) > 0)
    {
      total += (gsize) n;
      if (total > GOPS_PICTURE_MOST_BYTES)
        return fail (look, _("“%s” is larger than 20 MB. Choose a smaller file."), error);
      if (!gdk_pixbuf_loader_write (loader, buffer, (gsize) n, NULL))
        return fail (look, look->too_large ? _("“%s” has more than 50 million pixels. Choose a smaller picture.")
                                           : _("“%s” is no picture that can be read. Choose a PNG or JPEG file."), error);
      if (look->too_large)
        return fail (look, _("“%s” has more than 50 million pixels. Choose a smaller picture."), error);
    }
  return n == 0;
}

static GdkPixbuf *
fit (GdkPixbuf *picture,
     int        size)
{
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation (picture);
  int width = gdk_pixbuf_get_width (upright), height = gdk_pixbuf_get_height (upright), longer = MAX (width, height);

  if (size == 0 || longer <= size)
    return g_steal_pointer (&upright);
  return gdk_pixbuf_scale_simple (upright, MAX (width * size / longer, 1), MAX (height * size / longer, 1), GDK_INTERP_BILINEAR);
}

/* Only the pixels go out: no comment, no place where it was taken. */
static GBytes *
encode (GdkPixbuf *picture,
        int        size,
        GError   **error)
{
  g_autoptr (GdkPixbuf) small = fit (picture, size);
  char *data = NULL;
  gsize length = 0;

  if (!gdk_pixbuf_save_to_buffer (small, &data, &length, "png", error, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static GBytes *
load (GInputStream  *stream,
      Look          *look,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *picture;
  gboolean fed;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), look);
  g_signal_connect (loader, "area-updated", G_CALLBACK (on_area_updated_cb), look);
  fed = feed (stream, loader, look, cancellable, error);
  /* closing is a duty, whatever came before */
  if (!gdk_pixbuf_loader_close (loader, NULL) && fed)
    fed = fail (look, _("“%s” is no picture that can be read. Choose a PNG or JPEG file."), error);
  picture = fed && look->has_pixels ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (picture != NULL)
    return encode (picture, look->size, error);
  if (fed)
    (void) fail (look, _("“%s” is no picture that can be read. Choose a PNG or JPEG file."), error);
  return NULL;
}

GBytes *
gops_picture_bytes_load (GBytes        *bytes,
                         const char    *name,
                         int            size,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  Look look = { .name = name, .size = size };

  return load (stream, &look, cancellable, error);
}

GBytes *
gops_picture_file_load (GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *path = g_file_get_basename (file), *name = g_utf8_make_valid (path, -1);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  Look look = { .name = name, .size = GOPS_PICTURE_SIZE };

  if (stream != NULL)
    return load (G_INPUT_STREAM (stream), &look, cancellable, error);
  gops_file_problem_reading (file, error);
  return NULL;
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
