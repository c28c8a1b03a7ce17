/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals against their pace. */
#include "config.h"

#include "gops-day.h"
#include "gops-pace.h"

#define MOST 4

static const struct
{
  const char     *name;
  double          baseline, target;
  int             start, until, today;
  guint           n;
  GopsPaceSample  samples[MOST];
  GopsPaceVerdict verdict;
  double          should_be, difference;
  int             projected;
} cases[] = {
  { "ahead", 0, 100, 0, 100, 50, 1, { { 50, 60 } }, GOPS_PACE_AHEAD, 50, 10, 84 },
  { "behind", 0, 100, 0, 100, 50, 1, { { 50, 25 } }, GOPS_PACE_BEHIND, 50, -25, 200 },
  { "on-pace", 0, 100, 0, 100, 50, 1, { { 50, 48 } }, GOPS_PACE_ON_PACE, 50, -2, 105 },
  { "reached", 0, 100, 0, 100, 50, 1, { { 50, 101 } }, GOPS_PACE_REACHED, 50, 51, 50 },
  { "missed", 0, 100, 0, 100, 120, 1, { { 100, 80 } }, GOPS_PACE_MISSED, 100, -20, 125 },
  { "not-started", 0, 100, 10, 100, 5, 1, { { 5, 0 } }, GOPS_PACE_NOT_STARTED, 0, 0, GOPS_DAY_NONE },
  { "no-date", 0, 100, 0, GOPS_DAY_NONE, 5, 1, { { 5, 3 } }, GOPS_PACE_NO_DATE, 0, 0, GOPS_DAY_NONE },
  { "no-value", 0, 100, 0, 100, 5, 0, { { 0, 0 } }, GOPS_PACE_NO_VALUE, 0, 0, GOPS_DAY_NONE },
  { "later-samples-do-not-count", 0, 100, 0, 100, 50, 2, { { 50, 60 }, { 60, 10 } }, GOPS_PACE_AHEAD, 50, 10, 84 },
  { "first-day", 0, 100, 0, 100, 0, 1, { { 0, 7 } }, GOPS_PACE_TOO_EARLY, 0, 7, GOPS_DAY_NONE },
  { "first-days", 0, 100, 0, 100, 2, 1, { { 2, 0 } }, GOPS_PACE_TOO_EARLY, 2, -2, GOPS_DAY_NONE },
  { "fourth-day", 0, 100, 0, 100, 3, 1, { { 3, 9 } }, GOPS_PACE_AHEAD, 3, 6, 34 },
  { "second-day-of-a-week", 0, 70, 0, 7, 1, 1, { { 1, 20 } }, GOPS_PACE_AHEAD, 10, 10, 4 },
  { "reached-on-the-first-day", 0, 100, 0, 100, 0, 1, { { 0, 100 } }, GOPS_PACE_REACHED, 0, 100, GOPS_DAY_NONE },
  { "measured-before-it-began", 0, 100, 10, 100, 20, 1, { { 9, 5 } }, GOPS_PACE_TOO_EARLY, 100.0 / 9, 5 - 100.0 / 9, GOPS_DAY_NONE },
  { "a-cost-falls", 20, 10, 0, 10, 5, 1, { { 5, 14 } }, GOPS_PACE_AHEAD, 15, 1, 9 },
  { "a-cost-rises", 20, 10, 0, 10, 5, 1, { { 5, 25 } }, GOPS_PACE_BEHIND, 15, -10, GOPS_DAY_NONE },
  /* 10 in the first 30 days, then 40 in 20: the projection follows the last two weeks and more */
  { "the-trend-counts", 0, 100, 0, 100, 50, 2, { { 30, 10 }, { 50, 50 } }, GOPS_PACE_ON_PACE, 50, 0, 75 },
};

static void
test_pace (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GopsPace pace = gops_pace (cases[i].baseline, cases[i].target, cases[i].start, cases[i].until, cases[i].today,
                             cases[i].samples, cases[i].n);
  g_autofree char *words = gops_pace_explain (&pace, NULL);

  g_test_message ("%s; should be %g, projected %d", words, pace.should_be, pace.projected_day);
  g_assert_cmpint (pace.verdict, ==, cases[i].verdict);
  g_assert_cmpfloat_with_epsilon (pace.should_be, cases[i].should_be, 1e-9);
  g_assert_cmpfloat_with_epsilon (pace.difference, cases[i].difference, 1e-9);
  g_assert_cmpint (pace.projected_day, ==, cases[i].projected);
}

/* "1.8 ahead of pace" leaves open of what. */
static void
test_units (void)
{
  GopsPace pace = { .verdict = GOPS_PACE_AHEAD, .difference = 1.84 };
  g_autofree char *people = gops_pace_explain (&pace, "people"), *bare = gops_pace_explain (&pace, NULL), *share = NULL, *chinese = NULL;

  g_assert_cmpstr (people, ==, "1.8 people ahead of pace");
  g_assert_cmpstr (bare, ==, "1.8 ahead of pace");
  chinese = gops_pace_explain (&pace, "人");   /* of a group in another language than that of the person who looks */
  g_assert_cmpstr (chinese, ==, people);
  pace = (GopsPace) { .verdict = GOPS_PACE_BEHIND, .difference = -12 };
  share = gops_pace_explain (&pace, "%");
  g_assert_cmpstr (share, ==, "12 percentage points behind pace");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/pace/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_pace);
    }
  g_test_add_func ("/insight/pace/units", test_units);
  return g_test_run ();
}
