/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: WebP, still or the first frame of a moving one. */
#include "config.h"

#include <webp/decode.h>
#include <webp/demux.h>
#include "gops-picture-private.h"

/* What follows a frame is made only when it is asked for. */
static cairo_surface_t *
first_frame (GopsPictureSource *source, int width, int height)
{
  WebPData data = { .bytes = g_bytes_get_data (source->bytes, NULL), .size = g_bytes_get_size (source->bytes) };
  WebPAnimDecoderOptions options;
  WebPAnimDecoder *decoder;
  cairo_surface_t *surface = NULL;
  uint8_t *pixels = NULL;
  int time = 0;

  if (!WebPAnimDecoderOptionsInit (&options))
    return NULL;
  options.color_mode = G_BYTE_ORDER == G_LITTLE_ENDIAN ? MODE_bgrA : MODE_Argb;
  decoder = WebPAnimDecoderNew (&data, &options);
  if (decoder != NULL && WebPAnimDecoderGetNext (decoder, &pixels, &time))
    surface = gops_picture_surface (CAIRO_FORMAT_ARGB32, width, height);
  for (int y = 0; surface != NULL && y < height; y++)
    memcpy (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface),
            pixels + (gsize) y * (gsize) width * 4, (gsize) width * 4);
  if (surface != NULL)
    cairo_surface_mark_dirty (surface);
  g_clear_pointer (&decoder, WebPAnimDecoderDelete);
  return surface;
}

cairo_surface_t *
gops_picture_webp (GopsPictureSource *source)
{
  WebPBitstreamFeatures features;
  cairo_surface_t *picture;

  if (WebPGetFeatures (g_bytes_get_data (source->bytes, NULL), g_bytes_get_size (source->bytes), &features) != VP8_STATUS_OK)
    return NULL;
  if (!gops_picture_allows (source, features.width, features.height))
    return NULL;
  picture = first_frame (source, features.width, features.height);
  return picture != NULL ? gops_picture_smaller (source, picture) : NULL;
}
