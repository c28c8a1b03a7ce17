/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on what a group is founded with: its statement, scenes in the plan, measured goals, seed users, budget, picture. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-budget.h"
#include "gops-day.h"
#include "gops-goal-pace.h"
#include "gops-positioning-statement.h"
#include "gops-scene-plan.h"
#include "gops-scene-rank.h"
#include "gops-seed-users.h"

/* A goal that is measured by hand is measured at least so often. */
#define MEASURED_EVERY 14

/* What lies nearer is short-term. */
#define SHORT_TERM_DAYS 92

/* Fewer people than this say nothing about acceptance. */
#define ENOUGH_TRIED 8
#define FEW_ACCEPT 30

/* A group that small still looks for its first members. */
#define SMALL_GROUP 20

/* --- statement and scenes --- */

static void
check_statement_empty (GopsLook *look, const GopsRule *rule)
{
  g_autofree char *statement = gops_positioning_statement_dup (look->dossier);

  if (*statement == '\0')
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->positioning), NULL);
}

static void
check_statement_moved (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GArray) moved = gops_positioning_statement_moved (look->dossier->positioning);

  if (moved->len > 0)
    gops_look_hit_n (look, rule, moved->len);
}

/* Without a plan there is other advice. */
static void
check_scene_unplanned (GopsLook *look, const GopsRule *rule)
{
  GopsScene *best = gops_scenes_best (look->dossier->scenes);

  if (best != NULL && look->dossier->plan->len + look->dossier->series->len > 0 && !gops_scene_is_planned (look->dossier, best))
    gops_look_hit (look, rule, gops_record_get_id (best), NULL);
}

static gboolean
apply_plan_scene (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  g_autoptr (GopsScene) scene = gops_record_load (GOPS_TYPE_SCENE, store, record, error);

  return scene != NULL && gops_scene_plan_insert (store, dossier->group, scene, dossier->today, NULL, error);
}

/* --- goals --- */

/* The last day on which @goal was measured by hand, its first day when it never was; GOPS_DAY_NONE without one. */
static int
last_measured (const GopsLook *look, gpointer goal)
{
  int last = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_START_ON));

  for (guint i = 0; i < look->dossier->samples->len; i++)
    {
      gpointer sample = g_ptr_array_index (look->dossier->samples, i);
      int day = gops_day_parse (gops_record_get_text (sample, GOPS_GOAL_SAMPLE_ON_DATE));

      if (gops_record_get_int (sample, GOPS_GOAL_SAMPLE_GOAL_ID) == gops_record_get_id (goal) && day != GOPS_DAY_NONE && day <= look->today)
        last = MAX (last, day);
    }
  return last;
}

static gboolean
is_running (const GopsLook *look, gpointer goal)
{
  int start = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_START_ON));
  int until = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON));

  return start != GOPS_DAY_NONE && until != GOPS_DAY_NONE && start <= look->today && look->today <= until;
}

static void
check_goal_unmeasured (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->goals->len; i++)
    {
      gpointer goal = g_ptr_array_index (look->dossier->goals, i);
      double counted;

      if (is_running (look, goal) && !gops_goal_counted_value (look->dossier, goal, &counted)
          && look->today - last_measured (look, goal) >= MEASURED_EVERY)
        gops_look_hit (look, rule, gops_record_get_id (goal), gops_record_get_text (goal, GOPS_GOAL_LABEL));
    }
}

static void
check_goal_horizon (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->goals->len; i++)
    {
      gpointer goal = g_ptr_array_index (look->dossier->goals, i);
      const char *horizon = gops_record_get_text (goal, GOPS_GOAL_HORIZON);
      int start = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_START_ON));
      int until = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON));

      if (start == GOPS_DAY_NONE || until == GOPS_DAY_NONE)
        continue;
      if ((g_str_equal (horizon, "short") && until - start > SHORT_TERM_DAYS) || (g_str_equal (horizon, "long") && until - start <= SHORT_TERM_DAYS))
        gops_look_hit (look, rule, gops_record_get_id (goal), gops_record_get_text (goal, GOPS_GOAL_LABEL));
    }
}

