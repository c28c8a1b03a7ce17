/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as pages.  First every line gets its place, then pages are drawn from the list of places, so
 * that the count of pages is known on the first. */
#include "gops-pages-private.h"

#include <cairo-pdf.h>

#include "gops-text-clean.h"

#define BODY GOPS_PAGES_BODY
#define INDENT 20.0
#define CODE_SIDE 118.0

GopsTypeset *
gops_pages_set (GopsPages *self, const char *text, double size, int weight, double width)
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

double
gops_pages_bottom (GopsPages *self)
{
  return self->height - self->foot;
}

void
gops_pages_break (GopsPages *self)
{
  self->page++;
  self->y = self->top;
}

void
gops_pages_add (GopsPages *self, GopsTypeset *block, double x, int first, int count, double grey)
{
  GopsPiece piece = { .kind = GOPS_PIECE_TEXT, .page = self->page, .x = x, .y = self->y, .block = block, .first = first, .count = count, .grey = grey };

  g_array_append_val (self->pieces, piece);
}

void
gops_pages_add_mark (GopsPages *self, const char *text, int level)
{
  GopsPageMark mark = { text, level, self->page, self->side, self->y };

  g_array_append_val (self->marks, mark);
}

static int
lines_that_fit (GopsPages *self, GopsTypeset *block)
{
  double room = gops_pages_bottom (self) - self->y;
  double first = gops_typeset_get_height (block) - (gops_typeset_get_n_lines (block) - 1) * gops_typeset_get_pitch (block);

  return room < first ? 0 : 1 + (int) ((room - first) / gops_typeset_get_pitch (block));
}

void
gops_pages_place (GopsPages *self, GopsTypeset *block, double x, double grey)
{
  int n = gops_typeset_get_n_lines (block), first = 0;

  while (first < n)
    {
      int rest = n - first, fits = MIN (lines_that_fit (self, block), rest);

      if (fits < rest && fits < 2 && self->y > self->top)
        {
          gops_pages_break (self);
          continue;
        }
      fits = MAX (fits, 1);
      if (rest - fits == 1 && fits > 2)
        fits--;
      gops_pages_add (self, block, x, first, fits, grey);
      self->y += gops_typeset_get_height (block) - (n - fits) * gops_typeset_get_pitch (block);
      first += fits;
      if (first < n)
        gops_pages_break (self);
    }
}

void
gops_pages_skip (GopsPages *self, double distance)
{
  self->y += distance * self->scale;
}

double
gops_pages_room (GopsPages *self)
{
  return self->width - 2 * self->side;
}

#define KEPT 130.0   /* points: an item that is no higher stays on one page */

/* The mark stands on the base line of the text. */
static void
add_item_mark (GopsPages *self, const GopsBlock *block, GopsTypeset *text)
{
  g_autofree char *mark = block->kind == GOPS_BLOCK_NUMBERED ? g_strdup_printf ("%d.", block->number) : g_strdup ("•");
  GopsTypeset *set = gops_pages_set (self, mark, BODY, 500, 0);
  double y = self->y;

  self->y += gops_typeset_get_ascent (text) - gops_typeset_get_ascent (set);
  gops_pages_add (self, set, self->side, 0, 1, 0.35);
  self->y = y;
}

static void
place_item (GopsPages *self, const GopsBlock *block)
{
  double width = gops_pages_room (self) - INDENT, height;
  GopsTypeset *text = gops_pages_set (self, block->text, BODY, 400, width);
  GopsTypeset *detail = block->detail != NULL ? gops_pages_set (self, block->detail, BODY - 1, 400, width) : NULL;

  gops_pages_skip (self, 7);
  height = gops_typeset_get_height (text) + (detail != NULL ? 6 + gops_typeset_get_height (detail) : 0);
  if (lines_that_fit (self, text) < MIN (2, gops_typeset_get_n_lines (text)) || (height < KEPT && self->y + height > gops_pages_bottom (self)))
    gops_pages_break (self);
  add_item_mark (self, block, text);
  gops_pages_place (self, text, self->side + INDENT, 0.1);
  if (detail == NULL)
    return;
  gops_pages_skip (self, 6);
  gops_pages_place (self, detail, self->side + INDENT, 0.4);
}

static void
place_heading (GopsPages *self, const GopsBlock *block)
{
  GopsTypeset *text = gops_pages_set (self, block->text, 12.5, 700, gops_pages_room (self));

  gops_pages_skip (self, self->y > self->top ? 22 : 0);
  /* A heading never stands alone at the foot of a page. */
  if (self->y + gops_typeset_get_height (text) + 4 * BODY * 1.6 > gops_pages_bottom (self))
    gops_pages_break (self);
  gops_pages_add_mark (self, block->text, 2);
  gops_pages_place (self, text, self->side, 0.1);
  gops_pages_skip (self, 4);
}

