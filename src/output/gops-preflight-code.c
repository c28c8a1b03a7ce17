/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a poster goes out: the code, read back from the picture, from one half as large, and from a JPEG of poor quality. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include "gops-code-reader.h"
#include "gops-day.h"
#include "gops-jpeg-wear.h"
#include "gops-preflight-private.h"
#include "gops-qr.h"

#define LEAST_CONTRAST 4.5     /* of light and dark modules, for a worn camera */
#define SLACK 2.0              /* pixels by which the reader places a code wrongly */
#define MOST_DIRT 0.01         /* share of the clear margin that is not clear */
#define LEAST_MM 20            /* of a printed code's width, margin and all */
#define PER_DISTANCE 10.0      /* a code is read from so many times its width */
#define SOON_DAYS 2
#define POOR_QUALITY 60       /* of the JPEG that a chat makes of a picture */

/* --- read back --- */

/* (transfer full): as a chat program sends it. */
static cairo_surface_t *
make_half (cairo_surface_t *picture)
{
  int width = MAX (1, cairo_image_surface_get_width (picture) / 2), height = MAX (1, cairo_image_surface_get_height (picture) / 2);
  cairo_surface_t *half = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (half);

  cairo_scale (cr, 0.5, 0.5);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return half;
}

/* (transfer full) (nullable): with the marks that a JPEG of quality 60 leaves. */
static cairo_surface_t *
make_poor (cairo_surface_t *picture)
{
  cairo_surface_t *poor = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));

  cairo_surface_flush (picture);
  if (cairo_surface_status (poor) == CAIRO_STATUS_SUCCESS && gops_jpeg_wear (picture, poor, POOR_QUALITY))
    return poor;
  cairo_surface_destroy (poor);
  return NULL;
}

/* What is read from a picture. */
typedef struct
{
  guint  right, other;     /* codes with the text of the poster's, and with another */
  double x, y, side;       /* of a right one: its modules, in pixels of the picture */
} Reading;

static Reading
read_codes (cairo_surface_t *picture, const char *text)
{
  g_autoptr (GPtrArray) codes = picture != NULL ? gops_code_reader_read (picture, NULL) : NULL;
  Reading found = { 0 };

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      const GopsCode *code = codes->pdata[i];

      if (!g_str_equal (code->text, text))
        {
          found.other++;
          continue;
        }
      found.right++;
      found.x = code->x;
      found.y = code->y;
      found.side = MIN (code->w, code->h);
    }
  return found;
}

/* Takes @picture. */
static gboolean
is_read (cairo_surface_t *picture, const char *text)
{
  Reading found = read_codes (picture, text);

  g_clear_pointer (&picture, cairo_surface_destroy);
  return found.right > 0;
}

static void
check_copies (GopsPreflightLook *look, const GopsPosterPiece *piece)
{
  if (!g_cancellable_is_cancelled (look->cancellable) && !is_read (make_half (look->picture), look->text))
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-unreadable-small", "code", piece, g_strdup (_("Made smaller, the code is no longer read")),
                        _("Chat programs send pictures at half their size. Use a shorter link, or a larger size."));
  if (!g_cancellable_is_cancelled (look->cancellable) && !is_read (make_poor (look->picture), look->text))
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-unreadable-compressed", "code", piece, g_strdup (_("Compressed, the code is no longer read")),
                        _("Chat programs compress pictures strongly. Use a shorter link, or a larger size."));
}

static void
add_several (GopsPreflightLook *look, guint n)
{
  gops_preflight_add (look, GOPS_SEVERITY_ERROR, "several-codes", "code", NULL, g_strdup_printf (_("There are %u codes on the poster"), n),
                      _("A phone that looks at the picture takes any of them. Leave one."));
}

