/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: text in columns, drawings that go through entries, clock times as numbers, and where the words stand. */
#include <string.h>
#include "gops-poster-inspect.h"

#define QR "{ \"qr\": 0.2, \"ink\": \"ink\", \"tile\": \"paper\", \"on\": \"paper\", \"box\": [0.7, 0.7, 0.25, 0.25] }"
#define INK "\"color\": \"ink\", \"on\": \"paper\""

/* A template whose three layouts are @element and a code. */
static GopsPosterTemplate *
template_with (const char *element)
{
  g_autofree char *layout = g_strdup_printf ("{ \"layers\": [ { \"rect\": [0, 0, \"w\", \"h\"], \"fill\": \"paper\" }, %s, " QR " ] }", element);
  g_autofree char *json = g_strdup_printf ("{ \"format\": 1, \"name\": {\"en\": \"x\", \"zh_CN\": \"x\"}, \"fields\": ["
    " { \"id\": \"title\", \"label\": {\"en\": \"Title\", \"zh_CN\": \"标题\"} },"
    " { \"id\": \"ranks\", \"type\": \"rows\", \"label\": {\"en\": \"Ranks\", \"zh_CN\": \"名次\"} },"
    " { \"id\": \"time\", \"type\": \"time\", \"label\": {\"en\": \"Time\", \"zh_CN\": \"时间\"} },"
    " { \"id\": \"qr\", \"type\": \"code\", \"label\": {\"en\": \"Code\", \"zh_CN\": \"码\"} }],"
    " \"palettes\": [{ \"id\": \"a\", \"name\": {\"en\": \"A\", \"zh_CN\": \"甲\"}, \"colors\": { \"ink\": \"#000000\", \"paper\": \"#FFFFFF\" } }],"
    " \"layouts\": { \"portrait\": %s, \"square\": %s, \"landscape\": %s } }", layout, layout, layout);
  g_autoptr (GError) error = NULL;
  GopsPosterTemplate *design = gops_poster_template_new ("mine.json", json, -1, &error);

  g_assert_no_error (error);
  return design;
}

