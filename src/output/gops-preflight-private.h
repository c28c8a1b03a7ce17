/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at a poster before it goes out, shared by the checks. */
#pragma once

#include "gops-poster-inspect.h"
#include "gops-preflight.h"

G_BEGIN_DECLS

typedef struct
{
  const GopsPoster       *poster;        /* its height is known */
  const GopsPreflightUse *use;
  GCancellable           *cancellable;   /* (nullable) */
  double                  unit;          /* pixels of its measure */
  const char             *text;          /* of the code, "" for none */

  cairo_surface_t        *picture;       /* as it goes out, or smaller by @scale where that is very large */
  double                  scale;
  GPtrArray              *pieces;        /* (element-type GopsPosterPiece), in pixels of @ground */
  cairo_surface_t        *ground;        /* without words and code */
  double                  ground_scale;

  GPtrArray              *findings;      /* (element-type GopsPreflightFinding) */
} GopsPreflightLook;

/* Adds a finding; @title and @advice are translated.  @piece: (nullable): where.  (transfer none) */
GopsPreflightFinding *gops_preflight_add       (GopsPreflightLook     *look,
                                                GopsSeverity           severity,
                                                const char            *code,
                                                const char            *place,
                                                const GopsPosterPiece *piece,
                                                char                  *title,
                                                const char            *advice);

/* WCAG 2 luminance of 0xRRGGBB, and the contrast of two, from 1 to 21. */
double                gops_preflight_luminance (guint32                rgb);
double                gops_preflight_contrast  (double                 a,
                                                double                 b);
guint32               gops_preflight_pixel     (cairo_surface_t       *surface,
                                                int                    x,
                                                int                    y);

/* The code's place, or NULL. */
const GopsPosterPiece *gops_preflight_code_piece (const GopsPreflightLook *look);

void                  gops_preflight_check_code  (GopsPreflightLook   *look);
void                  gops_preflight_check_until (GopsPreflightLook   *look);
void                  gops_preflight_check_print (GopsPreflightLook   *look);
void                  gops_preflight_check_texts (GopsPreflightLook   *look);

G_END_DECLS
