/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of posters: what they are called, how many pixels they have, how high a long picture gets. */
#include "config.h"
#include "gops-poster.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include "gops-output-error.h"
#include "gops-poster-private.h"

/* Own sizes: at least this on a side, at most that, and no more pixels than a roll-up has. */
#define LEAST_SIDE 200
#define MOST_SIDE 12000
#define MOST_PIXELS (60 * 1000 * 1000)

/* Long pictures: as high as a phone at least, and never more than this many times as high as wide. */
#define LONG_LEAST (16 / 9.0)
#define LONG_MOST 6.0
#define LONG_STEP 0.02   /* found to this part of the width */

static const GopsPosterSize sizes[] = {
  { "1080x1920", N_("Phone, 9:16"), 1080, 1920, 0 },
  { "1242x2208", N_("Moments"), 1242, 2208, 0 },
  { "1242x1660", N_("Xiaohongshu"), 1242, 1660, 0 },
  { "1080x1080", N_("Square"), 1080, 1080, 0 },
  { "800x800", N_("Square, of a product"), 800, 800, 0 },
  { "900x500", N_("Landscape"), 900, 500, 0 },
  { "1080x608", N_("Share in a chat"), 1080, 608, 0 },
  { "900x383", N_("Official account cover"), 900, 383, 0 },
  { "500x500", N_("Official account second cover"), 500, 500, 0 },
  { "520x416", N_("Mini program cover"), 520, 416, 0 },
  { "1068x455", N_("WeCom link cover"), 1068, 455, 0 },
  { "long", N_("Long picture, as high as its text"), 1080, 0, 0 },
  { "A4", N_("A4 for print"), 2480, 3508, 300 },
  { "A3", N_("A3 for print"), 3508, 4961, 300 },
  { "roll-up", N_("Roll-up, 80 × 200 cm"), 4724, 11811, 150 },
  { NULL },
};

const GopsPosterSize *
gops_poster_sizes (void)
{
  return sizes;
}

char *
gops_poster_size_label (const GopsPosterSize *size)
{
  if (size->dpi > 0 || size->height == 0)
    return g_strdup (_(size->name));
  /* Translators: what a size is for, and its pixels: "Moments, 1242 × 2208" */
  return g_strdup_printf (_("%s, %d × %d"), _(size->name), size->width, size->height);
}

const GopsPosterSize *
gops_poster_size_find (int width, int height)
{
  for (const GopsPosterSize *size = sizes; size->id != NULL; size++)
    if (MIN (width, height) == MIN (size->width, size->height) && MAX (width, height) == MAX (size->width, size->height))
      return size;
  return NULL;
}

gboolean
gops_poster_size_scale (double dpi, int *width, int *height, GError **error)
{
  const GopsPosterSize *size = gops_poster_size_find (*width, *height);
  double w, h;

  if (dpi <= 0 || size == NULL || size->dpi == 0)
    return TRUE;
  w = round (*width * dpi / size->dpi);
  h = round (*height * dpi / size->dpi);
  if (w * h > MOST_PIXELS)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("At %g pixels to an inch the poster would have more than %d million: choose fewer"), dpi,
                   MOST_PIXELS / 1000000);
      return FALSE;
    }
  *width = (int) MAX (w, 1);
  *height = (int) MAX (h, 1);
  return TRUE;
}

static gboolean
read_own (const char *text, int *out_width, int *out_height)
{
  int width = 0, height = 0;
  char end = 0;

  if (sscanf (text, "%5dx%5d%c", &width, &height, &end) != 2 && sscanf (text, "%5d×%5d%c", &width, &height, &end) != 2)
    return FALSE;
  *out_width = width;
  *out_height = height;
  return MIN (width, height) >= LEAST_SIDE && MAX (width, height) <= MOST_SIDE && (gint64) width * height <= MOST_PIXELS;
}

gboolean
gops_poster_size_parse (const char *text, int *out_width, int *out_height, GError **error)
{
  int width, height;

  for (const GopsPosterSize *size = sizes; size->id != NULL; size++)
    if (g_ascii_strcasecmp (size->id, text) == 0)
      {
        *out_width = size->width;
        *out_height = size->height;
        return TRUE;
      }
  if (!read_own (text, &width, &height))
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                   _("“%s” is no size: write A4, A3, roll-up, long or WIDTHxHEIGHT, %d to %d pixels each and at most %d million in all"), text,
                   LEAST_SIDE, MOST_SIDE, MOST_PIXELS / 1000000);
      return FALSE;
    }
  *out_width = width;
  *out_height = height;
  return TRUE;
}

/* Whether nothing gives way or is cut at a height of @proportion times the width. */
static gboolean
fits (const GopsPoster *poster, double proportion)
{
  GopsPoster trial = *poster;

  trial.height = (int) ceil (poster->width * proportion);
  return gops_poster_has_room (&trial);
}

void
gops_poster_fit (GopsPoster *poster)
{
  double low = LONG_LEAST, high = LONG_MOST;

  if (poster->height > 0)
    return;
  if (fits (poster, low) || !fits (poster, high))
    high = low;
  while (high - low > LONG_STEP)
    {
      double middle = (low + high) / 2;

      if (fits (poster, middle))
        high = middle;
      else
        low = middle;
    }
  poster->height = (int) ceil (poster->width * high);
}
