/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from somebody's file: every format shows the same, what is too large or broken is refused with its name. */
#include <gio/gio.h>
#include <string.h>
#include "gops-output-error.h"
#include "gops-picture-loader.h"

static GFile *
sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pictures", name, NULL);

  return g_file_new_for_path (path);
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x];
}

/* Whether two colours are one for the eye: a JPEG is not exact. */
static gboolean
near (guint32 a, guint32 b)
{
  for (int shift = 0; shift < 32; shift += 8)
    if (ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > 6)
      return FALSE;
  return TRUE;
}

static void
assert_pixel (cairo_surface_t *surface, int x, int y, guint32 wanted)
{
  g_test_message ("%d, %d: %08x, wanted %08x", x, y, pixel (surface, x, y), wanted);
  g_assert_true (near (pixel (surface, x, y), wanted));
}

#define RED 0xffff0000
#define BLUE 0xff0000ff

/* Newer gdk-pixbufs read by programs in a sandbox, which not every test machine allows. */
static gboolean
reads_by_pixbuf (void)
{
  g_autoptr (GFile) file = sample ("rgb.jpg");
  cairo_surface_t *surface = gops_picture_load (file, 0, NULL, NULL);
  gboolean reads = surface != NULL;

  g_clear_pointer (&surface, cairo_surface_destroy);
  return reads;
}

static gboolean
is_by_pixbuf (const char *name)
{
  return g_str_has_suffix (name, ".jpg") || g_str_has_suffix (name, ".gif") || g_str_has_suffix (name, ".bmp");
}

/* All are 24 × 12, red at the left and blue at the right; one says that the camera was turned. */
static void
test_formats (void)
{
  static const struct { const char *name; int width, height; guint32 first, last; } cases[] = {
    { "plain.png", 24, 12, RED, BLUE },  { "deep.png", 24, 12, RED, BLUE },   { "rgb.jpg", 24, 12, RED, BLUE },
    { "plain.bmp", 24, 12, RED, BLUE },  { "moving.gif", 24, 12, RED, BLUE }, { "still.webp", 24, 12, RED, BLUE },
    { "moving.webp", 24, 12, RED, BLUE }, { "turned.jpg", 12, 24, RED, BLUE }, { "drawing.svg", 24, 12, RED, BLUE },
    { "half-clear.png", 24, 12, 0x80800000, 0x80000080 },
  };

  gboolean by_pixbuf = reads_by_pixbuf ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = sample (cases[i].name);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface = by_pixbuf || !is_by_pixbuf (cases[i].name) ? gops_picture_load (file, 0, NULL, &error) : NULL;

      if (!by_pixbuf && is_by_pixbuf (cases[i].name))
        continue;
      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, cases[i].width);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, cases[i].height);
      assert_pixel (surface, 3, 3, cases[i].first);
      assert_pixel (surface, cases[i].width - 4, cases[i].height - 4, cases[i].last);
      cairo_surface_destroy (surface);
    }
}

/* The inks of print are no colours of a screen, but red stays red. */
static void
test_cmyk (void)
{
  g_autoptr (GFile) file = sample ("cmyk.jpg");
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = gops_picture_load (file, 0, NULL, &error);
  guint32 first, last;

  if (!reads_by_pixbuf ())
    {
      g_test_skip ("gdk-pixbuf reads no JPEG here");
      return;
    }
  g_assert_no_error (error);
  first = pixel (surface, 3, 3);
  last = pixel (surface, 20, 8);
  g_assert_cmpuint (first >> 16 & 0xff, >, 180);
  g_assert_cmpuint (first & 0xff, <, 90);
  g_assert_cmpuint (last & 0xff, >, 120);
  g_assert_cmpuint (last >> 16 & 0xff, <, 90);
  cairo_surface_destroy (surface);
}

/* A picture is made smaller, never larger; a drawing is as large as wanted. */
static void
test_sizes (void)
{
  static const struct { const char *name; int most, width, height; } cases[] = {
    { "plain.png", 8, 8, 4 },   { "plain.png", 100, 24, 12 },  { "rgb.jpg", 12, 12, 6 },      { "turned.jpg", 12, 6, 12 },
    { "still.webp", 6, 6, 3 }, { "moving.gif", 12, 12, 6 },   { "drawing.svg", 12, 12, 6 }, { "drawing.svg", 480, 480, 240 },
    { "plain.png", 1, 1, 1 },
  };

  gboolean by_pixbuf = reads_by_pixbuf ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = sample (cases[i].name);
      cairo_surface_t *surface = by_pixbuf || !is_by_pixbuf (cases[i].name) ? gops_picture_load (file, cases[i].most, NULL, NULL) : NULL;

      if (!by_pixbuf && is_by_pixbuf (cases[i].name))
        continue;
      g_test_message ("%s at %d", cases[i].name, cases[i].most);
      g_assert_nonnull (surface);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, cases[i].width);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, cases[i].height);
      cairo_surface_destroy (surface);
    }
}