/* (element-type GopsPosterPiece) (transfer full) of a poster 1000 pixels wide. */
static GPtrArray *
inspect (const char *element, const char *field, const char *value)
{
  g_autoptr (GopsPosterTemplate) design = template_with (element);
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  GopsPoster poster = { design, fields, NULL, "zh_CN", 1000, 1000 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1000, 1000);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;
  GPtrArray *pieces;

  g_hash_table_insert (fields, (char *) field, (char *) value);
  g_hash_table_insert (fields, (char *) "qr", (char *) "x");
  pieces = gops_poster_inspect (&poster, cr, &error);
  g_assert_no_error (error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmphex (*(guint32 *) (void *) cairo_image_surface_get_data (surface) & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (surface);
  return pieces;
}

static GopsPosterPiece *
first (GPtrArray *pieces)
{
  g_assert_cmpuint (pieces->len, >=, 1);
  return pieces->pdata[0];
}

#define VERTICAL(more) "{ \"text\": \"{title}\", \"size\": 0.1, \"vertical\": \"zh\", \"box\": [0.1, 0.1, 0.5, 0.6], " more INK " }"

static void
test_columns (void)
{
  static const struct { const char *text, *columns; double least; } cases[] = {
    { "采菊东篱下，\n悠然见南山。", "采菊东篱下，\n悠然见南山。", 99 },       /* as typed */
    { "一二三四五，六", "一二三四\n五，六", 99 },                              /* no sign alone in the last column */
    { "一二三四五，六七八", "一二三四五，\n六七八", 99 },                     /* a mark stays with its sign */
    { "11 月 365 天", "11月365天", 99 },                                    /* two digits a cell, three turned */
    { "《墨》", "《墨》", 99 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pieces = inspect (VERTICAL (""), "title", cases[i].text);
      GopsPosterPiece *piece = first (pieces);

      g_assert_true (piece->vertical);
      g_assert_cmpstr (piece->text, ==, cases[i].columns);
      g_assert_cmpfloat (piece->size, >=, cases[i].least);
      g_assert_cmpfloat (piece->x, >=, 100 - 1);
      g_assert_cmpfloat_with_epsilon (piece->x + piece->w, 600, 0.5);
      g_assert_cmpfloat (piece->y + piece->h, <=, 701);
    }
}

static void
test_columns_within_bounds (void)
{
  g_autofree char *endless = g_strnfill (400, 'x');
  g_autoptr (GString) signs = g_string_new (NULL);
  const char *texts[] = { endless, NULL, "，。、，。、", "\n\n\n", "\xe2\x80\x8b" };

  for (int i = 0; i < 400; i++)
    g_string_append (signs, "字");
  texts[1] = signs->str;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) pieces = inspect (VERTICAL ("\"lines\": 2, \"min\": 0.03, "), "title", texts[i]);

      g_assert_cmpuint (pieces->len, >=, 1);   /* the code at least */
    }
}

static void
test_latin_stays_in_lines (void)
{
  g_autoptr (GPtrArray) pieces = inspect ("{ \"text\": \"{title}\", \"size\": 0.1, \"vertical\": \"!zh\", " INK " }", "title", "Hello");

  g_assert_false (first (pieces)->vertical);
  g_assert_cmpstr (first (pieces)->text, ==, "Hello");
}

/* A drawing that goes through the entries has their words and numbers. */
static void
test_entries (void)
{
  g_autoptr (GPtrArray) pieces = inspect ("{ \"repeat\": 2, \"rows\": \"ranks\", \"each\": [ { \"text\": \"{row.a}\", \"size\": 0.04,"
    " \"box\": [\"row_b/1000\", \"0.2+i*0.1\", 0.3, 0.05], " INK " } ] }", "ranks", "Ines | 100\n\nBohdan | 250\nMei | 300");

  g_assert_cmpuint (pieces->len, ==, 3);
  g_assert_cmpstr (first (pieces)->text, ==, "Ines");
  g_assert_cmpfloat_with_epsilon (first (pieces)->x, 100, 1);
  g_assert_cmpstr (((GopsPosterPiece *) pieces->pdata[1])->text, ==, "Bohdan");
  g_assert_cmpfloat_with_epsilon (((GopsPosterPiece *) pieces->pdata[1])->x, 250, 1);
  g_assert_cmpfloat_with_epsilon (((GopsPosterPiece *) pieces->pdata[1])->y, 300, 1);
  g_assert_true (first (pieces)->figure);
  g_assert_cmpint (((GopsPosterPiece *) pieces->pdata[2])->kind, ==, GOPS_POSTER_PIECE_CODE);
}

static void
test_clock_times (void)
{
  static const struct { const char *time, *numbers; } cases[] = {
    { "19:00 to 22:30, doors at 18:30", "1140/1350" }, { "19：05", "1145/-1" }, { "tonight", "-1/-1" }, { "room 12, 9:30", "570/-1" },
    { "20:00-24:00", "1200/0" }, { "2026-11-28 7:15", "435/-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pieces = inspect ("{ \"text\": \"{=minutes(time)}/{=until(time)}\", \"size\": 0.05, " INK " }", "time", cases[i].time);

      g_assert_cmpstr (first (pieces)->text, ==, cases[i].numbers);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/poster-pieces/columns", test_columns);
  g_test_add_func ("/output/poster-pieces/columns-within-bounds", test_columns_within_bounds);
  g_test_add_func ("/output/poster-pieces/latin-stays-in-lines", test_latin_stays_in_lines);
  g_test_add_func ("/output/poster-pieces/entries", test_entries);
  g_test_add_func ("/output/poster-pieces/clock-times", test_clock_times);
  return g_test_run ();
}
