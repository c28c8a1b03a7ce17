/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a layer comes to rest while it is dragged. */

#include "config.h"

#include <math.h>

#include "gops-poster-snap.h"

#define MARGIN 0.05   /* of the shorter side: what every template keeps free */

/* Along one direction. */
typedef struct
{
  double begin;     /* of the layer, where it was dragged to */
  double length;
  double best;      /* how far it has yet to go */
  double guide;     /* < 0: to nowhere */
} Axis;

/* @part: of the layer: 0 its beginning, 1 its middle, 2 its end */
static void
try_line (Axis   *axis,
          int     part,
          double  line)
{
  double way = line - (axis->begin + axis->length * part / 2);

  if (fabs (way) >= fabs (axis->best))
    return;
  axis->best = way;
  axis->guide = line;
}

/* Edges come in line with edges, the middle with the middle. */
static void
try_lines (Axis   *axis,
           double  begin,
           double  length)
{
  for (int part = 0; part <= 2; part += 2)
    {
      try_line (axis, part, begin);
      try_line (axis, part, begin + length);
    }
  try_line (axis, 1, begin + length / 2);
}

static gboolean
is_to_align_with (const GopsPosterPiece *piece,
                  const char            *id)
{
  return !piece->hidden && piece->kind != GOPS_POSTER_PIECE_DRAWING && !g_str_equal (piece->id, id);
}

GopsPosterSnap
gops_poster_snap (GPtrArray    *layers,
                  const char   *id,
                  const double  box[4],
                  double        dx,
                  double        dy,
                  double        width,
                  double        height,
                  double        within)
{
  double margin = MARGIN * MIN (width, height);
  Axis across = { box[0] + dx, box[2], within, -1 }, down = { box[1] + dy, box[3], within, -1 };

  try_lines (&across, margin, width - 2 * margin);
  try_lines (&down, margin, height - 2 * margin);
  for (guint i = 0; i < layers->len; i++)
    {
      const GopsPosterPiece *piece = layers->pdata[i];

      if (!is_to_align_with (piece, id))
        continue;
      try_lines (&across, piece->x, piece->w);
      try_lines (&down, piece->y, piece->h);
    }
  return (GopsPosterSnap) {
    .dx = dx + (across.guide >= 0 ? across.best : 0),
    .dy = dy + (down.guide >= 0 ? down.best : 0),
    .guide_x = across.guide,
    .guide_y = down.guide,
  };
}
