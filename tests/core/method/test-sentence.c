/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sentences: where one ends, what a shortened text is, how long reading takes. */
#include "config.h"

#include "gops-sentence.h"

#include <string.h>

static void
expect_first (const char *text, const char *expected)
{
  g_autofree char *first = g_strndup (text, gops_sentence_length (text));

  g_assert_cmpstr (first, ==, expected);
}

static void
test_first (void)
{
  expect_first ("", "");
  expect_first ("No ads", "No ads");
  expect_first ("No ads. No spam.", "No ads.");
  expect_first ("Bring water, e.g. 1.5 litres. Then run.", "Bring water, e.g. 1.5 litres.");
  expect_first ("Ask Dr. Wu or J. Smith. They know.", "Ask Dr. Wu or J. Smith.");
  expect_first ("See example.com now! Go.", "See example.com now!");
  expect_first ("She said “no.” Twice.", "She said “no.”");
  expect_first ("不发广告。也不拉人。", "不发广告。");
  expect_first ("真的吗？！是的。", "真的吗？！");
  expect_first ("（见公告。）然后报到", "（见公告。）");
  expect_first ("one line\nanother", "one line");
  expect_first ("هل هذا صحيح؟ نعم", "هل هذا صحيح؟");
}

static void
test_whole (void)
{
  static const char *const whole[] = { "No ads.", "Really?", "不发广告。", "“好的。”", "Wait…", "(see above.)" };
  static const char *const parts[] = { "", "No ads", "不发广告", "不发广告，", "a;", "”" };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    g_assert_true (gops_sentence_is_whole (whole[i]));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_false (gops_sentence_is_whole (parts[i]));
}

static void
expect_short (const char *text, gsize most, const char *expected)
{
  g_autofree char *found = gops_sentence_shorten (text, most);

  g_assert_cmpstr (found, ==, expected);
  g_assert_true (found == NULL || (gsize) g_utf8_strlen (found, -1) <= most);
}

static void
test_shorten (void)
{
  g_autofree char *endless = g_strnfill (10000, 'x');

  expect_short ("No ads. No spam. Be kind.", 100, "No ads. No spam. Be kind.");
  expect_short ("No ads. No spam. Be kind.", 17, "No ads. No spam.");
  expect_short ("No ads, no spam and nothing else that sells", 20, "No ads");
  expect_short ("Cost 1,500 yuan, paid at once", 12, NULL);
  expect_short ("周五可发一条自家的，发前先给群主看", 12, "周五可发一条自家的");
  expect_short ("先问“行，可以吗”，再发", 8, NULL);
  expect_short ("  blank  ", 5, "blank");
  expect_short (endless, 110, NULL);
  expect_short ("", 10, NULL);
}

static void
test_close (void)
{
  g_autofree char *a = gops_sentence_close ("No ads", "en"), *b = gops_sentence_close ("No ads!", "en"), *c = gops_sentence_close ("不发广告", "zh_CN");

  g_assert_cmpstr (a, ==, "No ads.");
  g_assert_cmpstr (b, ==, "No ads!");
  g_assert_cmpstr (c, ==, "不发广告。");
}

static void
test_reading (void)
{
  GString *words = g_string_new (NULL), *han = g_string_new (NULL);

  for (guint i = 0; i < 220; i++)
    g_string_append (words, "word, ");
  for (guint i = 0; i < 400; i++)
    g_string_append (han, "字，");
  g_assert_cmpuint (gops_reading_seconds (""), ==, 0);
  g_assert_cmpuint (gops_reading_seconds (words->str), ==, 60);
  g_assert_cmpuint (gops_reading_seconds (han->str), ==, 60);
  g_string_append (words, han->str);
  g_assert_cmpuint (gops_reading_seconds (words->str), ==, 120);
  g_string_free (words, TRUE);
  g_string_free (han, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/sentence/first", test_first);
  g_test_add_func ("/method/sentence/whole", test_whole);
  g_test_add_func ("/method/sentence/shorten", test_shorten);
  g_test_add_func ("/method/sentence/close", test_close);
  g_test_add_func ("/method/sentence/reading", test_reading);
  return g_test_run ();
}
