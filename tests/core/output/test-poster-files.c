/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters as files: pictures of every format hold the same pixels, the title, the author and the resolution. */
#include <stdio.h>

#include <glib/gstdio.h>
#include <jpeglib.h>
#include <math.h>
#include <string.h>
#include <webp/decode.h>
#include "gops-output-error.h"
#include "gops-bitmap.h"
#include "gops-gradient.h"
#include "gops-poster.h"

#define TITLE "跑步 & <chips>"

/* A surface of a poster, which is drawn once for all tests. */
static cairo_surface_t *
draw_poster (int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", &error);
  g_autoptr (GHashTable) fields = gops_poster_template_get_defaults (design, "zh_CN");
  GopsPoster poster = { design, fields, NULL, "zh_CN", width, height };
  cairo_surface_t *surface;

  g_hash_table_replace (fields, g_strdup ("qr"), g_strdup ("https://example.org/群"));
  surface = gops_poster_render (&poster, 1, NULL, &error);
  g_assert_no_error (error);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) data)[x] & 0xffffff;
}

static GBytes *
encode (cairo_surface_t *surface, GopsBitmapFormat format)
{
  GopsBitmap picture = gops_bitmap_of_surface (surface);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  picture.title = TITLE;
  picture.author = "何砚";
  picture.dpi = 300;
  bytes = gops_bitmap_encode (&picture, format, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (text) <= size; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* Whether two PNGs hold the same pixels packed in the same way, whatever they say beside them. */
static gboolean
same_rows (GBytes *a, GBytes *b)
{
  gsize size_a, size_b;
  const char *data_a = g_bytes_get_data (a, &size_a), *data_b = g_bytes_get_data (b, &size_b);
  const char *rows_a = memmem (data_a, size_a, "IDAT", 4), *rows_b = memmem (data_b, size_b, "IDAT", 4);
  gsize left_a = size_a - (gsize) (rows_a - data_a), left_b = size_b - (gsize) (rows_b - data_b);

  return left_a == left_b && memcmp (rows_a, rows_b, left_a) == 0;
}

static void
assert_xmp (GBytes *bytes)
{
  g_assert_true (holds (bytes, "跑步 &amp; &lt;chips&gt;</rdf:li>"));
  g_assert_true (holds (bytes, "<rdf:li>何砚</rdf:li>"));
  g_assert_true (holds (bytes, "<tiff:XResolution>30000/100</tiff:XResolution>"));
}

static void
test_webp_has_the_same_pixels (void)
{
  cairo_surface_t *surface = draw_poster (540, 960);
  g_autoptr (GBytes) bytes = encode (surface, GOPS_BITMAP_WEBP);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int width, height;
  guint8 *read = WebPDecodeRGB (data, size, &width, &height);

  g_assert_nonnull (read);
  g_assert_cmpint (width, ==, 540);
  g_assert_cmpint (height, ==, 960);
  for (int i = 0; i < 540 * 960; i++)
    g_assert_cmpuint (((guint32) read[3 * i] << 16) | ((guint32) read[3 * i + 1] << 8) | read[3 * i + 2], ==, pixel_at (surface, i % 540, i / 540));
  assert_xmp (bytes);
  WebPFree (read);
  cairo_surface_destroy (surface);
}

static int
difference (guint32 a, guint32 b)
{
  int most = 0;

  for (int shift = 0; shift <= 16; shift += 8)
    most = MAX (most, ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));
  return most;
}

/* Compares row by row; returns the mean of the differences. */
static double
compare_jpeg (struct jpeg_decompress_struct *jpeg, cairo_surface_t *surface)
{
  g_autofree guint8 *row = g_malloc (3 * jpeg->output_width);
  JSAMPROW rows[] = { row };
  double sum = 0;

  while (jpeg->output_scanline < jpeg->output_height)
    {
      int y = (int) jpeg->output_scanline;

      jpeg_read_scanlines (jpeg, rows, 1);
      for (int x = 0; x < (int) jpeg->output_width; x++)
        sum += difference (((guint32) row[3 * x] << 16) | ((guint32) row[3 * x + 1] << 8) | row[3 * x + 2], pixel_at (surface, x, y));
    }
  return sum / jpeg->output_width / jpeg->output_height;
}

static void
test_jpeg_is_close (void)
{
  cairo_surface_t *surface = draw_poster (540, 960);
  g_autoptr (GBytes) bytes = encode (surface, GOPS_BITMAP_JPEG);
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_decompress (&jpeg);
  jpeg_mem_src (&jpeg, data, size);
  jpeg_read_header (&jpeg, TRUE);
  jpeg_start_decompress (&jpeg);
  g_assert_cmpuint (jpeg.output_width, ==, 540);
  g_assert_cmpuint (jpeg.output_height, ==, 960);
  g_assert_cmpint (jpeg.comp_info[0].h_samp_factor, ==, jpeg.comp_info[1].h_samp_factor);   /* colours at full resolution */
  g_assert_cmpint (jpeg.comp_info[0].v_samp_factor, ==, jpeg.comp_info[1].v_samp_factor);
  g_assert_cmpint (jpeg.density_unit, ==, 1);
  g_assert_cmpint (jpeg.X_density, ==, 300);
  g_assert_cmpfloat (compare_jpeg (&jpeg, surface), <, 2);
  jpeg_finish_decompress (&jpeg);
  jpeg_destroy_decompress (&jpeg);
  assert_xmp (bytes);
  cairo_surface_destroy (surface);
}

/* One strip of a picture that is too high to be held: its rows count on from the top. */
typedef struct
{
  cairo_surface_t *strip;
  int              fails_at;   /* row; 0: never */
} Strips;

static cairo_surface_t *
on_strip (gpointer data, int y, GError **error)
{
  Strips *self = data;
  guint8 *pixels = cairo_image_surface_get_data (self->strip);
  int width = cairo_image_surface_get_width (self->strip), height = cairo_image_surface_get_height (self->strip);

  if (self->fails_at > 0 && y >= self->fails_at)
    {
      g_set_error_literal (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FONT, "no font");
      return NULL;
    }
  for (int row = 0; row < height; row++)
    for (int x = 0; x < width; x++)
      ((guint32 *) (void *) (pixels + (gsize) row * (gsize) cairo_image_surface_get_stride (self->strip)))[x] = (guint32) ((y + row) * 7 + x / 64);
  cairo_surface_mark_dirty (self->strip);
  return self->strip;
}

/* More than is compressed at once; the last strip reaches past the end. */
static void
test_large_png_in_strips (void)
{
  Strips strips = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, 3000, 500), 0 };
  GopsBitmap picture = { .width = 3000, .height = 6001, .strip = on_strip, .data = &strips };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gops_bitmap_encode (&picture, GOPS_BITMAP_PNG, &error);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "gops-large.png", NULL);
  cairo_surface_t *read;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  read = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==, 6001);
  for (int y = 0; y < 6001; y += 50)
    for (int x = 0; x < 3000; x += 100)
      g_assert_cmpuint (pixel_at (read, x, y), ==, (guint32) (y * 7 + x / 64));
  cairo_surface_destroy (read);
  cairo_surface_destroy (strips.strip);
  g_remove (path);
}

