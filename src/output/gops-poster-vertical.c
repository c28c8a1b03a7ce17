/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: text in columns from top to bottom, the first at the right, as Chinese books have it.
 * A sign takes a cell; a mark half of one, at its upper right, and never begins a column; two digits stand
 * side by side in a cell; longer words and brackets are turned. */
#include "config.h"
#include "gops-poster-private.h"

#include <math.h>
#include <string.h>
#include "gops-text-clean.h"

#define ASCENT 0.84     /* of a Han sign above its base line, in em */
#define BODY 0.91       /* and its height */

typedef enum
{
  CELL_SIGN,
  CELL_MARK,      /* ，。、 at the upper right */
  CELL_TURNED,    /* brackets, dashes, words of Latin letters */
  CELL_END,       /* a new column was typed */
} CellKind;

typedef struct
{
  CellKind  kind;
  char     *text;    /* (owned) */
  double    length;  /* along the column, in em */
} Cell;

typedef struct
{
  GArray *cells;     /* (element-type Cell) */
  GArray *ends;      /* (element-type guint) one past the last cell of each column */
  double  size;      /* in units of the poster */
  double  height;    /* of the longest column, in units */
} Columns;

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static GopsTypeset *
typeset_cell (GopsPosterContext *self, JsonObject *element, const char *text, double size)
{
  GopsTextStyle style = { .text = text, .language = self->language, .size = size * self->unit };
  GopsTypeset *block;
  char *key;

  style.family = gops_poster_family_of (self, element, gops_poster_number_of (self, element, "size", 0.035));
  style.weight = (int) CLAMP (gops_poster_number_of (self, element, "weight", 400), 100, 1000);
  key = g_strdup_printf ("vertical|%s|%s|%d|%g", text, style.family, style.weight, style.size);
  block = g_hash_table_lookup (self->typesets, key);
  if (block != NULL)
    {
      g_free (key);
      return block;
    }
  block = gops_typeset_new (&style, self->substitutions);
  g_hash_table_insert (self->typesets, key, block);
  return block;
}

static gboolean
is_word (gunichar c)
{
  return c > 0x20 && c < 0x250;
}

static CellKind
kind_of (gunichar c)
{
  static const char *const marks = "，。、", *const turned = "《》〈〉「」『』（）【】〔〕—…～“”‘’：；";
  char text[7] = { 0 };

  g_unichar_to_utf8 (c, text);
  return strstr (marks, text) != NULL ? CELL_MARK : strstr (turned, text) != NULL ? CELL_TURNED : CELL_SIGN;
}

/* The word at @p: two digits share a cell, more of it is turned. */
static const char *
add_word (GopsPosterContext *self, JsonObject *element, GArray *cells, const char *p)
{
  const char *end = p;
  Cell cell = { CELL_TURNED, NULL, 1 };

  while (is_word (g_utf8_get_char (end)) || (*end == ' ' && is_word (g_utf8_get_char (end + 1))))
    end = g_utf8_next_char (end);
  cell.text = g_strndup (p, (gsize) (end - p));
  if (g_utf8_strlen (cell.text, -1) <= 2)
    cell.kind = CELL_SIGN;
  else
    cell.length = gops_typeset_get_advance (typeset_cell (self, element, cell.text, 0.1)) / self->unit / 0.1 + 0.2;
  g_array_append_val (cells, cell);
  return end;
}

static GArray *
make_cells (GopsPosterContext *self, JsonObject *element, const char *text)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  const char *p = text;

  g_array_set_clear_func (cells, clear_cell);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      Cell cell = { c == '\n' ? CELL_END : kind_of (c), NULL, c == '\n' ? 0 : kind_of (c) == CELL_MARK ? 0.5 : 1 };

      if (is_word (c))
        next = add_word (self, element, cells, p);
      else if (!g_unichar_isspace (c) || c == '\n')
        {
          cell.text = g_strndup (p, (gsize) (next - p));
          g_array_append_val (cells, cell);
        }
      p = next;
    }
  return cells;
}

/* Ends of columns of at most @most em; a mark follows its sign whatever the room. */
static GArray *
break_columns (GArray *cells, double most, double pitch, double *out_longest)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint));
  double used = 0;

  *out_longest = 0;
  for (guint i = 0; i < cells->len; i++)
    {
      Cell *cell = &g_array_index (cells, Cell, i);
      double length = cell->length * pitch;

      if (cell->kind == CELL_END || (used > 0 && cell->kind != CELL_MARK && used + length > most + 1e-6))
        {
          guint end = cell->kind == CELL_END ? i + 1 : i;

          g_array_append_val (ends, end);
          used = 0;
        }
      used += length;
      *out_longest = MAX (*out_longest, used);
    }
  g_array_append_val (ends, cells->len);
  return ends;
}

