/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters as a designer measures them: few sizes of type, shared edges, free margins, contrast on the ground that
 * is really there, no single sign on a last line, nothing on top of anything else. */
#include <math.h>
#include <string.h>
#include "gops-poster-inspect.h"
#include "gops-test-posters.h"

#define MOST_SIZES 5
#define LEAST_CONTRAST 4.5
#define MARGIN 0.05
#define GROUND_SCALE 0.25
#define NEAR 0.012          /* edges that differ by less than this of the width look like a mistake */

static const struct { int width, height; } sizes[] = { { 1080, 1920 }, { 1242, 1660 }, { 1080, 1080 }, { 900, 500 } };

/* One drawing without its words, and what would stand in it. */
typedef struct
{
  GopsPoster       poster;
  const char      *what;
  double           unit;
  GPtrArray       *pieces;    /* (element-type GopsPosterPiece) */
  cairo_surface_t *ground;    /* drawn only for the check of contrast, at GROUND_SCALE */
} Composition;

static gboolean failed;

G_GNUC_PRINTF (2, 3) static void
complain (Composition *self, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s, %s, %d×%d, %s, %s: %s\n", gops_poster_template_get_id (self->poster.design), self->poster.language, self->poster.width,
              self->poster.height, self->poster.palette, self->what, what);
  failed = TRUE;
}

static GopsPosterPiece *
piece_at (Composition *self, guint index)
{
  return self->pieces->pdata[index];
}

static const char *
name_of (GopsPosterPiece *piece)
{
  return piece->kind == GOPS_POSTER_PIECE_TEXT ? piece->text : piece->name;
}

/* Texts that belong to the drawing have the sizes that the drawing gives them. */
static void
check_sizes (Composition *self)
{
  double found[64];
  guint n = 0;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      GopsPosterPiece *piece = piece_at (self, i);
      guint k = 0;

      if (piece->figure || piece->kind != GOPS_POSTER_PIECE_TEXT)
        continue;
      while (k < n && fabs (found[k] - piece->wanted) > 0.5)
        k++;
      if (k == n && n < G_N_ELEMENTS (found))
        {
          found[n++] = piece->wanted;
          g_string_append_printf (list, " %.3f “%.12s”", piece->wanted / self->unit, piece->text);
        }
    }
  if (n > MOST_SIZES)
    complain (self, "%u sizes of type:%s", n, list->str);
}

static double
edge_of (GopsPosterPiece *piece)
{
  return piece->edge == GOPS_POSTER_EDGE_LEFT ? piece->x : piece->edge == GOPS_POSTER_EDGE_RIGHT ? piece->x + piece->w : piece->x + piece->w / 2;
}

/* Pieces aligned by the same side share an edge within a pixel, or clearly do not. */
static void
check_edges (Composition *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    for (guint k = i + 1; k < self->pieces->len; k++)
      {
        GopsPosterPiece *a = piece_at (self, i), *b = piece_at (self, k);
        double apart = fabs (edge_of (a) - edge_of (b));

        if (a->figure || b->figure || a->vertical || b->vertical || a->edge != b->edge || apart <= 1 || apart >= NEAR * self->unit)
          continue;
        complain (self, "“%s” and “%s” are out of line by %.1f pixels", name_of (a), name_of (b), apart);
      }
}

static void
check_margins (Composition *self)
{
  double margin = MARGIN * self->unit - 1;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      GopsPosterPiece *piece = piece_at (self, i);

      if (piece->x < margin || piece->y < margin || piece->x + piece->w > self->poster.width - margin
          || piece->y + piece->h > self->poster.height - margin)
        complain (self, "“%s” stands in the margin: %.0f, %.0f, %.0f wide, %.0f high", name_of (piece), piece->x, piece->y, piece->w, piece->h);
    }
}

static void
check_overlaps (Composition *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    for (guint k = i + 1; k < self->pieces->len; k++)
      {
        GopsPosterPiece *a = piece_at (self, i), *b = piece_at (self, k);
        double w = MIN (a->x + a->w, b->x + b->w) - MAX (a->x, b->x), h = MIN (a->y + a->h, b->y + b->h) - MAX (a->y, b->y);

        if (w > 2 && h > 2)
          complain (self, "“%s” stands on “%s”", name_of (a), name_of (b));
      }
}