/* What a strip says is what is told, for every format; and nothing of it leaks. */
static void
test_failing_strips (void)
{
  Strips strips = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, 3000, 500), 700 };
  const int heights[] = { 1500, 6001 };

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    for (int format = GOPS_BITMAP_PNG; format <= GOPS_BITMAP_WEBP; format++)
      {
        GopsBitmap picture = { .width = 3000, .height = heights[i], .strip = on_strip, .data = &strips };
        g_autoptr (GError) error = NULL;

        g_assert_null (gops_bitmap_encode (&picture, (GopsBitmapFormat) format, &error));
        g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FONT);
      }
  cairo_surface_destroy (strips.strip);
}

static void
test_too_large_for_the_format (void)
{
  Strips strips = { NULL, 0 };
  const struct { int width, height; GopsBitmapFormat format; } cases[] = {
    { 70000, 300, GOPS_BITMAP_JPEG }, { 17000, 300, GOPS_BITMAP_WEBP }, { 5000, 5000, GOPS_BITMAP_WEBP }, { 0, 5, GOPS_BITMAP_PNG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsBitmap picture = { .width = cases[i].width, .height = cases[i].height, .strip = on_strip, .data = &strips };
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_bitmap_encode (&picture, cases[i].format, &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING);
    }
}

/* --- for print --- */

static GHashTable *
texts_of (GopsPosterTemplate *design)
{
  GHashTable *fields = gops_poster_template_get_defaults (design, "zh_CN");

  g_hash_table_replace (fields, g_strdup ("qr"), g_strdup ("https://example.org/群"));
  return fields;
}

static char *
export_print (const char *name, int width, int height, const GopsPosterPrint *print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", &error);
  g_autoptr (GHashTable) fields = texts_of (design);
  GopsPoster poster = { design, fields, NULL, "zh_CN", width, height };
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  (void) gops_poster_export_for_print (&poster, print, file, "何砚", NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* What @program says of @path; NULL when it is not installed. */
static char *
ask (const char *program, const char *path, const char *option)
{
  const char *argv[] = { program, path, option, NULL };
  char *said = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL, &status, NULL))
    return NULL;
  g_assert_cmpint (status, ==, 0);
  return said;
}

static void
assert_box (const char *said, const char *name, double left, double right)
{
  const char *line = strstr (said, name);
  double x1 = -1, y1 = -1, x2 = -1;

  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line + strlen (name), ":%lf %lf %lf", &x1, &y1, &x2), ==, 3);
  g_assert_cmpfloat_with_epsilon (x1, left, 0.6);
  g_assert_cmpfloat_with_epsilon (y1, left, 0.6);
  g_assert_cmpfloat_with_epsilon (x2, right, 0.9);
}