static guint
signs_of_last (Columns *self)
{
  guint from = self->ends->len > 1 ? g_array_index (self->ends, guint, self->ends->len - 2) : 0, n = 0;

  for (guint i = from; i < self->cells->len; i++)
    n += g_array_index (self->cells, Cell, i).kind != CELL_MARK;
  return n;
}

static double
pitch_of (GopsPosterContext *self, JsonObject *element)
{
  return MAX (gops_poster_number_of (self, element, "leading", 1.1), 0.2);
}

static double
between_of (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_number_of (self, element, "between", 1.6);
}

static double
width_of (Columns *self, double between)
{
  return ((self->ends->len - 1) * between + 1) * self->size;
}

/* Columns of @size; a last one of one sign takes some from those before. */
static void
set_columns (Columns *self, double size, double height, double pitch)
{
  double most = MAX (height / size - BODY + pitch, pitch), longest;

  g_clear_pointer (&self->ends, g_array_unref);
  self->size = size;
  self->ends = break_columns (self->cells, most, pitch, &longest);
  for (int i = 0; i < 3 && self->ends->len > 1 && signs_of_last (self) < 2 && longest > 2 * pitch; i++)
    {
      g_array_unref (self->ends);
      most = longest - pitch;
      self->ends = break_columns (self->cells, most, pitch, &longest);
    }
  self->height = (longest - pitch + BODY) * size;
}

static guint
typed_columns (GArray *cells)
{
  guint n = 1;

  for (guint i = 0; i < cells->len; i++)
    n += g_array_index (cells, Cell, i).kind == CELL_END;
  return n;
}

/* Whether columns of a smaller size would look better: what somebody broke by hand is not broken again for little. */
static gboolean
is_too_large (Columns *self, double wanted, double most_columns, double width, double height, double between)
{
  guint typed = typed_columns (self->cells);

  return self->ends->len > most_columns || width_of (self, between) > width + 1e-6 || self->height > height + 1e-6
         || (self->size > 0.6 * wanted && self->ends->len > 1 && ((typed > 1 && self->ends->len > typed) || signs_of_last (self) < 2));
}

/* Shrinks until the columns fit @width × @height. */
static void
lay_out (GopsPosterContext *self, JsonObject *element, double width, double height, Columns *out)
{
  g_autofree char *raw = gops_poster_shown_text (self, element);
  g_autofree char *text = gops_text_clean (raw);
  double size = CLAMP (gops_poster_number_of (self, element, "size", 0.035) * gops_poster_factor_of (self, element) * self->shrink, 0.002, 4);
  double wanted = size, least = MIN (gops_poster_number_of (self, element, "min", 0.028), size), pitch = pitch_of (self, element);
  double most = gops_poster_number_of (self, element, "max_height", 0), lines = gops_poster_number_of (self, element, "lines", 1e3);

  height = most > 0 ? MIN (height, most) : height;
  *out = (Columns) { .cells = make_cells (self, element, text) };
  set_columns (out, size, height, pitch);
  while (size > least * 1.0001 && gops_poster_work (self, out->cells->len) && is_too_large (out, wanted, lines, width, height, between_of (self, element)))
    {
      size = MAX (least, size * 0.97);
      set_columns (out, size, height, pitch);
    }
}

static void
clear_columns (Columns *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->ends);
}

gboolean
gops_poster_is_vertical (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_number_of (self, element, "vertical", 0) != 0;
}

void
gops_poster_measure_vertical (GopsPosterContext *self, JsonObject *element, double width, double *out_width, double *out_height)
{
  Columns columns;

  lay_out (self, element, width, gops_poster_number_of (self, element, "height", 1e3), &columns);
  *out_width = width_of (&columns, between_of (self, element));
  *out_height = columns.height;
  clear_columns (&columns);
}

