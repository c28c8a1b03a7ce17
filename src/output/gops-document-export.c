/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as files. */
#include "config.h"
#include "gops-faces.h"
#include "gops-document-writers.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <string.h>
#include "gops-file-writer.h"
#include "gops-glyphs.h"
#include "gops-output-error.h"
#include "gops-pages.h"
#include "gops-png.h"

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define A5_WIDTH 419.528
#define A5_HEIGHT 595.276

static cairo_status_t
on_surface_write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
gops_write_pdf (GopsDocument *document, const char *author, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GopsPages) pages = NULL;
  double width = document->cover != NULL ? A5_WIDTH : A4_WIDTH, height = document->cover != NULL ? A5_HEIGHT : A4_HEIGHT;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_surface_write_cb, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  gops_glyphs_start ();
  pages = gops_pages_new (document, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (author != NULL && *author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "GroupOps");
  if (document->date != NULL)
    {
      g_autofree char *stamp = g_strconcat (document->date, "T00:00:00Z", NULL);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
    }
  for (int i = 0; i < gops_pages_get_count (pages); i++)
    {
      gops_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  gops_pages_add_outline (pages, surface);
  cairo_destroy (cr);
  gops_faces_lock ();
  cairo_surface_finish (surface);
  gops_faces_unlock ();
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  if (!gops_glyphs_check (document->title, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

#define PNG_SCALE 2.0
#define PNG_DPI 144
#define PNG_MAX_PAGES 12
#define PNG_MAX_BYTES 100000   /* more text than so many pages hold: not worth setting to find that out */

static gsize
count_bytes (GopsDocument *document)
{
  gsize n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];

      n += (block->text != NULL ? strlen (block->text) : 0) + (block->detail != NULL ? strlen (block->detail) : 0);
    }
  return n;
}

/* Draws all pages on @surface, which is as high as all of them. */
static void
draw_stack (GopsPages *pages, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  for (int i = 0; i < gops_pages_get_count (pages); i++)
    {
      cairo_save (cr);
      gops_pages_draw (pages, i, cr);
      cairo_restore (cr);
      cairo_translate (cr, 0, A4_HEIGHT);
    }
  cairo_destroy (cr);
}

GBytes *
gops_write_png (GopsDocument *document, const char *author, GError **error)
{
  g_autoptr (GopsPages) pages = NULL;
  cairo_surface_t *surface;
  GBytes *bytes;
  int n;

  gops_glyphs_start ();
  pages = count_bytes (document) <= PNG_MAX_BYTES ? gops_pages_new (document, A4_WIDTH, A4_HEIGHT) : NULL;
  n = pages != NULL ? gops_pages_get_count (pages) : 0;
  if (n == 0 || n > PNG_MAX_PAGES)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING,
                   _("The text has more than %d pages, too many for a picture; choose .pdf instead"), PNG_MAX_PAGES);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (A4_WIDTH * PNG_SCALE), (int) (A4_HEIGHT * n * PNG_SCALE));
  draw_stack (pages, surface);
  bytes = gops_glyphs_check (document->title, error) ? gops_png_encode (surface, document->title, author, PNG_DPI, error) : NULL;
  cairo_surface_destroy (surface);
  return bytes;
}

/* Takes @text. */
static GBytes *
bytes_of (char *text, gboolean end_line)
{
  gsize n = strlen (text);

  if (end_line)
    {
      text = g_realloc (text, n + 2);
      text[n++] = '\n';
      text[n] = '\0';
    }
  return g_bytes_new_take (text, n);
}

gboolean
gops_document_export (GopsDocument *document, GFile *to, const char *markup, const char *author,
                      GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (to);
  g_autofree char *name = g_ascii_strdown (base, -1);
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (name, ".txt"))
    bytes = bytes_of (gops_write_text (document, markup), TRUE);
  else if (g_str_has_suffix (name, ".md"))
    bytes = bytes_of (gops_write_markdown (document), FALSE);
  else if (g_str_has_suffix (name, ".html") || g_str_has_suffix (name, ".htm"))
    bytes = bytes_of (gops_write_html (document), FALSE);
  else if (g_str_has_suffix (name, ".pdf"))
    bytes = gops_write_pdf (document, author, error);
  else if (g_str_has_suffix (name, ".odt"))
    bytes = gops_write_odt (document, author);
  else if (g_str_has_suffix (name, ".png"))
    bytes = gops_write_png (document, author, error);
  else
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                 _("“%s” does not say the format: let the name end in .txt, .md, .html, .pdf, .odt or .png"), base);
  return bytes != NULL && gops_file_write (to, bytes, cancellable, error);
}