static guint
count_signs (const char *line)
{
  guint n = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isalnum (g_utf8_get_char (p));
  return n;
}

static void
check_last_lines (Composition *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      GopsPosterPiece *piece = piece_at (self, i);
      const char *last = piece->text != NULL ? strrchr (piece->text, '\n') : NULL;

      if (last != NULL && count_signs (last + 1) < 2)
        complain (self, "a single sign on the last line of “%s”", piece->text);
    }
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (double r, double g, double b)
{
  return 0.2126 * linear (r) + 0.7152 * linear (g) + 0.0722 * linear (b);
}

/* The share of the ground below @piece on which it can not be read. */
static double
hard_to_read (Composition *self, GopsPosterPiece *piece)
{
  double text = luminance (piece->rgba[0], piece->rgba[1], piece->rgba[2]);
  int stride = cairo_image_surface_get_stride (self->ground), bad = 0, n = 0;

  for (int y = (int) ceil (piece->y); y < (int) (piece->y + piece->h); y++)
    for (int x = (int) ceil (piece->x); x < (int) (piece->x + piece->w); x++)
      {
        guint32 pixel = *((guint32 *) (void *) (cairo_image_surface_get_data (self->ground) + y * stride) + x);
        double ground = luminance ((pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0, (pixel & 255) / 255.0);

        bad += (MAX (text, ground) + 0.05) / (MIN (text, ground) + 0.05) < LEAST_CONTRAST - 0.05;
        n++;
      }
  return n > 0 ? bad / (double) n : 0;
}

/* A text's box holds some of what is beside ragged lines; what is below the words themselves is more than this. */
#define MOST_HARD 0.08

static void
check_contrast (Composition *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      GopsPosterPiece *piece = piece_at (self, i);
      double hard = piece->kind == GOPS_POSTER_PIECE_TEXT ? hard_to_read (self, piece) : 0;

      if (hard > MOST_HARD)
        complain (self, "%.0f %% of the ground of “%s” has less contrast than %.1f", hard * 100, piece->text, LEAST_CONTRAST);
    }
}

/* Draws the poster without its words, and checks it. */
static void
inspect_and_check (Composition *self, void (*check) (Composition *))
{
  gboolean drawn = check == check_contrast;
  g_autoptr (GError) error = NULL;
  cairo_t *cr;

  self->ground = drawn ? cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (self->poster.width * GROUND_SCALE), (int) (self->poster.height * GROUND_SCALE))
                       : cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cr = cairo_create (self->ground);
  if (drawn)
    cairo_scale (cr, GROUND_SCALE, GROUND_SCALE);
  self->pieces = gops_poster_inspect (&self->poster, cr, &error);
  g_assert_no_error (error);
  cairo_destroy (cr);
  cairo_surface_flush (self->ground);
  check (self);
  cairo_surface_destroy (self->ground);
  g_ptr_array_unref (self->pieces);
}

static double
measure_of (const GopsPoster *poster)
{
  return poster->width > poster->height * 1.2 ? poster->height : poster->width;
}

static void
with_composition (GopsPosterTemplate *design, guint size, const char *language, guint palette, GopsTestPosterTexts which, void (*check) (Composition *))
{
  static const char *const names[] = { "own texts", "short texts", "long texts" };
  g_autoptr (GHashTable) fields = gops_test_poster_texts (design, language, which);
  Composition self = { { design, fields, gops_poster_template_get_palette_id (design, palette), language, sizes[size].width, sizes[size].height }, names[which] };

  self.unit = measure_of (&self.poster);
  inspect_and_check (&self, check);
}

/* A picture may be a ground, and then reach to the edge and below texts; the logo may not. */
static gboolean
is_placed (GopsPosterPiece *piece)
{
  return piece->kind == GOPS_POSTER_PIECE_TEXT || piece->kind == GOPS_POSTER_PIECE_CODE
         || (piece->kind == GOPS_POSTER_PIECE_PICTURE && piece->field == NULL);
}

