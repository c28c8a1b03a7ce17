/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a book: cover, contents, chapters, running heads. */
#include "gops-pages-private.h"

#include <math.h>

#include "gops-phrase.h"
#include "gops-text-clean.h"

#define COVER_SHARE 0.64     /* of the cover that is coloured */
#define ENTRY_CHAPTER 10.5
#define ENTRY_HEADING 9.5
#define CHAPTER_GAP 16.0
#define HEADING_GAP 9.0
#define NUMBER_WIDTH 28.0
#define SMALL 8.0

/* Jade, dark enough for text: 5.6 to 1 on white. */
static const double accent[3] = { 0.078, 0.455, 0.353 };

void
gops_pages_use_accent (cairo_t *cr)
{
  cairo_set_source_rgb (cr, accent[0], accent[1], accent[2]);
}

static GopsTypeset *
set_line (GopsPages *self, const char *text, double size, int weight, double width, GopsTextAlign align)
{
  GopsTextStyle style = { .text = text, .language = self->document->language, .size = size, .weight = weight, .width = width, .max_lines = 1,
    .align = align };

  return gops_typeset_new (&style, NULL);
}

/* --- cover --- */

/* A circle of people around a middle, as dots: the further out, the fainter. */
static void
draw_circle (cairo_t *cr, double x, double y, double step)
{
  for (int ring = 1; ring <= 9; ring++)
    for (int i = 0; i < 6 * ring; i++)
      {
        double angle = 2 * G_PI * (i + ring * 0.31) / (6 * ring), size = step * (0.2 - 0.008 * ring);

        cairo_set_source_rgba (cr, 1, 1, 1, 0.34 - 0.03 * ring);
        cairo_arc (cr, x + ring * step * cos (angle), y + ring * step * sin (angle), size, 0, 2 * G_PI);
        cairo_fill (cr);
      }
  cairo_set_source_rgba (cr, 1, 1, 1, 0.5);
  cairo_arc (cr, x, y, step * 0.34, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_ground (GopsPages *self, cairo_t *cr)
{
  double height = self->height * COVER_SHARE;

  cairo_save (cr);
  gops_pages_use_accent (cr);
  cairo_rectangle (cr, -1, -1, self->width + 2, height + 1);   /* over the edge, which pictures of the page round */
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  draw_circle (cr, self->width * 0.86, height * 0.2, self->width * 0.062);
  cairo_restore (cr);
}

/* The title as large as its length allows, standing on the foot of the ground. */
static void
draw_title (GopsPages *self, cairo_t *cr)
{
  gboolean han = gops_text_has_han (self->document->title);
  GopsTextStyle style = { .text = self->document->title, .language = self->document->language, .size = 40, .min_size = 17, .weight = 800,
    .width = gops_pages_room (self), .max_height = self->height * 0.3, .balance = TRUE, .line_height = han ? 1.28 : 1.12 };
  g_autoptr (GopsTypeset) title = gops_typeset_new (&style, NULL);
  g_autoptr (GopsTypeset) kind = set_line (self, self->document->cover->kind, 13, 600, gops_pages_room (self), GOPS_TEXT_START);
  double y = self->height * COVER_SHARE - 40 - gops_typeset_get_height (title);

  cairo_set_source_rgb (cr, 1, 1, 1);
  gops_typeset_draw (title, cr, self->side, y);
  gops_typeset_draw (kind, cr, self->side, y - 24 - gops_typeset_get_height (kind));
}

/* What is told below: the motto, and at the foot the lines. */
static void
draw_below (GopsPages *self, cairo_t *cr)
{
  const GopsCover *cover = self->document->cover;
  guint n = g_strv_length (cover->lines);
  GopsTextStyle style = { .text = cover->motto, .language = self->document->language, .size = 13, .min_size = 9, .width = gops_pages_room (self),
    .max_height = self->height * (1 - COVER_SHARE) - 110, .hang = TRUE, .line_height = gops_text_has_han (cover->motto) ? 1.6 : 1.4 };
  g_autoptr (GopsTypeset) motto = *cover->motto != '\0' ? gops_typeset_new (&style, NULL) : NULL;

  cairo_set_source_rgb (cr, 0.12, 0.12, 0.12);
  if (motto != NULL)
    gops_typeset_draw (motto, cr, self->side, self->height * COVER_SHARE + 30);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GopsTypeset) line = set_line (self, cover->lines[i], 9, 400, gops_pages_room (self), GOPS_TEXT_START);

      cairo_set_source_rgb (cr, 0.36, 0.36, 0.36);
      gops_typeset_draw (line, cr, self->side, self->height - 44 - (n - 1 - i) * 16.0);
    }
}

