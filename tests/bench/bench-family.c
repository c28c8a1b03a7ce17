/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule change of a main group in 1,000 copies of 25 clauses each: at most a second, with progress; the offer and the undo too. */

#include "gops-bench.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-rule-family.h"
#include "gops-test-store.h"

#define COPIES 1000
#define CLAUSES 25
#define ROUNDS 5

static gint64
make_main (GopsStore *store)
{
  GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = "en", .name = "Shanghai Runners" };
  gint64 group = gops_method_create_group (store, &draft, NULL), n = 0;
  const GPtrArray *library = gops_method_get_clauses (gops_method_get_default ());

  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count (*) FROM clause WHERE group_id = ?1", "l", group));
  g_assert_true (gops_store_begin (store, NULL, "Add", NULL));
  for (guint i = 0; n < CLAUSES; i++, n++)
    g_assert_true (gops_clause_insert_template (store, group, library->pdata[i], "en", (int) n + 1, NULL));
  /* Copies of the plan are not what is measured. */
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM plan_item WHERE group_id = ?1", "l", group));
  g_assert_true (gops_store_commit (store, NULL));
  return group;
}

static void
make_copies (GopsStore *store, gint64 main)
{
  g_auto (GStrv) names = g_new0 (char *, COPIES + 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < COPIES; i++)
    names[i] = g_strdup_printf ("City %u Runners", i);
  g_assert_true (gops_method_replicate (store, main, (const char *const *) names, NULL, &error));
  g_assert_no_error (error);
}

static void
on_progress_cb (guint64 done, guint64 total, const char *what, gpointer user_data)
{
}

static double
time_offer (GopsStore *store, gint64 main)
{
  double start = gops_bench_seconds ();
  g_autoptr (GPtrArray) offers = gops_rule_family_offer (store, main, NULL);

  g_assert_cmpuint (offers->len, ==, COPIES);
  return gops_bench_seconds () - start;
}

static double
time_apply (GopsStore *store, gint64 main)
{
  double start = gops_bench_seconds ();
  g_autoptr (GopsProgress) progress = gops_progress_new (on_progress_cb, NULL);
  GopsRuleFamilyResult result;

  g_assert_true (gops_rule_family_apply (store, main, NULL, 0, progress, NULL, &result, NULL));
  g_assert_cmpuint (result.groups, ==, COPIES);
  return gops_bench_seconds () - start;
}

static double
time_undo (GopsStore *store)
{
  double start = gops_bench_seconds ();

  g_assert_true (gops_store_undo (store, NULL, NULL));
  return gops_bench_seconds () - start;
}

static void
keep_best (double *best, double seconds)
{
  *best = MIN (*best, seconds);
}

int
main (int argc, char **argv)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 main_group = make_main (test.store);
  double offer = G_MAXDOUBLE, apply = G_MAXDOUBLE, undo = G_MAXDOUBLE;
  guint missed = 0;

  make_copies (test.store, main_group);
  g_usleep (2000);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_assert_true (gops_store_begin (test.store, NULL, "Change", NULL));
      g_assert_true (gops_store_exec (test.store, NULL, "UPDATE clause SET text = text || ' ' || ?2 WHERE id = (SELECT min (id) FROM clause"
                                      " WHERE group_id = ?1)", "li", main_group, i));
      g_assert_true (gops_store_commit (test.store, NULL));
      keep_best (&offer, time_offer (test.store, main_group));
      keep_best (&apply, time_apply (test.store, main_group));
      keep_best (&undo, time_undo (test.store));
      g_assert_true (gops_store_redo (test.store, NULL, NULL));
    }
  missed += !gops_bench_report_limit ("what a rule change means to 1,000 copies", offer, 1.0);
  missed += !gops_bench_report_limit ("one rule change in 1,000 copies", apply, 1.0);
  missed += !gops_bench_report_limit ("its undo", undo, 1.0);
  return missed > 0;
}
