/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters as files. */
#include "config.h"
#include "gops-poster.h"

#include <glib/gi18n.h>
#include "gops-drawing-file.h"
#include "gops-file-writer.h"
#include "gops-output-error.h"
#include "gops-poster-sheet.h"
#include "gops-text-clean.h"

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

typedef struct
{
  const GopsPosterSheet *sheet;
  GPtrArray            **notes;
} Page;

static gboolean
draw_page (cairo_t *cr, gpointer data, GError **error)
{
  Page *page = data;

  return gops_poster_sheet_draw (page->sheet, cr, page->notes, error);
}

static GBytes *
make_file (const GopsPosterSheet *sheet, const char *base, const char *title, const char *author, GPtrArray **out_notes, GError **error)
{
  Page page = { sheet, out_notes };
  GopsDrawing drawing = { sheet->width, sheet->height, title, author, draw_page, &page, sheet->edge, sheet->edge - sheet->bleed };
  g_autofree char *name = g_ascii_strdown (base, -1);
  GopsBitmapFormat format;

  if (gops_bitmap_format_of (name, &format))
    return gops_poster_sheet_encode (sheet, format, title, author, out_notes, error);
  if (g_str_has_suffix (name, ".pdf"))
    return gops_drawing_to_pdf (&drawing, 72 / sheet->dpi, error);
  if (g_str_has_suffix (name, ".svg"))
    return gops_drawing_to_svg (&drawing, error);
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
               _("“%s” does not say the format: let the name end in .png, .jpg, .webp, .svg or .pdf"), base);
  return NULL;
}

GBytes *
gops_poster_to_bytes (const GopsPoster *poster, const GopsPosterPrint *print, const char *name, const char *author, GPtrArray **out_notes, GError **error)
{
  g_autofree char *title = title_of (poster), *by = gops_text_clean_line (author);
  g_autoptr (GPtrArray) notes = NULL;
  GopsPosterSheet sheet;
  GBytes *bytes;

  if (!gops_poster_sheet_init (&sheet, poster, print, error))
    return NULL;
  bytes = make_file (&sheet, name, title, by, &notes, error);
  if (bytes != NULL && out_notes != NULL)
    *out_notes = g_steal_pointer (&notes);
  return bytes;
}

gboolean
gops_poster_export_for_print (const GopsPoster *poster, const GopsPosterPrint *print, GFile *to, const char *author, GPtrArray **out_notes,
                              GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (to);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  bytes = gops_poster_to_bytes (poster, print, name, author, &notes, error);
  if (bytes == NULL || !gops_file_write (to, bytes, cancellable, error))
    return FALSE;
  if (out_notes != NULL)
    *out_notes = g_steal_pointer (&notes);
  return TRUE;
}

gboolean
gops_poster_export (const GopsPoster *poster, GFile *to, const char *author, GPtrArray **out_notes, GCancellable *cancellable, GError **error)
{
  return gops_poster_export_for_print (poster, NULL, to, author, out_notes, cancellable, error);
}