void
gops_pages_draw_cover (GopsPages *self, cairo_t *cr)
{
  draw_ground (self, cr);
  draw_title (self, cr);
  draw_below (self, cr);
}

/* --- contents --- */

static gboolean
is_entry (const GopsBlock *block, gboolean headings)
{
  return block->kind == GOPS_BLOCK_CHAPTER || (headings && block->kind == GOPS_BLOCK_HEADING);
}

/* Whether chapters and headings stand on one page; else chapters alone are listed, with what is in them. */
static gboolean
fits_with_headings (GopsPages *self)
{
  double y = self->y;

  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const GopsBlock *block = self->document->blocks->pdata[i];

      if (is_entry (block, TRUE))
        y += block->kind == GOPS_BLOCK_CHAPTER ? CHAPTER_GAP + ENTRY_CHAPTER : HEADING_GAP + ENTRY_HEADING;
    }
  return y <= gops_pages_bottom (self);
}

static void
place_lead (GopsPages *self, const char *lead)
{
  GopsTypeset *text = gops_pages_set (self, lead, ENTRY_HEADING, 400, gops_pages_room (self) - 2 * NUMBER_WIDTH);

  self->y += 8;
  gops_pages_add (self, text, self->side, 0, gops_typeset_get_n_lines (text), 0.42);
  self->y += gops_typeset_get_height (text) + 4;
}

static void
place_entry (GopsPages *self, const GopsBlock *block, guint mark, gboolean with_lead)
{
  gboolean chapter = block->kind == GOPS_BLOCK_CHAPTER;
  double indent = chapter ? 0 : 16, size = chapter ? ENTRY_CHAPTER : ENTRY_HEADING;
  GopsTypeset *text = set_line (self, block->text, size, chapter ? 700 : 400, gops_pages_room (self) - indent - NUMBER_WIDTH, GOPS_TEXT_START);
  GopsContentsLine line = { .mark = mark, .end = self->side + indent + gops_typeset_get_width (text) };

  g_ptr_array_add (self->blocks, text);
  self->y += chapter ? CHAPTER_GAP : HEADING_GAP;
  if (self->y + gops_typeset_get_height (text) + (with_lead ? 36 : 0) > gops_pages_bottom (self))
    gops_pages_break (self);
  gops_pages_add (self, text, self->side + indent, 0, 1, chapter ? 0.08 : 0.25);
  line.page = self->page;
  line.y = self->y;
  g_array_append_val (self->contents, line);
  self->y += gops_typeset_get_height (text);
  if (with_lead && block->detail != NULL)
    place_lead (self, block->detail);
}

void
gops_pages_begin_book (GopsPages *self)
{
  const GPtrArray *blocks = self->document->blocks;
  gboolean headings;
  guint mark = 0;

  gops_pages_break (self);
  gops_pages_place (self, gops_pages_set (self, gops_phrase (self->document->language, "book.contents"), 20, 800, gops_pages_room (self)), self->side, 0.05);
  self->y += 14;
  headings = fits_with_headings (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      const GopsBlock *block = blocks->pdata[i];

      if (is_entry (block, headings))
        place_entry (self, block, mark, !headings);
      mark += is_entry (block, TRUE);
    }
  gops_pages_break (self);
  self->first_page = self->page;
}

