/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gops-jpeg-wear.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#define PIXELS (G_BYTE_ORDER == G_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB)

typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf               out;
} Errors;

static void
on_error_cb (j_common_ptr info)
{
  longjmp (((Errors *) info->err)->out, 1);
}

static void
on_message_cb (j_common_ptr info)
{
}

static struct jpeg_error_mgr *
errors_init (Errors *self)
{
  jpeg_std_error (&self->base);
  self->base.error_exit = on_error_cb;
  self->base.output_message = on_message_cb;
  return &self->base;
}

static JSAMPROW
row_of (cairo_surface_t *surface,
        JDIMENSION       y)
{
  return cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
}

static gboolean
encode (cairo_surface_t  *picture,
        int               quality,
        unsigned char   **data,
        unsigned long    *size)
{
  struct jpeg_compress_struct info;
  Errors errors;

  info.err = errors_init (&errors);
  jpeg_create_compress (&info);
  if (setjmp (errors.out))
    {
      jpeg_destroy_compress (&info);
      return FALSE;
    }
  jpeg_mem_dest (&info, data, size);
  info.image_width = (JDIMENSION) cairo_image_surface_get_width (picture);
  info.image_height = (JDIMENSION) cairo_image_surface_get_height (picture);
  info.input_components = 4;
  info.in_color_space = PIXELS;
  jpeg_set_defaults (&info);
  jpeg_set_quality (&info, quality, TRUE);
  jpeg_start_compress (&info, TRUE);
  while (info.next_scanline < info.image_height)
    {
      JSAMPROW row = row_of (picture, info.next_scanline);

      jpeg_write_scanlines (&info, &row, 1);
    }
  jpeg_finish_compress (&info);
  jpeg_destroy_compress (&info);
  return TRUE;
}

static gboolean
decode (const unsigned char *data,
        unsigned long        size,
        cairo_surface_t     *to)
{
  struct jpeg_decompress_struct info;
  Errors errors;

  info.err = errors_init (&errors);
  jpeg_create_decompress (&info);
  if (setjmp (errors.out))
    {
      jpeg_destroy_decompress (&info);
      return FALSE;
    }
  jpeg_mem_src (&info, data, size);
  jpeg_read_header (&info, TRUE);
  info.out_color_space = PIXELS;
  jpeg_start_decompress (&info);
  while (info.output_scanline < info.output_height)
    {
      JSAMPROW row = row_of (to, info.output_scanline);

      jpeg_read_scanlines (&info, &row, 1);
    }
  jpeg_finish_decompress (&info);
  jpeg_destroy_decompress (&info);
  return TRUE;
}

gboolean
gops_jpeg_wear (cairo_surface_t *picture,
                cairo_surface_t *to,
                int              quality)
{
  unsigned char *data = NULL;
  unsigned long size = 0;
  gboolean done = encode (picture, quality, &data, &size) && decode (data, size, to);

  free (data);
  cairo_surface_mark_dirty (to);
  return done;
}