static void
place_note (GopsPages *self, const GopsBlock *block, const GopsBlock *before)
{
  gops_pages_skip (self, before != NULL && before->kind == GOPS_BLOCK_NOTE ? 7 : 24);
  gops_pages_place (self, gops_pages_set (self, block->text, BODY - 1.5, 400, gops_pages_room (self)), self->side, 0.4);
}

/* Who said it stands above what was said, on the same page. */
static void
place_quote (GopsPages *self, const GopsBlock *block)
{
  GopsTypeset *text = gops_pages_set (self, block->text, BODY, 400, gops_pages_room (self) - INDENT);

  gops_pages_skip (self, 12);
  if (self->y + 3.5 * BODY * 1.6 > gops_pages_bottom (self))
    gops_pages_break (self);
  if (block->detail != NULL)
    {
      gops_pages_place (self, gops_pages_set (self, block->detail, BODY - 1.5, 700, gops_pages_room (self)), self->side, 0.35);
      gops_pages_skip (self, 6);
    }
  gops_pages_place (self, text, self->side + INDENT / 2, 0.1);
}

/* The code with what it is for beside it. One that is too long to be drawn stands as text. */
static void
place_code (GopsPages *self, const GopsBlock *block)
{
  GopsQr *code = gops_qr_new (block->text, NULL);
  GopsPiece piece = { .kind = GOPS_PIECE_CODE, .x = self->side, .code = code, .width = CODE_SIDE };
  double indent = CODE_SIDE + 16;

  gops_pages_skip (self, 14);
  if (code == NULL)
    {
      gops_pages_place (self, gops_pages_set (self, block->text, BODY, 400, gops_pages_room (self)), self->side, 0.1);
      return;
    }
  g_ptr_array_add (self->codes, code);
  if (self->y + CODE_SIDE > gops_pages_bottom (self))
    gops_pages_break (self);
  piece.page = self->page;
  piece.y = self->y;
  g_array_append_val (self->pieces, piece);
  if (block->detail != NULL)
    {
      GopsTypeset *text = gops_pages_set (self, block->detail, BODY, 400, gops_pages_room (self) - indent);

      self->y += MAX (0, (CODE_SIDE - gops_typeset_get_height (text)) / 2);
      gops_pages_add (self, text, self->side + indent, 0, gops_typeset_get_n_lines (text), 0.1);
    }
  self->y = piece.y + CODE_SIDE;
}

/* Outside a book a chapter is a larger heading. */
static void
place_chapter (GopsPages *self, const GopsBlock *block)
{
  GopsTypeset *text = gops_pages_set (self, block->text, 16, 800, gops_pages_room (self));

  if (self->is_book)
    {
      gops_pages_place_chapter (self, block);
      return;
    }
  gops_pages_skip (self, self->y > self->top ? 30 : 0);
  if (self->y + gops_typeset_get_height (text) + 6 * BODY * 1.6 > gops_pages_bottom (self))
    gops_pages_break (self);
  gops_pages_add_mark (self, block->text, 1);
  gops_pages_place (self, text, self->side, -1);
  gops_pages_skip (self, 5);
  if (block->detail != NULL)
    gops_pages_place (self, gops_pages_set (self, block->detail, BODY - 0.5, 400, gops_pages_room (self)), self->side, 0.4);
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
      gops_pages_skip (self, 8);
      gops_pages_place (self, gops_pages_set (self, block->text, BODY, 400, gops_pages_room (self)), self->side, 0.1);
      break;
    case GOPS_BLOCK_NOTE:
      place_note (self, block, before);
      break;
    case GOPS_BLOCK_TABLE:
      gops_pages_place_table (self, block->rows);
      break;
    case GOPS_BLOCK_QUOTE:
      place_quote (self, block);
      break;
    case GOPS_BLOCK_CHAPTER:
      place_chapter (self, block);
      break;
    case GOPS_BLOCK_FIGURES:
      gops_pages_place_figures (self, block->rows);
      break;
    case GOPS_BLOCK_BARS:
      gops_pages_place_bars (self, block);
      break;
    case GOPS_BLOCK_CODE:
      place_code (self, block);
      break;
    case GOPS_BLOCK_BULLET:
    case GOPS_BLOCK_NUMBERED:
      place_item (self, block);
      break;
    }
}

static void
set_margins (GopsPages *self)
{
  self->side = self->is_book ? 52 : 68;
  self->top = self->is_book ? 64 : 72;
  self->foot = self->is_book ? 66 : 76;
}

static void
begin_document (GopsPages *self)
{
  if (*self->document->title == '\0')
    return;
  gops_pages_place (self, gops_pages_set (self, self->document->title, 24, 800, gops_pages_room (self)), self->side, 0.05);
  gops_pages_skip (self, 14);
}

