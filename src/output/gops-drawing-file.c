/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing as PDF, SVG and PNG. */
#include "config.h"
#include "gops-faces.h"
#include "gops-drawing-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include "gops-output-error.h"
#include "gops-pdf-boxes.h"
#include "gops-png.h"

#define MOST_PIXELS 12000.0   /* on a side */

static cairo_status_t
on_surface_write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws on @surface and ends it. */
static gboolean
draw_and_end (const GopsDrawing *drawing, cairo_surface_t *surface, double scale, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean ok;

  gops_faces_lock ();
  cairo_scale (cr, scale, scale);
  ok = drawing->draw (cr, drawing->data, error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (ok && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("“%s” could not be drawn: %s"), drawing->title,
                   cairo_status_to_string (cairo_surface_status (surface)));
      ok = FALSE;
    }
  cairo_surface_destroy (surface);
  gops_faces_unlock ();
  return ok;
}

GBytes *
gops_drawing_to_pdf (const GopsDrawing *drawing, double scale, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_surface_write_cb, bytes, drawing->width * scale,
                                                                  drawing->height * scale);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, drawing->title);
  if (drawing->author != NULL && *drawing->author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, drawing->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "GroupOps");
  if (drawing->trim > 0)
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);   /* boxes are added to that */
  if (!draw_and_end (drawing, surface, scale, error))
    return NULL;
  if (drawing->trim > 0
      && !gops_pdf_add_boxes (bytes, drawing->width * scale, drawing->height * scale, drawing->trim * scale, drawing->bleed * scale))
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("“%s” could not be drawn: %s"), drawing->title, "TrimBox");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* cairo writes no title; it goes in as the first child of <svg>. */
static void
insert_title (GByteArray *svg, const char *title, const char *author)
{
  g_autofree char *text = author != NULL && *author != '\0'
    ? g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", title, author)
    : g_markup_printf_escaped ("\n<title>%s</title>", title);
  const char *data = (const char *) svg->data, *open = g_strstr_len (data, svg->len, "<svg");
  const char *close = open != NULL ? memchr (open, '>', svg->len - (gsize) (open - data)) : NULL;
  gsize at = close != NULL ? (gsize) (close + 1 - data) : 0, n = strlen (text), rest = svg->len - at;

  if (close == NULL)
    return;
  g_byte_array_set_size (svg, svg->len + (guint) n);
  memmove (svg->data + at + n, svg->data + at, rest);
  memcpy (svg->data + at, text, n);
}

GBytes *
gops_drawing_to_svg (const GopsDrawing *drawing, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (on_surface_write_cb, bytes, drawing->width, drawing->height);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  if (!draw_and_end (drawing, surface, 1, error))
    return NULL;
  insert_title (bytes, drawing->title, drawing->author);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
gops_drawing_to_png (const GopsDrawing *drawing, double scale, GError **error)
{
  double fit = MIN (scale, MOST_PIXELS / MAX (drawing->width, drawing->height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) (drawing->width * fit)),
                                                         MAX (1, (int) (drawing->height * fit)));
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes = NULL;

  cairo_scale (cr, fit, fit);
  if (drawing->draw (cr, drawing->data, error))
    bytes = gops_png_encode (surface, drawing->title, drawing->author, 96 * fit, error);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}
