/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Business flows as files. */
#include "config.h"
#include "gops-flow-drawing.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include "gops-drawing-file.h"
#include "gops-file-writer.h"
#include "gops-glyphs.h"
#include "gops-output-error.h"
#include "gops-text-clean.h"
#include "gops-typesetting.h"

#define TITLE_ROOM  34
#define PNG_SCALE   2.0
#define PDF_SCALE   0.75      /* a unit is a pixel of 1/96 inch */

typedef struct
{
  GopsFlowDrawing *drawing;
  GopsTypeset     *title;
  GopsFlowRect     bounds;
} Sheet;

static gboolean
draw_sheet (cairo_t *cr, gpointer data, GError **error)
{
  Sheet *sheet = data;
  GopsFlowLook look = { .keys = TRUE };

  cairo_translate (cr, -sheet->bounds.x, -sheet->bounds.y);
  gops_flow_drawing_draw (sheet->drawing, cr, &look);
  cairo_set_source_rgb (cr, 0.13, 0.14, 0.16);
  gops_typeset_draw (sheet->title, cr, sheet->bounds.x + 28, sheet->bounds.y + 24);
  return TRUE;
}

static void
open_sheet (Sheet *sheet, const GopsFlow *flow)
{
  GopsTextStyle style = { .text = flow->title, .language = flow->language, .size = 15, .weight = 700, .max_lines = 1 };

  sheet->drawing = gops_flow_drawing_new ((GopsFlow *) flow);
  sheet->bounds = gops_flow_drawing_get_bounds (sheet->drawing, TRUE);
  style.width = MAX (sheet->bounds.width - 56, 240);
  sheet->title = gops_typeset_new (&style, NULL);
  sheet->bounds.y -= TITLE_ROOM;
  sheet->bounds.height += TITLE_ROOM;
  sheet->bounds.width = MAX (sheet->bounds.width, ceil (gops_typeset_get_width (sheet->title)) + 56);
}

static void
close_sheet (Sheet *sheet)
{
  gops_typeset_free (sheet->title);
  gops_flow_drawing_free (sheet->drawing);
}

static GBytes *
make_text (const GopsFlow *flow)
{
  char *text = gops_flow_to_text (flow);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_drawing (const GopsFlow *flow, const char *name, const char *author, GError **error)
{
  Sheet sheet;
  GopsDrawing drawing = { .title = flow->title, .author = author, .draw = draw_sheet, .data = &sheet };
  GBytes *bytes;

  gops_glyphs_start ();
  open_sheet (&sheet, flow);
  drawing.width = sheet.bounds.width;
  drawing.height = sheet.bounds.height;
  bytes = g_str_has_suffix (name, ".png")   ? gops_drawing_to_png (&drawing, PNG_SCALE, error)
          : g_str_has_suffix (name, ".pdf") ? gops_drawing_to_pdf (&drawing, PDF_SCALE, error)
                                            : gops_drawing_to_svg (&drawing, error);
  close_sheet (&sheet);
  if (bytes != NULL && !gops_glyphs_check (flow->title, error))
    g_clear_pointer (&bytes, g_bytes_unref);
  return bytes;
}

gboolean
gops_flow_export (const GopsFlow *self, GFile *to, const char *author, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (to), *name = g_ascii_strdown (base, -1), *by = gops_text_clean_line (author);
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_str_has_suffix (name, ".txt"))
    bytes = make_text (self);
  else if (g_str_has_suffix (name, ".svg") || g_str_has_suffix (name, ".png") || g_str_has_suffix (name, ".pdf"))
    bytes = make_drawing (self, name, by, error);
  else
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                 _("“%s” does not say the format: let the name end in .svg, .png, .pdf or .txt"), base);
  return bytes != NULL && gops_file_write (to, bytes, cancellable, error);
}