/* 3 mm over the edge, and marks that end 9 mm from it. */
static void
test_pdf_says_where_it_is_cut (void)
{
  const GopsPosterPrint print = { .bleed = 3, .crop_marks = TRUE };
  g_autofree char *path = export_print ("gops-print.pdf", 2480, 3508, &print);
  g_autofree char *boxes = ask ("pdfinfo", path, "-box"), *fonts = ask ("pdffonts", path, NULL);

  if (boxes == NULL || fonts == NULL)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
  assert_box (boxes, "TrimBox", 9 * 72 / 25.4, (9 + 210) * 72 / 25.4);
  assert_box (boxes, "BleedBox", 6 * 72 / 25.4, (12 + 210) * 72 / 25.4);
  assert_box (boxes, "MediaBox", 0, (18 + 210) * 72 / 25.4);
  g_assert_nonnull (strstr (boxes, "何砚"));
  g_assert_nonnull (strstr (fonts, " yes yes "));   /* embedded, as a subset */
  g_assert_null (strstr (fonts, " no  no "));
  g_remove (path);
}

/* The letters of a PDF and an SVG: one is text, the other shapes. */
static void
test_pdf_holds_text (void)
{
  g_autofree char *path = export_print ("gops-text.pdf", 1080, 1920, NULL), *to = g_strconcat (path, ".txt", NULL), *words = NULL;
  const char *argv[] = { "pdftotext", "-raw", path, to, NULL };

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL))
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_true (g_file_get_contents (to, &words, NULL, NULL));
  g_assert_nonnull (strstr (words, "河西晨跑群"));
  g_remove (to);
  g_remove (path);
}

static cairo_surface_t *
read_png (char *path)
{
  cairo_surface_t *read = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_remove (path);
  return read;
}

