/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long pictures.  Everything gets its place first, from the top down; then the picture is as high as it must be. */
#include "config.h"
#include "gops-long-picture.h"

#include <cairo.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gops-document-writers.h"
#include "gops-file-writer.h"
#include "gops-glyphs.h"
#include "gops-output-error.h"
#include "gops-png.h"
#include "gops-text-clean.h"
#include "gops-typesetting.h"

#define SIDE       64.0
#define TOP        88.0
#define FOOT       80.0
#define PAD        40.0    /* within a card */
#define RADIUS     28.0
#define TITLE      76.0
#define BODY       38.0
#define SMALL      29.0
#define INDENT     56.0
#define CELL_GAP   20.0
#define MOST_BYTES 200000  /* of text: more does not fit, and is not worth setting to find that out */

typedef struct
{
  double r, g, b;
} Ink;

static const Ink paper = { 0.929, 0.961, 0.945 }, card = { 1, 1, 1 }, black = { 0.09, 0.13, 0.12 }, grey = { 0.38, 0.44, 0.42 },
                 jade = { 0.075, 0.46, 0.345 }, line = { 0.85, 0.89, 0.87 };

/* Text, or a box when block is NULL. */
typedef struct
{
  GopsTypeset *block;     /* (unowned) (nullable) */
  double       x, y, w, h, radius;
  Ink          ink;
} Piece;

typedef struct
{
  GopsDocument *document;   /* (unowned) */
  GPtrArray    *blocks;     /* (owned) (element-type GopsTypeset) */
  GArray       *pieces;     /* (owned) (element-type Piece) */
  double        y;
} Layout;

static void
layout_clear (Layout *self)
{
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->pieces);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

static double
room (void)
{
  return GOPS_LONG_PICTURE_WIDTH - 2 * SIDE;
}

static GopsTypeset *
set (Layout     *self,
     const char *text,
     double      size,
     int         weight,
     double      width)
{
  gboolean han = gops_text_has_han (text), large = size > 42;
  const GopsTextStyle style = { .text = text, .language = self->document->language, .family = "sans", .size = size, .weight = weight,
                                .width = width, .hang = TRUE, .balance = large, .line_height = large ? (han ? 1.32 : 1.18) : (han ? 1.66 : 1.46) };
  GopsTypeset *block = gops_typeset_new (&style, NULL);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Puts a text at @x, from where the layout has come to. */
static void
place (Layout      *self,
       GopsTypeset *block,
       double       x,
       Ink          ink)
{
  Piece piece = { .block = block, .x = x, .y = self->y, .ink = ink };

  g_array_append_val (self->pieces, piece);
  self->y += gops_typeset_get_height (block);
}

/* Returns: its index, for a height that is known later */
static guint
add_box (Layout *self,
         double  x,
         double  w,
         double  h,
         double  radius,
         Ink     ink)
{
  Piece piece = { .x = x, .y = self->y, .w = w, .h = h, .radius = radius, .ink = ink };

  g_array_append_val (self->pieces, piece);
  return self->pieces->len - 1;
}

/* --- blocks --- */

static void
place_title (Layout     *self,
             const char *kicker)
{
  self->y = TOP;
  if (kicker != NULL && *kicker != '\0' && strstr (self->document->title, kicker) == NULL)
    {
      place (self, set (self, kicker, SMALL + 3, 600, room ()), SIDE, jade);
      self->y += 44;
    }
  place (self, set (self, self->document->title, TITLE, 800, room ()), SIDE, black);
  self->y += 36;
  (void) add_box (self, SIDE, 96, 8, 4, jade);
  self->y += 8 + 14;
}

static void
place_heading (Layout          *self,
               const GopsBlock *block)
{
  GopsTypeset *text = set (self, block->text, 46, 800, room () - 34);

  self->y += 68;
  (void) add_box (self, SIDE, 10, gops_typeset_get_height (text), 5, jade);
  place (self, text, SIDE + 34, black);
  self->y += 8;
}

static void
place_quote (Layout          *self,
             const GopsBlock *block)
{
  guint box;

  self->y += 26;
  box = add_box (self, SIDE, room (), 0, RADIUS, card);
  self->y += PAD;
  if (block->detail != NULL)
    {
      place (self, set (self, block->detail, SMALL, 600, room () - 2 * PAD), SIDE + PAD, jade);
      self->y += 34;
    }
  place (self, set (self, block->text, BODY, 400, room () - 2 * PAD), SIDE + PAD, black);
  self->y += PAD;
  g_array_index (self->pieces, Piece, box).h = self->y - g_array_index (self->pieces, Piece, box).y;
}

static void
place_item (Layout          *self,
            const GopsBlock *block)
{
  g_autofree char *mark = block->kind == GOPS_BLOCK_NUMBERED ? g_strdup_printf ("%d.", block->number) : g_strdup ("•");
  double top = self->y += 24;

  place (self, set (self, mark, BODY, 700, 0), SIDE, jade);
  self->y = top;
  place (self, set (self, block->text, BODY, 400, room () - INDENT), SIDE + INDENT, black);
  if (block->detail == NULL)
    return;
  self->y += 14;
  place (self, set (self, block->detail, SMALL, 400, room () - INDENT), SIDE + INDENT, grey);
}

/* Widths by the longest cell of each column, none under a tenth of the card. */
static void
find_widths (GPtrArray *rows,
             guint      n,
             double    *widths)
{
  double total = 0, width = room () - 2 * PAD - CELL_GAP * (n - 1);

  for (guint c = 0; c < n; c++)
    {
      widths[c] = width / 10;
      for (guint r = 0; r < rows->len; r++)
        if (c < g_strv_length (rows->pdata[r]))
          widths[c] = MAX (widths[c], MIN (g_utf8_strlen (((char **) rows->pdata[r])[c], -1) * BODY * 0.8, width * 0.6));
      total += widths[c];
    }
  for (guint c = 0; c < n; c++)
    widths[c] *= width / total;
}

static void
place_row (Layout       *self,
           char        **cells,
           const double *widths,
           guint         n,
           gboolean      head)
{
  double x = SIDE + PAD, top = self->y += 22, bottom = top;

  for (guint c = 0; c < n && cells[c] != NULL; c++)
    {
      self->y = top;
      place (self, set (self, cells[c], head ? SMALL : BODY - 4, head ? 600 : 400, widths[c]), x, head ? grey : black);
      bottom = MAX (bottom, self->y);
      x += widths[c] + CELL_GAP;
    }
  self->y = bottom + 22;
}

static void
place_table (Layout    *self,
             GPtrArray *rows)
{
  guint n = rows->len > 0 ? MAX (1, g_strv_length (rows->pdata[0])) : 1, box;
  g_autofree double *widths = g_new0 (double, n);

  find_widths (rows, n, widths);
  self->y += 30;
  box = add_box (self, SIDE, room (), 0, RADIUS, card);
  self->y += 12;
  for (guint r = 0; r < rows->len; r++)
    {
      if (r > 0)
        (void) add_box (self, SIDE + PAD, room () - 2 * PAD, 1.5, 0, line);
      place_row (self, rows->pdata[r], widths, n, r == 0);
    }
  self->y += 12;
  g_array_index (self->pieces, Piece, box).h = self->y - g_array_index (self->pieces, Piece, box).y;
}

static void
place_block (Layout          *self,
             const GopsBlock *block)
{
  switch (block->kind)
    {
    case GOPS_BLOCK_CHAPTER:
    case GOPS_BLOCK_HEADING:
      place_heading (self, block);
      break;
    case GOPS_BLOCK_PARAGRAPH:
    case GOPS_BLOCK_CODE:
      self->y += 32;
      place (self, set (self, block->text, BODY, 400, room ()), SIDE, black);
      break;
    case GOPS_BLOCK_NOTE:
      self->y += 60;
      place (self, set (self, block->text, SMALL - 2, 400, room ()), SIDE, grey);
      break;
    case GOPS_BLOCK_QUOTE:
      place_quote (self, block);
      break;
    case GOPS_BLOCK_FIGURES:
    case GOPS_BLOCK_BARS:
    case GOPS_BLOCK_TABLE:
      place_table (self, block->rows);
      break;
    case GOPS_BLOCK_BULLET:
    case GOPS_BLOCK_NUMBERED:
      place_item (self, block);
      break;
    }
}

/* FALSE where there is too much of it. */
static gboolean
lay_out (Layout     *self,
         const char *kicker)
{
  gsize bytes = 0;

  place_title (self, kicker);
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const GopsBlock *block = self->document->blocks->pdata[i];

      bytes += block->text != NULL ? strlen (block->text) : 0;
      if (bytes > MOST_BYTES || self->y > GOPS_LONG_PICTURE_MOST)
        return FALSE;
      place_block (self, block);
    }
  self->y += FOOT;
  return self->y <= GOPS_LONG_PICTURE_MOST;
}

