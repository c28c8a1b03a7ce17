/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal as a chart. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-goal-chart.h"
#include "gops-goal-pace.h"

/* A day on the axis: "1 Sep". */
static char *
format_axis_day (int day)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) date = g_date_time_add_days (epoch, day);

  /* a date, not a printf format, whatever newer C makes of %b; xgettext:no-c-format */
  return g_date_time_format (date, C_("day on an axis", "%-d %b"));
}

/* The samples as points between @start and @until; those outside are left out. */
static GArray *
create_points (GArray *samples,
               int     start,
               int     until)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (GopsPacePoint));

  for (guint i = 0; i < samples->len; i++)
    {
      const GopsPaceSample *sample = &g_array_index (samples, GopsPaceSample, i);
      GopsPacePoint point = { (double) (sample->day - start) / (until - start), sample->value };

      if (point.at >= 0 && point.at <= 1)
        g_array_append_val (points, point);
    }
  return points;
}

/* From the last value on: to the target when that is met in time, else to the last day. */
static void
project (GopsPaceTexts      *texts,
         const GopsGoalLook *look,
         GArray             *samples,
         int                 start,
         int                 until)
{
  const GopsPaceSample *last = samples->len > 0 ? &g_array_index (samples, GopsPaceSample, samples->len - 1) : NULL;
  int day = look->pace.projected_day;

  if (last == NULL || day == GOPS_DAY_NONE || day <= last->day || last->day < start || last->day >= until
      || look->pace.verdict == GOPS_PACE_REACHED)
    return;
  texts->has_projection = TRUE;
  texts->projected_at = (double) (MIN (day, until) - start) / (until - start);
  texts->projected_value = day <= until ? texts->target
                                        : last->value + (texts->target - last->value) * (until - last->day) / (day - last->day);
}

gboolean
gops_goal_chart_fill (GopsPaceChart      *chart,
                      const GopsDossier  *dossier,
                      GopsGoal           *goal,
                      const GopsGoalLook *look)
{
  int start = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_START_ON));
  int until = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON)), today = gops_day_parse (dossier->today);
  g_autoptr (GArray) samples = NULL, points = NULL;
  g_autofree char *first = NULL, *last = NULL, *target = NULL, *now = NULL, *value = NULL, *summary = NULL;
  GopsPaceTexts texts = { .baseline = gops_record_get_real (goal, GOPS_GOAL_BASELINE), .target = gops_record_get_real (goal, GOPS_GOAL_TARGET) };

  if (start == GOPS_DAY_NONE || until == GOPS_DAY_NONE || until <= start)
    return FALSE;
  samples = gops_goal_dup_samples (dossier, goal);
  points = create_points (samples, start, until);
  texts.first_label = first = format_axis_day (start);
  texts.last_label = last = format_axis_day (until);
  texts.target_label = target = gops_number_with_unit (texts.target, NULL);
  now = gops_number_with_unit (look->pace.is, NULL);
  value = g_strdup_printf (C_("value of a goal", "%s today"), now);
  texts.value_label = *look->value != '\0' ? value : "";
  texts.summary = summary = g_strdup_printf ("%s. %s", look->aim, look->verdict);
  texts.has_now = today > start && today < until;
  texts.now_at = (double) (today - start) / (until - start);
  project (&texts, look, samples, start, until);
  gops_pace_chart_set (chart, (const GopsPacePoint *) (gpointer) points->data, points->len, &texts);
  return TRUE;
}
