/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a layer comes to rest while it is dragged: at the margins, in the middle, in line with the others. */
#pragma once

#include "gops-poster-inspect.h"

G_BEGIN_DECLS

/**
 * GopsPosterSnap:
 * @dx: how far the layer really goes
 * @dy: the same downwards
 * @guide_x: the line that it stands at, to draw it; < 0: none
 * @guide_y: the same for a line from left to right
 */
typedef struct
{
  double dx;
  double dy;
  double guide_x;
  double guide_y;
} GopsPosterSnap;

/* @layers: (element-type GopsPosterPiece): as they stand; drawings are nothing to align with
 * @id: of the layer that is moved
 * @box: where it stood when the drag began: x, y, w, h
 * @dx, @dy: how far it was dragged
 * @within: how near it must come to be caught
 * All lengths are in pixels of the poster of @width × @height. */
GopsPosterSnap gops_poster_snap (GPtrArray    *layers,
                                 const char   *id,
                                 const double  box[4],
                                 double        dx,
                                 double        dy,
                                 double        width,
                                 double        height,
                                 double        within);

G_END_DECLS