/* Returns: whether the code was read. */
static gboolean
check_readable (GopsPreflightLook *look, const GopsPosterPiece *piece, Reading *out_found)
{
  *out_found = read_codes (look->picture, look->text);
  if (!gops_code_reader_is_available ())
    gops_preflight_add (look, GOPS_SEVERITY_INFO, "code-not-read", NULL, NULL, g_strdup (_("The code was not read back")),
                        _("This program was built without zbar: scan the code with a phone before you post it."));
  else if (out_found->right == 0)
    gops_preflight_add (look, GOPS_SEVERITY_ERROR, "code-unreadable", "code", piece, g_strdup (_("The code is not read from the finished poster")),
                        _("Use a shorter link, a larger size, or a template that gives the code more room."));
  if (out_found->right + out_found->other > 1)
    add_several (look, out_found->right + out_found->other);
  return out_found->right > 0;
}

/* A poster without a code of its own may carry one in a picture. */
static void
check_none (GopsPreflightLook *look)
{
  Reading found = read_codes (look->picture, "");

  if (found.other > 1)
    add_several (look, found.other);
  else if (found.other == 0)
    gops_preflight_add (look, GOPS_SEVERITY_SUGGESTION, "no-code", "code", NULL, g_strdup (_("There is no code on the poster")),
                        _("Whoever sees it has no way to join. Set the group’s code, or paste a link."));
}

/* --- how it looks --- */

typedef struct
{
  double dark, light;     /* luminance: the darkest and the lightest of the modules */
  guint  n, dirty;        /* pixels of the clear margin, and those among them that are nearer to the dark */
} CodeLook;

static void
measure_pixel (GopsPreflightLook *look, const Reading *at, int x, int y, CodeLook *out)
{
  gboolean inside = x >= at->x && y >= at->y && x < at->x + at->side && y < at->y + at->side;
  double luminance;

  if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (look->picture) || y >= cairo_image_surface_get_height (look->picture))
    return;
  luminance = gops_preflight_luminance (gops_preflight_pixel (look->picture, x, y));
  if (inside)
    {
      out->dark = MIN (out->dark, luminance);
      out->light = MAX (out->light, luminance);
    }
  else
    {
      out->n++;
      out->dirty += gops_preflight_contrast (luminance, out->light) > gops_preflight_contrast (luminance, out->dark);
    }
}

static CodeLook
measure (GopsPreflightLook *look, const Reading *at, double module)
{
  double margin = module * GOPS_QR_MARGIN - SLACK;
  CodeLook found = { 1, 0, 0, 0 };

  for (int y = (int) at->y; y < at->y + at->side; y++)
    for (int x = (int) at->x; x < at->x + at->side; x++)
      measure_pixel (look, at, x, y, &found);
  for (int y = (int) ceil (at->y - margin); y < at->y + at->side + margin; y++)
    for (int x = (int) ceil (at->x - margin); x < at->x + at->side + margin; x++)
      if (x < at->x - SLACK || y < at->y - SLACK || x > at->x + at->side + SLACK || y > at->y + at->side + SLACK)
        measure_pixel (look, at, x, y, &found);
  return found;
}

static void
check_looks (GopsPreflightLook *look, const GopsPosterPiece *piece, const Reading *at, double module)
{
  CodeLook found = measure (look, at, module);
  double contrast = gops_preflight_contrast (found.dark, found.light);

  if (contrast < LEAST_CONTRAST)
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-contrast", "palette", piece,
                        g_strdup_printf (_("The contrast of the code is %.1f; %.1f is wanted"), contrast, LEAST_CONTRAST),
                        _("Cameras in poor light do not read it. Choose other colours: dark on light."));
  if (found.n > 0 && found.dirty > MOST_DIRT * found.n)
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-margin", "code", piece, g_strdup (_("Something stands in the clear margin of the code")),
                        _("Four modules on each side stay free, else some phones do not find the code. Move what stands there."));
}

