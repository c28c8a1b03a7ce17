/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an item repeats, as a sheet shows it. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-method-error.h"
#include "gops-repeat-state.h"

#define WORKING_DAYS 0x1fu

static guint
weekday_bit (int day)
{
  return 1u << (gops_day_weekday (day) - 1);
}

static int
day_of_month (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + 719163));
  return g_date_get_day (&date);
}

/* Which of its weekday in the month a day is; a fifth one is the last, since most months have none. */
static int
place_of_weekday (int day)
{
  int place = (day_of_month (day) - 1) / 7 + 1;

  return place == 5 ? -1 : place;
}

/* --- the list --- */

static void
add_preset (GArray    *presets,
            GopsRepeat repeat,
            int        interval,
            guint      weekdays,
            int        nth,
            guint32    month_days)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;

  rule.repeat = repeat;
  rule.interval = interval;
  rule.weekdays = weekdays;
  rule.nth = nth;
  rule.month_days = month_days;
  g_array_append_val (presets, rule);
}

GArray *
gops_repeat_presets (int day)
{
  GArray *presets = g_array_new (FALSE, FALSE, sizeof (GopsRecurrence));

  add_preset (presets, GOPS_REPEAT_DAILY, 1, 0, 0, 0);
  add_preset (presets, GOPS_REPEAT_WEEKLY, 1, WORKING_DAYS, 0, 0);
  add_preset (presets, GOPS_REPEAT_WEEKLY, 1, weekday_bit (day), 0, 0);
  add_preset (presets, GOPS_REPEAT_WEEKLY, 2, weekday_bit (day), 0, 0);
  add_preset (presets, GOPS_REPEAT_MONTHLY, 1, weekday_bit (day), place_of_weekday (day), 0);
  add_preset (presets, GOPS_REPEAT_MONTHLY, 1, 0, 0, 1u << (day_of_month (day) - 1));
  return presets;
}

/* What the day says where the rule does not. */
static GopsRecurrence
with_day (const GopsRecurrence *rule,
          int                   day)
{
  GopsRecurrence full = *rule;

  if (full.repeat == GOPS_REPEAT_WEEKLY && full.weekdays == 0)
    full.weekdays = weekday_bit (day);
  if (full.repeat == GOPS_REPEAT_MONTHLY && full.weekdays == 0 && full.month_days == 0)
    full.month_days = 1u << (day_of_month (day) - 1);
  return full;
}

int
gops_repeat_find (const GArray         *presets,
                  const GopsRecurrence *rule,
                  int                   day)
{
  GopsRecurrence full;

  if (rule == NULL)
    return -1;
  full = with_day (rule, day);
  for (guint i = 0; i < presets->len; i++)
    if (gops_recurrence_equal (&g_array_index (presets, GopsRecurrence, i), &full))
      return (int) i;
  return -1;
}

char *
gops_repeat_say (const GopsRecurrence *rule,
                 int                   day)
{
  g_autofree char *said = gops_recurrence_describe (rule, day);
  GString *sentence = g_string_new (NULL);

  g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (said)));
  if (*said != '\0')
    g_string_append (sentence, g_utf8_next_char (said));
  return g_string_free (sentence, FALSE);
}

/* --- the form --- */

static GopsRepeatMonth
read_month (const GopsRecurrence *rule)
{
  if (rule->weekdays != 0)
    return rule->nth < 0 ? GOPS_REPEAT_ON_LAST_WEEKDAY : GOPS_REPEAT_ON_WEEKDAY;
  return (rule->month_days & GOPS_RECURRENCE_LAST_OF_MONTH) != 0 ? GOPS_REPEAT_ON_LAST_DAY : GOPS_REPEAT_ON_DAY;
}

GopsRepeatForm
gops_repeat_form_read (const GopsRecurrence *rule,
                       int                   day)
{
  GopsRepeatForm form = { 1, GOPS_REPEAT_WEEKLY, weekday_bit (day), GOPS_REPEAT_ON_DAY, GOPS_REPEAT_ENDS_NEVER, GOPS_DAY_NONE, 10 };

  if (rule == NULL)
    return form;
  form.interval = rule->interval;
  form.unit = rule->repeat;
  if (rule->repeat == GOPS_REPEAT_WEEKLY && rule->weekdays != 0)
    form.weekdays = rule->weekdays;
  if (rule->repeat == GOPS_REPEAT_MONTHLY)
    form.month = read_month (rule);
  form.end = rule->until != GOPS_DAY_NONE ? GOPS_REPEAT_ENDS_ON : rule->count > 0 ? GOPS_REPEAT_ENDS_AFTER : GOPS_REPEAT_ENDS_NEVER;
  form.until = rule->until;
  if (rule->count > 0)
    form.count = rule->count;
  return form;
}

static void
write_month (const GopsRepeatForm *form,
             int                   day,
             GopsRecurrence       *rule)
{
  switch (form->month)
    {
    case GOPS_REPEAT_ON_DAY:
      rule->month_days = 1u << (day_of_month (day) - 1);
      return;
    case GOPS_REPEAT_ON_LAST_DAY:
      rule->month_days = GOPS_RECURRENCE_LAST_OF_MONTH;
      return;
    case GOPS_REPEAT_ON_WEEKDAY:
      rule->weekdays = weekday_bit (day);
      rule->nth = place_of_weekday (day);
      return;
    case GOPS_REPEAT_ON_LAST_WEEKDAY:
      rule->weekdays = weekday_bit (day);
      rule->nth = -1;
      return;
    }
  g_return_if_reached ();
}

static gboolean
fail (GError    **error,
      const char *message)
{
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
write_end (const GopsRepeatForm *form,
           int                   day,
           GopsRecurrence       *rule,
           GError              **error)
{
  if (form->end == GOPS_REPEAT_ENDS_AFTER)
    rule->count = form->count;
  if (form->end != GOPS_REPEAT_ENDS_ON)
    return TRUE;
  if (form->until == GOPS_DAY_NONE)
    return fail (error, _("Enter the last day as YYYY-MM-DD."));
  if (form->until < day)
    return fail (error, _("The last day is before the first."));
  rule->until = form->until;
  return TRUE;
}

gboolean
gops_repeat_form_write (const GopsRepeatForm *form,
                        int                   day,
                        GopsRecurrence       *out_rule,
                        GError              **error)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;

  rule.repeat = form->unit;
  rule.interval = form->interval;
  if (form->unit == GOPS_REPEAT_WEEKLY && form->weekdays == 0)
    return fail (error, _("Choose at least one day of the week."));
  if (form->unit == GOPS_REPEAT_WEEKLY)
    rule.weekdays = form->weekdays;
  if (form->unit == GOPS_REPEAT_MONTHLY)
    write_month (form, day, &rule);
  if (!write_end (form, day, &rule, error) || !gops_recurrence_check (&rule, error) || !gops_recurrence_check_from (&rule, day, error))
    return FALSE;
  *out_rule = rule;
  return TRUE;
}
