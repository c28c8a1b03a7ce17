/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the positioning page shows, without a display. */
#include "config.h"

#include "gops-positioning-state.h"
#include "gops-short-date.h"
#include "gops-test-store.h"

#define TODAY "2026-09-17"

static GopsDossier *
load (GopsTestStore *test)
{
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test->store, "Early Runners");
  GopsDossier *dossier = gops_dossier_load (test->store, group, TODAY, &error);

  g_assert_no_error (error);
  return dossier;
}

static void
test_theme (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load (&test);
  g_auto (GopsThemeLook) empty = gops_theme_look (dossier, "", "");
  g_auto (GopsThemeLook) good = gops_theme_look (dossier, "Getting out for a run before work, together",
                                                 "People in Bristol who took up running after 35");
  g_auto (GopsThemeLook) broad = gops_theme_look (dossier, "Everything", "everybody");

  g_assert_true (empty.empty);
  g_assert_false (good.empty);
  for (guint i = 0; i < GOPS_N_THEME_SIGNS; i++)
    g_assert_true (good.holds[i]);
  g_assert_null (good.problem);
  g_assert_false (broad.holds[0] && broad.holds[1] && broad.holds[2]);
  g_assert_nonnull (broad.problem);
}

static GopsGoal *
create_goal (double      target,
             const char *unit,
             const char *start,
             const char *until)
{
  GopsGoal *goal = gops_record_new (GOPS_TYPE_GOAL, "metric", "revenue", "unit", unit, "target", target, NULL);

  gops_record_set_text (goal, GOPS_GOAL_START_ON, start);
  gops_record_set_text (goal, GOPS_GOAL_UNTIL_ON, until);
  return goal;
}

static void
test_goals (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load (&test);
  g_autoptr (GopsGoal) dated = create_goal (250, "€", "2026-09-01", "2026-09-30");
  g_autoptr (GopsGoal) open = create_goal (48.5, "%", NULL, NULL);

  {
    g_auto (GopsGoalLook) look = gops_goal_look (dossier, dated);

    g_assert_cmpstr (look.label, ==, "Revenue");
    g_assert_cmpstr (look.aim, ==, "Revenue: 250 € by 30 September");
    g_assert_cmpstr (look.verdict, ==, "Not measured yet");
    g_assert_cmpstr (look.value, ==, "");
  }
  {
    g_auto (GopsGoalLook) look = gops_goal_look (dossier, open);

    g_assert_cmpstr (look.aim, ==, "Revenue: 48.5 %");
  }
  for (guint i = 0; gops_goal_metrics ()[i] != NULL; i++)
    g_assert_cmpstr (gops_goal_metric_title (gops_goal_metrics ()[i]), !=, gops_goal_metrics ()[i]);
}

static void
test_dates (void)
{
  static const struct { const char *date, *today, *text; } cases[] = {
    { "2026-09-30", TODAY, "30 September" },
    { "2027-01-02", TODAY, "2 January 2027" },
    { "2026-09-30", NULL, "30 September 2026" },
    { "2026-02-30", TODAY, "" },
    { "", TODAY, "" },
    { NULL, TODAY, "" },
    { "soon", TODAY, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = gops_short_date (cases[i].date, cases[i].today);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_scenes (void)
{
  g_autoptr (GopsScene) scene = gops_record_new (GOPS_TYPE_SCENE, NULL, NULL);
  g_autofree char *none = gops_scene_sum (scene);
  g_autofree char *sum = NULL;

  g_assert_cmpstr (none, ==, "");
  gops_record_set_int (scene, GOPS_SCENE_MANY_PEOPLE, 4);
  gops_record_set_int (scene, GOPS_SCENE_MUCH_NEED, 5);
  gops_record_set_int (scene, GOPS_SCENE_IN_BATCH, 2);
  sum = gops_scene_sum (scene);
  g_assert_cmpstr (sum, ==, "11 of 15");
  for (guint i = 0; i < GOPS_N_SCENE_PARTS; i++)
    g_assert_nonnull (gops_scene_column_title (gops_scene_parts[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/positioning/judges-the-theme", test_theme);
  g_test_add_func ("/ui/positioning/describes-goals", test_goals);
  g_test_add_func ("/ui/positioning/shortens-dates", test_dates);
  g_test_add_func ("/ui/positioning/adds-up-scenes", test_scenes);

  return g_test_run ();
}
