/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from somebody's file: which format, within which limits. */
#include "config.h"
#include "gops-picture-loader.h"

#include <glib/gi18n.h>
#include <string.h>
#include "gops-file-problem.h"
#include "gops-output-error.h"
#include "gops-picture-private.h"

/* Bytes in which the first element of an SVG stands, after what comments say. */
#define BMP_MOST_COLORS 256   /* of a palette */
#define SVG_HEAD 4096

gboolean
gops_picture_allows (GopsPictureSource *source, gint64 width, gint64 height)
{
  gboolean ok = width > 0 && height > 0 && width <= GOPS_PICTURE_MOST_PIXELS / height;

  source->too_large = source->too_large || (!ok && width > 0 && height > 0);
  return ok;
}

double
gops_picture_scale (const GopsPictureSource *source, double width, double height)
{
  return source->most > 0 ? MIN (1, source->most / MAX (width, height)) : 1;
}

cairo_surface_t *
gops_picture_surface (cairo_format_t format, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

static gboolean
begins (const guint8 *data, gsize size, const char *with, gsize length)
{
  return size >= length && memcmp (data, with, length) == 0;
}

static gboolean
is_svg (const guint8 *data, gsize size)
{
  return size > 0 && (data[0] == '<' || data[0] == 0xef || g_ascii_isspace (data[0]))
         && memmem (data, MIN (size, SVG_HEAD), "<svg", 4) != NULL;
}

static guint32
read_little_endian (const guint8 *data, int n)
{
  guint32 value = 0;

  while (n > 0)
    value = value << 8 | data[--n];
  return value;
}

/* A height below 0 says that the rows stand from top to bottom; old heads have two bytes for each. */
static gboolean
allows_bmp (GopsPictureSource *source, const guint8 *data, gsize size)
{
  gint64 head = size >= 18 ? read_little_endian (data + 14, 4) : 0;

  /* Its reader makes room for as many colours, and as long a head, as the file says. */
  if (size < 26 || (gsize) head > size || read_little_endian (data + 10, 4) > (gint64) size
      || (head >= 40 && (size < 54 || read_little_endian (data + 46, 4) > BMP_MOST_COLORS)))
    return FALSE;
  if (read_little_endian (data + 14, 4) == 12)
    return gops_picture_allows (source, read_little_endian (data + 18, 2), read_little_endian (data + 20, 2));
  return gops_picture_allows (source, (gint32) read_little_endian (data + 18, 4), ABS ((gint64) (gint32) read_little_endian (data + 22, 4)));
}

cairo_surface_t *
gops_picture_smaller (const GopsPictureSource *source, cairo_surface_t *picture)
{
  int width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  double scale = gops_picture_scale (source, width, height);
  int w = MAX ((int) (width * scale + 0.5), 1), h = MAX ((int) (height * scale + 0.5), 1);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (scale >= 1)
    return picture;
  surface = gops_picture_surface (cairo_image_surface_get_format (picture), w, h);
  if (surface != NULL)
    {
      cr = cairo_create (surface);
      cairo_scale (cr, (double) w / width, (double) h / height);
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (picture);
  return surface;
}

static cairo_surface_t *
decode_gif (GopsPictureSource *source, GCancellable *cancellable)
{
  g_autoptr (GBytes) first = gops_picture_gif_first (source);
  GopsPictureSource frame = { .bytes = first, .most = source->most };

  return first != NULL ? gops_picture_pixbuf (&frame, "gif", cancellable) : NULL;
}

static cairo_surface_t *
decode (GopsPictureSource *source, GCancellable *cancellable)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (source->bytes, &size);

  if (begins (data, size, "\211PNG\r\n\032\n", 8))
    return gops_picture_png (source);
  if (begins (data, size, "\377\330\377", 3))
    return gops_picture_pixbuf (source, "jpeg", cancellable);
  if (begins (data, size, "GIF8", 4))
    return decode_gif (source, cancellable);
  if (begins (data, size, "BM", 2))   /* whose reader does not like to be stopped at the size */
    return allows_bmp (source, data, size) ? gops_picture_pixbuf (source, "bmp", cancellable) : NULL;
  if (begins (data, size, "RIFF", 4) && size >= 12 && begins (data + 8, size - 8, "WEBP", 4))
    return gops_picture_webp (source);
  return is_svg (data, size) ? gops_picture_svg (source, cancellable) : NULL;
}

static void
fail (GError **error, const char *format, const char *name)
{
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_PICTURE, format, name);
}

cairo_surface_t *
gops_picture_load_bytes (GBytes *bytes, const char *name, int most, GCancellable *cancellable, GError **error)
{
  GopsPictureSource source = { .bytes = bytes, .most = most };
  cairo_surface_t *surface = NULL;

  if (g_bytes_get_size (bytes) > GOPS_PICTURE_MOST_BYTES)
    {
      fail (error, _("“%s” is larger than 20 MB. Choose a smaller file."), name);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  surface = decode (&source, cancellable);
  if (surface != NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return surface;
  fail (error, source.too_large ? _("“%s” has more than 50 million pixels. Choose a smaller picture.")
                                : _("“%s” is no picture that can be read. Choose a PNG or JPEG file."), name);
  return NULL;
}

static char *
name_of (GFile *file)
{
  g_autofree char *path = g_file_get_basename (file);

  return g_utf8_make_valid (path, -1);
}

GBytes *
gops_picture_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *name = name_of (file);
  g_autofree guint8 *data = NULL;
  gsize size;

  if (stream == NULL)
    {
      gops_file_problem_reading (file, error);
      return NULL;
    }
  data = g_malloc (GOPS_PICTURE_MOST_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, GOPS_PICTURE_MOST_BYTES + 1, &size, cancellable, error))
    {
      gops_file_problem_reading (file, error);
      return NULL;
    }
  if (size > GOPS_PICTURE_MOST_BYTES)
    {
      fail (error, _("“%s” is larger than 20 MB. Choose a smaller file."), name);
      return NULL;
    }
  return g_bytes_new (data, size);
}

cairo_surface_t *
gops_picture_load (GFile *file, int most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = gops_picture_read (file, cancellable, error);
  g_autofree char *name = name_of (file);

  return bytes != NULL ? gops_picture_load_bytes (bytes, name, most, cancellable, error) : NULL;
}
