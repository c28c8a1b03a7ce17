/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of setting text. */
#include <math.h>
#include <string.h>
#include "gops-text-clean.h"
#include "gops-glyphs.h"
#include "gops-output-error.h"
#include "gops-typesetting.h"

static const char zh_text[] = "周二、周四、周六早上六点，北门集合；新手有人带（跑五公里），跑完一起吃早饭。“慢一点也没关系”，群主说：不掉队。";

static void
test_no_mark_begins_a_line (void)
{
  static const char *const marks[] = { "，", "。", "、", "；", "：", "？", "！", "）", "》", "”", NULL };
  static const char *const openers[] = { "（", "《", "“", NULL };

  for (double width = 100; width < 700; width += 13)
    for (int balance = 0; balance < 2; balance++)
      {
        GopsTextStyle style = { .text = zh_text, .language = "zh_CN", .size = 24, .width = width, .balance = balance, .hang = TRUE };
        g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);
        g_autoptr (GString) all = g_string_new (NULL);

        for (int i = 0; i < gops_typeset_get_n_lines (block); i++)
          {
            const char *line = gops_typeset_get_line (block, i);

            for (int m = 0; marks[m] != NULL; m++)
              g_assert_false (g_str_has_prefix (line, marks[m]));
            for (int m = 0; openers[m] != NULL; m++)
              g_assert_false (g_str_has_suffix (line, openers[m]));
            g_string_append (all, line);
          }
        g_assert_cmpstr (all->str, ==, zh_text);
        g_assert_cmpfloat (gops_typeset_get_width (block), <=, width + 0.5);
      }
}

static void
test_words_stay_whole (void)
{
  GopsTextStyle style = { .text = "Bring one machine, its power supply and one cable more than you need.", .language = "en",
    .size = 20, .width = 180 };
  g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);

  for (int i = 0; i < gops_typeset_get_n_lines (block); i++)
    {
      const char *line = gops_typeset_get_line (block, i);
      const char *found = strstr (style.text, line);

      g_assert_nonnull (found);
      g_assert_true (found == style.text || found[-1] == ' ');
      g_assert_true (found[strlen (line)] == '\0' || found[strlen (line)] == ' ');
    }
}

static double
width_of (const char *text, const char *language)
{
  GopsTextStyle style = { .text = text, .language = language, .size = 100 };
  g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);

  return gops_typeset_get_width (block);
}

static void
test_thin_space_between_scripts (void)
{
  double apart = width_of ("第", "zh_CN") + width_of ("12", "zh_CN") + width_of ("季", "zh_CN");

  g_assert_cmpfloat_with_epsilon (width_of ("第12季", "zh_CN") - apart, 40, 1.5);
  g_assert_cmpfloat_with_epsilon (width_of ("第 12 季", "zh_CN"), width_of ("第12季", "zh_CN"), 0.5);
  g_assert_cmpfloat_with_epsilon (width_of ("周六，6", "zh_CN"), width_of ("周六，", "zh_CN") + width_of ("6", "zh_CN"), 1.5);
}

static void
test_fill_ends_at_the_edge (void)
{
  static const char *const texts[] = { "六点北门见", "PATCH NIGHT", "Bring a cutting, take a cutting.", "群规", NULL };

  for (int i = 0; texts[i] != NULL; i++)
    {
      GopsTextStyle style = { .text = texts[i], .language = "zh_CN", .size = 2000, .min_size = 20, .width = 800, .max_lines = 3,
        .max_height = 900, .weight = 800, .fill = TRUE, .balance = TRUE, .line_height = 1.1 };
      g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);

      g_assert_cmpfloat (gops_typeset_get_height (block), <=, 901);
      g_assert_cmpfloat (gops_typeset_get_width (block), <=, 801);
      g_assert_true (gops_typeset_get_width (block) > 795 || gops_typeset_get_height (block) > 880);
    }
}

static void
test_shrinks_then_shortens (void)
{
  GopsTextStyle style = { .text = zh_text, .language = "zh_CN", .size = 60, .min_size = 30, .width = 400, .max_lines = 2 };
  g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL), fitting = NULL;

  g_assert_cmpfloat_with_epsilon (gops_typeset_get_size (block), 30, 0.01);
  g_assert_cmpint (gops_typeset_get_n_lines (block), ==, 2);
  g_assert_true (gops_typeset_is_shortened (block));
  g_assert_true (g_str_has_suffix (gops_typeset_get_line (block, 1), "…"));
  g_assert_cmpfloat (gops_typeset_get_width (block), <=, 400.5);

  style.text = "六点，北门见";
  fitting = gops_typeset_new (&style, NULL);
  g_assert_cmpfloat (gops_typeset_get_size (fitting), ==, 60);
  g_assert_false (gops_typeset_is_shortened (fitting));
}

