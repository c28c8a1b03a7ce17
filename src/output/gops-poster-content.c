/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: what stands in the boxes, texts and the code. */
#include "config.h"
#include "gops-poster-private.h"

#include <math.h>

#define MAX_CHARACTERS 400
#define MOST_SIZE 4.0        /* of type, in parts of the measure */
#define LEAST_SIZE 0.002
#define TYPESET_WORK 100     /* setting a text takes as long as so many other elements */

/* Texts */

static GopsTextAlign
align_of (GopsPosterContext *self, JsonObject *element)
{
  const char *align = gops_poster_string_of (self, element, "align", "start");

  return g_str_equal (align, "center") ? GOPS_TEXT_CENTER : g_str_equal (align, "end") ? GOPS_TEXT_END : GOPS_TEXT_START;
}

static void
read_style (GopsPosterContext *self, JsonObject *element, GopsTextStyle *style)
{
  double asked = gops_poster_number_of (self, element, "size", 0.035), size = CLAMP (asked * gops_poster_factor_of (self, element), LEAST_SIZE, MOST_SIZE);
  double least = gops_poster_number_of (self, element, "min", 0.028);

  style->language = self->language;
  style->family = gops_poster_family_of (self, element, asked);
  style->size = MAX (size * self->shrink, MIN (size, least)) * self->unit;
  style->min_size = MIN (size, least) * self->unit;
  style->weight = (int) CLAMP (gops_poster_number_of (self, element, "weight", 400), 100, 1000);
  style->max_lines = (int) gops_poster_number_of (self, element, "lines", 0);
  style->line_height = gops_poster_number_of (self, element, "leading", 0);
  style->tracking = gops_poster_number_of (self, element, "tracking", size >= 0.08 ? -0.015 : 0);
  style->align = align_of (self, element);
  style->fill = gops_poster_number_of (self, element, "fill_width", 0) != 0;
  style->balance = gops_poster_number_of (self, element, "balance", 1) != 0;
  style->by_ink = size >= 0.05;
  style->hang = size < 0.06 && style->align == GOPS_TEXT_START;
}

