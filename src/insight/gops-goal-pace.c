/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals of a dossier against their pace. */
#include "config.h"

#include "gops-budget.h"
#include "gops-day.h"
#include "gops-goal-pace.h"

gboolean
gops_goal_is_family (GopsGoal *goal)
{
  return g_strcmp0 (gops_record_get_text (goal, GOPS_GOAL_SCOPE), "family") == 0;
}

/* "10 groups, 200 each": groups that are still missing have nobody yet. Without a number of groups it is the total. */
static double
count_family_members (const GopsDossier *dossier, GopsGoal *goal)
{
  gint64 wanted = gops_record_get_int (goal, GOPS_GOAL_GROUP_COUNT);

  if (wanted <= 0)
    return dossier->family.total;
  return (double) dossier->family.total / (double) MAX (wanted, (gint64) dossier->family.n_groups);
}

/* In whole units of the currency, as the target is typed. */
static gboolean
find_cost (const GopsDossier *dossier, double *out_value)
{
  GopsBudgetSums sums = gops_budget_sums (dossier);

  if (!sums.has_cost)
    return FALSE;
  *out_value = (double) sums.spent_money / dossier->members.total / (gops_currency_digits (sums.currency) == 0 ? 1 : 100);
  return TRUE;
}

gboolean
gops_goal_counted_value (const GopsDossier *dossier, GopsGoal *goal, double *out_value)
{
  const char *metric = gops_record_get_text (goal, GOPS_GOAL_METRIC);
  gboolean family = gops_goal_is_family (goal);
  guint total = family ? dossier->family.total : dossier->members.total;

  if (total == 0)
    return FALSE;
  if (g_str_equal (metric, "members"))
    *out_value = family ? count_family_members (dossier, goal) : total;
  else if (g_str_equal (metric, "spoken_share"))
    *out_value = 100.0 * (family ? dossier->family.spoken : dossier->members.spoken) / total;
  else if (g_str_equal (metric, "active_share"))
    *out_value = 100.0 * (family ? dossier->family.active_30 : dossier->members.active_30) / total;
  else if (g_str_equal (metric, "cost_per_person") && !family)
    return find_cost (dossier, out_value);
  else
    return FALSE;
  return TRUE;
}

GArray *
gops_goal_dup_samples (const GopsDossier *dossier, GopsGoal *goal)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (GopsPaceSample));
  GopsPaceSample today = { .day = gops_day_parse (dossier->today) };

  for (guint i = 0; i < dossier->samples->len; i++)
    {
      gpointer record = g_ptr_array_index (dossier->samples, i);
      GopsPaceSample sample = { gops_day_parse (gops_record_get_text (record, GOPS_GOAL_SAMPLE_ON_DATE)),
                                gops_record_get_real (record, GOPS_GOAL_SAMPLE_VALUE) };

      if (gops_record_get_int (record, GOPS_GOAL_SAMPLE_GOAL_ID) == gops_record_get_id (goal)
          && sample.day != GOPS_DAY_NONE)
        g_array_append_val (samples, sample);
    }
  if (!gops_goal_counted_value (dossier, goal, &today.value))
    return samples;
  /* what is counted today takes the place of what was entered today */
  while (samples->len > 0 && g_array_index (samples, GopsPaceSample, samples->len - 1).day >= today.day)
    g_array_set_size (samples, samples->len - 1);
  g_array_append_val (samples, today);
  return samples;
}

GopsPace
gops_goal_pace (const GopsDossier *dossier, GopsGoal *goal)
{
  g_autoptr (GArray) samples = gops_goal_dup_samples (dossier, goal);

  return gops_pace (gops_record_get_real (goal, GOPS_GOAL_BASELINE), gops_record_get_real (goal, GOPS_GOAL_TARGET),
                    gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_START_ON)),
                    gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON)),
                    gops_day_parse (dossier->today), (const GopsPaceSample *) (gpointer) samples->data, samples->len);
}
