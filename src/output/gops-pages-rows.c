/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks that have rows, as pages: tables, numbers, bars. */
#include "gops-pages-private.h"

#define BODY GOPS_PAGES_BODY
#define CELL_GAP 10.0
#define FIGURES_IN_ROW 4
#define FIGURE_GAP 14.0

/* --- tables --- */

static void
place_rule (GopsPages *self)
{
  GopsPiece piece = { .kind = GOPS_PIECE_RULE, .page = self->page, .x = self->side, .y = self->y, .grey = 0.8, .width = gops_pages_room (self), .height = 0.6 };

  g_array_append_val (self->pieces, piece);
}

/* Widths by the longest cell of each column, none under an eighth of the page. */
static void
column_widths (GopsPages *self, GPtrArray *rows, guint n, double *widths)
{
  double total = 0, room = gops_pages_room (self) - CELL_GAP * (n - 1);

  for (guint c = 0; c < n; c++)
    {
      widths[c] = room / 8;
      for (guint r = 0; r < rows->len; r++)
        if (c < g_strv_length (rows->pdata[r]))
          widths[c] = MAX (widths[c], MIN (g_utf8_strlen (((char **) rows->pdata[r])[c], -1) * BODY * 0.8, room * 0.6));
      total += widths[c];
    }
  for (guint c = 0; c < n; c++)
    widths[c] *= room / total;
}

/* A row that no page holds: its cells one below the other. */
static void
place_tall_row (GopsPages *self, char **cells, gboolean head)
{
  for (guint c = 0; cells[c] != NULL; c++)
    {
      gops_pages_skip (self, 7);
      gops_pages_place (self, gops_pages_set (self, cells[c], BODY - 0.5, head || c == 0 ? 700 : 400, gops_pages_room (self)), self->side, 0.1);
    }
  gops_pages_skip (self, 7);
  place_rule (self);
}

/* @head: (nullable): what is repeated where the row begins a page; %NULL for the head itself */
static void
place_row (GopsPages *self, char **cells, const double *widths, guint n, char **head)
{
  g_autofree GopsTypeset **blocks = g_new0 (GopsTypeset *, n);
  double x = self->side, height = BODY;

  for (guint c = 0; c < n && cells[c] != NULL; c++)
    {
      blocks[c] = gops_pages_set (self, cells[c], BODY - 0.5, head == NULL ? 700 : 400, widths[c]);
      height = MAX (height, gops_typeset_get_height (blocks[c]));
    }
  if (height + 14 > gops_pages_bottom (self) - self->top)
    {
      place_tall_row (self, cells, head == NULL);
      return;
    }
  if (self->y + height + 6 > gops_pages_bottom (self))
    {
      gops_pages_break (self);
      if (head != NULL)
        place_row (self, head, widths, n, NULL);
    }
  gops_pages_skip (self, 7);
  for (guint c = 0; c < n; c++)
    {
      if (blocks[c] != NULL)
        gops_pages_add (self, blocks[c], x, 0, gops_typeset_get_n_lines (blocks[c]), 0.1);
      x += widths[c] + CELL_GAP;
    }
  self->y += height + 7;
  place_rule (self);
}

void
gops_pages_place_table (GopsPages *self, GPtrArray *rows)
{
  guint n = MAX (1, g_strv_length (rows->pdata[0]));
  g_autofree double *widths = g_new0 (double, n);

  column_widths (self, rows, n, widths);
  gops_pages_skip (self, 8);
  for (guint r = 0; r < rows->len; r++)
    place_row (self, rows->pdata[r], widths, n, r > 0 ? rows->pdata[0] : NULL);
}

/* --- numbers --- */

/* Number, what it counts, and a remark, one below the other. Returns: where it ends */
static double
place_figure (GopsPages *self, char **row, double x, double width)
{
  static const struct { double size, gap, grey; int weight; } parts[] = { { 20, 0, -1, 800 }, { 9, 8, 0.15, 500 }, { 8, 6, 0.42, 400 } };
  double top = self->y, end;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && row[i] != NULL; i++)
    {
      GopsTypeset *text = *row[i] != '\0' ? gops_pages_set (self, row[i], parts[i].size, parts[i].weight, width) : NULL;

      if (text == NULL)
        continue;
      self->y += parts[i].gap * self->scale;
      gops_pages_add (self, text, x, 0, gops_typeset_get_n_lines (text), parts[i].grey);
      self->y += gops_typeset_get_height (text);
    }
  end = self->y;
  self->y = top;
  return end;
}

void
gops_pages_place_figures (GopsPages *self, GPtrArray *rows)
{
  guint n = MIN (rows->len, FIGURES_IN_ROW);
  double width = (gops_pages_room (self) - FIGURE_GAP * (FIGURES_IN_ROW - 1)) / FIGURES_IN_ROW;

  for (guint i = 0; i < rows->len; i += n)
    {
      double end;

      gops_pages_skip (self, 20);
      if (self->y + 70 > gops_pages_bottom (self))
        gops_pages_break (self);
      end = self->y;
      for (guint k = 0; k < n && i + k < rows->len; k++)
        end = MAX (end, place_figure (self, rows->pdata[i + k], self->side + k * (width + FIGURE_GAP), width));
      self->y = end;
    }
  gops_pages_skip (self, 6);
}

static void
place_bar (GopsPages *self, char **row, double label, double most, gint64 largest)
{
  GopsTypeset *what = gops_pages_set (self, row[0], BODY - 1.5, 400, label), *number = gops_pages_set (self, row[2], BODY - 1.5, 500, 0);
  GopsPiece bar = { .kind = GOPS_PIECE_RULE, .grey = -1, .x = self->side + label + 10, .height = 8,
                    .width = MAX (1.0, most * (double) gops_block_number (row) / (double) largest) };
  double height = gops_typeset_get_height (what);

  if (self->y + MAX (height, bar.height) > gops_pages_bottom (self))
    gops_pages_break (self);
  bar.page = self->page;
  bar.y = self->y;
  gops_pages_add (self, what, self->side, 0, gops_typeset_get_n_lines (what), 0.25);
  g_array_append_val (self->pieces, bar);
  gops_pages_add (self, number, bar.x + bar.width + 6, 0, 1, 0.1);
  self->y += MAX (height, bar.height);
}

void
gops_pages_place_bars (GopsPages *self, const GopsBlock *block)
{
  double label = gops_pages_room (self) * 0.28, most = gops_pages_room (self) * 0.55;
  gint64 largest = gops_block_largest (block);

  for (guint i = 0; i < block->rows->len; i++)
    {
      gops_pages_skip (self, i == 0 ? 10 : 7);
      if (g_strv_length (block->rows->pdata[i]) >= 3)
        place_bar (self, block->rows->pdata[i], label, most, largest);
    }
}
