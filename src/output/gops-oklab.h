/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours as people see them: lightness, colourfulness and hue (OKLCh), and the contrast of WCAG 2. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Channels of sRGB from 0 to 1. */
typedef struct
{
  double r, g, b;
} GopsRgb;

/* @l: from 0 (black) to 1 (white); @c: from 0 (grey) to about 0.32; @h: in radians. */
typedef struct
{
  double l, c, h;
} GopsLch;

/* Reads "#RRGGBB". */
gboolean gops_rgb_parse      (const char  *hex,
                              GopsRgb     *out_rgb);
/* (transfer full) */
char    *gops_rgb_to_hex     (GopsRgb      rgb);

GopsLch  gops_rgb_to_lch     (GopsRgb      rgb);
/* The nearest colour of the same lightness and hue that a screen can show. */
GopsRgb  gops_lch_to_rgb     (GopsLch      lch);

/* Relative luminance of WCAG 2, from 0 to 1. */
double   gops_rgb_luminance  (GopsRgb      rgb);
/* The colour with the hue of @lch, no more colourful, whose luminance is @luminance. */
GopsRgb  gops_lch_with_luminance (GopsLch  lch,
                                  double   luminance);
/* From 1 to 21. */
double   gops_rgb_contrast   (GopsRgb      a,
                              GopsRgb      b);

G_END_DECLS
