/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster on the sheet that a printer cuts it from: what runs over the edge (bleed), and lines that say where to cut. */
#pragma once

#include "gops-bitmap.h"
#include "gops-poster.h"

G_BEGIN_DECLS

/* All lengths in pixels of the poster. */
typedef struct
{
  GopsPoster poster;          /* of a height that is known */
  double     dpi;             /* pixels to an inch; 96 where nobody told */
  gboolean   dpi_told;
  int        bleed;           /* beyond the poster on each side */
  int        edge;            /* from the sheet's edge to the poster's */
  gboolean   marks;
  int        width, height;   /* of the sheet */
} GopsPosterSheet;

/* @print: (nullable).  Errors: GOPS_OUTPUT_ERROR_FORMAT for a resolution or bleed that cannot be. */
gboolean gops_poster_sheet_init   (GopsPosterSheet        *self,
                                   const GopsPoster       *poster,
                                   const GopsPosterPrint  *print,
                                   GError                **error);

/* As gops_poster_draw (). */
gboolean gops_poster_sheet_draw   (const GopsPosterSheet  *self,
                                   cairo_t                *cr,
                                   GPtrArray             **out_notes,
                                   GError                **error);

/* As a picture, drawn strip by strip when it is large.  (transfer full) (nullable) */
GBytes  *gops_poster_sheet_encode (const GopsPosterSheet  *self,
                                   GopsBitmapFormat       format,
                                   const char             *title,
                                   const char             *author,
                                   GPtrArray             **out_notes,
                                   GError                **error);

G_END_DECLS