void
gops_preflight_check_code (GopsPreflightLook *look)
{
  const GopsPosterPiece *piece = gops_preflight_code_piece (look);
  g_autoptr (GopsQr) qr = *look->text != '\0' ? gops_qr_new (look->text, NULL) : NULL;
  Reading found;

  if (qr == NULL || piece == NULL)
    check_none (look);
  else if (check_readable (look, piece, &found))
    {
      check_copies (look, piece);
      check_looks (look, piece, &found, found.side / gops_qr_get_modules (qr));
    }
}

/* --- until when --- */

/* The latest day that stands in a field for days: the poster is to work until then. */
static int
last_day_of_poster (const GopsPoster *poster)
{
  int last = GOPS_DAY_NONE;

  for (guint i = 0; i < gops_poster_template_get_n_fields (poster->design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (poster->design, i, "en");
      const char *value = field.type == GOPS_POSTER_FIELD_DATE ? g_hash_table_lookup (poster->fields, field.id) : NULL;
      int day = value != NULL ? gops_day_parse (value) : GOPS_DAY_NONE;

      if (day != GOPS_DAY_NONE && (last == GOPS_DAY_NONE || day > last))
        last = day;
    }
  return last;
}

void
gops_preflight_check_until (GopsPreflightLook *look)
{
  const char *until_text = look->use->code_until, *today_text = look->use->today;
  int until = until_text != NULL ? gops_day_parse (until_text) : GOPS_DAY_NONE, today = today_text != NULL ? gops_day_parse (today_text) : GOPS_DAY_NONE;
  int last = last_day_of_poster (look->poster);
  g_autofree char *used = last != GOPS_DAY_NONE ? gops_day_format (last) : NULL;

  if (*look->text == '\0' || until == GOPS_DAY_NONE || today == GOPS_DAY_NONE)
    return;
  if (until < today)
    gops_preflight_add (look, GOPS_SEVERITY_ERROR, "code-expired", "code-until", NULL, g_strdup_printf (_("The code ended on %s"), until_text),
                        _("Whoever scans it finds a closed door. Renew the code before you post."));
  else if (last != GOPS_DAY_NONE && last > until)
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-ends-early", "code-until", NULL,
                        g_strdup_printf (_("The code ends on %s, before the day on the poster, %s"), until_text, used),
                        _("Who reads it late finds a closed door. Renew the code now, or post again when you have."));
  else if (until - today <= SOON_DAYS)
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-ends-soon", "code-until", NULL, g_strdup_printf (_("The code ends on %s"), until_text),
                        _("A poster travels for longer. Renew the code before you post."));
}

/* --- on paper --- */

void
gops_preflight_check_print (GopsPreflightLook *look)
{
  const GopsPosterPiece *piece = gops_preflight_code_piece (look);
  double mm, distance = look->use->distance;

  if (piece == NULL || look->use->dpi <= 0)
    return;
  mm = MIN (piece->w, piece->h) / look->ground_scale / look->use->dpi * 25.4;
  if (mm < LEAST_MM)
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-print-small", "size", piece, g_strdup_printf (_("Printed, the code is %.0f mm wide"), mm),
                        _("Below 20 mm many phones do not focus on it. Choose a larger paper."));
  else if (distance > 0 && mm * PER_DISTANCE < distance * 1000)
    gops_preflight_add (look, GOPS_SEVERITY_WARNING, "code-print-far", "size", piece,
                        g_strdup_printf (_("The code is %.0f mm wide: it is read from %.1f m, not from %.1f m"), mm, mm * PER_DISTANCE / 1000, distance),
                        _("Its width is a tenth of the distance at least. Choose a larger paper, or a place that people can step up to."));
  else if (distance <= 0)
    gops_preflight_add (look, GOPS_SEVERITY_INFO, "code-print-distance", NULL, piece,
                        g_strdup_printf (_("Printed, the code is %.0f mm wide and read from %.1f m"), mm, mm * PER_DISTANCE / 1000),
                        _("Hang it where people come as near as that."));
}
