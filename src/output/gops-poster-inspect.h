/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where on a poster: for tests of composition, checks before printing, and hands that move it. */
#pragma once

#include "gops-poster.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_POSTER_PIECE_TEXT,
  GOPS_POSTER_PIECE_CODE,
  GOPS_POSTER_PIECE_PICTURE,   /* of a field, or the logo */
  GOPS_POSTER_PIECE_DRAWING,   /* shapes that belong together */
} GopsPosterPieceKind;

typedef enum
{
  GOPS_POSTER_EDGE_LEFT,
  GOPS_POSTER_EDGE_CENTER,
  GOPS_POSTER_EDGE_RIGHT,
} GopsPosterEdge;

/* A layer; lengths in pixels of the poster. */
typedef struct
{
  GopsPosterPieceKind  kind;
  char                *id;           /* (owned) the same in every drawing of the layout: key of GopsPosterChanges */
  char                *name;         /* (owned) for people, in the language of the program */
  char                *field;        /* (owned) (nullable) id of the field that it shows */
  gboolean             hidden;       /* by hand: it covers nothing */
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

/* All layers from the ground up, pictures and drawings too; those that were hidden by hand last. Texts that belong to a
 * drawing are no layers.  (element-type GopsPosterPiece) (transfer full) (nullable)  Errors: as gops_poster_draw (). */
GPtrArray *gops_poster_layers     (const GopsPoster *poster,
                                   GError          **error);

/* The uppermost of @layers at the point; drawings only where there is nothing else, the smaller before the larger.
 * (transfer none) (nullable) */
GopsPosterPiece *gops_poster_layer_at (GPtrArray    *layers,
                                       double        x,
                                       double        y);

G_END_DECLS
