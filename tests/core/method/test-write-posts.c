/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as numbered posts: nothing lost, nothing too long, broken where it hurts least. */
#include <string.h>

#include "gops-write-posts.h"
#include "gops-write-text.h"

static GopsDocument *
rules (const char *language, guint n, const char *rule)
{
  GopsDocument *document = gops_document_new (language, "Rules");

  for (guint i = 0; i < n; i++)
    {
      if (i % 4 == 0)
        gops_document_add_heading (document, i == 0 ? "Speaking" : "Ads");
      gops_document_add_numbered (document, (int) i + 1, rule, NULL);
    }
  return document;
}

/* All signs but blanks and numbers of posts, one after the other. */
static char *
bones (const char *text, gboolean numbered)
{
  GString *out = g_string_new (NULL);
  const char *p = numbered ? strchr (text, '\n') + 1 : text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
check_posts (GopsDocument *document, const char *markup, GopsUnit unit, gsize limit)
{
  g_autoptr (GPtrArray) posts = gops_write_posts (document, markup, unit, limit);
  g_autofree char *whole = gops_write_text (document, markup), *expected = bones (whole, FALSE);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      g_autofree char *part = NULL;

      if (limit > 0)
        g_assert_cmpuint (gops_unit_measure (unit, posts->pdata[i]), <=, limit);
      g_assert_true (g_utf8_validate (posts->pdata[i], -1, NULL));
      part = bones (posts->pdata[i], posts->len > 1 && limit > 30);
      g_string_append (all, part);
    }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_one_post_where_it_fits (void)
{
  g_autoptr (GopsDocument) document = rules ("en", 3, "Be kind to each other.");
  g_autofree char *whole = gops_write_text (document, "plain");
  g_autoptr (GPtrArray) posts = gops_write_posts (document, "plain", GOPS_UNIT_CHARACTERS, strlen (whole));
  g_autoptr (GPtrArray) endless = gops_write_posts (document, "plain", GOPS_UNIT_CHARACTERS, 0);

  g_assert_cmpuint (posts->len, ==, 1);
  g_assert_cmpstr (posts->pdata[0], ==, whole);
  g_assert_cmpuint (endless->len, ==, 1);
  g_assert_cmpstr (endless->pdata[0], ==, whole);
}

/* Of two ways with as many posts that which leaves sections whole. */
static void
test_breaks_at_headings (void)
{
  g_autoptr (GopsDocument) document = rules ("en", 8, "Be kind to each other.");
  g_autoptr (GPtrArray) posts = gops_write_posts (document, "telegram", GOPS_UNIT_UTF16, 190);

  g_assert_cmpuint (posts->len, ==, 2);
  g_assert_true (g_str_has_prefix (posts->pdata[0], "(1/2)\n**Rules**\n\n**Speaking**\n1. "));
  g_assert_true (g_str_has_suffix (posts->pdata[0], "4. Be kind to each other."));
  g_assert_true (g_str_has_prefix (posts->pdata[1], "(2/2)\n**Ads**\n5. "));
}

static void
test_items_stay_whole (void)
{
  g_autoptr (GopsDocument) document = rules ("zh_CN", 12, "友善交流。不发广告，有推广需求先问群主。");
  g_autoptr (GPtrArray) posts = gops_write_posts (document, "plain", GOPS_UNIT_CHARACTERS, 80);

  g_assert_true (g_str_has_prefix (posts->pdata[0], "（1/"));
  for (guint i = 0; i < posts->len; i++)
    g_assert_true (g_str_has_suffix (posts->pdata[i], "有推广需求先问群主。"));
}

static void
test_long_items_break_at_sentences (void)
{
  g_autoptr (GopsDocument) document = rules ("en", 1, "Say who you are. Say what you look for. Say what you can give. Then wait a day, for people work.");
  g_autoptr (GPtrArray) posts = gops_write_posts (document, "plain", GOPS_UNIT_CHARACTERS, 60);

  g_assert_cmpuint (posts->len, >, 1);
  for (guint i = 0; i < posts->len; i++)
    g_assert_true (g_str_has_suffix (posts->pdata[i], "."));
}

/* Any text, any unit, limits down to a few signs. */
static void
test_nothing_lost (void)
{
  static const char *const texts[] = {
    "Short.", "A rule *with* stars_and_lines, @everyone, #tags and > marks. Another sentence! A third?",
    "没有标点的一句很长很长的话一直写一直写一直写一直写一直写一直写一直写一直写一直写一直写一直写",
    "👨‍👩‍👧‍👦 家庭 👍🏽 𠮷野家。e\xcc\x81" "a\nA second line.\n\nA third one.",
    "averyveryveryveryveryveryveryveryveryveryverylongword and then some",
  };
  static const char *const markups[] = { "plain", "discord", "markdown", "whatsapp", "slack" };
  static const gsize limits[] = { 0, 20, 31, 45, 80, 200, 4096 };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    for (guint m = 0; m < G_N_ELEMENTS (markups); m++)
      for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
        for (GopsUnit unit = GOPS_UNIT_CHARACTERS; unit <= GOPS_UNIT_BYTES; unit++)
          {
            g_autoptr (GopsDocument) document = rules ("en", 3, texts[t]);
            static const char *const cells[] = { "A head", "Another", NULL };

            gops_document_add_quote (document, texts[t], "Lin");
            gops_document_add_table (document, cells);
            gops_document_add_row (document, (const char *[]) { texts[t], "x", NULL });
            check_posts (document, markups[m], unit, limits[l]);
          }
}

/* More than nine posts: their numbers are longer. */
static void
test_many_posts (void)
{
  g_autoptr (GopsDocument) document = rules ("en", 400, "Be kind to each other, whatever the day was like.");
  g_autoptr (GPtrArray) posts = gops_write_posts (document, "plain", GOPS_UNIT_CHARACTERS, 150);

  g_assert_cmpuint (posts->len, >, 99);
  check_posts (document, "plain", GOPS_UNIT_CHARACTERS, 150);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/write-posts/one-post-where-it-fits", test_one_post_where_it_fits);
  g_test_add_func ("/write-posts/breaks-at-headings", test_breaks_at_headings);
  g_test_add_func ("/write-posts/items-stay-whole", test_items_stay_whole);
  g_test_add_func ("/write-posts/long-items-break-at-sentences", test_long_items_break_at_sentences);
  g_test_add_func ("/write-posts/nothing-lost", test_nothing_lost);
  g_test_add_func ("/write-posts/many-posts", test_many_posts);
  return g_test_run ();
}
