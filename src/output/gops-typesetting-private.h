/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the typesetting share: where lines may break, and how a line is laid out. */
#pragma once

#include <pango/pangocairo.h>
#include "gops-typesetting.h"

G_BEGIN_DECLS

/* A place where a line may end.  @x is the width of all text before it, at the style's size. */
typedef struct
{
  int      index;       /* byte in the prepared text */
  double   x;           /* up to here, blanks before the place left out */
  double   x_next;      /* where the next line begins */
  double   x_hang;      /* like x, without a mark that may hang */
  double   penalty;     /* 0 good … 1 inside a word; ≥ 100 only when nothing else helps */
  gboolean forced;      /* a line feed or the end */
} GopsBreak;

/* Marks the thin space that stands between Han and other scripts; it has a set width and no glyph. */
#define GOPS_THIN_SPACE "\xe2\x80\x8a"
#define GOPS_THIN_SPACE_CHAR 0x200a
#define GOPS_THIN_SPACE_EM 0.2

/* A layout of one line without width limit.  (transfer full) */
PangoLayout *gops_typeset_layout_line   (const GopsTextStyle *style,
                                         double               size,
                                         const char          *text,
                                         int                  length);
/* @style's text, cleaned, with thin spaces.  (transfer full) */
char        *gops_typeset_prepare       (const GopsTextStyle *style);
/* All places where @text may break, in order.  (element-type GopsBreak) (transfer full) */
GArray      *gops_typeset_find_breaks   (const GopsTextStyle *style,
                                         const char          *text);
/* Chooses the ends of lines for @width (at the style's size).  (element-type int: positions in @breaks)
 * (transfer full).  @out_bad: whether a word had to be cut or a line is too wide. */
GArray      *gops_typeset_choose_breaks (GArray              *breaks,
                                         double               width,
                                         gboolean             balance,
                                         gboolean            *out_bad);
/* Tells gops-glyphs.h which characters of @layout have a glyph. */
void         gops_typeset_note_glyphs   (PangoLayout         *layout);
void         gops_typeset_note_faces    (const GopsTextStyle *style,
                                         PangoLayout         *layout,
                                         GPtrArray           *substitutions);

G_END_DECLS
