/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word-by-word differences: what people see as one stays one, nothing is lost, long texts stay quick. */
#include "gops-text-diff.h"

#include <string.h>

static void
expect (const char *before, const char *after, const char *expected)
{
  g_autoptr (GPtrArray) segments = gops_text_diff (before, after);
  g_autofree char *found = gops_text_diff_to_string (segments);

  g_assert_cmpstr (found, ==, expected);
}

/* Both texts must come out of the segments again, each valid by itself. */
static void
expect_whole (const char *before, const char *after)
{
  g_autoptr (GPtrArray) segments = gops_text_diff (before, after);
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);

  for (guint i = 0; i < segments->len; i++)
    {
      const GopsDiffSegment *segment = segments->pdata[i];

      g_assert_true (g_utf8_validate (segment->text, -1, NULL));
      g_assert_cmpstr (segment->text, !=, "");
      if (segment->kind != GOPS_DIFF_ADDED)
        g_string_append (first, segment->text);
      if (segment->kind != GOPS_DIFF_REMOVED)
        g_string_append (second, segment->text);
    }
  g_assert_cmpstr (first->str, ==, before);
  g_assert_cmpstr (second->str, ==, after);
}

static void
test_words (void)
{
  expect (NULL, "", "");
  expect ("No ads", "No ads", "No ads");
  expect ("", "No ads", "{+No ads+}");
  expect ("No ads", NULL, "[-No ads-]");
  expect ("No ads here", "No adverts here", "No [-ads-]{+adverts+} here");
  expect ("Muted for 24 hours", "Muted for 48 hours", "Muted for [-24-]{+48+} hours");
  expect ("one two three", "four five three", "[-one two-]{+four five+} three");
  expect ("a b c", "a c", "a [-b -]c");
}

static void
test_han (void)
{
  expect ("禁言24小时", "禁言48小时", "禁言[-24-]{+48+}小时");
  expect ("周五可发一条广告", "周日可发两条广告", "周[-五-]{+日+}可发[-一-]{+两+}条广告");
  expect ("不发广告", "不发硬广", "不发[-广告-]{+硬广+}");
  expect ("先给{owner}看", "先给{owner}审", "先给{owner}[-看-]{+审+}");
}

static void
test_whole_characters (void)
{
  expect ("ok 👍🏻", "ok 👍🏿", "ok [-👍🏻-]{+👍🏿+}");
  expect ("👨‍👩‍👧 hi", "👨‍👩‍👦 hi", "[-👨‍👩‍👧-]{+👨‍👩‍👦+} hi");
  expect ("🇨🇳", "🇨🇭", "[-🇨🇳-]{+🇨🇭+}");
  expect ("cafe", "café", "[-cafe-]{+café+}");
  expect ("cafe\xcc\x81 !", "cafe !", "[-cafe\xcc\x81-]{+cafe+} !");
  expect ("!\xef\xb8\x8f x", "! x", "[-!\xef\xb8\x8f-]{+!+} x");
}

static char *
make_long (const char *piece, guint changed, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u。", piece, i % changed == 0 ? i * 7 : i);
  return g_string_free (text, FALSE);
}

static void
test_long (void)
{
  g_autofree char *a = make_long ("每周一次话题夜，大家轮流主持", 3, 700), *b = make_long ("每周两次话题夜，大家轮流主持", 5, 700);
  g_autofree char *c = g_strnfill (10000, 'x'), *d = g_strnfill (10000, 'y');
  GString *han = g_string_new (NULL), *other = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 10000; i++)
    {
      g_string_append_unichar (han, 0x4e00 + i);
      g_string_append_unichar (other, 0x4e00 + (i * 7919) % 10007);
    }
  expect_whole (a, b);
  expect_whole (c, d);
  expect_whole (han->str, other->str);
  expect_whole (han->str, "");
  g_test_message ("%" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
  g_string_free (han, TRUE);
  g_string_free (other, TRUE);
}

/* Words, Han, emoji, accents and right-to-left text; a few long ones at the end. */
static char *
make_mixture (GRand *random, guint round)
{
  static const char *const parts[] = { "ads ", "no", "广", "告", "。", ". ", "👍🏽", "e\xcc\x81", "שלום", " مرحبا", "\n", "24", "❗️", "🏳️‍🌈", "{owner}" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, round < 390 ? 30 : 3000); n > 0; n--)
    g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *before = make_mixture (random, round), *after = make_mixture (random, round);

      expect_whole (before, after);
    }
}

static void
test_differs (void)
{
  g_autoptr (GPtrArray) same = gops_text_diff ("a", "a"), other = gops_text_diff ("a", "b"), none = gops_text_diff (NULL, NULL);

  g_assert_false (gops_text_diff_differs (same));
  g_assert_false (gops_text_diff_differs (none));
  g_assert_true (gops_text_diff_differs (other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/text-diff/words", test_words);
  g_test_add_func ("/model/text-diff/han", test_han);
  g_test_add_func ("/model/text-diff/whole-characters", test_whole_characters);
  g_test_add_func ("/model/text-diff/long", test_long);
  g_test_add_func ("/model/text-diff/random", test_random);
  g_test_add_func ("/model/text-diff/differs", test_differs);
  return g_test_run ();
}
