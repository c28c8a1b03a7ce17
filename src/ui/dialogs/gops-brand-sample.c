/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters that show what becomes of a brand. */

#include "config.h"

#include "gops-brand-sample.h"
#include "gops-poster-view.h"
#include "gops-poster.h"
#include "gops-text.h"

#define WIDTH   1080
#define HEIGHT  1920
#define ROOM_X  96    /* pixels of the screen: three fit a narrow window */
#define ROOM_Y  171

/* One of each way to use colour: a flat ground, a card on it, words alone. */
static const char *const sample_ids[] = { "recruit-sunrise", "event-ticket", "rules-ledger" };

typedef struct
{
  GopsPosterTemplate *design;     /* (owned) */
  GHashTable         *fields;     /* (owned) */
  GopsPosterPictures *pictures;   /* (owned) */
  GopsBrandKit       *brand;      /* (owned) */
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  gops_poster_template_unref (sample->design);
  g_hash_table_unref (sample->fields);
  gops_poster_pictures_unref (sample->pictures);
  gops_brand_kit_free (sample->brand);
  g_free (sample);
}

static void
draw_sample (cairo_t *cr,
             double   width,
             double   height,
             gpointer data)
{
  Sample *sample = data;
  const GopsPoster poster = {
    .design = sample->design,
    .fields = sample->fields,
    .palette = gops_brand_kit_has_colors (sample->brand) ? GOPS_POSTER_BRAND_PALETTE : NULL,
    .language = gops_interface_language (),
    .width = WIDTH,
    .height = HEIGHT,
    .pictures = sample->pictures,
    .brand = sample->brand,
  };

  (void) gops_poster_draw (&poster, cr, NULL, NULL);
}

void
gops_brand_sample_show (GtkWidget *sample,
                        GopsStore *store)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (g_object_get_data (G_OBJECT (sample), "gops-template"), NULL);
  g_autoptr (GopsBrandKit) brand = gops_brand_kit_load (store, NULL);
  Sample *data;

  if (design == NULL || brand == NULL)   /* whoever saves it hears of a store that can't be read */
    return;
  data = g_new0 (Sample, 1);
  data->fields = gops_poster_template_get_defaults (design, gops_interface_language ());
  data->pictures = gops_poster_pictures_new ();
  gops_poster_pictures_load (data->pictures, store, design, data->fields, brand);
  data->design = g_steal_pointer (&design);
  data->brand = g_steal_pointer (&brand);
  gops_poster_view_set_draw (GOPS_POSTER_VIEW (sample), WIDTH, HEIGHT, draw_sample, data, sample_free);
}

void
gops_brand_samples_add (GtkBox *box)
{
  for (guint i = 0; i < G_N_ELEMENTS (sample_ids); i++)
    {
      GtkWidget *view = gops_poster_view_new ();
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (sample_ids[i], NULL);

      gops_poster_view_set_threaded (GOPS_POSTER_VIEW (view), TRUE);
      gops_poster_view_set_margin (GOPS_POSTER_VIEW (view), 0);
      gtk_widget_set_size_request (view, ROOM_X, ROOM_Y);
      gtk_widget_add_css_class (view, "gops-bare");
      if (design != NULL)
        g_object_set (view, "alternative-text", gops_poster_template_get_name (design, gops_interface_language ()), NULL);
      g_object_set_data (G_OBJECT (view), "gops-template", (gpointer) sample_ids[i]);
      gtk_box_append (box, view);
    }
}
