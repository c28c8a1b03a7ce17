/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals of a dossier against their pace. */
#include "config.h"

#include "gops-day.h"
#include "gops-goal-pace.h"

gboolean
gops_goal_counted_value (const GopsDossier *dossier, GopsGoal *goal, double *out_value)
{
  const char *metric = gops_record_get_text (goal, GOPS_GOAL_METRIC);
  const GopsMemberFigures *members = &dossier->members;

  /* the figures are this group's; a goal of the whole family has its values entered */
  if (members->total == 0 || g_strcmp0 (gops_record_get_text (goal, GOPS_GOAL_SCOPE), "family") == 0)
    return FALSE;
  if (g_str_equal (metric, "members"))
    *out_value = members->total;
  else if (g_str_equal (metric, "spoken_share"))
    *out_value = 100.0 * members->spoken / members->total;
  else if (g_str_equal (metric, "active_share"))
    *out_value = 100.0 * members->active_30 / members->total;
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
  if (gops_goal_counted_value (dossier, goal, &today.value))
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
