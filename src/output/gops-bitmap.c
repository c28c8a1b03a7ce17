/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture on its way into a file: drawn and encoded strip by strip. */
#include "config.h"
#include "gops-bitmap.h"

#include <glib/gi18n.h>
#include "gops-output-error.h"

static cairo_surface_t *
on_whole_strip (gpointer data, int y, GError **error)
{
  return data;
}

GopsBitmap
gops_bitmap_of_surface (cairo_surface_t *surface)
{
  return (GopsBitmap) { .width = cairo_image_surface_get_width (surface), .height = cairo_image_surface_get_height (surface),
                         .strip = on_whole_strip, .data = surface };
}

gpointer
gops_bitmap_fail (const GopsBitmap *self, GError **error)
{
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING,
               _("A picture of %d × %d pixels could not be made: there is not enough memory"), self->width, self->height);
  return NULL;
}

cairo_surface_t *
gops_bitmap_strip (const GopsBitmap *self, int y, int *out_rows, GError **error)
{
  cairo_surface_t *strip = self->strip (self->data, y, error);

  if (strip == NULL)
    return NULL;
  cairo_surface_flush (strip);
  if (cairo_surface_status (strip) != CAIRO_STATUS_SUCCESS || cairo_image_surface_get_width (strip) != self->width
      || cairo_image_surface_get_height (strip) < 1)
    return gops_bitmap_fail (self, error);
  *out_rows = MIN (cairo_image_surface_get_height (strip), self->height - y);
  return strip;
}

gboolean
gops_bitmap_format_of (const char *name, GopsBitmapFormat *out_format)
{
  static const struct
  {
    const char       *ending;
    GopsBitmapFormat format;
  } endings[] = {
    { ".png", GOPS_BITMAP_PNG }, { ".jpg", GOPS_BITMAP_JPEG }, { ".jpeg", GOPS_BITMAP_JPEG }, { ".webp", GOPS_BITMAP_WEBP },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      {
        *out_format = endings[i].format;
        return TRUE;
      }
  return FALSE;
}

GBytes *
gops_bitmap_encode (const GopsBitmap *self, GopsBitmapFormat format, GError **error)
{
  if (self->width < 1 || self->height < 1)
    return gops_bitmap_fail (self, error);
  switch (format)
    {
    case GOPS_BITMAP_PNG:
      return gops_bitmap_to_png (self, error);
    case GOPS_BITMAP_JPEG:
      return gops_bitmap_to_jpeg (self, error);
    case GOPS_BITMAP_WEBP:
      return gops_bitmap_to_webp (self, error);
    }
  g_return_val_if_reached (NULL);
}