static GopsPages *
lay_out (GopsDocument *document, double width, double height, double scale)
{
  GopsPages *self = g_new0 (GopsPages, 1);

  self->document = document;
  self->is_book = document->cover != NULL;
  self->width = width;
  self->height = height;
  self->scale = scale;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_typeset_free);
  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_qr_free);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (GopsPiece));
  self->marks = g_array_new (FALSE, TRUE, sizeof (GopsPageMark));
  self->contents = g_array_new (FALSE, TRUE, sizeof (GopsContentsLine));
  set_margins (self);
  self->y = self->top;
  if (self->is_book)
    gops_pages_begin_book (self);
  else
    begin_document (self);
  for (guint i = 0; i < document->blocks->len; i++)
    place_block (self, document->blocks->pdata[i], i > 0 ? document->blocks->pdata[i - 1] : NULL);
  return self;
}

/* A short document that runs over by a few lines is set a little smaller instead. */
GopsPages *
gops_pages_new (GopsDocument *document, double width, double height)
{
  static const double smaller[] = { 0.95, 0.9, 0.86 };
  GopsPages *self = lay_out (document, width, height, document->cover != NULL ? 0.95 : 1);

  for (guint i = 0; i < G_N_ELEMENTS (smaller) && !self->is_book && self->page > 0 && self->page < 4; i++)
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
  g_ptr_array_unref (self->codes);
  g_array_unref (self->pieces);
  g_array_unref (self->marks);
  g_array_unref (self->contents);
  g_free (self);
}

int
gops_pages_get_count (GopsPages *self)
{
  return self->page + 1;
}

/* --- drawing --- */

static void
draw_small (GopsPages *self, cairo_t *cr, const char *text, GopsTextAlign align, double y)
{
  GopsTextStyle style = { .text = text, .language = self->document->language, .size = 8.5, .width = gops_pages_room (self),
    .max_lines = 1, .align = align };
  g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);

  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  gops_typeset_draw (block, cr, self->side, y);
}

static void
draw_piece (cairo_t *cr, const GopsPiece *piece)
{
  if (piece->grey < 0)
    gops_pages_use_accent (cr);
  else
    cairo_set_source_rgb (cr, piece->grey, piece->grey, piece->grey);
  switch (piece->kind)
    {
    case GOPS_PIECE_TEXT:
      gops_typeset_draw_lines (piece->block, cr, piece->x, piece->y, piece->first, piece->count);
      break;
    case GOPS_PIECE_RULE:
      cairo_rectangle (cr, piece->x, piece->y, piece->width, piece->height);
      cairo_fill (cr);
      break;
    case GOPS_PIECE_CODE:
      cairo_set_source_rgb (cr, 0, 0, 0);
      gops_qr_draw (piece->code, cr, piece->x, piece->y, piece->width);
      break;
    }
}

/* The first piece of page @index; they stand by page. */
static guint
first_piece (GopsPages *self, int index)
{
  guint low = 0, high = self->pieces->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->pieces, GopsPiece, middle).page < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Readers jump to these places; elsewhere than in a PDF nothing happens. */
static void
draw_marks (GopsPages *self, int index, cairo_t *cr)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const GopsPageMark *mark = &g_array_index (self->marks, GopsPageMark, i);
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *attributes = NULL;

      if (mark->page != index)
        continue;
      attributes = g_strdup_printf ("name='m%u' x=%s y=%s", i, g_ascii_formatd (x, sizeof x, "%.2f", mark->x),
                                    g_ascii_formatd (y, sizeof y, "%.2f", MAX (0, mark->y - 20)));
      cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
      cairo_tag_end (cr, CAIRO_TAG_DEST);
    }
}

void
gops_pages_draw (GopsPages *self, int index, cairo_t *cr)
{
  g_autofree char *number = g_strdup_printf ("%d / %d", index + 1, gops_pages_get_count (self));

  draw_marks (self, index, cr);
  if (self->is_book && index == 0)
    gops_pages_draw_cover (self, cr);
  for (guint i = first_piece (self, index); i < self->pieces->len && g_array_index (self->pieces, GopsPiece, i).page == index; i++)
    draw_piece (cr, &g_array_index (self->pieces, GopsPiece, i));
  if (self->is_book)
    {
      gops_pages_draw_book (self, index, cr);
      return;
    }
  if (index > 0)
    draw_small (self, cr, self->document->title, GOPS_TEXT_START, 40);
  if (gops_pages_get_count (self) > 1)
    draw_small (self, cr, number, GOPS_TEXT_CENTER, self->height - 44);
}

void
gops_pages_add_outline (GopsPages *self, cairo_surface_t *surface)
{
  int chapter = CAIRO_PDF_OUTLINE_ROOT;

  if (gops_pages_get_count (self) == 1)
    return;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const GopsPageMark *mark = &g_array_index (self->marks, GopsPageMark, i);
      g_autofree char *link = g_strdup_printf ("dest='m%u'", i);
      int id = cairo_pdf_surface_add_outline (surface, mark->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : chapter, mark->text, link, CAIRO_PDF_OUTLINE_FLAG_OPEN);

      if (mark->level == 1)
        chapter = id;
    }
}
