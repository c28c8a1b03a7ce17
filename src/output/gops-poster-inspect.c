/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: notes of what stands where, taken while the poster is drawn without its words. */
#include "gops-poster-inspect.h"
#include "gops-poster-private.h"

void
gops_poster_piece_free (GopsPosterPiece *self)
{
  g_free (self->text);
  g_free (self);
}

/* In pixels of the poster, whatever turns and scales the context. */
static void
set_place (GopsPosterContext *self, GopsPosterPiece *piece, GopsBox box)
{
  double x[4] = { box.x, box.x + box.w, box.x, box.x + box.w }, y[4] = { box.y, box.y, box.y + box.h, box.y + box.h };
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (int i = 0; i < 4; i++)
    {
      cairo_user_to_device (self->cr, &x[i], &y[i]);
      left = MIN (left, x[i]);
      right = MAX (right, x[i]);
      top = MIN (top, y[i]);
      bottom = MAX (bottom, y[i]);
    }
  piece->x = left;
  piece->y = top;
  piece->w = right - left;
  piece->h = bottom - top;
}

GopsPosterPiece *
gops_poster_note_piece (GopsPosterContext *self, GopsPosterPieceKind kind, GopsBox box)
{
  GopsPosterPiece *piece = g_new0 (GopsPosterPiece, 1);

  piece->kind = kind;
  piece->figure = self->figure > 0;
  set_place (self, piece, box);
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

void
gops_poster_note_text (GopsPosterContext *self, JsonObject *element, GopsTypeset *block, GopsBox box)
{
  const char *align = gops_poster_string_of (self, element, "align", "start");
  double width = MIN (gops_typeset_get_width (block) / self->unit, box.w);
  GopsPosterEdge edge = g_str_equal (align, "center") ? GOPS_POSTER_EDGE_CENTER
                        : g_str_equal (align, "end") ? GOPS_POSTER_EDGE_RIGHT : GOPS_POSTER_EDGE_LEFT;
  double left = box.x + (edge == GOPS_POSTER_EDGE_LEFT ? 0 : edge == GOPS_POSTER_EDGE_RIGHT ? box.w - width : (box.w - width) / 2);
  GopsPosterPiece *piece = gops_poster_note_piece (self, GOPS_POSTER_PIECE_TEXT, (GopsBox) { left, box.y, width, box.h });
  GString *text = g_string_new (NULL);

  for (int i = 0; i < gops_typeset_get_n_lines (block); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", gops_typeset_get_line (block, i));
  piece->text = g_string_free (text, FALSE);
  piece->edge = edge;
  piece->wanted = gops_poster_number_of (self, element, "size", 0.035) * self->unit;
  piece->size = gops_typeset_get_size (block);
  piece->n_lines = gops_typeset_get_n_lines (block);
}

/* The source of the context is the text's colour by now. */
void
gops_poster_note_color (GopsPosterContext *self)
{
  GopsPosterPiece *piece = self->pieces->pdata[self->pieces->len - 1];

  cairo_pattern_get_rgba (cairo_get_source (self->cr), &piece->rgba[0], &piece->rgba[1], &piece->rgba[2], &piece->rgba[3]);
}