/* The poster stands in the middle, pixel by pixel; at its edge its colours run on; outside is paper, with lines to cut by. */
static void
test_bleed_mirrors_the_edge (void)
{
  const GopsPosterPrint print = { .dpi = 100, .bleed = 3, .crop_marks = TRUE };
  g_autofree char *plain_path = export_print ("gops-plain.png", 400, 700, NULL), *print_path = export_print ("gops-print.png", 400, 700, &print);
  cairo_surface_t *plain = read_png (plain_path), *sheet = read_png (print_path);
  int bleed = 12, edge = 36;   /* 3 and 9 mm, whole pixels */

  g_assert_cmpint (cairo_image_surface_get_width (sheet), ==, 400 + 2 * edge);
  g_assert_cmpint (cairo_image_surface_get_height (sheet), ==, 700 + 2 * edge);
  for (int y = 0; y < 700; y++)
    for (int x = 0; x < 400; x++)
      if (pixel_at (sheet, x + edge, y + edge) != pixel_at (plain, x, y))
        g_error ("pixel %d, %d differs", x, y);
  for (int y = 0; y < 700; y += 5)
    for (int i = 0; i < bleed; i++)
      {
        g_assert_cmpint (difference (pixel_at (sheet, edge - 1 - i, edge + y), pixel_at (plain, i, y)), <=, 16);
        g_assert_cmpint (difference (pixel_at (sheet, edge + 400 + i, edge + y), pixel_at (plain, 399 - i, y)), <=, 16);
      }
  g_assert_cmpuint (pixel_at (sheet, edge - bleed - 1, edge + 350), ==, 0xffffff);
  g_assert_cmpuint (pixel_at (sheet, edge - bleed - 6, edge), !=, 0xffffff);   /* a line at the height of the poster's top */
  cairo_surface_destroy (plain);
  cairo_surface_destroy (sheet);
}

/* Beyond 12 million pixels a poster is drawn in strips: the same picture. */
static void
test_strips_make_the_same_picture (void)
{
  g_autofree char *path = export_print ("gops-a3.png", 3508, 4961, NULL);
  cairo_surface_t *strips = read_png (path), *whole = draw_poster (3508, 4961);
  guint differ = 0;

  for (int y = 0; y < 4961; y++)
    for (int x = 0; x < 3508; x++)
      differ += pixel_at (strips, x, y) != pixel_at (whole, x, y);
  g_assert_cmpuint (differ, ==, 0);
  cairo_surface_destroy (strips);
  cairo_surface_destroy (whole);
}

static void
test_print_that_cannot_be (void)
{
  const GopsPosterPrint cases[] = { { .dpi = 10 }, { .dpi = 5000 }, { .dpi = -1 }, { .bleed = -1 }, { .bleed = 11 }, { .bleed = (double) NAN } };
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", NULL);
  g_autoptr (GHashTable) fields = texts_of (design);
  GopsPoster poster = { design, fields, NULL, "en", 400, 700 };
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/x.png");
  int width = 3508, height = 2480;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gops_poster_export_for_print (&poster, &cases[i], file, NULL, NULL, NULL, &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
    }
  g_assert_true (gops_poster_size_scale (150, &width, &height, NULL));
  g_assert_cmpint (width, ==, 1754);
  g_assert_cmpint (height, ==, 1240);
  width = 3508;
  height = 4961;
  g_assert_false (gops_poster_size_scale (1200, &width, &height, NULL));
}

/* --- speed --- */

/* A gradient on a picture of its own; @kept: by way of those that are kept. */
static cairo_surface_t *
draw_gradient (gboolean kept, double offset, double alpha, gboolean radial)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 700, 500);
  cairo_pattern_t *pattern = radial ? cairo_pattern_create_radial (0.3, 0.2, 0, 0.3, 0.2, 0.7) : cairo_pattern_create_linear (0, 0, 1, 0.71);
  cairo_t *cr;

  cairo_surface_set_device_offset (surface, 0, -offset);
  cr = cairo_create (surface);
  cairo_scale (cr, 700, 700);
  cairo_pattern_add_color_stop_rgba (pattern, 0, 1, 0.95, 0.86, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, 0.1, 0.5, 0.8, alpha);
  cairo_set_source (cr, pattern);
  cairo_arc (cr, 0.5, 0.36, 0.6, 0, 2 * G_PI);
  if (kept)
    gops_gradient_keep (cr);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The first is drawn and kept, the second comes from what was kept; in a strip further down, seen through, and round. */
