/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stepper's facts: an empty group, a new one, a kept one. */
#include "config.h"

#include "gops-group-maker.h"
#include "gops-steps.h"
#include "gops-test-store.h"

static void
look (GopsStore *store, gint64 group, GopsStepReach steps[GOPS_N_PAGES])
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, "2026-03-02", NULL);
  g_autoptr (GPtrArray) advice = gops_advice_for_group (dossier);

  gops_step_states (dossier, advice, steps);
}

static void
test_an_empty_group (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStepReach steps[GOPS_N_PAGES];

  look (test.store, gops_test_add_group (test.store, "Bare"), steps);
  for (guint i = 0; i < GOPS_N_PAGES; i++)
    g_assert_cmpint (steps[i].state, ==, GOPS_REACH_EMPTY);
  g_assert_cmpuint (steps[GOPS_PAGE_RULES].n_advice, ==, 1);
}

static void
test_a_new_group (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = "en", .name = "Readers",
                           .opened_on = "2026-03-02" };
  GopsStepReach steps[GOPS_N_PAGES];

  look (test.store, gops_method_create_group (test.store, &draft, NULL), steps);
  g_assert_cmpint (steps[GOPS_PAGE_POSITIONING].state, ==, GOPS_REACH_DONE);
  g_assert_cmpint (steps[GOPS_PAGE_RULES].state, ==, GOPS_REACH_STARTED);   /* elements are missing */
  g_assert_cmpint (steps[GOPS_PAGE_MEMBERS].state, ==, GOPS_REACH_EMPTY);
  g_assert_cmpint (steps[GOPS_PAGE_CONTENT].state, ==, GOPS_REACH_STARTED);
  g_assert_cmpint (steps[GOPS_PAGE_PUBLISH].state, ==, GOPS_REACH_STARTED);
  g_assert_cmpfloat (steps[GOPS_PAGE_CONTENT].share, ==, 0.75);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/steps/an-empty-group", test_an_empty_group);
  g_test_add_func ("/insight/steps/a-new-group", test_a_new_group);
  return g_test_run ();
}
