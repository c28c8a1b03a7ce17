/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters as files. */
#include "config.h"
#include "gops-poster.h"

#include <glib/gi18n.h>
#include "gops-drawing-file.h"
#include "gops-file-writer.h"
#include "gops-output-error.h"
#include "gops-picture.h"
#include "gops-text-clean.h"

/* A4 and A3 are given in pixels of print, 300 to an inch; every other size in those of a screen. */
static double
dpi_of (const GopsPoster *poster)
{
  int shorter = MIN (poster->width, poster->height), longer = MAX (poster->width, poster->height);

  return (shorter == 2480 && longer == 3508) || (shorter == 3508 && longer == 4961) ? 300 : 96;
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

static GBytes *
make_picture (const GopsPoster *poster, GopsPictureFormat format, const char *title, const char *author, GPtrArray **out_notes, GError **error)
{
  cairo_surface_t *surface = gops_poster_render (poster, 1, out_notes, error);
  GopsPicture picture;
  GBytes *bytes;

  if (surface == NULL)
    return NULL;
  picture = gops_picture_of_surface (surface);
  picture.title = title;
  picture.author = author;
  picture.dpi = dpi_of (poster) == 300 ? 300 : 0;
  bytes = gops_picture_encode (&picture, format, error);
  cairo_surface_destroy (surface);
  return bytes;
}

typedef struct
{
  const GopsPoster *poster;
  GPtrArray       **notes;
} Sheet;

static gboolean
draw_sheet (cairo_t *cr, gpointer data, GError **error)
{
  Sheet *sheet = data;

  return gops_poster_draw (sheet->poster, cr, sheet->notes, error);
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
  GopsPictureFormat format;
  Sheet sheet = { poster, &notes };
  GopsDrawing drawing = { poster->width, poster->height, title, by, draw_sheet, &sheet };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (gops_picture_format_of (name, &format))
    bytes = make_picture (poster, format, title, by, &notes, error);
  else if (g_str_has_suffix (name, ".pdf"))
    bytes = gops_drawing_to_pdf (&drawing, 72 / dpi_of (poster), error);
  else if (g_str_has_suffix (name, ".svg"))
    bytes = gops_drawing_to_svg (&drawing, error);
  else
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                 _("“%s” does not say the format: let the name end in .png, .jpg, .webp, .svg or .pdf"), base);
  if (bytes == NULL || !gops_file_write (to, bytes, cancellable, error))
    return FALSE;
  if (out_notes != NULL)
    *out_notes = g_steal_pointer (&notes);
  return TRUE;
}
