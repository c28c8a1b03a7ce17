/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for days: every form there and back, what is no rule, and the days that follow. */
#include "config.h"

#include "gops-day-rule.h"
#include "gops-day.h"

/* The day after @after, and how the rule is written again. */
static const struct { const char *text, *after, *next, *written; } rules[] = {
  { "11-11", "2026-11-10", "2026-11-11", NULL },
  { "11-11", "2026-11-11", "2027-11-11", NULL },
  { "1-1", "2026-11-11", "2027-01-01", "01-01" },
  { "02-29", "2025-01-01", "2028-02-29", NULL },
  { "12-31+1", "2026-12-30", "2027-01-01", NULL },
  { "01-02-3", "2026-06-01", "2026-12-30", NULL },
  { "2026-11-11", "2020-01-01", "2026-11-11", NULL },
  { "2026-11-11", "2026-11-11", NULL, NULL },
  { "2026-11-11-7", "2020-01-01", "2026-11-04", NULL },
  { "lunar:8-15", "2026-01-01", "2026-09-25", NULL },
  { "lunar:12-8", "2026-01-01", "2026-01-26", NULL },
  { "lunar:12-8", "2026-01-26", "2027-01-15", NULL },
  { "lunar:1-1-1", "2026-01-01", "2026-02-16", NULL },
  { "lunar:12-last", "2026-01-01", "2026-02-16", NULL },
  { "lunar:12-30", "2026-01-01", "2026-02-16", NULL },   /* that month has 29 days */
  { "lunar:8-15-7", "2026-09-18", "2027-09-08", NULL },
  { "term:winter-solstice", "2026-01-01", "2026-12-22", NULL },
  { "term:清明-3", "2026-01-01", "2026-04-02", "term:pure-brightness-3" },
  { "term:qingming+1", "2026-01-01", "2026-04-06", "term:pure-brightness+1" },
  { "week:5-2-7", "2026-01-01", "2026-05-10", NULL },
  { "week:11-4-4+1", "2026-01-01", "2026-11-27", NULL },
  { "week:11-last-7", "2026-01-01", "2026-11-29", NULL },
  { "week:2-5-6", "2026-01-01", "2048-02-29", NULL },    /* too far off to be looked for */
  { "since:12-20-6", "2025-01-01", "2025-12-20", NULL },
  { "since:12-20-6", "2026-01-01", "2026-12-26", NULL },
  { "easter", "2026-01-01", "2026-04-05", NULL },
  { "easter-2", "2026-01-01", "2026-04-03", NULL },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GopsDayRule rule;
      g_autofree char *found = NULL, *written = NULL;
      int next, expected = gops_day_parse (rules[i].next);

      g_test_message ("%s", rules[i].text);
      g_assert_true (gops_day_rule_parse (rules[i].text, &rule));
      next = gops_day_rule_next (&rule, gops_day_parse (rules[i].after));
      if (gops_day_year (expected) > 2038)
        expected = GOPS_DAY_NONE;
      g_assert_cmpint (next, ==, expected);
      written = gops_day_rule_write (&rule);
      g_assert_cmpstr (written, ==, rules[i].written != NULL ? rules[i].written : rules[i].text);
    }
}

static void
test_no_rules (void)
{
  static const char *const texts[] = {
    "", "-", "soon", "11", "11-", "13-01", "02-30", "2025-02-29", "0-1", "11-11-", "11-11+", "11-11-999", "11-11 ", " 11-11", "11-11-1-1",
    "lunar:", "lunar:13-1", "lunar:1-31", "lunar:0-1", "lunar:1-0", "lunar:1", "lunar:last-1", "term:", "term:high-noon", "term:qingming-367",
    "week:5-2", "week:5-6-7", "week:5-0-7", "week:5-2-8", "week:13-1-1", "week:5-2-0", "since:12-32-6", "since:12-20", "since:12-20-8",
    "easter!", "east", "holiday:mid-autumn", "99999-01-01", "2026-1111111111111", "١١-١١",
    "2026-11-11aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };
  GopsDayRule rule = { .month = 42 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("“%s”", texts[i]);
      g_assert_false (gops_day_rule_parse (texts[i], &rule));
      g_assert_cmpint (rule.month, ==, 42);
    }
  g_assert_false (gops_day_rule_parse (NULL, &rule));
}

/* Published ones. */
static void
test_easter (void)
{
  static const char *const days[] = { "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
                                      "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25" };
  GopsDayRule rule;

  g_assert_true (gops_day_rule_parse ("easter", &rule));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (gops_day_rule_day (&rule, gops_day_year (gops_day_parse (days[i]))), ==, gops_day_parse (days[i]));
}

static void
test_ends (void)
{
  GopsDayRule rule;

  g_assert_true (gops_day_rule_parse ("lunar:8-15", &rule));
  g_assert_cmpint (gops_day_rule_next (&rule, gops_day_of_date (2101, 1, 1)), ==, GOPS_DAY_NONE);
  g_assert_cmpint (gops_day_rule_next (&rule, GOPS_DAY_NONE), ==, GOPS_DAY_NONE);
  g_assert_true (gops_day_rule_parse ("11-11", &rule));
  g_assert_cmpint (gops_day_rule_next (&rule, gops_day_of_date (9999, 12, 1)), ==, GOPS_DAY_NONE);
  g_assert_true (gops_day_rule_parse ("week:12-last-7", &rule));
  g_assert_cmpint (gops_day_rule_next (&rule, gops_day_of_date (9999, 12, 1)), ==, GOPS_DAY_NONE);
}

static void
test_names (void)
{
  static const struct { const char *rule, *name; } cases[] = {
    { "11-11", "11-11" }, { "2026-11-11", "2026-11-11" }, { "lunar:8-15", "lunar 8/15" }, { "term:qingming", "Qingming" },
    { "easter", "Easter Sunday" }, { "lunar:12-last", "the last day of lunar month 12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsDayRule rule;
      g_autofree char *name = NULL;

      g_assert_true (gops_day_rule_parse (cases[i].rule, &rule));
      name = gops_day_rule_describe (&rule);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/day-rule/days", test_days);
  g_test_add_func ("/method/day-rule/no-rules", test_no_rules);
  g_test_add_func ("/method/day-rule/easter", test_easter);
  g_test_add_func ("/method/day-rule/ends", test_ends);
  g_test_add_func ("/method/day-rule/names", test_names);
  return g_test_run ();
}
