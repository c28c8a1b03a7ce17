/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters changed by hand: what is kept, what is refused, where layers stand then, and pictures in their places. */
#include <string.h>
#include "gops-output-error.h"
#include "gops-png.h"
#include "gops-poster-inspect.h"

#define INK "\"color\": \"ink\", \"on\": \"paper\""

/* Layers: 0 the ground, 1 a headline above two entries, 2 a sun, 3 a picture, 4 the code. */
static const char layout[] = "{ \"layers\": ["
  " { \"rect\": [0, 0, \"w\", \"h\"], \"fill\": \"paper\" },"
  " { \"box\": [0.1, 0.1, 0.5, 0.4], \"column\": [ { \"text\": \"{title}\", \"size\": 0.08, " INK " },"
  "   { \"for\": \"ranks\", \"text\": \"{row.a}\", \"size\": 0.04, " INK " } ] },"
  " { \"group\": [ { \"circle\": [0.8, 0.2, 0.1], \"fill\": \"ink\" } ], \"label\": { \"en\": \"Sun\", \"zh_CN\": \"太阳\" } },"
  " { \"picture\": \"photo\", \"box\": [0.1, 0.6, 0.4, 0.2] },"
  " { \"qr\": 0.2, \"ink\": \"ink\", \"tile\": \"paper\", \"on\": \"paper\", \"box\": [0.7, 0.7, 0.25, 0.25] } ] }";

typedef struct
{
  GopsPosterTemplate *design;
  GHashTable         *fields;
  GopsPosterPictures *pictures;
  GopsPoster          poster;
} Fixture;

static GopsPosterTemplate *
make_template (void)
{
  g_autofree char *json = g_strdup_printf ("{ \"format\": 1, \"name\": {\"en\": \"x\", \"zh_CN\": \"x\"}, \"fields\": ["
    " { \"id\": \"title\", \"label\": {\"en\": \"Title\", \"zh_CN\": \"标题\"} },"
    " { \"id\": \"ranks\", \"type\": \"rows\", \"label\": {\"en\": \"Ranks\", \"zh_CN\": \"名次\"} },"
    " { \"id\": \"photo\", \"type\": \"picture\", \"label\": {\"en\": \"Photo\", \"zh_CN\": \"照片\"} },"
    " { \"id\": \"qr\", \"type\": \"code\", \"label\": {\"en\": \"Code\", \"zh_CN\": \"码\"} }],"
    " \"palettes\": [{ \"id\": \"a\", \"name\": {\"en\": \"A\", \"zh_CN\": \"甲\"}, \"colors\": { \"ink\": \"#000000\", \"paper\": \"#FFFFFF\" } }],"
    " \"layouts\": { \"portrait\": %s, \"square\": %s, \"landscape\": %s } }", layout, layout, layout);
  g_autoptr (GError) error = NULL;
  GopsPosterTemplate *design = gops_poster_template_new ("mine.json", json, -1, &error);

  g_assert_no_error (error);
  return design;
}

/* Left half red, right half blue. */
static GBytes *
make_picture (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 100);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_rectangle (cr, 200, 0, 200, 100);
  cairo_fill (cr);
  cairo_destroy (cr);
  bytes = gops_png_encode (surface, NULL, NULL, 0, NULL);
  cairo_surface_destroy (surface);
  g_assert_nonnull (bytes);
  return bytes;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_picture ();

  self->design = make_template ();
  self->pictures = gops_poster_pictures_new ();
  gops_poster_pictures_add (self->pictures, "material:7", bytes);
  self->fields = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->fields, (char *) "title", (char *) "Hello");
  g_hash_table_insert (self->fields, (char *) "ranks", (char *) "Ines | 1\nMei | 2");
  g_hash_table_insert (self->fields, (char *) "qr", (char *) "x");
  self->poster = (GopsPoster) { .design = self->design, .fields = self->fields, .language = "en", .width = 1000, .height = 1000,
                                .pictures = self->pictures };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gops_poster_template_unref (self->design);
  g_hash_table_unref (self->fields);
  gops_poster_pictures_unref (self->pictures);
}

