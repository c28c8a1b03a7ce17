/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters as files. */
#include "config.h"
#include "gops-poster.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include "gops-file-writer.h"
#include "gops-output-error.h"
#include "gops-png.h"
#include "gops-text-clean.h"

/* A4 and A3 are given in pixels of print, 300 to an inch; every other size in those of a screen. */
static double
dpi_of (const GopsPoster *poster)
{
  int shorter = MIN (poster->width, poster->height), longer = MAX (poster->width, poster->height);

  return (shorter == 2480 && longer == 3508) || (shorter == 3508 && longer == 4961) ? 300 : 96;
}

static cairo_status_t
on_surface_write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
title_of (const GopsPoster *poster)
{
  static const char *const names[] = { "headline", "title", "quote", "group", NULL };

  for (int i = 0; names[i] != NULL; i++)
    {
      const char *value = poster->fields != NULL ? g_hash_table_lookup (poster->fields, names[i]) : NULL;

      if (value != NULL && *value != '\0')
        return gops_text_clean_line (value);
    }
  return g_strdup (gops_poster_template_get_name (poster->design, poster->language));
}

/* Draws on a surface that writes into a byte array, and ends the surface. */
static gboolean
draw_vector (const GopsPoster *poster, cairo_surface_t *surface, double scale, GPtrArray **out_notes, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean ok;

  cairo_scale (cr, scale, scale);
  ok = gops_poster_draw (poster, cr, out_notes, error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (ok && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("The poster could not be drawn: %s"),
                   cairo_status_to_string (cairo_surface_status (surface)));
      ok = FALSE;
    }
  cairo_surface_destroy (surface);
  return ok;
}

static GBytes *
make_png (const GopsPoster *poster, const char *title, const char *author, GPtrArray **out_notes, GError **error)
{
  cairo_surface_t *surface = gops_poster_render (poster, 1, out_notes, error);
  GBytes *bytes;

  if (surface == NULL)
    return NULL;
  bytes = gops_png_encode (surface, title, author, dpi_of (poster) == 300 ? 300 : 0, error);
  cairo_surface_destroy (surface);
  return bytes;
}

static GBytes *
make_pdf (const GopsPoster *poster, const char *title, const char *author, GPtrArray **out_notes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double scale = 72 / dpi_of (poster);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_surface_write_cb, bytes, poster->width * scale,
                                                                  poster->height * scale);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL && *author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "GroupOps");
  if (!draw_vector (poster, surface, scale, out_notes, error))
    return NULL;
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

static GBytes *
make_svg (const GopsPoster *poster, const char *title, const char *author, GPtrArray **out_notes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (on_surface_write_cb, bytes, poster->width, poster->height);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  if (!draw_vector (poster, surface, 1, out_notes, error))
    return NULL;
  insert_title (bytes, title, author);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
gops_poster_export (const GopsPoster *poster, GFile *to, const char *author, GPtrArray **out_notes,
                    GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (to);
  g_autofree char *name = g_ascii_strdown (base, -1);
  g_autofree char *title = title_of (poster);
  g_autofree char *by = gops_text_clean_line (author);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_str_has_suffix (name, ".png"))
    bytes = make_png (poster, title, by, &notes, error);
  else if (g_str_has_suffix (name, ".pdf"))
    bytes = make_pdf (poster, title, by, &notes, error);
  else if (g_str_has_suffix (name, ".svg"))
    bytes = make_svg (poster, title, by, &notes, error);
  else
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                 _("“%s” does not say the format: let the name end in .png, .svg or .pdf"), base);
  if (bytes == NULL || !gops_file_write (to, bytes, cancellable, error))
    return FALSE;
  if (out_notes != NULL)
    *out_notes = g_steal_pointer (&notes);
  return TRUE;
}