static void
test_kept_gradients_are_the_same (void)
{
  const struct { double offset, alpha; gboolean radial; } cases[] = { { 0, 1, FALSE }, { 120, 1, FALSE }, { 0, 0.5, FALSE }, { 0, 1, TRUE }, { 0, 1, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *plain = draw_gradient (FALSE, cases[i].offset, cases[i].alpha, cases[i].radial);
      cairo_surface_t *kept = draw_gradient (TRUE, cases[i].offset, cases[i].alpha, cases[i].radial);
      cairo_surface_t *again = draw_gradient (TRUE, cases[i].offset, cases[i].alpha, cases[i].radial);

      for (int y = 0; y < 500; y++)
        for (int x = 0; x < 700; x++)
          {
            g_assert_cmpint (difference (pixel_at (plain, x, y), pixel_at (kept, x, y)), <=, 1);
            g_assert_cmpuint (pixel_at (again, x, y), ==, pixel_at (kept, x, y));
          }
      cairo_surface_destroy (again);
      cairo_surface_destroy (plain);
      cairo_surface_destroy (kept);
    }
}

/* Every template, after others were drawn in the same buffers, has the pixels of one that is drawn alone. */
static void
test_buffers_leave_nothing_behind (void)
{
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, &error);
      g_autoptr (GHashTable) fields = texts_of (design);
      GopsPoster poster = { design, fields, NULL, "zh_CN", 600, 1066 };
      cairo_surface_t *alone = gops_poster_render (&poster, 1, NULL, &error);
      GopsBitmap bitmap = gops_bitmap_of_surface (alone);
      g_autoptr (GBytes) first = gops_poster_to_bytes (&poster, NULL, "x.png", NULL, NULL, &error), second = NULL;

      g_assert_no_error (error);
      bitmap.title = "x";
      second = gops_bitmap_encode (&bitmap, GOPS_BITMAP_PNG, NULL);
      g_assert_true (same_rows (first, second));
      cairo_surface_destroy (alone);
    }
}

/* --- free height --- */

/* Higher for many rules than for two, and then nothing gives way; a template that needs no more is as high as a phone. */
static void
test_long_pictures_grow (void)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("rules-ledger", NULL);
  g_autoptr (GHashTable) few = texts_of (design), many = texts_of (design);
  g_autoptr (GString) rules = g_string_new (NULL);
  GopsPoster poster = { design, few, NULL, "zh_CN", 1080, 0 };
  int low;

  for (int i = 0; i < 8; i++)
    g_string_append (rules, "进群三天内报个到，说说从哪里来、想做什么，顺便贴一张最近做的东西\n");
  g_hash_table_replace (few, g_strdup ("do"), g_strdup ("友善"));
  g_hash_table_replace (few, g_strdup ("dont"), g_strdup ("广告"));
  g_hash_table_replace (many, g_strdup ("do"), g_strdup (rules->str));
  g_hash_table_replace (many, g_strdup ("dont"), g_strdup (rules->str));
  gops_poster_fit (&poster);
  low = poster.height;
  g_assert_cmpint (low, ==, 1920);
  poster.fields = many;
  poster.height = 0;
  gops_poster_fit (&poster);
  g_assert_cmpint (poster.height, >, low);
  g_assert_cmpint (poster.height, <=, 6480);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/poster-files/webp-has-the-same-pixels", test_webp_has_the_same_pixels);
  g_test_add_func ("/poster-files/jpeg-is-close", test_jpeg_is_close);
  g_test_add_func ("/poster-files/large-png-in-strips", test_large_png_in_strips);
  g_test_add_func ("/poster-files/failing-strips", test_failing_strips);
  g_test_add_func ("/poster-files/too-large-for-the-format", test_too_large_for_the_format);
  g_test_add_func ("/poster-files/pdf-says-where-it-is-cut", test_pdf_says_where_it_is_cut);
  g_test_add_func ("/poster-files/pdf-holds-text", test_pdf_holds_text);
  g_test_add_func ("/poster-files/bleed-mirrors-the-edge", test_bleed_mirrors_the_edge);
  g_test_add_func ("/poster-files/strips-make-the-same-picture", test_strips_make_the_same_picture);
  g_test_add_func ("/poster-files/print-that-cannot-be", test_print_that_cannot_be);
  g_test_add_func ("/poster-files/kept-gradients-are-the-same", test_kept_gradients_are_the_same);
  g_test_add_func ("/poster-files/buffers-leave-nothing-behind", test_buffers_leave_nothing_behind);
  g_test_add_func ("/poster-files/long-pictures-grow", test_long_pictures_grow);
  return g_test_run ();
}
