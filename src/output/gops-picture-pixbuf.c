/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: PNG, JPEG, GIF and BMP, as gdk-pixbuf reads them. */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include "gops-picture-private.h"

#define CHUNK 65536

typedef struct
{
  GopsPictureSource *source;
  gboolean           has_pixels;    /* some were read: a file that ends after its head has none */
} Look;

/* No memory is taken for pixels before this.  A size of nothing makes the reader give up. */
static void
on_size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Look *look = data;
  double scale = gops_picture_scale (look->source, width, height);

  if (!gops_picture_allows (look->source, width, height))
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else
    gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale + 0.5), 1), MAX ((int) (height * scale + 0.5), 1));
}

static void
on_area_updated_cb (GdkPixbufLoader *loader, int x, int y, int width, int height, gpointer data)
{
  ((Look *) data)->has_pixels = TRUE;
}

static gboolean
feed (GdkPixbufLoader *loader, const Look *look, GCancellable *cancellable)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (look->source->bytes, &size);
  gboolean ok = TRUE;

  for (gsize done = 0; ok && done < size; done += CHUNK)
    ok = !g_cancellable_is_cancelled (cancellable) && gdk_pixbuf_loader_write (loader, bytes + done, MIN (CHUNK, size - done), NULL)
         && !look->source->too_large;
  return ok;
}

static guint32
premultiplied (const guint8 *p)
{
#define TIMES(c) (((guint32) (c) * p[3] + 127) / 255)
  return (guint32) p[3] << 24 | TIMES (p[0]) << 16 | TIMES (p[1]) << 8 | TIMES (p[2]);
#undef TIMES
}

static void
copy_row (const guint8 *from, guint32 *to, int width, gboolean alpha)
{
  for (int i = 0; i < width; i++, from += alpha ? 4 : 3)
    to[i] = alpha ? premultiplied (from) : 0xff000000u | (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
}

static cairo_surface_t *
to_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  cairo_surface_t *surface = gops_picture_surface (alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);

  for (int y = 0; surface != NULL && y < height; y++)
    {
      guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

      copy_row (gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf), (guint32 *) (void *) row,
                width, alpha);
    }
  if (surface != NULL)
    cairo_surface_mark_dirty (surface);
  return surface;
}

/* The reader scales what it is asked for roughly, and some formats not at all. */
static GdkPixbuf *
fit (const GopsPictureSource *source, GdkPixbuf *picture)
{
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation (picture);
  int width, height;
  double scale;

  if (upright == NULL)
    return NULL;
  width = gdk_pixbuf_get_width (upright);
  height = gdk_pixbuf_get_height (upright);
  scale = gops_picture_scale (source, width, height);
  if (scale >= 1)
    return g_steal_pointer (&upright);
  return gdk_pixbuf_scale_simple (upright, MAX ((int) (width * scale + 0.5), 1), MAX ((int) (height * scale + 0.5), 1),
                                  GDK_INTERP_BILINEAR);
}

cairo_surface_t *
gops_picture_pixbuf (GopsPictureSource *source, const char *format, GCancellable *cancellable)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (format, NULL);
  g_autoptr (GdkPixbuf) picture = NULL;
  Look look = { .source = source };
  gboolean ok;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), &look);
  g_signal_connect (loader, "area-updated", G_CALLBACK (on_area_updated_cb), &look);
  ok = feed (loader, &look, cancellable);
  /* closing is a duty, whatever came before */
  ok = gdk_pixbuf_loader_close (loader, NULL) && ok;
  if (ok && look.has_pixels && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    picture = fit (source, gdk_pixbuf_loader_get_pixbuf (loader));
  return picture != NULL ? to_surface (picture) : NULL;
}
