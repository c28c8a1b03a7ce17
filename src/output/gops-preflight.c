/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a poster goes out: what is looked at, and in which order it is told. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include "gops-channels.h"
#include "gops-preflight-private.h"

/* A larger poster is looked at in a smaller picture, in which a code is harder to read: what passes there passes. */
#define MOST_PIXELS 9e6

/* The ground is looked at in less detail: words are larger than its pixels. */
#define GROUND_SCALE 0.25

GopsPreflightUse
gops_preflight_use_of (const GopsPoster *poster, const GopsDossier *dossier, GopsChannel *channel)
{
  const char *text = poster->fields != NULL ? g_hash_table_lookup (poster->fields, "qr") : NULL;
  const GopsPosterSize *size = gops_poster_size_find (poster->width, poster->height);
  gboolean given = text != NULL && g_str_equal (text, gops_channel_code (channel, dossier->group));

  return (GopsPreflightUse) {
    .today = dossier->today, .code_until = given ? gops_channel_code_until (channel, dossier->group) : NULL, .dpi = size != NULL ? size->dpi : 0,
  };
}

void
gops_preflight_finding_free (GopsPreflightFinding *self)
{
  g_free (self->title);
  g_free (self->advice);
  g_free (self->field);
  g_free (self);
}

GopsPreflightFinding *
gops_preflight_add (GopsPreflightLook *look, GopsSeverity severity, const char *code, const char *place, const GopsPosterPiece *piece,
                    char *title, const char *advice)
{
  GopsPreflightFinding *finding = g_new0 (GopsPreflightFinding, 1);

  finding->severity = severity;
  finding->code = code;
  finding->place = place;
  finding->title = title;
  finding->advice = g_strdup (advice);
  if (piece != NULL)
    {
      finding->field = g_strdup (piece->field);
      finding->x = piece->x / look->ground_scale;
      finding->y = piece->y / look->ground_scale;
      finding->w = piece->w / look->ground_scale;
      finding->h = piece->h / look->ground_scale;
    }
  g_ptr_array_add (look->findings, finding);
  return finding;
}

static double
linear (guint32 c)
{
  double part = c / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

double
gops_preflight_luminance (guint32 rgb)
{
  return 0.2126 * linear (rgb >> 16 & 255) + 0.7152 * linear (rgb >> 8 & 255) + 0.0722 * linear (rgb & 255);
}

double
gops_preflight_contrast (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

guint32
gops_preflight_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x];
}

const GopsPosterPiece *
gops_preflight_code_piece (const GopsPreflightLook *look)
{
  for (guint i = 0; i < look->pieces->len; i++)
    {
      const GopsPosterPiece *piece = look->pieces->pdata[i];

      if (piece->kind == GOPS_POSTER_PIECE_CODE && !piece->hidden)
        return piece;
    }
  return NULL;
}

/* What the drawing itself notes: a face that is not installed, signs that no font shows, texts that were cut. */
static void
add_notes (GopsPreflightLook *look, GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "drawing", "text", NULL, g_strdup (notes->pdata[i]), "");
}

static gboolean
draw_picture (GopsPreflightLook *look, GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;

  look->scale = MIN (1, sqrt (MOST_PIXELS / ((double) look->poster->width * look->poster->height)));
  look->picture = gops_poster_render (look->poster, look->scale, &notes, error);
  if (look->picture == NULL)
    return FALSE;
  cairo_surface_flush (look->picture);
  add_notes (look, notes);
  return TRUE;
}

static gboolean
draw_ground (GopsPreflightLook *look, GError **error)
{
  int width = (int) ceil (look->poster->width * look->ground_scale), height = (int) ceil (look->poster->height * look->ground_scale);
  cairo_t *cr;

  look->ground = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (look->ground);
  cairo_scale (cr, look->ground_scale, look->ground_scale);
  look->pieces = gops_poster_inspect (look->poster, cr, error);
  cairo_destroy (cr);
  cairo_surface_flush (look->ground);
  return look->pieces != NULL;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  return (int) (*(GopsPreflightFinding *const *) b)->severity - (int) (*(GopsPreflightFinding *const *) a)->severity;
}

static gboolean
run (GopsPreflightLook *look, GError **error)
{
  static void (*const checks[]) (GopsPreflightLook *) = {
    gops_preflight_check_code, gops_preflight_check_until, gops_preflight_check_print, gops_preflight_check_texts,
  };

  if (!draw_ground (look, error) || g_cancellable_set_error_if_cancelled (look->cancellable, error) || !draw_picture (look, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (g_cancellable_set_error_if_cancelled (look->cancellable, error))
        return FALSE;
      checks[i] (look);
    }
  return TRUE;
}

GPtrArray *
gops_preflight (const GopsPoster *poster, const GopsPreflightUse *use, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_preflight_finding_free);
  const char *text = poster->fields != NULL ? g_hash_table_lookup (poster->fields, "qr") : NULL;
  GopsPoster fitted = *poster;
  GopsPreflightLook look = { .poster = &fitted, .use = use, .cancellable = cancellable, .ground_scale = GROUND_SCALE, .findings = findings };
  gboolean ok;

  gops_poster_fit (&fitted);
  look.unit = gops_poster_measure (&fitted);
  look.text = text != NULL ? text : "";
  ok = run (&look, error);
  g_clear_pointer (&look.picture, cairo_surface_destroy);
  g_clear_pointer (&look.ground, cairo_surface_destroy);
  g_clear_pointer (&look.pieces, g_ptr_array_unref);
  g_ptr_array_sort (findings, compare_findings);
  return ok ? g_steal_pointer (&findings) : NULL;
}
