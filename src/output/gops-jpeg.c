/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as JPEG: baseline, quality 90, colours at full resolution. */
#include "config.h"
#include "gops-bitmap.h"

#include <stdio.h>

#include <jpeglib.h>
#include <glib/gi18n.h>
#include <setjmp.h>
#include <string.h>
#include "gops-output-error.h"
#include "gops-xmp.h"

#define QUALITY 90
#define XMP_NAME "http://ns.adobe.com/xap/1.0/"   /* its terminator is part of the segment */

/* libjpeg leaves by a jump where something fails; all that must be freed hangs here. */
typedef struct
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr       errors;
  jmp_buf                     leave;
  unsigned char              *out;    /* (owned) by malloc, as jpeg_mem_dest () wants it */
  unsigned long               size;
  guint8                     *row;    /* (owned) RGB of one row */
  char                       *xmp;    /* (owned) */
} Jpeg;

static void
on_jpeg_error (j_common_ptr common)
{
  longjmp (((Jpeg *) common->client_data)->leave, 1);
}

static void
on_jpeg_message (j_common_ptr common)
{
}

static void
set_up (Jpeg *self, const GopsBitmap *picture)
{
  struct jpeg_compress_struct *jpeg = &self->jpeg;

  jpeg_mem_dest (jpeg, &self->out, &self->size);
  jpeg->image_width = (JDIMENSION) picture->width;
  jpeg->image_height = (JDIMENSION) picture->height;
  jpeg->input_components = 3;
  jpeg->in_color_space = JCS_RGB;
  jpeg_set_defaults (jpeg);
  jpeg_set_quality (jpeg, QUALITY, TRUE);
  for (int i = 0; i < jpeg->num_components; i++)
    jpeg->comp_info[i].h_samp_factor = jpeg->comp_info[i].v_samp_factor = 1;
  if (picture->dpi > 0)
    {
      jpeg->density_unit = 1;   /* to an inch */
      jpeg->X_density = jpeg->Y_density = (UINT16) (picture->dpi + 0.5);
    }
}

static void
write_xmp (Jpeg *self)
{
  g_autoptr (GByteArray) segment = g_byte_array_new ();

  g_byte_array_append (segment, (const guint8 *) XMP_NAME, sizeof XMP_NAME);
  g_byte_array_append (segment, (const guint8 *) self->xmp, (guint) strlen (self->xmp));
  jpeg_write_marker (&self->jpeg, JPEG_APP0 + 1, segment->data, segment->len);
}

static void
write_row (Jpeg *self, const guint32 *pixels, int width)
{
  JSAMPROW rows[] = { self->row };

  for (int x = 0; x < width; x++)
    {
      self->row[3 * x] = (guint8) (pixels[x] >> 16);
      self->row[3 * x + 1] = (guint8) (pixels[x] >> 8);
      self->row[3 * x + 2] = (guint8) pixels[x];
    }
  jpeg_write_scanlines (&self->jpeg, rows, 1);
}

static gboolean
write_rows (Jpeg *self, const GopsBitmap *picture, GError **error)
{
  for (int y = 0, n; y < picture->height; y += n)
    {
      cairo_surface_t *strip = gops_bitmap_strip (picture, y, &n, error);

      if (strip == NULL)
        return FALSE;
      for (int row = 0; row < n; row++)
        write_row (self, (const guint32 *) (const void *) (cairo_image_surface_get_data (strip) + (gsize) row * (gsize) cairo_image_surface_get_stride (strip)),
                   picture->width);
    }
  return TRUE;
}

/* Everything that may jump. */
static gboolean
compress (Jpeg *self, const GopsBitmap *picture, GError **error)
{
  if (setjmp (self->leave) != 0)
    {
      (void) gops_bitmap_fail (picture, error);
      return FALSE;
    }
  jpeg_create_compress (&self->jpeg);
  set_up (self, picture);
  jpeg_start_compress (&self->jpeg, TRUE);
  write_xmp (self);
  if (!write_rows (self, picture, error))
    return FALSE;
  jpeg_finish_compress (&self->jpeg);
  return TRUE;
}

GBytes *
gops_bitmap_to_jpeg (const GopsBitmap *picture, GError **error)
{
  g_autofree Jpeg *self = g_new0 (Jpeg, 1);
  GBytes *bytes = NULL;

  if (picture->width > JPEG_MAX_DIMENSION || picture->height > JPEG_MAX_DIMENSION)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING,
                   _("A JPEG picture has at most %d pixels on a side: choose a smaller size, or .png"), (int) JPEG_MAX_DIMENSION);
      return NULL;
    }
  self->jpeg.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = on_jpeg_error;
  self->errors.output_message = on_jpeg_message;
  self->jpeg.client_data = self;
  self->row = g_malloc (3 * (gsize) picture->width);
  self->xmp = gops_xmp_packet (picture);
  if (compress (self, picture, error))
    bytes = g_bytes_new (self->out, self->size);
  else if (self->jpeg.dest != NULL)
    self->jpeg.dest->term_destination (&self->jpeg);   /* else out is what it was before it grew */
  jpeg_destroy_compress (&self->jpeg);
  free (self->out);
  g_free (self->row);
  g_free (self->xmp);
  return bytes;
}
