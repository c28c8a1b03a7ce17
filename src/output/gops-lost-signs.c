/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs that PDF files lose. */

#include "config.h"

#include <cairo-pdf.h>

#include "gops-lost-signs.h"

#define LOST 0x5982   /* 如 */

/* @glyphs: of one sign, whose base line begins at (x, y). */
static void
draw_outline (cairo_t          *cr,
              PangoFont        *font,
              PangoGlyphString *glyphs,
              double            x,
              double            y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_glyph_string_path (cr, font, glyphs);
  cairo_fill (cr);
}

/* Returns: the width of @run in Pango units */
static int
draw_lost_of_run (cairo_t        *cr,
                  PangoGlyphItem *run,
                  const char     *text,
                  double          x,
                  double          y)
{
  PangoGlyphItemIter iter;
  int at = 0;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more; more = pango_glyph_item_iter_next_cluster (&iter))
    {
      PangoGlyphString sign = {
        .num_glyphs = iter.end_glyph - iter.start_glyph,   /* Chinese runs from left to right */
        .glyphs = run->glyphs->glyphs + iter.start_glyph,
        .log_clusters = run->glyphs->log_clusters + iter.start_glyph,
      };

      if (sign.num_glyphs <= 0)
        continue;
      if (g_utf8_get_char (text + iter.start_index) == LOST)
        draw_outline (cr, run->item->analysis.font, &sign, x + (double) at / PANGO_SCALE, y);
      at += pango_glyph_string_get_width (&sign);
    }
  return at;
}

void
gops_draw_lost_signs (cairo_t         *cr,
                      PangoLayoutLine *line,
                      double           x,
                      double           y)
{
  const char *text = pango_layout_get_text (line->layout);
  int at = 0;

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_PDF)
    return;
  for (GSList *run = line->runs; run != NULL; run = run->next)
    at += draw_lost_of_run (cr, run->data, text, x + (double) at / PANGO_SCALE, y);
}
