/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as lossless WebP, with XMP beside the pixels. */
#include "config.h"
#include "gops-bitmap.h"

#include <glib/gi18n.h>
#include <string.h>
#include <webp/encode.h>
#include <webp/mux.h>
#include "gops-output-error.h"
#include "gops-xmp.h"

/* How hard the encoder tries, 0 to 9: more than this takes seconds and saves a few per cent. */
#define EFFORT 1
/* The encoder holds a picture several times over, so a roll-up would take gigabytes. */
#define MOST_PIXELS (20 * 1000 * 1000)

static gboolean
check_size (const GopsBitmap *picture, GError **error)
{
  if (picture->width <= WEBP_MAX_DIMENSION && picture->height <= WEBP_MAX_DIMENSION && (gint64) picture->width * picture->height <= MOST_PIXELS)
    return TRUE;
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING,
               _("A picture of %d × %d pixels is too large for WebP: choose a smaller size, or .png or .jpg"), picture->width, picture->height);
  return FALSE;
}

/* WebP takes pixels as cairo has them, but for the byte of the alpha. */
static gboolean
take_rows (WebPPicture *out, const GopsBitmap *picture, GError **error)
{
  for (int y = 0, n; y < picture->height; y += n)
    {
      cairo_surface_t *strip = gops_bitmap_strip (picture, y, &n, error);

      if (strip == NULL)
        return FALSE;
      for (int row = 0; row < n; row++)
        {
          const guint32 *from = (const guint32 *) (const void *) (cairo_image_surface_get_data (strip) + (gsize) row * (gsize) cairo_image_surface_get_stride (strip));
          guint32 *to = out->argb + (gsize) (y + row) * (gsize) out->argb_stride;

          for (int x = 0; x < picture->width; x++)
            to[x] = from[x] | 0xff000000u;
        }
    }
  return TRUE;
}

/* @writer: gets the bare stream */
static gboolean
encode (const GopsBitmap *picture, WebPMemoryWriter *writer, GError **error)
{
  WebPConfig config;
  WebPPicture out;
  gboolean ok = WebPConfigInit (&config) && WebPConfigLosslessPreset (&config, EFFORT) && WebPPictureInit (&out);

  if (!ok)
    return gops_bitmap_fail (picture, error) != NULL;
  out.use_argb = 1;
  out.width = picture->width;
  out.height = picture->height;
  out.writer = WebPMemoryWrite;
  out.custom_ptr = writer;
  if (!WebPPictureAlloc (&out))
    return gops_bitmap_fail (picture, error) != NULL;
  ok = take_rows (&out, picture, error);
  if (ok && !WebPEncode (&config, &out))
    ok = gops_bitmap_fail (picture, error) != NULL;
  WebPPictureFree (&out);
  return ok;
}

/* (transfer full) (nullable) */
static GBytes *
add_xmp (const GopsBitmap *picture, const WebPMemoryWriter *writer)
{
  g_autofree char *xmp = gops_xmp_packet (picture);
  WebPData stream = { writer->mem, writer->size }, chunk = { (const guint8 *) xmp, strlen (xmp) }, file = { NULL, 0 };
  WebPMux *mux = WebPMuxCreate (&stream, 0);
  GBytes *bytes = NULL;

  if (mux != NULL && WebPMuxSetChunk (mux, "XMP ", &chunk, 0) == WEBP_MUX_OK && WebPMuxAssemble (mux, &file) == WEBP_MUX_OK)
    bytes = g_bytes_new (file.bytes, file.size);
  WebPDataClear (&file);
  WebPMuxDelete (mux);
  return bytes;
}

GBytes *
gops_bitmap_to_webp (const GopsBitmap *picture, GError **error)
{
  WebPMemoryWriter writer;
  GBytes *bytes = NULL;

  if (!check_size (picture, error))
    return NULL;
  WebPMemoryWriterInit (&writer);
  if (encode (picture, &writer, error))
    {
      bytes = add_xmp (picture, &writer);
      if (bytes == NULL)
        (void) gops_bitmap_fail (picture, error);
    }
  WebPMemoryWriterClear (&writer);
  return bytes;
}
