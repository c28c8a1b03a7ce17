/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as pages.  First every line gets its place, then pages are drawn from the list of places, so
 * that the count of pages is known on the first. */
#include "gops-pages.h"

#include "gops-text-clean.h"
#include "gops-typesetting.h"

#define MARGIN_SIDE 68.0
#define MARGIN_TOP 72.0
#define MARGIN_BOTTOM 76.0
#define BODY 10.5
#define INDENT 20.0
#define CELL_GAP 10.0

/* Some lines of a block at one place, or a rule when block is NULL. */
typedef struct
{
  int          page;
  double       x, y;
  GopsTypeset *block;      /* (unowned) (nullable) */
  int          first, count;
  double       grey;
  double       rule;       /* length of a rule, when there is no block */
} Piece;

struct _GopsPages
{
  GopsDocument *document;  /* (unowned) */
  double        width, height;
  double        scale;     /* of sizes and distances, a little under 1 when that saves a page */
  GPtrArray    *blocks;    /* (element-type GopsTypeset) */
  GArray       *pieces;    /* (element-type Piece) */
  int           page;
  double        y;
};

static GopsTypeset *
set (GopsPages *self, const char *text, double size, int weight, double width)
{
  GopsTextStyle style = { .text = text, .language = self->document->language, .family = "sans",
    .size = size * self->scale, .weight = weight, .width = width, .hang = TRUE, .balance = size > 13 };
  GopsTypeset *block;

  if (gops_text_has_han (text))
    style.line_height = size > 13 ? 1.35 : 1.65;
  else
    style.line_height = size > 13 ? 1.2 : 1.45;
  block = gops_typeset_new (&style, NULL);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static double
bottom (GopsPages *self)
{
  return self->height - MARGIN_BOTTOM;
}

static void
break_page (GopsPages *self)
{
  self->page++;
  self->y = MARGIN_TOP;
}

static void
add_piece (GopsPages *self, GopsTypeset *block, double x, int first, int count, double grey)
{
  Piece piece = { self->page, x, self->y, block, first, count, grey, 0 };

  g_array_append_val (self->pieces, piece);
}

static int
lines_that_fit (GopsPages *self, GopsTypeset *block)
{
  double room = bottom (self) - self->y;
  double first = gops_typeset_get_height (block) - (gops_typeset_get_n_lines (block) - 1) * gops_typeset_get_pitch (block);

  return room < first ? 0 : 1 + (int) ((room - first) / gops_typeset_get_pitch (block));
}

/* Places a block, on as many pages as it takes; no single line stays behind or goes ahead alone. */
static void
place (GopsPages *self, GopsTypeset *block, double x, double grey)
{
  int n = gops_typeset_get_n_lines (block), first = 0;

  while (first < n)
    {
      int rest = n - first, fits = MIN (lines_that_fit (self, block), rest);

      if (fits < rest && fits < 2 && self->y > MARGIN_TOP)
        {
          break_page (self);
          continue;
        }
      fits = MAX (fits, 1);
      if (rest - fits == 1 && fits > 2)
        fits--;
      add_piece (self, block, x, first, fits, grey);
      self->y += gops_typeset_get_height (block) - (n - fits) * gops_typeset_get_pitch (block);
      first += fits;
      if (first < n)
        break_page (self);
    }
}

static void
skip (GopsPages *self, double distance)
{
  self->y += distance * self->scale;
}

static double
content_width (GopsPages *self)
{
  return self->width - 2 * MARGIN_SIDE;
}

static void
place_item (GopsPages *self, const GopsBlock *block)
{
  g_autofree char *mark = block->kind == GOPS_BLOCK_NUMBERED ? g_strdup_printf ("%d.", block->number) : g_strdup ("•");
  GopsTypeset *text = set (self, block->text, BODY, 400, content_width (self) - INDENT);

  skip (self, 7);
  if (lines_that_fit (self, text) < MIN (2, gops_typeset_get_n_lines (text)))
    break_page (self);
  add_piece (self, set (self, mark, BODY, 500, 0), MARGIN_SIDE, 0, 1, 0.35);
  place (self, text, MARGIN_SIDE + INDENT, 0.1);
  if (block->detail != NULL)
    {
      skip (self, 6);
      place (self, set (self, block->detail, BODY - 1, 400, content_width (self) - INDENT), MARGIN_SIDE + INDENT, 0.4);
    }
}

static void
place_heading (GopsPages *self, const GopsBlock *block)
{
  GopsTypeset *text = set (self, block->text, 12.5, 700, content_width (self));

  skip (self, self->y > MARGIN_TOP ? 22 : 0);
  /* A heading never stands alone at the foot of a page. */
  if (self->y + gops_typeset_get_height (text) + 4 * BODY * 1.6 > bottom (self))
    break_page (self);
  place (self, text, MARGIN_SIDE, 0.1);
  skip (self, 4);
}

static void
place_rule (GopsPages *self)
{
  Piece piece = { .page = self->page, .x = MARGIN_SIDE, .y = self->y, .grey = 0.8, .rule = content_width (self) };

  g_array_append_val (self->pieces, piece);
}

/* Widths by the longest cell of each column, none under an eighth of the page. */
static void
column_widths (GopsPages *self, GPtrArray *rows, guint n, double *widths)
{
  double total = 0, room = content_width (self) - CELL_GAP * (n - 1);

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

static void
place_row (GopsPages *self, char **cells, const double *widths, guint n, gboolean head)
{
  g_autofree GopsTypeset **blocks = g_new0 (GopsTypeset *, n);
  double x = MARGIN_SIDE, height = BODY;

  for (guint c = 0; c < n && cells[c] != NULL; c++)
    {
      blocks[c] = set (self, cells[c], BODY - 0.5, head ? 700 : 400, widths[c]);
      height = MAX (height, gops_typeset_get_height (blocks[c]));
    }
  if (self->y + height + 6 > bottom (self))
    break_page (self);
  skip (self, 7);
  for (guint c = 0; c < n; c++)
    {
      if (blocks[c] != NULL)
        add_piece (self, blocks[c], x, 0, gops_typeset_get_n_lines (blocks[c]), 0.1);
      x += widths[c] + CELL_GAP;
    }
  self->y += height + 7;
  place_rule (self);
}

static void
place_table (GopsPages *self, GPtrArray *rows)
{
  guint n = MAX (1, g_strv_length (rows->pdata[0]));
  g_autofree double *widths = g_new0 (double, n);
  int page = self->page;

  column_widths (self, rows, n, widths);
  skip (self, 8);
  for (guint r = 0; r < rows->len; r++)
    {
      /* The head is repeated on every page the table goes on to. */
      if (r > 0 && self->page != page)
        {
          page = self->page;
          if (r + 1 < rows->len)
            place_row (self, rows->pdata[0], widths, n, TRUE);
        }
      place_row (self, rows->pdata[r], widths, n, r == 0);
    }
}

static void
place_note (GopsPages *self, const GopsBlock *block, const GopsBlock *before)
{
  skip (self, before != NULL && before->kind == GOPS_BLOCK_NOTE ? 7 : 24);
  place (self, set (self, block->text, BODY - 1.5, 400, content_width (self)), MARGIN_SIDE, 0.4);
}

/* Who said it stands above what was said, on the same page. */
static void
place_quote (GopsPages *self, const GopsBlock *block)
{
  GopsTypeset *text = set (self, block->text, BODY, 400, content_width (self) - INDENT);

  skip (self, 12);
  if (self->y + 3.5 * BODY * 1.6 > bottom (self))
    break_page (self);
  if (block->detail != NULL)
    {
      place (self, set (self, block->detail, BODY - 1.5, 700, content_width (self)), MARGIN_SIDE, 0.35);
      skip (self, 6);
    }
  place (self, text, MARGIN_SIDE + INDENT / 2, 0.1);
}

static void
place_block (GopsPages *self, const GopsBlock *block, const GopsBlock *before)
{
  switch (block->kind)
    {
    case GOPS_BLOCK_HEADING:
      place_heading (self, block);
      break;
    case GOPS_BLOCK_PARAGRAPH:
      skip (self, 8);
      place (self, set (self, block->text, BODY, 400, content_width (self)), MARGIN_SIDE, 0.1);
      break;
    case GOPS_BLOCK_NOTE:
      place_note (self, block, before);
      break;
    case GOPS_BLOCK_TABLE:
      place_table (self, block->rows);
      break;
    case GOPS_BLOCK_QUOTE:
      place_quote (self, block);
      break;
    case GOPS_BLOCK_BULLET:
    case GOPS_BLOCK_NUMBERED:
      place_item (self, block);
      break;
    }
}

static GopsPages *
lay_out (GopsDocument *document, double width, double height, double scale)
{
  GopsPages *self = g_new0 (GopsPages, 1);

  self->document = document;
  self->width = width;
  self->height = height;
  self->scale = scale;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_typeset_free);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  self->y = MARGIN_TOP;
  if (*document->title != '\0')
    {
      place (self, set (self, document->title, 24, 800, content_width (self)), MARGIN_SIDE, 0.05);
      skip (self, 14);
    }
  for (guint i = 0; i < document->blocks->len; i++)
    place_block (self, document->blocks->pdata[i], i > 0 ? document->blocks->pdata[i - 1] : NULL);
  return self;
}

/* A short document that runs over by a few lines is set a little smaller instead. */
GopsPages *
gops_pages_new (GopsDocument *document, double width, double height)
{
  static const double smaller[] = { 0.95, 0.9, 0.86 };
  GopsPages *self = lay_out (document, width, height, 1);

  for (guint i = 0; i < G_N_ELEMENTS (smaller) && self->page > 0 && self->page < 4; i++)
    {
      GopsPages *other = lay_out (document, width, height, smaller[i]);

      if (other->page < self->page)
        {
          gops_pages_free (self);
          return other;
        }
      gops_pages_free (other);
    }
  return self;
}

void
gops_pages_free (GopsPages *self)
{
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->pieces);
  g_free (self);
}

