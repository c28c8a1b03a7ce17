/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A code as a picture. */
#include "gops-qr-picture.h"

#include "gops-png.h"
#include "gops-qr.h"

GBytes *
gops_qr_picture (const char *text, int side, GError **error)
{
  g_autoptr (GopsQr) code = gops_qr_new (text, error);
  cairo_surface_t *surface;
  cairo_t *cr;
  GBytes *bytes;

  if (code == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  gops_qr_draw (code, cr, 0, 0, side);
  cairo_destroy (cr);
  bytes = gops_png_encode (surface, NULL, NULL, 0, error);
  cairo_surface_destroy (surface);
  return bytes;
}