static GPtrArray *
layers_of (Fixture *self, const GopsPosterChanges *changes)
{
  GopsPoster poster = self->poster;
  g_autoptr (GError) error = NULL;
  GPtrArray *layers;

  poster.changes = changes;
  layers = gops_poster_layers (&poster, &error);
  g_assert_no_error (error);
  return layers;
}

static GopsPosterPiece *
find_layer (GPtrArray *layers, const char *id)
{
  for (guint i = 0; i < layers->len; i++)
    if (g_str_equal (((GopsPosterPiece *) layers->pdata[i])->id, id))
      return layers->pdata[i];
  return NULL;
}

static void
test_layers (Fixture *self, gconstpointer data)
{
  static const struct { const char *id, *name, *field; GopsPosterPieceKind kind; } expected[] = {
    { "square/1/0", "Title", "title", GOPS_POSTER_PIECE_TEXT },
    { "square/1/1:1", "Ines", "ranks", GOPS_POSTER_PIECE_TEXT },
    { "square/1/1:2", "Mei", "ranks", GOPS_POSTER_PIECE_TEXT },
    { "square/2", "Sun", NULL, GOPS_POSTER_PIECE_DRAWING },
    { "square/3", "Photo", "photo", GOPS_POSTER_PIECE_PICTURE },
    { "square/4", "Code", "qr", GOPS_POSTER_PIECE_CODE },
  };
  g_autoptr (GPtrArray) without = layers_of (self, NULL), layers = NULL;

  g_assert_null (find_layer (without, "square/3"));   /* no picture, no place for one */
  g_hash_table_insert (self->fields, (char *) "photo", (char *) "material:7");
  layers = layers_of (self, NULL);
  g_assert_cmpuint (layers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < layers->len; i++)
    {
      GopsPosterPiece *piece = layers->pdata[i];

      g_assert_cmpstr (piece->id, ==, expected[i].id);
      g_assert_cmpstr (piece->name, ==, expected[i].name);
      g_assert_cmpstr (piece->field, ==, expected[i].field);
      g_assert_cmpint (piece->kind, ==, expected[i].kind);
      g_assert_false (piece->hidden || piece->figure);
    }
  g_assert_cmpfloat_with_epsilon (find_layer (layers, "square/2")->x, 700, 2);
  g_assert_cmpfloat_with_epsilon (find_layer (layers, "square/2")->w, 200, 3);
  g_assert_cmpfloat_with_epsilon (find_layer (layers, "square/3")->w, 400, 0.1);
  g_assert_true (gops_poster_layer_at (layers, 800, 200) == find_layer (layers, "square/2"));
  g_assert_true (gops_poster_layer_at (layers, 110, 120) == find_layer (layers, "square/1/0"));
  g_assert_null (gops_poster_layer_at (layers, 5, 5));
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_new ();
  g_autoptr (GPtrArray) before = layers_of (self, NULL), after = NULL;
  const char *const ids[] = { "square/1/0", "square/2", "square/4" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    gops_poster_changes_set_layer (changes, ids[i], (GopsPosterLayerChange) { 0.05, -0.02, 1, FALSE });
  gops_poster_changes_set_layer (changes, "square/99", (GopsPosterLayerChange) { 0.5, 0.5, 2, TRUE });
  after = layers_of (self, changes);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpfloat_with_epsilon (find_layer (after, ids[i])->x, find_layer (before, ids[i])->x + 50, 1.1);
      g_assert_cmpfloat_with_epsilon (find_layer (after, ids[i])->y, find_layer (before, ids[i])->y - 20, 1.1);
    }
  g_assert_cmpfloat (find_layer (after, "square/1/1:1")->y, ==, find_layer (before, "square/1/1:1")->y);
}

