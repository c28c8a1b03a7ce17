/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours as people see them. The matrices are those of OKLab. */
#include "config.h"
#include "gops-oklab.h"

#include <math.h>
#include <string.h>

#define ROUNDS 24          /* of halving: finer than a step of eight bits */
#define ROOM 1e-4

gboolean
gops_rgb_parse (const char *hex, GopsRgb *out_rgb)
{
  guint64 value;

  if (hex == NULL || strlen (hex) != 7 || hex[0] != '#' || !g_ascii_string_to_unsigned (hex + 1, 16, 0, 0xffffff, &value, NULL))
    return FALSE;
  *out_rgb = (GopsRgb) { (value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0 };
  return TRUE;
}

static guint
byte_of (double channel)
{
  return (guint) lround (CLAMP (channel, 0, 1) * 255);
}

char *
gops_rgb_to_hex (GopsRgb rgb)
{
  return g_strdup_printf ("#%02X%02X%02X", byte_of (rgb.r), byte_of (rgb.g), byte_of (rgb.b));
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
gamma_of (double c)
{
  return c <= 0.0031308 ? c * 12.92 : 1.055 * pow (c, 1 / 2.4) - 0.055;
}

GopsLch
gops_rgb_to_lch (GopsRgb rgb)
{
  double r = linear (rgb.r), g = linear (rgb.g), b = linear (rgb.b);
  double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s, bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;

  return (GopsLch) { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, hypot (a, bb), atan2 (bb, a) };
}

/* Channels may lie outside of 0 to 1. */
static GopsRgb
to_rgb (GopsLch lch)
{
  double a = lch.c * cos (lch.h), b = lch.c * sin (lch.h);
  double l = pow (lch.l + 0.3963377774 * a + 0.2158037573 * b, 3);
  double m = pow (lch.l - 0.1055613458 * a - 0.0638541728 * b, 3);
  double s = pow (lch.l - 0.0894841775 * a - 1.2914855480 * b, 3);

  return (GopsRgb) { gamma_of (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                     gamma_of (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                     gamma_of (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s) };
}

static gboolean
is_shown (GopsRgb rgb)
{
  return MIN (rgb.r, MIN (rgb.g, rgb.b)) >= -ROOM && MAX (rgb.r, MAX (rgb.g, rgb.b)) <= 1 + ROOM;
}

GopsRgb
gops_lch_to_rgb (GopsLch lch)
{
  GopsLch wanted = { CLAMP (lch.l, 0, 1), lch.c, lch.h };
  GopsRgb rgb = to_rgb (wanted);
  double least = 0, most = lch.c;

  if (!is_shown (rgb))
    {
      for (int i = 0; i < ROUNDS; i++)
        {
          wanted.c = (least + most) / 2;
          *(is_shown (to_rgb (wanted)) ? &least : &most) = wanted.c;
        }
      wanted.c = least;
      rgb = to_rgb (wanted);
    }
  return (GopsRgb) { CLAMP (rgb.r, 0, 1), CLAMP (rgb.g, 0, 1), CLAMP (rgb.b, 0, 1) };
}

double
gops_rgb_luminance (GopsRgb rgb)
{
  return 0.2126 * linear (rgb.r) + 0.7152 * linear (rgb.g) + 0.0722 * linear (rgb.b);
}

GopsRgb
gops_lch_with_luminance (GopsLch lch, double luminance)
{
  double least = 0, most = 1;

  for (int i = 0; i < ROUNDS; i++)
    {
      lch.l = (least + most) / 2;
      *(gops_rgb_luminance (gops_lch_to_rgb (lch)) < luminance ? &least : &most) = lch.l;
    }
  return gops_lch_to_rgb (lch);
}

double
gops_rgb_contrast (GopsRgb a, GopsRgb b)
{
  double la = gops_rgb_luminance (a), lb = gops_rgb_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
