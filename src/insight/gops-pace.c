/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals against their pace. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-day.h"
#include "gops-method.h"
#include "gops-pace.h"

/* So many days back the slope for the projection is taken from. */
#define TREND_DAYS 14

/* Before so many days have passed, or a tenth of a shorter way, nobody knows how fast it goes. */
#define FIRST_DAYS 3
#define FIRST_SHARE 10

static const GopsPaceSample *
last_sample (const GopsPaceSample *samples, guint n_samples, int today)
{
  const GopsPaceSample *last = NULL;

  for (guint i = 0; i < n_samples && samples[i].day <= today; i++)
    last = &samples[i];
  return last;
}

/* The change a day over the last two weeks, or since the start. */
static double
slope_before (const GopsPaceSample *last, const GopsPaceSample *samples, double baseline, int start)
{
  int from_day = start;
  double from_value = baseline;

  for (const GopsPaceSample *sample = samples; sample < last; sample++)
    if (sample->day <= last->day - TREND_DAYS && sample->day > from_day)
      {
        from_day = sample->day;
        from_value = sample->value;
      }
  return last->day > from_day ? (last->value - from_value) / (last->day - from_day) : 0;
}

static int
project (const GopsPaceSample *last, double slope, double target, double direction)
{
  double days = slope * direction > 0 ? (target - last->value) / slope : INFINITY;

  return days < 3660 ? last->day + (int) ceil (MAX (days, 0)) : GOPS_DAY_NONE;
}

static gboolean
is_early (int start, int until, int last)
{
  return last - start < CLAMP ((until - start) / FIRST_SHARE, 1, FIRST_DAYS);
}

static GopsPaceVerdict
judge (const GopsPace *pace, double way, int start, int until, int today, int last)
{
  if (pace->share >= 1)
    return GOPS_PACE_REACHED;
  if (today < start)
    return GOPS_PACE_NOT_STARTED;
  if (today > until)
    return GOPS_PACE_MISSED;
  if (is_early (start, until, last))
    return GOPS_PACE_TOO_EARLY;
  if (fabs (pace->difference) <= fabs (way) * 0.05)
    return GOPS_PACE_ON_PACE;
  return pace->difference > 0 ? GOPS_PACE_AHEAD : GOPS_PACE_BEHIND;
}

GopsPace
gops_pace (double baseline, double target, int start, int until, int today, const GopsPaceSample *samples,
           guint n_samples)
{
  const GopsPaceSample *last = last_sample (samples, n_samples, today);
  double way = target - baseline, direction = way < 0 ? -1 : 1;
  GopsPace pace = { .is = last != NULL ? last->value : baseline, .projected_day = GOPS_DAY_NONE };

  pace.share = way != 0 ? CLAMP ((pace.is - baseline) / way, 0, 1) : pace.is >= target ? 1 : 0;
  if (last == NULL)
    {
      pace.verdict = GOPS_PACE_NO_VALUE;
      return pace;
    }
  if (start == GOPS_DAY_NONE || until == GOPS_DAY_NONE || until <= start)
    {
      pace.verdict = pace.share >= 1 ? GOPS_PACE_REACHED : GOPS_PACE_NO_DATE;
      return pace;
    }
  pace.should_be = baseline + way * CLAMP ((double) (today - start) / (until - start), 0, 1);
  pace.difference = (pace.is - pace.should_be) * direction;
  pace.verdict = judge (&pace, way, start, until, today, last->day);
  if (pace.verdict != GOPS_PACE_TOO_EARLY)
    pace.projected_day = project (last, slope_before (last, samples, baseline, start), target, direction);
  return pace;
}

/* As many decimals as the size of the number deserves, and its unit. Shares differ by points: 12 % of 40 % would be less. */
static char *
format_amount (double amount, const char *unit)
{
  double size = fabs (amount);
  g_autofree char *number = g_strdup_printf (size >= 10 || size == floor (size) ? "%.0f" : "%.1f", size);

  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&number);
  if (g_str_equal (unit, "%"))
    return g_strdup_printf (_("%s percentage points"), number);
  return g_strdup_printf (C_("number and unit", "%s %s"), number,
                          gops_method_say_unit (gops_method_get_default (), unit, gops_interface_language ()));
}

char *
gops_pace_explain (const GopsPace *pace, const char *unit)
{
  g_autofree char *amount = format_amount (pace->difference, unit);

  switch (pace->verdict)
    {
    case GOPS_PACE_NO_DATE:     return g_strdup (_("no date"));
    case GOPS_PACE_NO_VALUE:    return g_strdup (_("not measured yet"));
    case GOPS_PACE_NOT_STARTED: return g_strdup (_("not started yet"));
    case GOPS_PACE_TOO_EARLY:   return g_strdup (_("too early to tell"));
    case GOPS_PACE_REACHED:     return g_strdup (_("reached"));
    case GOPS_PACE_AHEAD:       return g_strdup_printf (_("%s ahead of pace"), amount);
    case GOPS_PACE_ON_PACE:     return g_strdup (_("on pace"));
    case GOPS_PACE_BEHIND:      return g_strdup_printf (_("%s behind pace"), amount);
    case GOPS_PACE_MISSED:      return g_strdup_printf (_("missed by %s"), amount);
    }
  g_return_val_if_reached (NULL);
}