static void
test_sized (Fixture *self, gconstpointer data)
{
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_new ();
  g_autoptr (GPtrArray) before = layers_of (self, NULL), after = NULL;

  gops_poster_changes_set_layer (changes, "square/1/0", (GopsPosterLayerChange) { 0, 0, 0.5, FALSE });
  gops_poster_changes_set_layer (changes, "square/2", (GopsPosterLayerChange) { 0, 0, 0.5, FALSE });
  after = layers_of (self, changes);
  g_assert_cmpfloat_with_epsilon (find_layer (after, "square/1/0")->size, 40, 0.01);
  g_assert_cmpfloat (find_layer (after, "square/1/1:1")->y, <, find_layer (before, "square/1/1:1")->y);   /* the text gives its room back */
  g_assert_cmpfloat_with_epsilon (find_layer (after, "square/2")->w, 100, 3);
  g_assert_cmpfloat_with_epsilon (find_layer (after, "square/2")->x, 750, 3);                            /* about its middle */
}

static void
test_hidden (Fixture *self, gconstpointer data)
{
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_new ();
  g_autoptr (GPtrArray) before = layers_of (self, NULL), after = NULL;
  const char *const ids[] = { "square/1/1:1", "square/2", "square/4" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    gops_poster_changes_set_layer (changes, ids[i], (GopsPosterLayerChange) { 0, 0, 1, TRUE });
  after = layers_of (self, changes);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (find_layer (after, ids[i])->hidden);
  g_assert_cmpstr (find_layer (after, "square/2")->name, ==, "Sun");
  g_assert_cmpfloat (find_layer (after, "square/1/1:2")->y, <, find_layer (before, "square/1/1:2")->y);
  g_assert_null (gops_poster_layer_at (after, 800, 200));
}

static guint32
pixel_at (Fixture *self, const GopsPosterChanges *changes, int x, int y)
{
  GopsPoster poster = self->poster;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  cairo_surface_t *surface;
  guint32 pixel;

  poster.changes = changes;
  surface = gops_poster_render (&poster, 1, &notes, &error);
  g_assert_no_error (error);
  cairo_surface_flush (surface);
  pixel = *((guint32 *) (void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)) + x) & 0xffffff;
  cairo_surface_destroy (surface);
  return pixel;
}

/* The picture is four times as wide as high, its place twice: half of it is seen. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_new ();

  g_hash_table_insert (self->fields, (char *) "photo", (char *) "material:7");
  g_assert_cmphex (pixel_at (self, NULL, 150, 700), ==, 0xff0000);
  g_assert_cmphex (pixel_at (self, NULL, 450, 700), ==, 0x0000ff);
  gops_poster_changes_set_focus (changes, "photo", 0, 0.5);
  g_assert_cmphex (pixel_at (self, changes, 450, 700), ==, 0xff0000);
  gops_poster_changes_set_focus (changes, "photo", 1, 0.5);
  g_assert_cmphex (pixel_at (self, changes, 150, 700), ==, 0x0000ff);
  gops_poster_changes_clear_focus (changes, "photo");
  g_assert_true (gops_poster_changes_is_empty (changes));
}

/* A picture that is not there leaves its place empty, and the poster says so. */
static void
test_lost_picture (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x89PNG", 4);
  const char *const values[] = { "material:8", "material:9" };

  gops_poster_pictures_add (self->pictures, "material:9", broken);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      cairo_surface_t *surface;

      g_hash_table_insert (self->fields, (char *) "photo", (char *) values[i]);
      surface = gops_poster_render (&self->poster, 0.2, &notes, NULL);
      g_assert_nonnull (surface);
      cairo_surface_destroy (surface);
      g_assert_cmpuint (notes->len, ==, 1);
      g_clear_pointer (&notes, g_ptr_array_unref);
    }
}

static void
test_colors (Fixture *self, gconstpointer data)
{
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_new ();

  gops_poster_changes_set_color (changes, "paper", "#ffeecc");
  gops_poster_changes_set_color (changes, "none-such", "#FFEECC");
  g_assert_cmphex (pixel_at (self, changes, 5, 5), ==, 0xffeecc);
  gops_poster_changes_set_color (changes, "paper", "red");
  g_assert_cmphex (pixel_at (self, changes, 5, 5), ==, 0xffffff);
}

/* --- as JSON --- */

