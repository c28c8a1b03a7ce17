/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code in somebody's picture, and how long it lives. */
#include "config.h"
#include "gops-code-reader.h"

#include <glib/gi18n.h>
#include "gops-day.h"
#include "gops-method.h"
#include "gops-output-error.h"
#include "gops-picture-loader.h"

/* Pixels of the longer side: a code is read as well in a smaller picture, and sooner. */
#define MOST_SIDE 2400

/* Pictures are tried in this order: as they are; smaller, for a photo whose grain disturbs; inverted, for a dark screen. */
static const struct { double scale; gboolean inverted; } turns[] = { { 1, FALSE }, { 0.5, FALSE }, { 1, TRUE }, { 0.5, TRUE } };

/* (transfer full): @picture over white. */
static cairo_surface_t *
prepare (cairo_surface_t *picture, double scale, gboolean inverted)
{
  int width = MAX (1, (int) (cairo_image_surface_get_width (picture) * scale));
  int height = MAX (1, (int) (cairo_image_surface_get_height (picture) * scale));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  if (inverted)
    {
      cairo_set_operator (cr, CAIRO_OPERATOR_DIFFERENCE);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
  return surface;
}

/* A screenshot may show one code twice. */
static GPtrArray *
without_doubles (GPtrArray *codes)
{
  for (guint i = codes->len; i > 1; i--)
    for (guint k = 0; k < i - 1; k++)
      if (g_str_equal (((GopsCode *) codes->pdata[k])->text, ((GopsCode *) codes->pdata[i - 1])->text))
        {
          g_ptr_array_remove_index (codes, i - 1);
          break;
        }
  return codes;
}

static GPtrArray *
read_picture (cairo_surface_t *picture, GCancellable *cancellable, GError **error)
{
  GPtrArray *codes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (turns) && (codes == NULL || codes->len == 0); i++)
    {
      cairo_surface_t *surface;

      g_clear_pointer (&codes, g_ptr_array_unref);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      surface = prepare (picture, turns[i].scale, turns[i].inverted);
      codes = gops_code_reader_read (surface, error);
      cairo_surface_destroy (surface);
      if (codes == NULL)
        return NULL;
    }
  return without_doubles (codes);
}

static char *
take_only (GPtrArray *codes, const char *name, GError **error)
{
  if (codes->len == 1)
    return g_strdup (((GopsCode *) codes->pdata[0])->text);
  if (codes->len == 0)
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_PICTURE,
                 _("No QR code is found in “%s”. Take a screenshot that shows all of it, with its white border."), name);
  else
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_PICTURE,
                 g_dngettext (GETTEXT_PACKAGE, "“%s” shows %u QR code. Cut the picture so that only one is left.",
                              "“%s” shows %u QR codes. Cut the picture so that only one is left.", codes->len), name, codes->len);
  return NULL;
}

char *
gops_code_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  cairo_surface_t *picture = gops_picture_load_bytes (bytes, name, MOST_SIDE, cancellable, error);
  g_autoptr (GPtrArray) codes = picture != NULL ? read_picture (picture, cancellable, error) : NULL;

  g_clear_pointer (&picture, cairo_surface_destroy);
  return codes != NULL ? take_only (codes, name, error) : NULL;
}

char *
gops_code_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_basename (file), *name = g_utf8_make_valid (path, -1);
  g_autoptr (GBytes) bytes = gops_picture_read (file, cancellable, error);

  return bytes != NULL ? gops_code_read_bytes (bytes, name, cancellable, error) : NULL;
}

int
gops_code_propose_end (GFile *file, int today, int days)
{
  g_autoptr (GFileInfo) info = file == NULL ? NULL : g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) written = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  int made = written != NULL ? gops_day_of_instant (g_date_time_to_unix (written) * G_TIME_SPAN_SECOND, NULL) : today;

  return MIN (made, today) + days;
}

char *
gops_code_propose_until (GFile *file, const GopsDossier *dossier)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));
  int days = platform != NULL ? gops_platform_get_limit (platform, dossier->own_limits, GOPS_LIMIT_CODE_DAYS) : 0;

  return days > 0 ? gops_day_format (gops_code_propose_end (file, gops_day_parse (dossier->today), days)) : g_strdup ("");
}