/* @x, @y: the top left of the cell, in units. */
static void
draw_cell (GopsPosterContext *self, JsonObject *element, Cell *cell, double size, double x, double y)
{
  GopsTypeset *block = typeset_cell (self, element, cell->text, size);
  double ascent = gops_typeset_get_ascent (block) / self->unit, width = gops_typeset_get_advance (block) / self->unit;
  gboolean word = is_word (g_utf8_get_char (cell->text));

  cairo_save (self->cr);
  if (cell->kind == CELL_MARK)
    cairo_translate (self->cr, x + size * 0.62, y - size * 0.56 + size * ASCENT - ascent);
  else if (cell->kind == CELL_TURNED)
    {
      /* A turned word's middle is that of its capitals, a bracket's that of a Han sign. */
      cairo_translate (self->cr, x + size * 0.5, y + (word ? size * 0.1 : 0));
      cairo_rotate (self->cr, G_PI / 2);
      cairo_translate (self->cr, word ? 0 : -size * 0.05, word ? -ascent / 2 : ascent - size * (ASCENT + BODY / 2));
      if (!word)
        cairo_translate (self->cr, 0, (size * ASCENT - ascent));
    }
  else
    cairo_translate (self->cr, x + (size - width) / 2, y + (word ? (size * BODY - ascent) / 2 : size * ASCENT - ascent));
  cairo_scale (self->cr, 1 / self->unit, 1 / self->unit);
  gops_typeset_draw (block, self->cr, 0, 0);
  cairo_restore (self->cr);
}

static void
draw_columns (GopsPosterContext *self, JsonObject *element, Columns *columns, double right, double top)
{
  double pitch = pitch_of (self, element) * columns->size, between = between_of (self, element) * columns->size;
  guint first = 0;

  for (guint c = 0; c < columns->ends->len; c++)
    {
      guint end = g_array_index (columns->ends, guint, c);
      double y = top;

      for (guint i = first; i < end; i++)
        {
          Cell *cell = &g_array_index (columns->cells, Cell, i);

          if (cell->kind != CELL_END)
            draw_cell (self, element, cell, columns->size, right - columns->size - c * between, y);
          y += cell->length * pitch;
        }
      first = end;
    }
}

static void
note_columns (GopsPosterContext *self, JsonObject *element, Columns *columns, GopsBox box)
{
  GopsPosterPiece *piece = gops_poster_note_piece (self, element, GOPS_POSTER_PIECE_TEXT, box);
  GString *text = g_string_new (NULL);
  guint first = 0;

  for (guint c = 0; c < columns->ends->len; c++)
    {
      if (c > 0)
        g_string_append_c (text, '\n');
      for (; first < g_array_index (columns->ends, guint, c); first++)
        if (g_array_index (columns->cells, Cell, first).kind != CELL_END)
          g_string_append (text, g_array_index (columns->cells, Cell, first).text);
    }
  piece->text = g_string_free (text, FALSE);
  piece->edge = GOPS_POSTER_EDGE_RIGHT;
  piece->wanted = gops_poster_number_of (self, element, "size", 0.035) * self->unit;
  piece->size = columns->size * self->unit;
  piece->n_lines = (int) columns->ends->len;
  piece->vertical = TRUE;
}

void
gops_poster_draw_vertical (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  const char *align = gops_poster_string_of (self, element, "align", "start");
  const char *valign = gops_poster_string_of (self, element, "valign", "top");
  JsonNode *color = gops_poster_member (self, element, "color");
  double width, right, top;
  Columns columns;

  lay_out (self, element, box.w, box.h, &columns);
  width = width_of (&columns, between_of (self, element));
  self->shortened = self->shortened || width > box.w * 1.001 || columns.height > box.h * 1.05;
  right = box.x + (g_str_equal (align, "center") ? (box.w + width) / 2 : g_str_equal (align, "end") ? width : box.w);
  top = box.y + (g_str_equal (valign, "center") ? (box.h - columns.height) / 2 : g_str_equal (valign, "bottom") ? box.h - columns.height : 0);
  cairo_save (self->cr);
  cairo_rectangle (self->cr, box.x - box.w, box.y - columns.size, box.w * 3, box.h + columns.size * 2);
  cairo_clip (self->cr);
  if (color != NULL)
    gops_poster_set_source (self, color, gops_poster_number_of (self, element, "alpha", 1));
  if (self->pieces != NULL)
    {
      note_columns (self, element, &columns, (GopsBox) { right - width, top, width, columns.height });
      gops_poster_note_color (self);
    }
  else
    draw_columns (self, element, &columns, right, top);
  cairo_restore (self->cr);
  clear_columns (&columns);
}
