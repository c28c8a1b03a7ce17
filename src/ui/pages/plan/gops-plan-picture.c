/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture that is posted with an item of the plan. */
#include "config.h"

#include "gops-plan-picture.h"

#include <glib/gi18n.h>

#include "gops-asset.h"
#include "gops-dossier.h"
#include "gops-plan-series.h"
#include "gops-poster-fields.h"
#include "gops-poster.h"

#define DEFAULT_SIZE "1080x1920"
#define MOST_SIDE 4000.0   /* pixels: more than that no screen shows */

static gint64
find_asset (GopsStore    *store,
            GopsPlanItem *item)
{
  gint64 asset = 0;

  (void) gops_store_read_int (store, &asset, NULL, "SELECT m.asset_id FROM plan_material p JOIN material m ON m.id = p.material_id"
                              " WHERE p.item_id = ?1 AND m.kind = 'picture' AND m.asset_id IS NOT NULL ORDER BY p.position, p.id LIMIT 1",
                              "l", gops_plan_item_row (item));
  return asset;
}

gboolean
gops_plan_has_picture (GopsStore    *store,
                       GopsPlanItem *item)
{
  return !gops_record_is_blank (item, GOPS_PLAN_ITEM_POSTER) || find_asset (store, item) != 0;
}

/* --- posters --- */

static gpointer
find_poster (const GopsDossier *dossier,
             const char        *template_id)
{
  for (guint i = 0; i < dossier->posters->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->posters, i), GOPS_POSTER_TEMPLATE), template_id))
      return g_ptr_array_index (dossier->posters, i);
  return NULL;
}

static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)   /* RGB24 leaves the fourth byte as it is */
    for (int x = 0; x < width; x++)
      ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + (gsize) y * stride))[x] |= 0xff000000u;
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
draw (const GopsDossier  *dossier,
      GopsPosterTemplate *design,
      GopsStore          *store,
      GError            **error)
{
  gpointer record = find_poster (dossier, gops_poster_template_get_id (design));
  g_autoptr (GHashTable) fields = gops_poster_fields (dossier, NULL, design, store);
  const char *palette = record != NULL && !gops_record_is_blank (record, GOPS_POSTER_PALETTE) ? gops_record_get_text (record, GOPS_POSTER_PALETTE) : NULL;
  const char *size = record != NULL && !gops_record_is_blank (record, GOPS_POSTER_SIZE) ? gops_record_get_text (record, GOPS_POSTER_SIZE) : DEFAULT_SIZE;
  GopsPoster poster = { .design = design, .fields = fields, .palette = palette, .language = gops_dossier_language (dossier) };
  cairo_surface_t *surface;
  GdkTexture *texture;

  if (record != NULL)
    gops_poster_fields_merge (fields, gops_record_get_text (record, GOPS_POSTER_FIELDS));
  if (!gops_poster_size_parse (size, &poster.width, &poster.height, error))
    return NULL;
  gops_poster_fit (&poster);
  surface = gops_poster_render (&poster, MIN (1, MOST_SIDE / MAX (poster.width, poster.height)), NULL, error);
  if (surface == NULL)
    return NULL;
  texture = texture_of (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static GdkTexture *
draw_poster (GopsStore    *store,
             GopsPlanItem *item,
             GError      **error)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (gops_record_get_text (item, GOPS_PLAN_ITEM_POSTER), error);
  g_autoptr (GopsDossier) dossier = design != NULL ? gops_dossier_load (store, gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID), NULL, error) : NULL;

  return dossier != NULL ? draw (dossier, design, store, error) : NULL;
}

GdkTexture *
gops_plan_load_picture (GopsStore    *store,
                        GopsPlanItem *item,
                        GError      **error)
{
  gint64 asset = find_asset (store, item);
  g_autoptr (GBytes) bytes = NULL;

  if (!gops_record_is_blank (item, GOPS_PLAN_ITEM_POSTER))
    return draw_poster (store, item, error);
  if (asset == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” has no picture. Choose a poster or a picture in its sheet."),
                   gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
      return NULL;
    }
  bytes = gops_asset_load (store, asset, error);
  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
}
