/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the QR codes of a picture, by zbar. */
#include "config.h"
#include "gops-code-reader.h"

#include <glib/gi18n.h>
#ifdef HAVE_ZBAR
#include <zbar.h>
#endif
#include "gops-output-error.h"

void
gops_code_free (GopsCode *self)
{
  g_free (self->text);
  g_free (self);
}

gboolean
gops_code_reader_is_available (void)
{
#ifdef HAVE_ZBAR
  return TRUE;
#else
  return FALSE;
#endif
}

#ifdef HAVE_ZBAR

/* Over white; colours are premultiplied, so that white is what is missing. */
static guint8
grey_of (guint32 pixel, gboolean alpha)
{
  guint32 white = alpha ? 255 - (pixel >> 24) : 0;

  return (guint8) MIN (255, ((pixel >> 16 & 0xff) * 77 + (pixel >> 8 & 0xff) * 151 + (pixel & 0xff) * 28) / 256 + white);
}

/* (transfer full) (nullable): a byte for each pixel. */
static guint8 *
make_grey (cairo_surface_t *picture)
{
  int width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  gboolean alpha = cairo_image_surface_get_format (picture) == CAIRO_FORMAT_ARGB32;
  guint8 *grey = g_try_malloc_n ((gsize) width, (gsize) height);

  cairo_surface_flush (picture);
  for (int y = 0; grey != NULL && y < height; y++)
    {
      const guint8 *row = cairo_image_surface_get_data (picture) + (gsize) y * (gsize) cairo_image_surface_get_stride (picture);

      for (int x = 0; x < width; x++)
        grey[(gsize) y * (gsize) width + (gsize) x] = grey_of (((const guint32 *) (const void *) row)[x], alpha);
    }
  return grey;
}

/* @binary: the bytes as they are in the code; else the reader's guess of their encoding. */
static zbar_image_scanner_t *
make_scanner (gboolean binary)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, binary);
  return scanner;
}

static GopsCode *
make_code (const zbar_symbol_t *symbol)
{
  GopsCode *code = g_new0 (GopsCode, 1);
  int left = G_MAXINT, top = G_MAXINT, right = 0, bottom = 0;

  for (guint i = 0; i < zbar_symbol_get_loc_size (symbol); i++)
    {
      left = MIN (left, zbar_symbol_get_loc_x (symbol, i));
      right = MAX (right, zbar_symbol_get_loc_x (symbol, i));
      top = MIN (top, zbar_symbol_get_loc_y (symbol, i));
      bottom = MAX (bottom, zbar_symbol_get_loc_y (symbol, i));
    }
  code->text = g_strndup (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol));
  code->x = MIN (left, right);
  code->y = MIN (top, bottom);
  code->w = right - code->x;
  code->h = bottom - code->y;
  return code;
}

/* Returns: whether all texts are UTF-8. */
static gboolean
scan (zbar_image_t *image, gboolean binary, GPtrArray *codes)
{
  zbar_image_scanner_t *scanner = make_scanner (binary);
  gboolean ok = TRUE;

  g_ptr_array_set_size (codes, 0);
  if (zbar_scan_image (scanner, image) > 0)
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL; symbol = zbar_symbol_next (symbol))
      {
        gsize length = zbar_symbol_get_data_length (symbol);

        if (length > 0 && g_utf8_validate_len (zbar_symbol_get_data (symbol), (gssize) length, NULL))
          g_ptr_array_add (codes, make_code (symbol));
        else
          ok = FALSE;
      }
  zbar_image_scanner_destroy (scanner);
  return ok;
}

/* What is UTF-8 is taken for UTF-8: readers guess Shift-JIS for 群 where a code does not name its encoding. */
static GPtrArray *
read_grey (const guint8 *grey, int width, int height)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_code_free);
  zbar_image_t *image = zbar_image_create ();

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (guint) width, (guint) height);
  zbar_image_set_data (image, grey, (gulong) width * (gulong) height, NULL);
  if (!scan (image, TRUE, codes))
    (void) scan (image, FALSE, codes);
  zbar_image_destroy (image);
  return codes;
}

GPtrArray *
gops_code_reader_read (cairo_surface_t *picture, GError **error)
{
  int width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  g_autofree guint8 *grey = width > 0 && height > 0 ? make_grey (picture) : NULL;

  if (grey != NULL)
    return read_grey (grey, width, height);
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING,
               _("A picture of %d × %d pixels could not be made: there is not enough memory"), width, height);
  return NULL;
}

#else

GPtrArray *
gops_code_reader_read (cairo_surface_t *picture, GError **error)
{
  g_set_error_literal (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_NO_READER,
                       _("Codes cannot be read: this program was built without zbar"));
  return NULL;
}

#endif
