/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: PNG, by cairo, which reads them with nothing beside it. */
#include "config.h"

#include <string.h>
#include "gops-picture-private.h"

#define HEAD 24   /* signature, length and name of the first chunk, width, height */

typedef struct
{
  const guint8 *at;
  gsize         left;
} Rest;

static cairo_status_t
on_read_cb (void *closure, unsigned char *to, unsigned int length)
{
  Rest *rest = closure;

  if (length > rest->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (to, rest->at, length);
  rest->at += length;
  rest->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
read_big_endian (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* Takes @picture. Newer cairos read sixteen bits to a colour as numbers with a fraction.  (transfer full) (nullable) */
static cairo_surface_t *
to_eight_bits (cairo_surface_t *picture)
{
  cairo_format_t format = cairo_image_surface_get_format (picture);
  cairo_surface_t *plain;

  if (format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32)
    return picture;
  plain = gops_picture_surface (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
  if (plain != NULL)
    {
      cairo_t *cr = cairo_create (plain);

      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (picture);
  return plain;
}

cairo_surface_t *
gops_picture_png (GopsPictureSource *source)
{
  Rest rest;
  cairo_surface_t *picture;

  rest.at = g_bytes_get_data (source->bytes, &rest.left);
  if (rest.left < HEAD || !gops_picture_allows (source, read_big_endian (rest.at + 16), read_big_endian (rest.at + 20)))
    return NULL;
  picture = cairo_image_surface_create_from_png_stream (on_read_cb, &rest);
  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (picture);
      return NULL;
    }
  picture = to_eight_bits (picture);
  return picture != NULL ? gops_picture_smaller (source, picture) : NULL;
}
