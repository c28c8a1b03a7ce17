/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin PNG writer over libdeflate: four times as fast as cairo's own, the same pixels. */
#include "config.h"
#include "gops-png.h"

#include <libdeflate.h>
#include <string.h>
#include "gops-picture.h"

#define LEVEL 6
#define FILTER_SUB 1
/* From this many bytes of pixels on they are compressed as they come, slower but without holding them all. */
#define MOST_AT_ONCE (48 * 1024 * 1024)

static void
put_number (guint8 *at, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, 4);
}

static void
add_chunk (GByteArray *png, const char *type, const guint8 *data, gsize size)
{
  guint8 head[8], tail[4];
  guint32 crc;

  put_number (head, (guint32) size);
  memcpy (head + 4, type, 4);
  crc = libdeflate_crc32 (0, type, 4);
  if (size > 0)
    crc = libdeflate_crc32 (crc, data, size);
  put_number (tail, crc);
  g_byte_array_append (png, head, 8);
  g_byte_array_append (png, data, (guint) size);
  g_byte_array_append (png, tail, 4);
}

static void
add_header (GByteArray *png, int width, int height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  guint8 head[13] = { 0 }, intent = 0;

  g_byte_array_append (png, signature, sizeof signature);
  put_number (head, (guint32) width);
  put_number (head + 4, (guint32) height);
  head[8] = 8;   /* bits */
  head[9] = 2;   /* RGB */
  add_chunk (png, "IHDR", head, sizeof head);
  add_chunk (png, "sRGB", &intent, 1);
}

static void
add_resolution (GByteArray *png, double dpi)
{
  guint8 data[9];

  put_number (data, (guint32) (dpi / 0.0254 + 0.5));
  put_number (data + 4, (guint32) (dpi / 0.0254 + 0.5));
  data[8] = 1;   /* per metre */
  add_chunk (png, "pHYs", data, sizeof data);
}

static void
add_text (GByteArray *png, const char *keyword, const char *text)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  if (text == NULL || *text == '\0')
    return;
  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  g_byte_array_append (data, (const guint8 *) "\0\0\0\0", 4);   /* plain; no language, no translated keyword */
  g_byte_array_append (data, (const guint8 *) text, (guint) strlen (text));
  add_chunk (png, "iTXt", data->data, data->len);
}

/* One row of pixels as RGB, each byte less the one a pixel before: flat areas become zeros. */
static void
filter_row (guint8 *out, const guint32 *pixels, int width)
{
  guint8 r = 0, g = 0, b = 0;

  *out++ = FILTER_SUB;
  for (int x = 0; x < width; x++)
    {
      guint32 p = pixels[x];
      guint8 r1 = (guint8) (p >> 16), g1 = (guint8) (p >> 8), b1 = (guint8) p;

      *out++ = (guint8) (r1 - r);
      *out++ = (guint8) (g1 - g);
      *out++ = (guint8) (b1 - b);
      r = r1;
      g = g1;
      b = b1;
    }
}

static const guint32 *
row_of (cairo_surface_t *strip, int row)
{
  return (const guint32 *) (const void *) (cairo_image_surface_get_data (strip) + (gsize) row * (gsize) cairo_image_surface_get_stride (strip));
}

static gsize
row_size (const GopsPicture *picture)
{
  return 1 + 3 * (gsize) picture->width;
}

/* All rows, filtered, into @plain. */
static gboolean
filter_rows (const GopsPicture *picture, guint8 *plain, GError **error)
{
  for (int y = 0, n; y < picture->height; y += n)
    {
      cairo_surface_t *strip = gops_picture_strip (picture, y, &n, error);

      if (strip == NULL)
        return FALSE;
      for (int row = 0; row < n; row++)
        filter_row (plain + row_size (picture) * (gsize) (y + row), row_of (strip, row), picture->width);
    }
  return TRUE;
}

static gboolean
add_pixels_at_once (GByteArray *png, const GopsPicture *picture, GError **error)
{
  gsize size = row_size (picture) * (gsize) picture->height, bound = 0, used = 0;
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (LEVEL);
  g_autofree guint8 *plain = g_try_malloc (size), *packed = NULL;

  if (compressor != NULL)
    {
      bound = libdeflate_zlib_compress_bound (compressor, size);
      packed = g_try_malloc (bound);
    }
  if (plain != NULL && packed != NULL && filter_rows (picture, plain, error))
    used = libdeflate_zlib_compress (compressor, plain, size, packed, bound);
  g_clear_pointer (&compressor, libdeflate_free_compressor);
  if (used > 0)
    add_chunk (png, "IDAT", packed, used);
  return used > 0;
}

/* Compresses @size bytes of @plain as far as the compressor takes them, into chunks of their own. */
static gboolean
add_packed (GByteArray *png, GConverter *compressor, const guint8 *plain, gsize size, gboolean last, GError **error)
{
  guint8 packed[64 * 1024];
  gsize read, written;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (size > 0 || (last && result != G_CONVERTER_FINISHED))
    {
      result = g_converter_convert (compressor, plain, size, packed, sizeof packed, last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
                                    &read, &written, error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      if (written > 0)
        add_chunk (png, "IDAT", packed, written);
      plain += read;
      size -= read;
    }
  return TRUE;
}

static gboolean
add_pixels_in_strips (GByteArray *png, const GopsPicture *picture, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autofree guint8 *plain = g_malloc (row_size (picture));

  for (int y = 0, n; y < picture->height; y += n)
    {
      cairo_surface_t *strip = gops_picture_strip (picture, y, &n, error);

      if (strip == NULL)
        return FALSE;
      for (int row = 0; row < n; row++)
        {
          filter_row (plain, row_of (strip, row), picture->width);
          if (!add_packed (png, G_CONVERTER (compressor), plain, row_size (picture), y + row + 1 == picture->height, error))
            return FALSE;
        }
    }
  return TRUE;
}

GBytes *
gops_picture_to_png (const GopsPicture *picture, GError **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GError) problem = NULL;
  gboolean ok;

  add_header (png, picture->width, picture->height);
  if (picture->dpi > 0)
    add_resolution (png, picture->dpi);
  add_text (png, "Title", picture->title);
  add_text (png, "Author", picture->author);
  if (row_size (picture) * (gsize) picture->height <= MOST_AT_ONCE)
    ok = add_pixels_at_once (png, picture, &problem);
  else
    ok = add_pixels_in_strips (png, picture, &problem);
  if (!ok && problem == NULL)
    return gops_picture_fail (picture, error);
  if (!ok)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  add_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}

GBytes *
gops_png_encode (cairo_surface_t *surface, const char *title, const char *author, double dpi, GError **error)
{
  GopsPicture picture = gops_picture_of_surface (surface);

  picture.title = title;
  picture.author = author;
  picture.dpi = dpi;
  return gops_picture_encode (&picture, GOPS_PICTURE_PNG, error);
}
