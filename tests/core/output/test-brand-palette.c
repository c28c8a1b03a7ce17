/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template in the colours of many brands: it can be read, and the brand can be seen. */
#include <math.h>
#include "gops-brand-palette.h"
#include "gops-oklab.h"
#include "gops-poster-contrast.h"
#include "gops-poster-private.h"

#define BRANDS 200

static GopsBrandKit *
kit_of (const char *main_color, const char *accent, const char *paper, const char *ink)
{
  GopsBrandKit *kit = gops_brand_kit_new ();
  char **const texts[] = { &kit->main_color, &kit->accent_color, &kit->paper_color, &kit->ink_color };
  const char *const values[] = { main_color, accent, paper, ink };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup (values[i]);
    }
  return kit;
}

/* Some colours are left out, as people do. */
static char *
random_color (GRand *random, gboolean needed)
{
  if (!needed && g_rand_int_range (random, 0, 3) == 0)
    return g_strdup ("");
  return g_strdup_printf ("#%06X", g_rand_int_range (random, 0, 0x1000000));
}

static GopsBrandKit *
random_kit (GRand *random)
{
  g_autofree char *main_color = random_color (random, TRUE), *accent = random_color (random, FALSE);
  g_autofree char *paper = random_color (random, FALSE), *ink = random_color (random, FALSE);

  return kit_of (main_color, accent, paper, ink);
}

static double
contrast_of (GopsPosterTemplate *design, JsonObject *colors, const GopsColorPair *pair)
{
  GopsPosterContext context = { .poster_template = design, .palette = colors, .language = "en" };
  GopsColor a, b;
  double contrast = 21;

  context.variables = g_array_new (FALSE, TRUE, sizeof (GopsVariable));
  if (gops_poster_color (&context, pair->text, &a) && gops_poster_color (&context, pair->ground, &b))
    contrast = gops_rgb_contrast ((GopsRgb) { a.r, a.g, a.b }, (GopsRgb) { b.r, b.g, b.b });
  g_array_unref (context.variables);
  return contrast;
}

static guint
count_faint (GopsPosterTemplate *design, const GopsBrandKit *kit)
{
  g_autoptr (GArray) pairs = gops_poster_template_pairs (design);
  JsonObject *colors = gops_brand_palette (design, kit);
  guint faint = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      GopsColorPair *pair = &g_array_index (pairs, GopsColorPair, i);
      double contrast = contrast_of (design, colors, pair);

      if (contrast < pair->least)
        {
          g_printerr ("%s, %s %s %s %s: “%s” on “%s” has %.2f, not %.1f\n", gops_poster_template_get_id (design), kit->main_color, kit->accent_color,
                      kit->paper_color, kit->ink_color, pair->text, pair->ground, contrast, pair->least);
          faint++;
        }
    }
  json_object_unref (colors);
  return faint;
}

static void
test_contrast (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint faint = 0;

  for (guint i = 0; i < BRANDS; i++)
    {
      g_autoptr (GopsBrandKit) kit = random_kit (random);

      for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
        {
          g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);

          faint += count_faint (design, kit);
        }
    }
  g_assert_cmpuint (faint, ==, 0);
}

/* The smallest difference of hue to @hex of a colour that has one. */
static double
nearest_hue (JsonObject *colors, const char *hex)
{
  double nearest = G_PI;
  GopsRgb rgb;
  GopsLch wanted;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_assert_true (gops_rgb_parse (hex, &rgb));
  wanted = gops_rgb_to_lch (rgb);
  json_object_iter_init (&iter, colors);
  while (json_object_iter_next (&iter, &name, &node))
    {
      GopsLch lch;

      g_assert_true (gops_rgb_parse (json_node_get_string (node), &rgb));
      lch = gops_rgb_to_lch (rgb);
      if (lch.c > 0.04)
        nearest = MIN (nearest, fabs (remainder (lch.h - wanted.h, 2 * G_PI)));
    }
  return nearest;
}

static void
test_brand_is_seen (void)
{
  g_autoptr (GopsBrandKit) kit = kit_of ("#0B5FA5", "#F2A900", "", "");

  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);
      JsonObject *colors = gops_brand_palette (design, kit);

      g_test_message ("%s", *id);
      g_assert_cmpfloat (nearest_hue (colors, "#0B5FA5"), <, 0.15);
      json_object_unref (colors);
    }
}

/* Nothing was chosen, or something that is no colour. */
static void
test_odd_brands (void)
{
  static const char *const odd[][4] = { { "#000000", "#000000", "#000000", "#000000" }, { "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF" },
    { "red", "", "", "" }, { "#7F7F7F", "#7F7F7F", "#808080", "#7F7F7F" }, { "", "#FFFF00", "", "" }, { "", "", "#0000FF", "#0000FE" } };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
      {
        g_autoptr (GopsBrandKit) kit = kit_of (odd[i][0], odd[i][1], odd[i][2], odd[i][3]);
        g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);

        g_assert_cmpuint (count_faint (design, kit), ==, 0);
      }
}

/* A poster whose palette is the brand's is drawn in the template's colours while there is no brand. */
static void
test_without_brand (void)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", NULL);
  g_autoptr (GopsBrandKit) empty = gops_brand_kit_new ();
  const GopsBrandKit *const kits[] = { NULL, empty };

  for (guint i = 0; i < G_N_ELEMENTS (kits); i++)
    {
      GopsPoster poster = { .design = design, .palette = GOPS_POSTER_BRAND_PALETTE, .brand = kits[i] };
      JsonObject *colors = gops_poster_colors (&poster, NULL);

      g_assert_cmpstr (json_object_get_string_member (colors, "sky"), ==, "#FF7F50");
      json_object_unref (colors);
    }
}

static void
test_colors (void)
{
  static const char *const hexes[] = { "#000000", "#FFFFFF", "#FF0000", "#00FF00", "#0000FF", "#7F8081", "#1A2B3C", "#FFD02E" };

  for (guint i = 0; i < G_N_ELEMENTS (hexes); i++)
    {
      g_autofree char *back = NULL;
      GopsRgb rgb;

      g_assert_true (gops_rgb_parse (hexes[i], &rgb));
      back = gops_rgb_to_hex (gops_lch_to_rgb (gops_rgb_to_lch (rgb)));
      g_assert_cmpstr (back, ==, hexes[i]);
      for (double y = 0.01; y < 1; y += 0.07)
        g_assert_cmpfloat_with_epsilon (gops_rgb_luminance (gops_lch_with_luminance (gops_rgb_to_lch (rgb), y)), y, 0.005);
    }
  g_assert_cmpfloat_with_epsilon (gops_rgb_contrast ((GopsRgb) { 0, 0, 0 }, (GopsRgb) { 1, 1, 1 }), 21, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/brand-palette/colors", test_colors);
  g_test_add_func ("/output/brand-palette/contrast", test_contrast);
  g_test_add_func ("/output/brand-palette/brand-is-seen", test_brand_is_seen);
  g_test_add_func ("/output/brand-palette/odd-brands", test_odd_brands);
  g_test_add_func ("/output/brand-palette/without-brand", test_without_brand);
  return g_test_run ();
}
