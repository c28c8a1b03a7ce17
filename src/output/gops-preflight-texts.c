/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a poster goes out: texts that are hard to read, too small on a phone, or too near to the edge. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include "gops-preflight-private.h"

#define LEAST_CONTRAST 4.5
#define LEAST_CONTRAST_LARGE 3.0
#define LARGE 24             /* pixels on a phone, from which a text counts as large */
#define PHONE_WIDTH 360.0    /* pixels in which a phone shows the width of a poster */
#define LEAST_SIZE 10.0      /* pixels on a phone */
#define LEAST_POINTS 7.0     /* on paper */
#define MARGIN 0.05          /* of the shorter measure */
#define MOST_HARD 0.10       /* of the ground of a text: its box holds what is beside ragged lines, too */

/* Some chats cut a lying picture that is shared to its middle. */
#define SHARE_WIDTH 1080
#define SHARE_HEIGHT 608
#define SHARE_CORE 600.0

/* The beginning of a text, to know it by.  (transfer full) */
static char *
name_of (const GopsPosterPiece *piece)
{
  g_autofree char *line = g_strndup (piece->text, strcspn (piece->text, "\n"));

  if (g_utf8_strlen (line, -1) <= 16)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, 15) = '\0';
  return g_strconcat (line, "…", NULL);
}

static double
phone_size (const GopsPreflightLook *look, const GopsPosterPiece *piece)
{
  return piece->size / look->poster->width * PHONE_WIDTH;
}

/* The share of the ground below @piece with less contrast than @least. */
static double
hard_to_read (GopsPreflightLook *look, const GopsPosterPiece *piece, double least)
{
  guint32 rgb = (guint32) (piece->rgba[0] * 255) << 16 | (guint32) (piece->rgba[1] * 255) << 8 | (guint32) (piece->rgba[2] * 255);
  double text = gops_preflight_luminance (rgb);
  int right = MIN ((int) (piece->x + piece->w), cairo_image_surface_get_width (look->ground));
  int bottom = MIN ((int) (piece->y + piece->h), cairo_image_surface_get_height (look->ground));
  int bad = 0, n = 0;

  for (int y = MAX (0, (int) ceil (piece->y)); y < bottom; y++)
    for (int x = MAX (0, (int) ceil (piece->x)); x < right; x++, n++)
      bad += gops_preflight_contrast (text, gops_preflight_luminance (gops_preflight_pixel (look->ground, x, y))) < least - 0.05;
  return n > 0 ? bad / (double) n : 0;
}

static gboolean
is_pale (GopsPreflightLook *look, const GopsPosterPiece *piece)
{
  double least = phone_size (look, piece) >= LARGE ? LEAST_CONTRAST_LARGE : LEAST_CONTRAST;

  return hard_to_read (look, piece, least) > MOST_HARD;
}

static gboolean
is_small (GopsPreflightLook *look, const GopsPosterPiece *piece)
{
  if (look->use->dpi > 0)
    return piece->size / look->use->dpi * 72 < LEAST_POINTS;
  return phone_size (look, piece) < LEAST_SIZE - 0.2;
}

static gboolean
is_at_edge (GopsPreflightLook *look, const GopsPosterPiece *piece)
{
  double margin = (MARGIN * look->unit - 1) * look->ground_scale;

  return piece->x < margin || piece->y < margin || piece->x + piece->w > look->poster->width * look->ground_scale - margin
         || piece->y + piece->h > look->poster->height * look->ground_scale - margin;
}

static gboolean
is_outside_core (GopsPreflightLook *look, const GopsPosterPiece *piece)
{
  double side = (look->poster->width - SHARE_CORE * look->poster->width / SHARE_WIDTH) / 2 * look->ground_scale;

  if (look->poster->width * SHARE_HEIGHT != look->poster->height * SHARE_WIDTH)
    return FALSE;
  return piece->x < side || piece->x + piece->w > look->poster->width * look->ground_scale - side;
}

typedef struct
{
  const char   *code;
  GopsSeverity  severity;
  const char   *place;
  const char   *title;      /* of a text, whose beginning it names */
  const char   *code_title; /* (nullable): of the code; NULL: codes are not looked at */
  const char   *advice;
  gboolean    (*applies) (GopsPreflightLook *look, const GopsPosterPiece *piece);
  guint         most;       /* that are named one by one */
} TextCheck;

static const TextCheck checks[] = {
  { "text-contrast", GOPS_SEVERITY_WARNING, "palette", N_("“%s” is hard to read on its ground"), NULL,
    N_("Its contrast is too low. Choose other colours, or a calmer picture."), is_pale, 3 },
  { "text-small", GOPS_SEVERITY_SUGGESTION, "text", N_("“%s” is too small to read"), NULL,
    N_("Fewer words, or a larger size of the poster, give it room."), is_small, 3 },
  { "margin", GOPS_SEVERITY_WARNING, "text", N_("“%s” stands too near to the edge"), N_("The code stands too near to the edge"),
    N_("Frames and rounded corners cover the outer twentieth. Move it in."), is_at_edge, 3 },
  { "share-core", GOPS_SEVERITY_SUGGESTION, "size", N_("“%s” stands outside the middle of the picture"), N_("The code stands outside the middle of the picture"),
    N_("Chats that show a square cut off both sides. What matters stands in the middle 600 × 600."), is_outside_core, 1 },
};

static void
report (GopsPreflightLook *look, const TextCheck *check, const GopsPosterPiece *piece)
{
  g_autofree char *name = piece->kind == GOPS_POSTER_PIECE_TEXT ? name_of (piece) : NULL;

  gops_preflight_add (look, check->severity, check->code, check->place, piece,
                      name != NULL ? g_strdup_printf (_(check->title), name) : g_strdup (_(check->code_title)), _(check->advice));
}

/* Numbers on a dial belong to its drawing: they may be small. */
static gboolean
is_looked_at (const TextCheck *check, const GopsPosterPiece *piece)
{
  if (piece->hidden)
    return FALSE;
  if (piece->kind == GOPS_POSTER_PIECE_CODE)
    return check->code_title != NULL;
  return piece->kind == GOPS_POSTER_PIECE_TEXT && piece->text != NULL && *piece->text != '\0'
         && !(piece->figure && check->applies == is_small);
}

void
gops_preflight_check_texts (GopsPreflightLook *look)
{
  for (guint c = 0; c < G_N_ELEMENTS (checks); c++)
    {
      guint n = 0;

      for (guint i = 0; i < look->pieces->len && n < checks[c].most; i++)
        if (is_looked_at (&checks[c], look->pieces->pdata[i]) && checks[c].applies (look, look->pieces->pdata[i]))
          {
            report (look, &checks[c], look->pieces->pdata[i]);
            n++;
          }
    }
}