static void
check_logo (Composition *self, void (*check) (Composition *))
{
  g_autoptr (GError) error = NULL;
  guint logos = 0;

  self->pieces = gops_poster_layers (&self->poster, &error);
  g_assert_no_error (error);
  for (guint i = self->pieces->len; i > 0; i--)
    {
      GopsPosterPiece *piece = piece_at (self, i - 1);

      logos += piece->kind == GOPS_POSTER_PIECE_PICTURE && piece->field == NULL;
      if (!is_placed (piece))
        g_ptr_array_remove_index (self->pieces, i - 1);
    }
  if (logos != 1)
    complain (self, "%u logos", logos);
  check (self);
  g_ptr_array_unref (self->pieces);
}

/* With a logo and pictures, in the colours of a brand. */
static void
with_brand (GopsPosterTemplate *design, guint size, const char *language, GopsTestPosterTexts which, void (*check) (Composition *))
{
  g_autoptr (GHashTable) fields = gops_test_poster_texts (design, language, which);
  g_autoptr (GopsPosterPictures) pictures = gops_test_poster_pictures (design, fields);
  g_autoptr (GopsBrandKit) brand = gops_test_poster_brand (size % GOPS_TEST_POSTER_BRANDS);
  Composition self = { { design, fields, GOPS_POSTER_BRAND_PALETTE, language, sizes[size].width, sizes[size].height, NULL, pictures, brand }, "with brand" };

  self.unit = measure_of (&self.poster);
  if (check == check_contrast)
    inspect_and_check (&self, check);
  else
    check_logo (&self, check);
}

typedef enum
{
  WITH_FIRST_PALETTE,
  WITH_ALL_PALETTES,
  WITH_BRAND,
} Colors;

/* @texts: the last kind to try. */
static void
check_all (void (*check) (Composition *), Colors colors, GopsTestPosterTexts texts)
{
  static const char *const languages[] = { "en", "zh_CN" };
  const char *only = g_getenv ("GOPS_POSTER");

  failed = FALSE;
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);

      g_assert_nonnull (design);
      if (only != NULL && !g_str_has_prefix (*id, only))
        continue;
      for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
        for (guint l = 0; l < 2; l++)
          for (guint p = 0; p < (colors == WITH_ALL_PALETTES ? gops_poster_template_get_n_palettes (design) : 1); p++)
            for (guint t = 0; t <= texts; t++)
              if (colors == WITH_BRAND)
                with_brand (design, size, languages[l], (GopsTestPosterTexts) t, check);
              else
                with_composition (design, size, languages[l], p, (GopsTestPosterTexts) t, check);
    }
  g_assert_false (failed);
}

/* What somebody types may be too long for a fine rag; it is never in the margin or on something else. */
static void
check_places (Composition *self)
{
  check_margins (self);
  check_overlaps (self);
}

static void
check_type (Composition *self)
{
  check_sizes (self);
  check_edges (self);
  check_last_lines (self);
}

static void
test_sizes_and_edges (void)
{
  check_all (check_type, WITH_FIRST_PALETTE, GOPS_TEST_POSTER_DEFAULT);
}

static void
test_margins_and_overlaps (void)
{
  check_all (check_places, WITH_FIRST_PALETTE, GOPS_TEST_POSTER_LONG);
}

static void
test_contrast (void)
{
  check_all (check_contrast, WITH_ALL_PALETTES, GOPS_TEST_POSTER_DEFAULT);
}

static void
test_with_logo (void)
{
  check_all (check_places, WITH_BRAND, GOPS_TEST_POSTER_LONG);
}

static void
test_contrast_of_brands (void)
{
  check_all (check_contrast, WITH_BRAND, GOPS_TEST_POSTER_DEFAULT);
}

/* The contact sheet */

#define CELL_HEIGHT 420
#define GAP 16

/* Gives where the next one begins. */
static double
draw_poster (cairo_t *cr, const GopsPoster *poster, double x, double y)
{
  double scale = MIN (CELL_HEIGHT / (double) poster->height, CELL_HEIGHT * 1.1 / poster->width);
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  gops_poster_draw (poster, cr, NULL, &error);
  cairo_restore (cr);
  g_assert_no_error (error);
  return x + poster->width * scale + GAP;
}

