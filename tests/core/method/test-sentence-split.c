/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several sentences of one, and what cannot be broken. */
#include "config.h"

#include <string.h>

#include "gops-sentence-split.h"

static const GopsFillValues english = { .language = "en", .theme = "running before work" };
static const GopsFillValues chinese = { .language = "zh_CN", .theme = "上班前跑一次" };

static void
assert_split (const GopsFillValues *values, guint most, const char *text, const char *expected)
{
  g_autofree char *split = gops_sentence_split (values, text, most, FALSE);

  g_assert_cmpstr (split, ==, expected);
}

static void
test_marks (void)
{
  assert_split (&english, 40, "Post the route before; say where you meet", "Post the route before. Say where you meet");
  assert_split (&english, 30, "Post the route before, say where you meet: at the bridge",
                "Post the route before. Say where you meet. At the bridge");
  assert_split (&chinese, 24, "发书摘写明书名和作者；借书的人写读后感", "发书摘写明书名和作者。借书的人写读后感");
  assert_split (&chinese, 24, "发书摘写明书名和作者，借书的人写读后感。", "发书摘写明书名和作者。借书的人写读后感。");
}

/* Semicolons come before commas, commas before words. */
static void
test_strongest_first (void)
{
  assert_split (&english, 60, "Say where, when and how; bring a lamp, gloves and a spare pair of both",
                "Say where, when and how. Bring a lamp, gloves and a spare pair of both");
  assert_split (&english, 40, "Tell us the meeting point and whether the path is wet",
                "Tell us the meeting point. And whether the path is wet");
  assert_split (&chinese, 36, "发书摘请写明书名和作者如果愿意请说明怎么取", "发书摘请写明书名和作者。如果愿意请说明怎么取");
}

static void
test_nothing_to_break (void)
{
  assert_split (&english, 200, "Short enough, it stays", NULL);
  assert_split (&english, 20, "Nooneknowswherethiscouldbebroken anyway", NULL);
  assert_split (&chinese, 20, "发书摘写明书名和作者和译者和出版社和年份", NULL);
  assert_split (&english, 30, "We meet at half past ten (or later, if it rains hard)", NULL);
  assert_split (&chinese, 30, "运费是1,000元整到10,000元整不等的那一种", NULL);
  assert_split (&english, 10, "", NULL);
}

/* Variables count as what they stand for, and are never broken. */
static void
test_variables (void)
{
  assert_split (&english, 40, "What we do: {theme}", NULL);
  assert_split (&english, 24, "What we do, {theme}, and more", "What we do. {theme}. And more");
  assert_split (&chinese, 26, "只聊这一件事，{theme}，别的不聊", "只聊这一件事。{theme}，别的不聊");
}

static void
test_first_only (void)
{
  g_autofree char *split = gops_sentence_split (&chinese, "发书摘写明书名和作者，借书的人写读后感。谁都能来，谁都能走，谁都能再来。", 24, TRUE);

  g_assert_cmpstr (split, ==, "发书摘写明书名和作者。借书的人写读后感。谁都能来，谁都能走，谁都能再来。");
}

/* Ten thousand characters take no longer than they are. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *split = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "读书写字，");
  split = gops_sentence_split (&chinese, text->str, 180, FALSE);
  g_assert_nonnull (split);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/sentence-split/marks", test_marks);
  g_test_add_func ("/method/sentence-split/strongest-first", test_strongest_first);
  g_test_add_func ("/method/sentence-split/nothing-to-break", test_nothing_to_break);
  g_test_add_func ("/method/sentence-split/variables", test_variables);
  g_test_add_func ("/method/sentence-split/first-only", test_first_only);
  g_test_add_func ("/method/sentence-split/long", test_long);
  return g_test_run ();
}
