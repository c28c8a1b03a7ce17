/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture on its way into a file: drawn and encoded strip by strip. */
#include "config.h"
#include "gops-picture.h"

#include <glib/gi18n.h>
#include "gops-output-error.h"

static cairo_surface_t *
on_whole_strip (gpointer data, int y, GError **error)
{
  return data;
}

GopsPicture
gops_picture_of_surface (cairo_surface_t *surface)
{
  return (GopsPicture) { .width = cairo_image_surface_get_width (surface), .height = cairo_image_surface_get_height (surface),
                         .strip = on_whole_strip, .data = surface };
}

gpointer
gops_picture_fail (const GopsPicture *self, GError **error)
{
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING,
               _("A picture of %d × %d pixels could not be made: there is not enough memory"), self->width, self->height);
  return NULL;
}

cairo_surface_t *
gops_picture_strip (const GopsPicture *self, int y, int *out_rows, GError **error)
{
  cairo_surface_t *strip = self->strip (self->data, y, error);

  if (strip == NULL)
    return NULL;
  cairo_surface_flush (strip);
  if (cairo_surface_status (strip) != CAIRO_STATUS_SUCCESS || cairo_image_surface_get_width (strip) != self->width
      || cairo_image_surface_get_height (strip) < 1)
    return gops_picture_fail (self, error);
  *out_rows = MIN (cairo_image_surface_get_height (strip), self->height - y);
  return strip;
}

gboolean
gops_picture_format_of (const char *name, GopsPictureFormat *out_format)
{
  static const struct
  {
    const char       *ending;
    GopsPictureFormat format;
  } endings[] = {
    { ".png", GOPS_PICTURE_PNG }, { ".jpg", GOPS_PICTURE_JPEG }, { ".jpeg", GOPS_PICTURE_JPEG }, { ".webp", GOPS_PICTURE_WEBP },
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
gops_picture_encode (const GopsPicture *self, GopsPictureFormat format, GError **error)
{
  if (self->width < 1 || self->height < 1)
    return gops_picture_fail (self, error);
  switch (format)
    {
    case GOPS_PICTURE_PNG:
      return gops_picture_to_png (self, error);
    case GOPS_PICTURE_JPEG:
      return gops_picture_to_jpeg (self, error);
    case GOPS_PICTURE_WEBP:
      return gops_picture_to_webp (self, error);
    }
  g_return_val_if_reached (NULL);
}
