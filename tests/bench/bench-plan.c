/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan of 1,000 groups with three items a day for a year, and a daily series in every tenth: the month of all groups, Today
 * across all, and the number beside it; against what SQLite needs to pass over the same rows. GOPS_BENCH_DAYS makes it another
 * size.
 */

#include <locale.h>

#include "gops-bench.h"
#include "gops-big-plan.h"
#include "gops-day.h"
#include "gops-plan-cards.h"
#include "gops-plan-occurrence.h"
#include "gops-run-sheet.h"
#include "gops-test-store.h"

#define GROUPS 1000
#define ROUNDS 7

static double
time_scan (GopsStore  *store,
           const char *from,
           const char *to)
{
  double start = gops_bench_seconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, &error, "SELECT on_date, at_time, title FROM plan_item WHERE recurrence = '' AND on_date BETWEEN ?1 AND ?2",
                                                     "ss", from, to);
  gsize length = 0;

  while (rows != NULL && gops_statement_next (rows, &error))
    length += gops_statement_length (rows, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 0);
  return gops_bench_seconds () - start;
}

static gboolean
bench_month (GopsStore *store)
{
  GopsBench bench = gops_bench_new ("the month of all groups / SQLite passing over its rows", 1.0);
  int from = gops_day_parse ("2026-06-01");
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      double start, took;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) list = NULL;

      gops_bench_baseline (&bench, time_scan (store, "2026-06-01", "2026-07-05"));
      start = gops_bench_seconds ();
      list = gops_plan_occurrences_list (store, NULL, from, from + 34, &error);
      took = gops_bench_seconds () - start;
      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, 35 * (GROUPS * 3 + GROUPS / 10));
      gops_bench_measured (&bench, took);
      best = MIN (best, took);
    }
  return gops_bench_report (&bench) & gops_bench_report_limit ("  … in seconds", best, 0.15);
}

/* What the calendar of all groups shows of a month, gathered, with nothing and with words filtered. */
static double
time_cards (GopsStore            *store,
            const GopsPlanFilter *filter,
            guint                 expected)
{
  int from = gops_day_parse ("2026-06-01");
  GopsPlanQuery query = { .from = from, .to = from + 34, .filter = filter, .gather = TRUE, .per_day = 12,
                          .now = gops_instant_of_day (from, 600, "UTC") };
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      double start = gops_bench_seconds ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPlanCards) cards = gops_plan_cards_load (store, &query, NULL, &error);

      best = MIN (best, gops_bench_seconds () - start);
      g_assert_no_error (error);
      g_assert_cmpuint (cards->n_items, ==, expected);
    }
  return best;
}

static gboolean
bench_cards (GopsStore *store)
{
  GopsPlanFilter words = { .text = (char *) "check in" };

  return gops_bench_report_limit ("the calendar of all groups, seconds", time_cards (store, NULL, 35 * (GROUPS * 3 + GROUPS / 10)), 0.15) &
         gops_bench_report_limit ("  … searched", time_cards (store, &words, 35 * GROUPS / 10), 0.5);
}

static gboolean
bench_today (GopsStore *store)
{
  gint64 now = gops_instant_of_day (gops_day_parse ("2026-06-10"), 600, "UTC");
  double best = G_MAXDOUBLE, count = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      double start = gops_bench_seconds ();
      g_autoptr (GError) error = NULL;
      GPtrArray *items = gops_today (store, NULL, now, &error);
      g_autoptr (GopsRunSheet) sheet = items != NULL ? gops_run_sheet_new (items, NULL, NULL, now) : NULL;

      best = MIN (best, gops_bench_seconds () - start);
      g_assert_no_error (error);
      g_assert_cmpuint (sheet->items->len, ==, GROUPS * 3 + GROUPS / 10);
      start = gops_bench_seconds ();
      g_assert_cmpuint (gops_today_count_left (store, now), ==, sheet->items->len);
      count = MIN (count, gops_bench_seconds () - start);
    }
  return gops_bench_report_limit ("Today of all groups, seconds", best, 0.05) & gops_bench_report_limit ("the number beside it, seconds", count, 0.05);
}

int
main (int    argc,
      char **argv)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  double start = gops_bench_seconds ();
  gboolean good;

  setlocale (LC_ALL, "");
  gops_big_plan_make (test.store, GROUPS);
  g_print ("made the plan in %.1f s\n", gops_bench_seconds () - start);
  good = bench_month (test.store);
  good &= bench_cards (test.store);
  good &= bench_today (test.store);
  return good ? 0 : 1;
}