static void
assert_refused (GBytes *bytes, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_picture_load_bytes (bytes, "face.png", 0, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_PICTURE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "face.png"));
  g_assert_nonnull (strstr (error->message, says));
}

static GBytes *
static_bytes (const char *data, gsize length)
{
  return g_bytes_new_static (data, length);
}

/* Heads that say 20,000 × 20,000: refused before there is memory for a pixel. */
static void
test_too_large (void)
{
  static const char png[] = "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\116\040"
                            "\000\000\116\040\010\002\000\000\000\154\022\321\156\0\0\20\0IDAT\170\001";
  static const char jpeg[] = "\377\330\377\340\0\020JFIF\0\1\1\0\0\1\0\1\0\0\377\300\0\021\010\116\040\116\040\3\1\21\0\2\21\1\3\21\1"
                             "\377\332\0\014\3\1\0\2\21\3\21\0\77\0";
  static const char gif[] = "GIF89a\040\116\040\116\0\0\0,\0\0\0\0\040\116\040\116\0\2";
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><image href='data:image/png;base64,"
                            "iVBORw0KGgoAAAANSUhEUgAATiAAAE4gCAIAAAA' width='10' height='10'/></svg>";
  g_autoptr (GBytes) a = static_bytes (png, sizeof png - 1), b = static_bytes (jpeg, sizeof jpeg - 1);
  g_autoptr (GBytes) c = static_bytes (gif, sizeof gif - 1), d = static_bytes (svg, sizeof svg - 1);
  g_autoptr (GBytes) file = g_bytes_new_take (g_malloc0 (GOPS_PICTURE_MOST_BYTES + 1), GOPS_PICTURE_MOST_BYTES + 1);

  assert_refused (a, "50 million pixels");
  assert_refused (b, reads_by_pixbuf () ? "50 million pixels" : "no picture");
  assert_refused (c, "50 million pixels");
  assert_refused (d, "50 million pixels");
  assert_refused (file, "20 MB");
}

/* What ends anywhere is refused, or is a picture of the same size: a JPEG without its last rows. */
static void
test_cut (void)
{
  static const char *const names[] = {
    "plain.png", "rgb.jpg", "cmyk.jpg", "plain.bmp", "moving.gif", "still.webp", "moving.webp", "drawing.svg", "half-clear.png",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = sample (names[i]);
      g_autoptr (GBytes) whole = gops_picture_read (file, NULL, NULL);

      for (gsize length = 0; length < g_bytes_get_size (whole); length += 5)
        {
          g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
          g_autoptr (GError) error = NULL;
          cairo_surface_t *surface = gops_picture_load_bytes (part, names[i], 0, NULL, &error);

          g_assert_true ((surface == NULL) == (error != NULL));
          if (surface != NULL)
            g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 24);
          g_clear_pointer (&surface, cairo_surface_destroy);
        }
    }
}

static void
test_no_pictures (void)
{
  static const struct { const char *data; gsize length; } cases[] = {
    { "", 0 }, { "hello", 5 }, { "\211PNG\r\n\032\n", 8 }, { "BM", 2 }, { "GIF89a", 6 }, { "RIFF\4\0\0\0WEBP", 12 },
    { "<svg", 4 }, { "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='10'/>", 63 },
    { "<svg xmlns='http://www.w3.org/2000/svg' width='1e30' height='1e30'/>", 68 },
    { "<html><svg xmlns='http://www.w3.org/2000/svg'/></html>", 54 },
  };
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/face.png");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].length);

      assert_refused (bytes, "no picture");
    }
  g_assert_null (gops_picture_load (missing, 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = sample ("plain.png");
  g_autoptr (GBytes) bytes = gops_picture_read (file, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gops_picture_load_bytes (bytes, "plain.png", 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/picture-loader/formats", test_formats);
  g_test_add_func ("/output/picture-loader/cmyk", test_cmyk);
  g_test_add_func ("/output/picture-loader/sizes", test_sizes);
  g_test_add_func ("/output/picture-loader/too-large", test_too_large);
  g_test_add_func ("/output/picture-loader/cut", test_cut);
  g_test_add_func ("/output/picture-loader/no-pictures", test_no_pictures);
  g_test_add_func ("/output/picture-loader/cancelled", test_cancelled);
  return g_test_run ();
}
