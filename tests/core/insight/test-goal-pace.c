/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals with what is counted: this group's figures, the family's, the budget's. */
#include "config.h"

#include "gops-goal-pace.h"
#include "gops-test-store.h"

static const struct
{
  const char *name, *metric, *scope;
  gint64      groups;       /* of the goal */
  guint       family_groups, family_total, family_spoken;
  double      value;        /* -1: not counted */
} cases[] = {
  { "members", "members", "group", 0, 0, 0, 0, 80 },
  { "spoken", "spoken_share", "group", 0, 0, 0, 0, 75 },
  { "active", "active_share", "group", 0, 0, 0, 0, 50 },
  { "cost", "cost_per_person", "group", 0, 0, 0, 0, 2.5 },
  { "own", "own", "group", 0, 0, 0, 0, -1 },
  { "family-total", "members", "family", 0, 6, 1098, 0, 1098 },
  { "family-each-of-ten", "members", "family", 10, 6, 1098, 0, 109.8 },
  { "family-each-of-more", "members", "family", 10, 12, 2400, 0, 200 },
  { "family-spoken", "spoken_share", "family", 10, 6, 1000, 520, 52 },
  { "family-not-counted", "members", "family", 10, 0, 0, 0, -1 },
  { "family-cost", "cost_per_person", "family", 10, 6, 1000, 0, -1 },
};

static GopsDossier *
load_dossier (GopsStore *store, guint i)
{
  GopsDossier *dossier = gops_dossier_load (store, gops_test_add_group (store, "G"), "2026-03-02", NULL);

  dossier->members = (GopsMemberFigures) { .total = 80, .spoken = 60, .active_30 = 40 };
  dossier->family = (GopsFamilyFigures) { cases[i].family_groups, cases[i].family_total, cases[i].family_spoken, 0 };
  g_free (dossier->currency);
  dossier->currency = g_strdup ("EUR");
  g_ptr_array_add (dossier->budget, gops_record_new (GOPS_TYPE_BUDGET_ITEM, "kind", "red-packet", "spent", (gint64) 20000, NULL));
  return dossier;
}

static void
test_counted (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_dossier (test.store, i);
  g_autoptr (GopsGoal) goal = gops_record_new (GOPS_TYPE_GOAL, "metric", cases[i].metric, "scope", cases[i].scope, "group-count",
                                               cases[i].groups, NULL);
  double value = -1;

  g_assert_cmpint (gops_goal_counted_value (dossier, goal, &value), ==, cases[i].value >= 0);
  g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/goal-pace/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_counted);
    }
  return g_test_run ();
}
