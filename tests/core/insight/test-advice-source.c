/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever opens a piece of advice reads who says so in words, not in codes. */
#include "config.h"

#include "gops-advice-private.h"
#include "gops-advice-source.h"
#include "gops-rule-check-private.h"

typedef const GopsRule *(*Rules) (guint *out_n);

static void
assert_known (const char *code, const char *source)
{
  g_test_message ("%s: %s", code, source);
  g_assert_true (gops_advice_source_is_known (source));
}

static void
test_all_are_known (void)
{
  static const Rules pages[] = { gops_positioning_rules, gops_founding_rules, gops_members_rules, gops_content_rules, gops_publish_rules };

  for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
    {
      guint n;
      const GopsRule *rules = pages[page] (&n);

      for (guint i = 0; i < n; i++)
        assert_known (rules[i].code, rules[i].source);
    }
  for (guint i = 0; i < GOPS_N_FINDINGS; i++)
    assert_known (gops_finding_code (i), gops_finding_source (i));
}

static void
test_words (void)
{
  static const struct { const char *source, *words; } cases[] = {
    { "M3 Rules", "the operating method: rules" },
    { "Ostrom 3; element 14", "Elinor Ostrom, principle 3: members take part in making the rules; the fifteen elements: Version, date, next review" },
    { "element 15", "the fifteen elements: Short enough to post" },
    { "element 16", "element 16" },
    { "element 0", "element 0" },
    { "element x; M3 Rules", "element x; the operating method: rules" },
    { "Nobody", "Nobody" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = gops_advice_source_say (cases[i].source);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_false (gops_advice_source_is_known ("M3 Rules; element 16"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/advice-source/all-are-known", test_all_are_known);
  g_test_add_func ("/insight/advice-source/words", test_words);
  return g_test_run ();
}