int
gops_pages_get_count (GopsPages *self)
{
  return self->page + 1;
}

static void
draw_small (GopsPages *self, cairo_t *cr, const char *text, GopsTextAlign align, double y)
{
  GopsTextStyle style = { .text = text, .language = self->document->language, .size = 8.5, .width = content_width (self),
    .max_lines = 1, .align = align };
  g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);

  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  gops_typeset_draw (block, cr, MARGIN_SIDE, y);
}

void
gops_pages_draw (GopsPages *self, int index, cairo_t *cr)
{
  g_autofree char *number = g_strdup_printf ("%d / %d", index + 1, gops_pages_get_count (self));

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page != index)
        continue;
      cairo_set_source_rgb (cr, piece->grey, piece->grey, piece->grey);
      if (piece->block != NULL)
        gops_typeset_draw_lines (piece->block, cr, piece->x, piece->y, piece->first, piece->count);
      else
        {
          cairo_rectangle (cr, piece->x, piece->y, piece->rule, 0.6);
          cairo_fill (cr);
        }
    }
  if (index > 0)
    draw_small (self, cr, self->document->title, GOPS_TEXT_START, 40);
  if (gops_pages_get_count (self) > 1)
    draw_small (self, cr, number, GOPS_TEXT_CENTER, self->height - 44);
}
