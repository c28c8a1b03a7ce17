/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where on a poster: for tests of composition and checks before printing. */
#pragma once

#include "gops-poster.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_POSTER_PIECE_TEXT,
  GOPS_POSTER_PIECE_CODE,
} GopsPosterPieceKind;

typedef enum
{
  GOPS_POSTER_EDGE_LEFT,
  GOPS_POSTER_EDGE_CENTER,
  GOPS_POSTER_EDGE_RIGHT,
} GopsPosterEdge;

/* A text or the code; lengths in pixels of the poster. */
typedef struct
{
  GopsPosterPieceKind  kind;
  char                *text;         /* (owned) as set: one line for each line shown */
  double               x, y, w, h;   /* what it covers */
  GopsPosterEdge       edge;         /* the edge that it is aligned by */
  double               wanted;       /* size of the type before it gave way; 0 for a code */
  double               size;         /* and after */
  double               rgba[4];      /* of the text */
  int                  n_lines;
  gboolean             vertical;
  gboolean             figure;       /* belongs to a drawing, as the numbers on a dial do */
} GopsPosterPiece;

void       gops_poster_piece_free (GopsPosterPiece  *self);

/* Draws everything but the texts and the code on @cr, as gops_poster_draw () does, and tells where they would
 * stand.  (element-type GopsPosterPiece) (transfer full) (nullable)  Errors: as gops_poster_draw (). */
GPtrArray *gops_poster_inspect    (const GopsPoster *poster,
                                   cairo_t          *cr,
                                   GError          **error);

G_END_DECLS