/* Dots from the end of the text to the number, on one grid for all lines. */
static void
draw_dots (GopsPages *self, cairo_t *cr, double from, double until, double y)
{
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  for (double x = ceil ((from + 6) / 5) * 5; x < until - 5; x += 5)
    {
      cairo_arc (cr, x, y, 0.6, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_link (GopsPages *self, cairo_t *cr, const GopsContentsLine *line)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], width[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes =
    g_strdup_printf ("dest='m%u' rect=[%s %s %s 18]", line->mark, g_ascii_formatd (x, sizeof x, "%.2f", self->side),
                     g_ascii_formatd (y, sizeof y, "%.2f", line->y - 4), g_ascii_formatd (width, sizeof width, "%.2f", gops_pages_room (self)));

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
draw_numbers (GopsPages *self, int index, cairo_t *cr)
{
  for (guint i = 0; i < self->contents->len; i++)
    {
      const GopsContentsLine *line = &g_array_index (self->contents, GopsContentsLine, i);
      const GopsPageMark *mark = &g_array_index (self->marks, GopsPageMark, line->mark);
      g_autofree char *number = g_strdup_printf ("%d", mark->page + 1);
      g_autoptr (GopsTypeset) text = NULL;

      if (line->page != index)
        continue;
      text = set_line (self, number, ENTRY_HEADING, mark->level == 1 ? 700 : 400, NUMBER_WIDTH, GOPS_TEXT_END);
      draw_dots (self, cr, line->end, self->width - self->side - gops_typeset_get_width (text), line->y + gops_typeset_get_ascent (text) - 1);
      cairo_set_source_rgb (cr, 0.15, 0.15, 0.15);
      gops_typeset_draw (text, cr, self->width - self->side - NUMBER_WIDTH, line->y);
      draw_link (self, cr, line);
    }
}

/* --- chapters --- */

/* A chapter begins a page, or stands below a short one. */
void
gops_pages_place_chapter (GopsPages *self, const GopsBlock *block)
{
  GopsTypeset *text = gops_pages_set (self, block->text, 21, 800, gops_pages_room (self));
  GopsPiece bar = { .kind = GOPS_PIECE_RULE, .grey = -1, .x = self->side, .width = 28, .height = 3 };

  if (self->y > self->height * 0.42)
    gops_pages_break (self);
  gops_pages_skip (self, self->y > self->top ? 44 : 6);
  bar.page = self->page;
  bar.y = self->y;
  g_array_append_val (self->pieces, bar);
  self->y += 16;
  gops_pages_add_mark (self, block->text, 1);
  gops_pages_place (self, text, self->side, 0.05);
  gops_pages_skip (self, 9);
  if (block->detail != NULL)
    gops_pages_place (self, gops_pages_set (self, block->detail, GOPS_PAGES_BODY, 400, gops_pages_room (self)), self->side, 0.4);
  gops_pages_skip (self, 6);
}

/* --- running heads --- */

/* The chapter that page @index goes on with. Returns: (nullable): one begins at its top */
static const char *
running_chapter (GopsPages *self, int index)
{
  const char *chapter = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const GopsPageMark *mark = &g_array_index (self->marks, GopsPageMark, i);

      if (mark->level != 1 || mark->page > index)
        continue;
      if (mark->page == index)
        return mark->y < self->top + 40 ? NULL : chapter;
      chapter = mark->text;
    }
  return chapter;
}

static void
draw_small (GopsPages *self, cairo_t *cr, const char *text, gboolean left, double y)
{
  g_autoptr (GopsTypeset) line = set_line (self, text, SMALL, 400, gops_pages_room (self), left ? GOPS_TEXT_START : GOPS_TEXT_END);

  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  gops_typeset_draw (line, cr, self->side, y);
}

/* The title on left pages, the chapter on right ones; numbers at the outer edge. The cover is page 1. */
void
gops_pages_draw_book (GopsPages *self, int index, cairo_t *cr)
{
  g_autofree char *number = g_strdup_printf ("%d", index + 1);
  const char *chapter = running_chapter (self, index);
  gboolean left = index % 2 == 1;

  if (index == 0)
    return;
  if (index < self->first_page)
    draw_numbers (self, index, cr);
  else if (chapter != NULL)
    draw_small (self, cr, left ? self->document->title : chapter, left, 36);
  draw_small (self, cr, number, left, self->height - 38);
}