/* One template: a row for each language; upright, square and lying, short and long. */
static void
draw_sheet (GopsPosterTemplate *design, const char *folder)
{
  static const struct { int width, height; GopsTestPosterTexts which; guint palette; } cells[] = {
    { 1080, 1920, GOPS_TEST_POSTER_DEFAULT, 0 }, { 1080, 1920, GOPS_TEST_POSTER_SHORT, 1 }, { 1080, 1920, GOPS_TEST_POSTER_LONG, 2 },
    { 1242, 1660, GOPS_TEST_POSTER_DEFAULT, 0 }, { 1080, 1080, GOPS_TEST_POSTER_DEFAULT, 0 }, { 1080, 1080, GOPS_TEST_POSTER_LONG, 1 },
    { 900, 500, GOPS_TEST_POSTER_DEFAULT, 0 }, { 900, 500, GOPS_TEST_POSTER_LONG, 2 },
  };
  static const char *const languages[] = { "en", "zh_CN" };
  g_autofree char *name = g_strdup_printf ("poster-%s.png", gops_poster_template_get_id (design)), *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 3120, 2 * (CELL_HEIGHT + GAP) + GAP);
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
  cairo_paint (cr);
  for (int l = 0; l < 2; l++)
    {
      double x = GAP;

      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          g_autoptr (GHashTable) fields = gops_test_poster_texts (design, languages[l], cells[i].which);
          GopsPoster poster = { design, fields, gops_poster_template_get_palette_id (design, cells[i].palette % gops_poster_template_get_n_palettes (design)),
                                languages[l], cells[i].width, cells[i].height };

          x = draw_poster (cr, &poster, x, GAP + l * (CELL_HEIGHT + GAP));
        }
    }
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (sheet, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (sheet);
}

/* One template in the colours of all brands, with logo and pictures. */
static void
draw_brands (GopsPosterTemplate *design, const char *folder)
{
  static const struct { int width, height; } shapes[] = { { 1080, 1920 }, { 1080, 1080 }, { 900, 500 } };
  static const char *const languages[] = { "zh_CN", "en" };
  g_autofree char *name = g_strdup_printf ("brand-%s.png", gops_poster_template_get_id (design)), *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 2500, 2 * (CELL_HEIGHT + GAP) + GAP);
  cairo_t *cr = cairo_create (sheet);
  double x = GAP, y = GAP;

  cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
  cairo_paint (cr);
  for (guint i = 0; i < GOPS_TEST_POSTER_BRANDS; i++)
    for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
      {
        g_autoptr (GHashTable) fields = gops_test_poster_texts (design, languages[i % 2], GOPS_TEST_POSTER_DEFAULT);
        g_autoptr (GopsPosterPictures) pictures = gops_test_poster_pictures (design, fields);
        g_autoptr (GopsBrandKit) brand = gops_test_poster_brand (i);
        GopsPoster poster = { design, fields, GOPS_POSTER_BRAND_PALETTE, languages[i % 2], shapes[k].width, shapes[k].height, NULL, pictures, brand };

        x = draw_poster (cr, &poster, x, y);
        if (i == 1 && k == G_N_ELEMENTS (shapes) - 1)
          {
            x = GAP;
            y += CELL_HEIGHT + GAP;
          }
      }
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (sheet, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (sheet);
}

static void
draw_all (void (*draw) (GopsPosterTemplate *, const char *))
{
  const char *folder = g_getenv ("GOPS_PICTURES"), *only = g_getenv ("GOPS_POSTER");

  if (folder == NULL)
    {
      g_test_skip ("GOPS_PICTURES names no folder");
      return;
    }
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);

      if (only == NULL || g_str_has_prefix (*id, only))
        draw (design, folder);
    }
}

static void
test_contact_sheet (void)
{
  draw_all (draw_sheet);
}

static void
test_brand_sheet (void)
{
  draw_all (draw_brands);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/poster-composition/sizes-and-edges", test_sizes_and_edges);
  g_test_add_func ("/output/poster-composition/margins-and-overlaps", test_margins_and_overlaps);
  g_test_add_func ("/output/poster-composition/contrast", test_contrast);
  g_test_add_func ("/output/poster-composition/with-logo", test_with_logo);
  g_test_add_func ("/output/poster-composition/contrast-of-brands", test_contrast_of_brands);
  g_test_add_func ("/output/poster-composition/contact-sheet", test_contact_sheet);
  g_test_add_func ("/output/poster-composition/brand-sheet", test_brand_sheet);
  return g_test_run ();
}
