/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes as operators write them, and what the check makes of them. */
#include "config.h"

#include <string.h>

#include "gops-theme-check.h"

static const char *const siblings[] = { "Reading one novel a month", "一起练英语口语", NULL };

static const struct
{
  const char       *name, *theme, *audience;
  GopsThemeProblems problems;
} cases[] = {
  { "en-good", "Getting out for a run before work, together", "People in Bristol who leave for work by eight", 0 },
  { "en-empty", "  ", "Runners", GOPS_THEME_EMPTY },
  { "en-nothing", NULL, NULL, GOPS_THEME_EMPTY },
  { "en-broad", "Everything about life", "Runners", GOPS_THEME_TOO_BROAD | GOPS_THEME_NO_ACTIVITY },
  { "en-pot", "Sharing with friends and family", "Runners", GOPS_THEME_TOO_BROAD },
  { "en-advertisement", "Discounts on running shoes, shared daily", "Runners", GOPS_THEME_ADVERTISING },
  { "en-no-audience", "Running before work", NULL, GOPS_THEME_NO_AUDIENCE },
  { "en-everybody", "Running before work", "Everyone!", GOPS_THEME_NO_AUDIENCE },
  { "en-everyone-who", "Running before work", "Everyone who moved to Bristol this year", 0 },
  { "en-no-activity", "Novels of the nineteenth century", "Teachers", GOPS_THEME_NO_ACTIVITY },
  { "en-part-of-a-word", "Reading about bestsellers", "Teachers", 0 },
  { "en-many", "Running / cycling / reading / cooking", "Teachers", GOPS_THEME_TOO_MANY },
  { "en-same", "reading one novel a month!", "Teachers", GOPS_THEME_SAME_AS_SIBLING },
  { "en-long", "Running very slowly before work every Tuesday, Thursday and Saturday along the whole harbour", "Nurses",
    GOPS_THEME_TOO_LONG },
  { "en-one-word", "Running", "People in Bristol who leave for work by eight", GOPS_THEME_ONE_WORD },
  { "en-one-word-together", "The running club!", "Nurses", GOPS_THEME_ONE_WORD },
  { "en-one-word-for-nobody", "running", NULL, GOPS_THEME_ONE_WORD | GOPS_THEME_NO_AUDIENCE },
  { "en-field-of-two-words", "Personal finance", "Nurses", GOPS_THEME_ONE_WORD | GOPS_THEME_NO_ACTIVITY },
  { "en-two-words", "Morning runs", "Nurses", 0 },
  { "en-taking-apart", "Taking apart one product a week", "Product managers", 0 },
  { "en-offers", "Marketing and sales offers for everyone", "Nurses", GOPS_THEME_ADVERTISING | GOPS_THEME_TOO_BROAD | GOPS_THEME_NO_ACTIVITY },
  { "en-trade", "Writing marketing plans that work", "Shop owners", 0 },
  { "zh-one-word", "跑步", "想在上班前跑一次的上海人", GOPS_THEME_ONE_WORD },
  { "zh-one-word-together", "一起跑步交流群", "上海跑者", GOPS_THEME_ONE_WORD },
  { "zh-one-word-for-nobody", "理财", NULL, GOPS_THEME_ONE_WORD | GOPS_THEME_NO_AUDIENCE },
  { "zh-morning", "晨跑", "上海跑者", 0 },
  { "zh-taking-apart", "产品经理每周拆一个产品", "产品经理", 0 },
  { "zh-offers", "给大家的营销活动和限时好价", "上海跑者", GOPS_THEME_ADVERTISING | GOPS_THEME_NO_ACTIVITY },
  { "zh-trade", "每周写一份营销方案", "小店主", 0 },
  { "zh-good", "上班前跑一次，互相叫早", "想在上班前跑一次的上海人", 0 },
  { "zh-broad", "各种好东西都来分享", "上海跑者", GOPS_THEME_TOO_BROAD },
  { "zh-advertisement", "每天分享优惠券", "上海跑者", GOPS_THEME_ADVERTISING },
  { "zh-everybody", "一起晨跑", "所有人", GOPS_THEME_NO_AUDIENCE },
  { "zh-no-activity", "十九世纪的长篇", "中学老师", GOPS_THEME_NO_ACTIVITY },
  { "zh-many", "跑步、读书、做饭、带娃", "宝妈", GOPS_THEME_TOO_MANY },
  { "zh-same", "一起 练英语口语。", "程序员", GOPS_THEME_SAME_AS_SIBLING },
};

static void
test_theme (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GopsThemeCheck check = gops_theme_check (cases[i].theme, cases[i].audience, siblings);
  g_autofree char *message = gops_theme_check_explain (&check);

  g_test_message ("%s (%s)", message, check.word);
  g_assert_cmphex (check.problems, ==, cases[i].problems);
  g_assert_true ((message == NULL) == (check.problems == 0));
  g_assert_true ((check.small && check.niche && check.precise) == (check.problems == 0));
}

/* All reasons are given, the gravest first, and the sibling has its name. */
static void
test_reasons (void)
{
  static const char *const names[] = { "Book Club", "口语群", NULL };
  static const struct { const char *theme, *audience; guint n; const char *says; } reasons[] = {
    { "Getting out for a run before work, together", "Nurses", 0, NULL },
    { "", "", 1, "one sentence" },
    { "Discounts on everything", NULL, 4, "advertisement" },
    { "reading one novel a month", "Everyone", 2, "“Book Club”" },
    { "一起练英语口语", "程序员", 1, "“口语群”" },
    { "各种优惠券", "所有人", 3, "优惠" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      GopsThemeCheck check = gops_theme_check (reasons[i].theme, reasons[i].audience, siblings);
      g_auto (GStrv) said = gops_theme_check_reasons (&check, names);
      g_autofree char *all = g_strjoinv ("\n", said);

      g_test_message ("%s", all);
      g_assert_cmpuint (g_strv_length (said), ==, reasons[i].n);
      if (reasons[i].says != NULL)
        g_assert_nonnull (strstr (all, reasons[i].says));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/theme/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_theme);
    }
  g_test_add_func ("/insight/theme/reasons", test_reasons);
  return g_test_run ();
}