static void
test_awkward_texts (void)
{
  g_autofree char *endless = g_strnfill (10000, 'W');
  const char *const texts[] = { NULL, "", " ", "\n\n", "\n\na\n\nb\n", "\xff\xfe", "a\x01\xe2\x80\xae", "مرحبا بكم في المجموعة", endless,
    "👩‍👩‍👧 e\xcc\x81", "，。、", "https://example.org/a/very/long/address?with=many&parts=1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GopsTextStyle style = { .text = texts[i], .language = i % 2 ? "en" : "zh_CN", .size = 30, .min_size = 10, .width = 200,
        .max_lines = 5, .fill = i % 3 == 0, .balance = TRUE };
      g_autoptr (GopsTypeset) block = gops_typeset_new (&style, NULL);

      g_assert_cmpint (gops_typeset_get_n_lines (block), <=, 5);
      g_assert_true (isfinite (gops_typeset_get_height (block)));
    }
}

static void
test_tells_missing_faces (void)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  GopsTextStyle style = { .text = "群规 Rules", .language = "zh_CN", .size = 30, .family = "kai" };
  g_autoptr (GopsTypeset) block = gops_typeset_new (&style, missing);

  for (guint i = 0; i < missing->len; i++)
    g_assert_nonnull (strstr (missing->pdata[i], "LXGW WenKai → "));
  g_assert_cmpint (gops_typeset_get_n_lines (block), ==, 1);
}

static const char no_fonts[] =
  "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

/* In a process of its own, which finds no font. */
static void
test_without_fonts (void)
{
  GopsTextStyle style = { .text = "群规 Rules", .language = "zh_CN", .size = 30 };
  GopsTypeset *block;
  g_autofree char *file = g_build_filename (g_get_user_cache_dir (), "fonts.conf", NULL), *missing = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, no_fonts, -1, &error));
  g_setenv ("FONTCONFIG_FILE", file, TRUE);
  gops_glyphs_start ();
  g_assert_true (gops_glyphs_check ("Nothing", &error));
  block = gops_typeset_new (&style, NULL);
  gops_typeset_free (block);
  missing = gops_glyphs_describe ();
  g_assert_nonnull (strstr (missing, "群规Rules"));
  g_assert_false (gops_glyphs_check ("The Rules", &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FONT);
  g_assert_nonnull (strstr (error->message, "The Rules"));
  g_assert_nonnull (strstr (error->message, "Noto Sans CJK"));
}

/* A sign that no font can have: text is shown all the same, and the sign is named. */
static void
test_tells_missing_glyphs (void)
{
  GopsTextStyle style = { .text = "Rules \xef\xa3\xbf \xf3\xb0\x80\x80", .language = "en", .size = 30 };
  g_autoptr (GopsTypeset) block = NULL, plain = NULL;
  g_autofree char *missing = NULL;
  g_autoptr (GError) error = NULL;

  gops_glyphs_start ();
  block = gops_typeset_new (&style, NULL);
  g_assert_true (gops_glyphs_check ("The Rules", &error));
  missing = gops_glyphs_describe ();
  g_assert_nonnull (missing);
  g_assert_nonnull (strstr (missing, "\xf3\xb0\x80\x80"));
  g_assert_null (strstr (missing, "Rules"));

  gops_glyphs_start ();
  style.text = "Rules 12";
  plain = gops_typeset_new (&style, NULL);
  g_assert_null (gops_glyphs_describe ());
}

static void
test_clean (void)
{
  static const struct { const char *text, *clean; } cases[] = {
    { NULL, "" }, { "a\tb", "a b" }, { "a\r\nb\rc", "a\nb\nc" }, { "a\xe2\x80\xae" "b\xe2\x81\xa6" "c", "abc" },
    { "\xef\xbb\xbf" "x\x7f\x01", "x" }, { "x\xe2\x80\xa8y", "x\ny" }, { "\xffok", "\xef\xbf\xbdok" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = gops_text_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static gpointer
set_in_a_thread (gpointer data)
{
  for (int i = 0; i < 20; i++)
    test_fill_ends_at_the_edge ();
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("typeset", set_in_a_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/typesetting/no-mark-begins-a-line", test_no_mark_begins_a_line);
  g_test_add_func ("/output/typesetting/words-stay-whole", test_words_stay_whole);
  g_test_add_func ("/output/typesetting/thin-space-between-scripts", test_thin_space_between_scripts);
  g_test_add_func ("/output/typesetting/fill-ends-at-the-edge", test_fill_ends_at_the_edge);
  g_test_add_func ("/output/typesetting/shrinks-then-shortens", test_shrinks_then_shortens);
  g_test_add_func ("/output/typesetting/awkward-texts", test_awkward_texts);
  g_test_add_func ("/output/typesetting/tells-missing-faces", test_tells_missing_faces);
  g_test_add_func ("/output/typesetting/tells-missing-glyphs", test_tells_missing_glyphs);
  g_test_add_func ("/output/typesetting/without-fonts", test_without_fonts);
  g_test_add_func ("/output/typesetting/clean", test_clean);
  g_test_add_func ("/output/typesetting/threads", test_threads);
  return g_test_run ();
}