/* --- drawing --- */

static void
trace_box (cairo_t     *cr,
           const Piece *piece)
{
  double r = MIN (piece->radius, piece->h / 2), right = piece->x + piece->w, bottom = piece->y + piece->h;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, piece->y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI / 2);
  cairo_arc (cr, piece->x + r, bottom - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, piece->x + r, piece->y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
draw (const Layout    *self,
      cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, paper.r, paper.g, paper.b);
  cairo_paint (cr);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      cairo_set_source_rgb (cr, piece->ink.r, piece->ink.g, piece->ink.b);
      if (piece->block != NULL)
        gops_typeset_draw (piece->block, cr, piece->x, piece->y);
      else
        {
          trace_box (cr, piece);
          cairo_fill (cr);
        }
    }
  cairo_destroy (cr);
}

GBytes *
gops_write_long_picture (GopsDocument  *document,
                         const char    *kicker,
                         const char    *author,
                         GError       **error)
{
  g_auto (Layout) layout = { document, g_ptr_array_new_with_free_func ((GDestroyNotify) gops_typeset_free), g_array_new (FALSE, TRUE, sizeof (Piece)), 0 };
  cairo_surface_t *surface;
  GBytes *bytes = NULL;

  gops_glyphs_start ();
  if (!lay_out (&layout, kicker))
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("The text is too long for one picture; take out some of it, or choose .pdf instead"));
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, GOPS_LONG_PICTURE_WIDTH, (int) ceil (layout.y));
  draw (&layout, surface);
  if (gops_glyphs_check (document->title, error))
    bytes = gops_png_encode (surface, document->title, author, 0, error);
  cairo_surface_destroy (surface);
  return bytes;
}

gboolean
gops_document_export_long (GopsDocument  *document,
                           const char    *kicker,
                           GFile         *to,
                           const char    *author,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autofree char *base = g_file_get_basename (to), *name = g_ascii_strdown (base, -1);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_str_has_suffix (name, ".png"))
    return gops_document_export (document, to, "plain", author, cancellable, error);
  bytes = gops_write_long_picture (document, kicker, author, error);
  return bytes != NULL && gops_file_write (to, bytes, cancellable, error);
}