static void
check_goal_share (GopsLook *look, const GopsRule *rule)
{
  static const char *const shares[] = { "spoken_share", "active_share", "checkin_rate", "conversion", "repurchase_rate", NULL };

  for (guint i = 0; i < look->dossier->goals->len; i++)
    {
      gpointer goal = g_ptr_array_index (look->dossier->goals, i);

      if (g_strv_contains (shares, gops_record_get_text (goal, GOPS_GOAL_METRIC)) && gops_record_get_real (goal, GOPS_GOAL_TARGET) > 100)
        gops_look_hit (look, rule, gops_record_get_id (goal), gops_record_get_text (goal, GOPS_GOAL_LABEL));
    }
}

/* --- seed users --- */

/* A group that exists and is small: a draft is still being thought about. */
static void
check_seeds_none (GopsLook *look, const GopsRule *rule)
{
  guint members = look->dossier->members.total;

  if (look->dossier->outreach->len == 0 && members > 0 && members < SMALL_GROUP)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_seeds_untried (GopsLook *look, const GopsRule *rule)
{
  guint n = 0;

  for (guint i = 0; i < look->dossier->outreach->len; i++)
    {
      gpointer person = g_ptr_array_index (look->dossier->outreach, i);
      const char *result = gops_record_get_text (person, GOPS_OUTREACH_RESULT);

      n += (*result == '\0' || g_str_equal (result, "open")) && gops_record_is_blank (person, GOPS_OUTREACH_NEXT_ON)
           && gops_seed_attempts (look->dossier, gops_record_get_id (person)) == 0;
    }
  if (n > 0)
    gops_look_hit_n (look, rule, n);
}

static void
check_seeds_due (GopsLook *look, const GopsRule *rule)
{
  GopsSeedFigures figures = gops_seed_figures (look->dossier);

  if (figures.due > 0)
    gops_look_hit_n (look, rule, figures.due);
}

static void
check_seeds_acceptance (GopsLook *look, const GopsRule *rule)
{
  GopsSeedFigures figures = gops_seed_figures (look->dossier);
  g_autofree char *share = g_strdup_printf ("%.0f %%", figures.acceptance);

  if (figures.tried >= ENOUGH_TRIED && figures.acceptance < FEW_ACCEPT && figures.attempts_each >= 1.5)
    gops_look_hit (look, rule, 0, share);
}

static void
check_seeds_one_try (GopsLook *look, const GopsRule *rule)
{
  GopsSeedFigures figures = gops_seed_figures (look->dossier);

  if (figures.tried >= ENOUGH_TRIED && figures.attempts_each < 1.5 && figures.acceptance < GOPS_SEED_USUAL_ACCEPTANCE)
    gops_look_hit (look, rule, 0, NULL);
}

/* --- budget and picture --- */

static void
check_budget_none (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->budget->len == 0 && look->dossier->members.total > 0)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_budget_over (GopsLook *look, const GopsRule *rule)
{
  GopsBudgetSums sums = gops_budget_sums (look->dossier);
  g_autofree char *over = gops_money_format (sums.spent_money - sums.planned_money, sums.currency);

  if (sums.planned_money > 0 && sums.spent_money > sums.planned_money)
    gops_look_hit (look, rule, 0, over);
}

static void
check_avatar (GopsLook *look, const GopsRule *rule)
{
  if (!look->dossier->has_avatar && look->dossier->members.total > 0)
    gops_look_hit (look, rule, 0, NULL);
}

static const GopsRule rules[] = {
  { "statement-empty", GOPS_SEVERITY_SUGGESTION, N_("There is no positioning statement"), NULL,
    N_("Who cannot say in three sentences what a group is for cannot invite anybody. Two filled fields make the first."), "M2 Positioning",
    N_("Write"), "positioning", "statement", check_statement_empty },
  { "statement-moved", GOPS_SEVERITY_SUGGESTION,
    NP_("%u part has changed since the statement was written", "%u parts have changed since the statement was written"),
    N_("What members are told and what is planned drift apart. Take the new wording, or keep yours knowingly."), "M2 Positioning",
    N_("Compare"), "positioning", "statement", check_statement_moved },
  { "scene-unplanned", GOPS_SEVERITY_SUGGESTION, N_("The best scene is not in the plan"), NULL,
    N_("The scene with most people and most need is why the group meets; a plan without it is only messages."), "M2 Scene",
    N_("Plan"), "scene", NULL, check_scene_unplanned, apply_plan_scene },
  { "goal-unmeasured", GOPS_SEVERITY_SUGGESTION, N_("“%s” was not measured for two weeks"), NULL,
    N_("A goal nobody looks at keeps no pace. Enter where it stands today."), "M2 Goals",
    N_("Enter"), "goal", "value", check_goal_unmeasured },
  { "goal-horizon", GOPS_SEVERITY_INFO, N_("The horizon of “%s” does not fit its dates"), NULL,
    N_("Short-term is what can be done within three months; beyond that there is time for other means."), "M2 Goals",
    N_("Set"), "goal", "horizon", check_goal_horizon },
  { "goal-share", GOPS_SEVERITY_WARNING, N_("“%s” aims at more than everybody"), NULL,
    N_("A share ends at 100 %. Perhaps the number of people is meant."), "M2 Goals",
    N_("Set"), "goal", "target", check_goal_share },
  { "seeds-none", GOPS_SEVERITY_SUGGESTION, N_("No seed users are listed"), NULL,
    N_("The first members are won one by one: true fans, their friends, one person others follow."), "M2 Seed users",
    N_("List"), "outreach", NULL, check_seeds_none },
  { "seeds-untried", GOPS_SEVERITY_SUGGESTION, NP_("%u seed user was never tried", "%u seed users were never tried"),
    N_("A list does not invite anybody. Give each a day for the first attempt."), "M2 Seed users",
    N_("Show"), "outreach", NULL, check_seeds_untried },
  { "seeds-due", GOPS_SEVERITY_SUGGESTION, NP_("%u attempt to win a seed user is due", "%u attempts to win seed users are due"),
    N_("About half accept after repeated tries with a good reason; who is not asked again does not."), "M2 Seed users",
    N_("Show"), "outreach", NULL, check_seeds_due },
  { "seeds-few-accept", GOPS_SEVERITY_SUGGESTION, N_("Only %s of the seed users accept"), NULL,
    N_("About half is usual. Change the reason, not the number of messages: what does this person get?"), "M2 Seed users",
    N_("Show"), "outreach", NULL, check_seeds_acceptance },
  { "seeds-one-try", GOPS_SEVERITY_SUGGESTION, N_("Most seed users were tried only once"), NULL,
    N_("One message is read and forgotten. The second and third try bring the half that is usual."), "M2 Seed users",
    N_("Show"), "outreach", NULL, check_seeds_one_try },
  { "budget-none", GOPS_SEVERITY_SUGGESTION, N_("The group has no budget"), NULL,
    N_("“A community costs nothing” is one of the three errors: it costs hours first, then money."), "M2 Cost",
    N_("Plan"), "budget_item", NULL, check_budget_none },
  { "budget-over", GOPS_SEVERITY_WARNING, N_("%s more was spent than planned"), NULL,
    N_("Either the plan was wrong or the means are. Both are worth knowing before the next red packet."), "M2 Cost",
    N_("Show"), "budget_item", NULL, check_budget_over },
  { "avatar-none", GOPS_SEVERITY_INFO, N_("The group has no picture"), NULL,
    N_("In a list of a hundred groups people find theirs by its picture."), "M2 Profile",
    N_("Choose"), "picture", NULL, check_avatar },
};

const GopsRule *
gops_founding_rules (guint *out_n)
{
  *out_n = G_N_ELEMENTS (rules);
  return rules;
}
