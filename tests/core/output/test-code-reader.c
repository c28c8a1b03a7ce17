/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes are read back as they were written: any script, several in one picture, out of screenshots light and dark. */
#include <glib/gstdio.h>
#include <string.h>
#include "gops-code-reader.h"
#include "gops-day.h"
#include "gops-output-error.h"
#include "gops-png.h"
#include "gops-qr.h"

static gboolean
can_read (void)
{
  if (!gops_code_reader_is_available ())
    g_test_skip ("built without zbar");
  return gops_code_reader_is_available ();
}

static cairo_t *
new_picture (int width, int height, double ground)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_set_source_rgb (cr, ground, ground, ground);
  cairo_paint (cr);
  return cr;
}

static void
draw_code (cairo_t *cr, const char *text, double x, double y, double side, gboolean inverted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsQr) qr = gops_qr_new (text, &error);

  g_assert_no_error (error);
  cairo_set_source_rgb (cr, !inverted, !inverted, !inverted);
  cairo_rectangle (cr, x, y, side, side);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, inverted, inverted, inverted);
  gops_qr_draw (qr, cr, x, y, side);
}

static GPtrArray *
read_all (cairo_t *cr)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *codes = gops_code_reader_read (cairo_get_target (cr), &error);

  g_assert_no_error (error);
  return codes;
}

static void
test_texts (void)
{
  static const char *const texts[] = {
    "https://weixin.qq.com/g/AwYAAJxyz-_123", "12345", "HTTPS://EXAMPLE.COM/A", "群", "你好，世界", "ä", "Über 𠮷野家 🎉", "ﾊﾛｰ", "a\nb",
  };

  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      cairo_t *cr = new_picture (500, 600, 0.8);
      g_autoptr (GPtrArray) codes = NULL;
      const GopsCode *code;

      draw_code (cr, texts[i], 60, 100, 330, FALSE);
      codes = read_all (cr);
      g_assert_cmpuint (codes->len, ==, 1);
      code = codes->pdata[0];
      g_assert_cmpstr (code->text, ==, texts[i]);
      g_assert_cmpfloat (code->x, >, 60);
      g_assert_cmpfloat (code->y, >, 100);
      g_assert_cmpfloat (code->x + code->w, <, 390);
      g_assert_cmpfloat (code->w, >, 200);
      cairo_destroy (cr);
    }
}

static void
test_none_and_two (void)
{
  cairo_t *cr = new_picture (800, 400, 1);
  g_autoptr (GPtrArray) none = NULL, two = NULL;

  if (can_read ())
    {
      none = read_all (cr);
      g_assert_cmpuint (none->len, ==, 0);
      draw_code (cr, "one", 20, 20, 300, FALSE);
      draw_code (cr, "two", 420, 20, 300, FALSE);
      two = read_all (cr);
      g_assert_cmpuint (two->len, ==, 2);
    }
  cairo_destroy (cr);
}

static GFile *
save (cairo_t *cr, const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GBytes) png = gops_png_encode (cairo_get_target (cr), NULL, NULL, 0, NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  cairo_destroy (cr);
  return g_file_new_for_path (path);
}

/* A screenshot of a phone: light, dark with the code inverted, and as a large scan. */
static void
test_screenshots (void)
{
  static const struct { int width, height; double ground; gboolean inverted; double side; } cases[] = {
    { 1080, 2340, 0.93, FALSE, 700 }, { 1080, 2340, 0.1, FALSE, 700 }, { 1080, 2340, 0, TRUE, 700 }, { 6000, 4000, 1, FALSE, 1500 },
  };

  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_t *cr = new_picture (cases[i].width, cases[i].height, cases[i].ground);
      g_autoptr (GFile) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      draw_code (cr, "https://weixin.qq.com/g/AwYAAJx", 180, 600, cases[i].side, cases[i].inverted);
      file = save (cr, "screenshot.png");
      text = gops_code_read_file (file, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "https://weixin.qq.com/g/AwYAAJx");
    }
}

static void
test_refused (void)
{
  cairo_t *empty = new_picture (300, 300, 1), *two = new_picture (700, 320, 1);
  g_autoptr (GFile) file = save (empty, "empty.png"), doubled = NULL;
  g_autoptr (GError) error = NULL, other = NULL;

  if (!can_read ())
    {
      cairo_destroy (two);
      return;
    }
  draw_code (two, "one", 10, 10, 300, FALSE);
  draw_code (two, "two", 380, 10, 300, FALSE);
  doubled = save (two, "two.png");
  g_assert_null (gops_code_read_file (file, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_PICTURE);
  g_assert_nonnull (strstr (error->message, "empty.png"));
  g_assert_null (gops_code_read_file (doubled, NULL, &other));
  g_assert_error (other, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_PICTURE);
  g_assert_nonnull (strstr (other->message, "2 QR codes"));
}

/* One code that a screenshot shows twice is one code. */
static void
test_same_twice (void)
{
  cairo_t *cr = new_picture (700, 320, 1);
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;

  draw_code (cr, "one", 10, 10, 300, FALSE);
  draw_code (cr, "one", 380, 10, 300, FALSE);
  file = save (cr, "same.png");
  if (!can_read ())
    return;
  text = gops_code_read_file (file, NULL, NULL);
  g_assert_cmpstr (text, ==, "one");
}

/* Counted from the day on which the picture was made; a picture from the future is from today. */
static void
test_end (void)
{
  g_autoptr (GFile) file = save (new_picture (10, 10, 1), "dated.png");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/code.png");
  int day = gops_day_parse ("2026-11-30");

  g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, (guint64) (day - 3) * 86400 + 43200, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmpint (gops_code_propose_end (file, day, 7), ==, day + 4);
  g_assert_cmpint (gops_code_propose_end (file, day - 10, 7), ==, day - 3);
  g_assert_cmpint (gops_code_propose_end (missing, day, 7), ==, day + 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/code-reader/texts", test_texts);
  g_test_add_func ("/output/code-reader/none-and-two", test_none_and_two);
  g_test_add_func ("/output/code-reader/screenshots", test_screenshots);
  g_test_add_func ("/output/code-reader/refused", test_refused);
  g_test_add_func ("/output/code-reader/same-twice", test_same_twice);
  g_test_add_func ("/output/code-reader/proposed-end", test_end);
  return g_test_run ();
}