static void
test_round_trip (void)
{
  static const char json[] = "{\"layers\":{\"portrait/1\":{\"dx\":0.25,\"dy\":-0.125,\"size\":1.5},\"portrait/2\":{\"hidden\":true}},"
                             "\"faces\":{\"heading\":\"LXGW WenKai\",\"text\":\"Inter\"},\"focus\":{\"photo\":[0.5,0.25]},\"colors\":{\"ink\":\"#1A2B3C\"}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_parse (json, &error), copy = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  copy = gops_poster_changes_copy (changes);
  written = gops_poster_changes_to_json (copy);
  g_assert_cmpstr (written, ==, json);
  g_assert_cmpstr (gops_poster_changes_get_face (copy, GOPS_POSTER_FACE_HEADING), ==, "LXGW WenKai");
}

static void
test_nothing (void)
{
  static const char *const nothing[] = { NULL, "", "{}", "{\"layers\":{}}", "{\"layers\":{\"a\":{\"dx\":0}}}", "{\"of another version\":[1]}" };

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPosterChanges) changes = gops_poster_changes_parse (nothing[i], &error);
      g_autofree char *json = NULL;

      g_assert_no_error (error);
      g_assert_true (gops_poster_changes_is_empty (changes));
      json = gops_poster_changes_to_json (changes);
      g_assert_cmpstr (json, ==, "");
    }
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '['), *large = g_strnfill (GOPS_POSTER_CHANGES_MAX_BYTES + 1, ' ');
  const char *const refused[] = { "[]", "{", "7", "\"x\"", deep, large, "{\"layers\":[]}", "{\"layers\":{\"a\":1}}", "{\"layers\":{\"a\":{\"dx\":\"1\"}}}",
    "{\"faces\":{\"text\":\"a,b\"}}", "{\"faces\":{\"text\":null}}", "{\"focus\":{\"a\":[1]}}", "{\"focus\":{\"a\":[1,\"x\"]}}",
    "{\"colors\":{\"a\":\"red\"}}", "{\"colors\":{\"a\":7}}", "{\"colors\":{\"a\":[\"#112233\"]}}" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPosterChanges) changes = gops_poster_changes_parse (refused[i], &error);

      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE);
      g_assert_null (changes);
    }
}

static void
test_clamped (void)
{
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_parse ("{\"layers\":{\"a\":{\"dx\":1e300,\"dy\":-7,\"size\":0}},\"focus\":{\"p\":[-1,2]}}", NULL);
  GopsPosterLayerChange change = gops_poster_changes_get_layer (changes, "a");
  double x, y;

  g_assert_cmpfloat (change.dx, ==, GOPS_POSTER_MOST_SHIFT);
  g_assert_cmpfloat (change.dy, ==, -GOPS_POSTER_MOST_SHIFT);
  g_assert_cmpfloat (change.size, ==, GOPS_POSTER_LEAST_SIZE);
  g_assert_true (gops_poster_changes_get_focus (changes, "p", &x, &y));
  g_assert_true (x == 0 && y == 1);
  for (guint i = 0; i < 2 * GOPS_POSTER_CHANGES_MAX_ITEMS; i++)
    {
      g_autofree char *id = g_strdup_printf ("portrait/%u", i);

      gops_poster_changes_set_layer (changes, id, (GopsPosterLayerChange) { 0.1, 0, 1, FALSE });
    }
  g_assert_cmpfloat (gops_poster_changes_get_layer (changes, "portrait/900").dx, ==, 0);
}

#define ADD(path, function) g_test_add ("/output/poster-changes/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("layers", test_layers);
  ADD ("moved", test_moved);
  ADD ("sized", test_sized);
  ADD ("hidden", test_hidden);
  ADD ("focus", test_focus);
  ADD ("lost-picture", test_lost_picture);
  ADD ("colors", test_colors);
  g_test_add_func ("/output/poster-changes/round-trip", test_round_trip);
  g_test_add_func ("/output/poster-changes/nothing", test_nothing);
  g_test_add_func ("/output/poster-changes/refused", test_refused);
  g_test_add_func ("/output/poster-changes/clamped", test_clamped);
  return g_test_run ();
}
