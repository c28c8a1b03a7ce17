/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one module that sets text, for posters and for pages.
 *
 *   GopsTextStyle style = { .text = …, .language = "zh_CN", .size = 40, .width = 600 };
 *   g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);
 *   gops_typeset_draw (block, cr, x, y);
 *
 * A block's top is the top of its capitals (or Han signs) and its bottom the last base line (or the foot
 * of the Han signs), so that boxes align by what is seen.  Units are those of the cairo_t, usually pixels.
 * Any thread may set text; one at a time does (gops-faces.h).  A block stays in the thread that made it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_TEXT_START,
  GOPS_TEXT_CENTER,
  GOPS_TEXT_END,
} GopsTextAlign;

typedef struct
{
  const char   *text;         /* may hold line feeds; cleaned by gops_text_clean () */
  const char   *language;     /* "en", "zh_CN": chooses glyphs and line breaking */
  const char   *family;       /* "sans", "display", "serif" or "kai"; NULL is "sans" */
  double        size;         /* wanted size of the em */
  double        min_size;     /* shrink limit; 0 or more than size: never shrinks */
  int           weight;       /* 100 … 900; 0 is 400 */
  double        width;        /* of the box; 0 is unlimited */
  double        max_height;   /* 0 is unlimited */
  int           max_lines;    /* 0 is unlimited */
  double        line_height;  /* in em; 0 is 1.45 for Han, 1.3 otherwise */
  double        tracking;     /* in em */
  GopsTextAlign align;
  gboolean      fill;         /* as large as @size allows so that the longest line's ink fills @width */
  gboolean      balance;      /* lines of like length, broken at sense (headlines) */
  gboolean      by_ink;       /* aligned by the ink, not by the box of the signs */
  gboolean      hang;         /* ，。、 at the end of a line may hang outside @width */
} GopsTextStyle;

typedef struct _GopsTypeset GopsTypeset;

/* Sets the text.  @substitutions: (element-type utf8) (nullable): gets a line "wanted → used" for each
 * face that is not installed, once.  (transfer full) */
GopsTypeset *gops_typeset_new           (const GopsTextStyle *style,
                                         GPtrArray           *substitutions);
void         gops_typeset_free          (GopsTypeset         *self);

/* Draws with the context's source; (x, y) is the top left of the box, whose width is the style's (or the
 * block's own when that is 0). */
void         gops_typeset_draw          (GopsTypeset         *self,
                                         cairo_t             *cr,
                                         double               x,
                                         double               y);
/* Draws the lines @first … @first + @count - 1 with the top of line @first at @y. */
void         gops_typeset_draw_lines    (GopsTypeset         *self,
                                         cairo_t             *cr,
                                         double               x,
                                         double               y,
                                         int                  first,
                                         int                  count);

double       gops_typeset_get_height    (GopsTypeset         *self);
/* Width of the widest line, hanging marks left out. */
double       gops_typeset_get_width     (GopsTypeset         *self);
/* The width that a box needs for the text to be set again without another break. */
double       gops_typeset_get_advance   (GopsTypeset         *self);
double       gops_typeset_get_size      (GopsTypeset         *self);
/* From the block's top to its first base line. */
double       gops_typeset_get_ascent    (GopsTypeset         *self);
/* Distance from base line to base line. */
double       gops_typeset_get_pitch     (GopsTypeset         *self);
int          gops_typeset_get_n_lines   (GopsTypeset         *self);
/* The characters of one line.  (transfer none) */
const char  *gops_typeset_get_line      (GopsTypeset         *self,
                                         int                  line);
/* Whether text was left out (an ellipsis stands at the end). */
gboolean     gops_typeset_is_shortened  (GopsTypeset         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTypeset, gops_typeset_free)

G_END_DECLS