/* More than any poster can show is left out before it is measured again and again. */
char *
gops_poster_shown_text (GopsPosterContext *self, JsonObject *element)
{
  char *text = gops_poster_text (self, gops_poster_member (self, element, "text"));

  if (g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    {
      *g_utf8_offset_to_pointer (text, MAX_CHARACTERS) = '\0';
      self->shortened = TRUE;
    }
  return text;
}

GopsTypeset *
gops_poster_typeset (GopsPosterContext *self, JsonObject *element, double width, double height)
{
  g_autofree char *text = gops_poster_shown_text (self, element), *key = NULL;
  GopsTextStyle style = { .text = text };
  GopsTypeset *block;

  read_style (self, element, &style);
  width -= gops_poster_badge_width (self, element, width);
  style.width = width > 0 ? width * self->unit : 0;
  style.max_height = gops_poster_number_of (self, element, "max_height", 0) * self->unit * MAX (self->shrink, 0.5);
  if (height > 0)
    style.max_height = style.max_height > 0 ? MIN (style.max_height, height * self->unit) : height * self->unit;
  key = g_strdup_printf ("%p|%s|%g|%g|%g|%d|%d", (gpointer) element, text, style.size, style.width, style.max_height,
                         style.weight, (int) style.max_lines);
  block = g_hash_table_lookup (self->typesets, key);
  if (block == NULL)
    {
      gops_poster_work (self, TYPESET_WORK);
      block = gops_typeset_new (&style, self->substitutions);
      g_hash_table_insert (self->typesets, g_steal_pointer (&key), block);
    }
  return block;
}

/* Where the first line of @block begins. */
static double
left_of (GopsPosterContext *self, JsonObject *element, GopsTypeset *block, GopsBox box, double badge)
{
  double air = MAX (box.w - badge - gops_typeset_get_width (block) / self->unit, 0);
  GopsTextAlign align = align_of (self, element);

  return box.x + badge + (align == GOPS_TEXT_CENTER ? air / 2 : align == GOPS_TEXT_END ? air : 0);
}

void
gops_poster_draw_text (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  gboolean bounded = gops_poster_has (self, element, "box") || gops_poster_has (self, element, "height");
  GopsTypeset *block = gops_poster_typeset (self, element, box.w, bounded ? box.h : 0);
  const char *valign = gops_poster_string_of (self, element, "valign", "top");
  double y = box.y, height = gops_typeset_get_height (block) / self->unit, badge = gops_poster_badge_width (self, element, box.w);
  JsonNode *color = gops_poster_member (self, element, "color");

  if (g_str_equal (valign, "center"))
    y += (box.h - height) / 2;
  else if (g_str_equal (valign, "bottom"))
    y += box.h - height;
  self->shortened = self->shortened || gops_typeset_is_shortened (block);
  if (badge > 0)
    {
      gops_poster_draw_badge (self, element, box.w, left_of (self, element, block, box, badge), y + gops_typeset_get_ascent (block) / self->unit / 2);
      box = (GopsBox) { box.x + badge, box.y, box.w - badge, box.h };
    }
  cairo_save (self->cr);
  if (color != NULL)
    gops_poster_set_source (self, color, gops_poster_number_of (self, element, "alpha", 1));
  if (self->pieces != NULL)
    {
      gops_poster_note_text (self, element, block, (GopsBox) { box.x, y, box.w, height });
      gops_poster_note_color (self);
    }
  else
    {
      cairo_translate (self->cr, box.x, y);
      cairo_scale (self->cr, 1 / self->unit, 1 / self->unit);
      gops_typeset_draw (block, self->cr, 0, 0);
    }
  cairo_restore (self->cr);
}

/* The code */

/* Asked for by the template, larger when the text needs it: a module is at least three pixels of a small
 * poster, or 0.0045 of the measure. */
double
gops_poster_qr_side (GopsPosterContext *self, JsonObject *element)
{
  int modules = self->qr != NULL ? gops_qr_get_modules (self->qr) + 2 * GOPS_QR_MARGIN : 0;
  double factor = gops_poster_factor_of (self, element), wanted = gops_poster_number_of (self, element, "qr", 0.25) * factor;
  double most = gops_poster_number_of (self, element, "most", 0.4) * MAX (factor, 1);
  double module = MAX (0.0036, 3 / self->unit);
  double side = MIN (MAX (wanted, modules * module), most);
  double pixels = floor (side * self->unit / MAX (modules, 1)) * modules;

  return modules == 0 ? 0 : pixels >= modules ? pixels / self->unit : side;
}

static gboolean
same_color (GopsPosterContext *self, const char *a, const char *b)
{
  GopsColor x = { 0 }, y = { 0 };

  return gops_poster_color (self, a, &x) && gops_poster_color (self, b, &y) && x.r == y.r && x.g == y.g && x.b == y.b;
}

void
gops_poster_draw_qr (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  double room = MIN (box.w, box.h) * MAX (gops_poster_factor_of (self, element), 1) + 1e-6;
  double side = MIN (gops_poster_qr_side (self, element), room), module, x, y;
  const char *align = gops_poster_string_of (self, element, "align", "end");
  const char *tile = gops_poster_string_of (self, element, "tile", "#FFFFFF");
  gboolean tiled = !same_color (self, tile, gops_poster_string_of (self, element, "on", "#FFFFFF"));
  JsonNode *ink = gops_poster_member (self, element, "ink");

  if (self->qr == NULL)
    return;
  module = side / (gops_qr_get_modules (self->qr) + 2 * GOPS_QR_MARGIN);
  x = box.x + (g_str_equal (align, "start") ? 0 : g_str_equal (align, "center") ? (box.w - side) / 2 : box.w - side);
  y = box.y;
  /* Where no tile shows, the symbol's own edge stands on the grid; its clear margin is the poster's ground. */
  if (!tiled)
    x += GOPS_QR_MARGIN * module * (g_str_equal (align, "start") ? -1 : g_str_equal (align, "center") ? 0 : 1);
  cairo_user_to_device (self->cr, &x, &y);
  x = round (x);
  y = round (y);
  cairo_device_to_user (self->cr, &x, &y);
  if (self->pieces != NULL)
    {
      double air = tiled ? 0 : GOPS_QR_MARGIN * module;

      gops_poster_note_piece (self, element, GOPS_POSTER_PIECE_CODE, (GopsBox) { x + air, y + air, side - 2 * air, side - 2 * air })->edge
        = g_str_equal (align, "start") ? GOPS_POSTER_EDGE_LEFT : g_str_equal (align, "center") ? GOPS_POSTER_EDGE_CENTER : GOPS_POSTER_EDGE_RIGHT;
      return;
    }
  if (tiled)
    {
      GopsColor c = { 1, 1, 1, 1 };

      gops_poster_color (self, tile, &c);
      cairo_set_source_rgba (self->cr, c.r, c.g, c.b, c.a);
      gops_poster_rounded (self->cr, x, y, side, side, module * 1.5);
      cairo_fill (self->cr);
    }
  gops_poster_set_source (self, ink, 1);
  gops_qr_draw (self->qr, self->cr, x, y, side);
}
