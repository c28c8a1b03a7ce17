/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: SVG.  Without a base address librsvg loads nothing from outside, and it knows no scripts. */
#include "config.h"

#include <librsvg/rsvg.h>
#include <string.h>
#include "gops-picture-private.h"

/* For a drawing that names no size. */
#define DEFAULT_SIDE 1024

/* Pixels on a side that a drawing is made at where nobody says how many; it is as sharp as wanted at any size. */
#define MOST_SIDE 4096

/* Characters of base64 that hold the head of a picture which is packed into the drawing. */
#define HEAD 65536

static void
natural_size (RsvgHandle *handle, double *out_width, double *out_height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength width, height;
  RsvgRectangle box;

  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, out_width, out_height))
    return;
  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &width, &has_height, &height, &has_box, &box);
  *out_width = DEFAULT_SIDE;
  *out_height = has_box && box.width > 0 && box.height > 0 ? DEFAULT_SIDE * box.height / box.width : DEFAULT_SIDE;
}

static cairo_surface_t *
draw (GopsPictureSource *source, RsvgHandle *handle)
{
  double width, height, longer, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean ok;

  natural_size (handle, &width, &height);
  longer = MAX (width, height);
  if (!(width > 0 && height > 0 && longer < 1e6))
    return NULL;
  scale = source->most > 0 ? source->most / longer : MIN (1, MOST_SIDE / longer);
  width = MAX (1, (int) (width * scale + 0.5));
  height = MAX (1, (int) (height * scale + 0.5));
  surface = gops_picture_allows (source, (gint64) width, (gint64) height)
            ? gops_picture_surface (CAIRO_FORMAT_ARGB32, (int) width, (int) height) : NULL;
  if (surface == NULL)
    return NULL;
  cr = cairo_create (surface);
  ok = rsvg_handle_render_document (handle, cr, &(RsvgRectangle) { 0, 0, width, height }, NULL)
       && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  if (!ok)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

/* Width and height as a PNG's head gives them; FALSE for another format. */
static gboolean
read_png_size (const guint8 *head, gsize size, guint32 *out_width, guint32 *out_height)
{
  if (size < 24 || memcmp (head, "\211PNG\r\n\032\n", 8) != 0)
    return FALSE;
  memcpy (out_width, head + 16, 4);
  memcpy (out_height, head + 20, 4);
  *out_width = GUINT32_FROM_BE (*out_width);
  *out_height = GUINT32_FROM_BE (*out_height);
  return TRUE;
}

/* A picture in the drawing is made by others, who ask nobody how large it may be. */
static gboolean
allows_packed (GopsPictureSource *source, const char *text, gsize length)
{
  g_autofree char *coded = g_strndup (text, MIN (length, HEAD));
  guint32 width, height;
  gsize size;

  coded[strcspn (coded, "\"'<>)")] = '\0';
  if (strlen (coded) < 2)
    return TRUE;
  g_base64_decode_inplace (coded, &size);
  return !read_png_size ((const guint8 *) coded, size, &width, &height) || gops_picture_allows (source, width, height);
}

static gboolean
allows_all_packed (GopsPictureSource *source)
{
  gsize size;
  const char *text = g_bytes_get_data (source->bytes, &size), *end = text + size;

  for (const char *at = text; (at = memmem (at, (gsize) (end - at), "base64,", 7)) != NULL;)
    {
      at += 7;
      if (at == end || !allows_packed (source, at, (gsize) (end - at)))
        return at == end;
    }
  return TRUE;
}

cairo_surface_t *
gops_picture_svg (GopsPictureSource *source, GCancellable *cancellable)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (source->bytes);
  RsvgHandle *handle;
  cairo_surface_t *surface;

  if (!allows_all_packed (source))
    return NULL;
  handle = rsvg_handle_new_from_stream_sync (stream, NULL, RSVG_HANDLE_FLAGS_NONE, cancellable, NULL);
  surface = handle != NULL ? draw (source, handle) : NULL;
  g_clear_object (&handle);
  return surface;
}
