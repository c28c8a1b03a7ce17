/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tier workbench says, without a display. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-method.h"
#include "gops-records.h"
#include "gops-test-store.h"
#include "gops-workbench-state.h"

#define AS_OF "2026-03-02"

static const GopsTierScheme *
find (const char *id)
{
  return gops_method_find_tier_scheme (gops_method_get_default (), id);
}

/* Every fact has a name, operators that it knows and a slider that reaches its value. */
static void
test_facts (void)
{
  g_autoptr (GopsSchemeDraft) draft = gops_scheme_draft_new (find ("status"));

  for (GopsFact fact = 0; fact < GOPS_N_FACTS; fact++)
    {
      const GopsCondition *line = gops_scheme_draft_add_line (draft, 0, FALSE, fact, "城市");
      g_autofree char *label = gops_workbench_line_label (line);
      const int *ops = gops_workbench_ops (line);
      gboolean known = FALSE;

      g_assert_cmpstr (gops_workbench_fact_name (fact), !=, "");
      g_assert_cmpstr (label, ==, fact == GOPS_FACT_FIELD ? "城市" : gops_workbench_fact_name (fact));
      for (guint i = 0; ops[i] >= 0; i++)
        known |= ops[i] == (int) line->op;
      g_assert_true (known);
      if (gops_condition_is_number (line))
        g_assert_cmpfloat (gops_workbench_range (line).upper, >=, line->number);
      gops_scheme_draft_set_number (draft, line, 99999);
      g_assert_cmpfloat (gops_workbench_range (line).upper, >=, 99999);
    }
}

static void
test_directions (void)
{
  GopsWorkbenchWeights weights = gops_workbench_weigh (find ("presence"));   /* leading … exploring */

  g_assert_cmpint (gops_workbench_direction (&weights, &(GopsTierChange) { 0, 3, 0 }), ==, 1);
  g_assert_cmpint (gops_workbench_direction (&weights, &(GopsTierChange) { 0, 0, 2 }), ==, -1);
  g_assert_cmpint (gops_workbench_direction (&weights, &(GopsTierChange) { 0, GOPS_TIERS_NOWHERE, 2 }), ==, 0);
}

static void
test_ranks (void)
{
  char currency[] = "CNY";
  GopsTiersResult result = { .scheme = find ("rfm"), .ranking = { .n_ranks = 3, .sizes = { { 4, 0, 3, 0, 5 } } }, .currency = currency };
  g_autofree char *text = gops_workbench_ranks (&result), *more = NULL, *none = NULL;

  g_assert_nonnull (strstr (text, "thirds"));
  g_assert_nonnull (strstr (text, "4 · 0 · 3 · 0 · 5"));
  g_assert_null (strstr (text, "CNY"));
  result.foreign = 2;
  more = gops_workbench_ranks (&result);
  g_assert_nonnull (strstr (more, "2 orders in other currencies than CNY"));
  result.scheme = find ("status");
  result.foreign = 0;
  none = gops_workbench_ranks (&result);
  g_assert_cmpstr (none, ==, "");
}

static void
add_members (GopsStore *store, gint64 group, guint n, int points)
{
  g_assert_true (gops_store_begin (store, NULL, "Members", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", "N", NULL);
      g_autoptr (GopsMembership) member = NULL;

      g_assert_true (gops_record_insert (person, store, NULL));
      member = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", gops_record_get_id (person), "joined-on", "2025-01-01",
                                "points", (gint64) points, NULL);
      g_assert_true (gops_record_insert (member, store, NULL));
    }
  g_assert_true (gops_store_commit (store, NULL));
}

/* Where most get stuck, and what they lack there. */
static void
test_bottleneck (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "晨跑");
  const GopsTierScheme *growth = find ("growth");
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GopsTierMatrix) matrix = NULL;
  g_autoptr (GopsTierTable) table = NULL;
  g_autoptr (GopsTiersResult) result = NULL;
  g_autofree char *text = NULL, *moves = NULL, *words = NULL;

  add_members (test.store, group, 9, 20);
  add_members (test.store, group, 2, 60);
  g_assert_true (gops_tiers_run (test.store, group, "growth", "2026-02-01", TRUE, NULL, NULL, &error));
  g_assert_true (gops_tiers_run (test.store, group, "growth", AS_OF, TRUE, NULL, NULL, &error));
  runs = gops_tier_runs_load (test.store, group, growth, &error);
  matrix = gops_tier_matrix_load (test.store, group, growth, ((GopsTierRunFigures *) runs->pdata[0])->id,
                                  ((GopsTierRunFigures *) runs->pdata[1])->id, NULL, &error);
  table = gops_tier_table_load (test.store, &(GopsTierScope) { .group = group, .as_of = AS_OF }, NULL, &error);
  g_assert_no_error (error);
  text = gops_workbench_bottleneck (matrix, table, "en");
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Guest"));
  g_assert_nonnull (strstr (text, "0 of 9"));
  g_assert_nonnull (strstr (text, "50 points"));
  words = gops_workbench_run_words (growth, runs->pdata[1], runs->pdata[0]);
  g_assert_cmpstr (words, ==, "11 members, gravity +0.0");
  result = gops_tiers_preview (table, growth);
  moves = gops_workbench_moves (result);
  g_assert_cmpstr (moves, ==, "Everybody stays");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/workbench-state/facts", test_facts);
  g_test_add_func ("/ui/workbench-state/directions", test_directions);
  g_test_add_func ("/ui/workbench-state/ranks", test_ranks);
  g_test_add_func ("/ui/workbench-state/bottleneck", test_bottleneck);
  return g_test_run ();
}
