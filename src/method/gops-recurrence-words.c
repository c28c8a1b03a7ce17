/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurrences in words. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-recurrence.h"
#include "gops-short-date.h"

#define MONDAY_TO_FRIDAY 0x1fu
#define EVERY_WEEKDAY    0x7fu

static const char *const weekday_names[] = {
  NC_("weekday of a repetition", "Monday"),   NC_("weekday of a repetition", "Tuesday"), NC_("weekday of a repetition", "Wednesday"),
  NC_("weekday of a repetition", "Thursday"), NC_("weekday of a repetition", "Friday"),  NC_("weekday of a repetition", "Saturday"),
  NC_("weekday of a repetition", "Sunday"),
};
static const char *const month_names[] = {
  NC_("month of a repetition", "January"),   NC_("month of a repetition", "February"), NC_("month of a repetition", "March"),
  NC_("month of a repetition", "April"),     NC_("month of a repetition", "May"),      NC_("month of a repetition", "June"),
  NC_("month of a repetition", "July"),      NC_("month of a repetition", "August"),   NC_("month of a repetition", "September"),
  NC_("month of a repetition", "October"),   NC_("month of a repetition", "November"), NC_("month of a repetition", "December"),
};

static char *
every (GopsRepeat repeat, int n)
{
  static const char *const once[] = { NC_("repetition", "every day"), NC_("repetition", "every week"),
                                      NC_("repetition", "every month"), NC_("repetition", "every year") };
  static const char *const twice[] = { NC_("repetition", "every 2 days"), NC_("repetition", "every 2 weeks"),
                                       NC_("repetition", "every 2 months"), NC_("repetition", "every 2 years") };
  gulong many = (gulong) n;

  if (n <= 2)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "repetition", n == 1 ? once[repeat] : twice[repeat]));
  switch (repeat)
    {
    case GOPS_REPEAT_DAILY:   return g_strdup_printf (ngettext ("every %d day", "every %d days", many), n);
    case GOPS_REPEAT_WEEKLY:  return g_strdup_printf (ngettext ("every %d week", "every %d weeks", many), n);
    case GOPS_REPEAT_MONTHLY: return g_strdup_printf (ngettext ("every %d month", "every %d months", many), n);
    case GOPS_REPEAT_YEARLY:  return g_strdup_printf (ngettext ("every %d year", "every %d years", many), n);
    }
  return NULL;
}

/* "1, 2 and 3" */
static char *
join (GPtrArray *items)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0)
        g_string_append (out, i + 1 < items->len ? C_("between the items of a list", ", ") : C_("before a list's last item", " and "));
      g_string_append (out, g_ptr_array_index (items, i));
    }
  return g_string_free (out, FALSE);
}

static char *
names_of (guint bits, const char *context, const char *const *names, guint n_names)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < n_names; i++)
    if ((bits & 1u << i) != 0)
      g_ptr_array_add (items, (char *) g_dpgettext2 (GETTEXT_PACKAGE, context, names[i]));
  return join (items);
}

static char *
weekdays_in_words (guint weekdays)
{
  if (weekdays == EVERY_WEEKDAY)
    return g_strdup (C_("weekdays of a repetition", "Monday to Sunday"));
  if (weekdays == MONDAY_TO_FRIDAY)
    return g_strdup (C_("weekdays of a repetition", "Monday to Friday"));
  return names_of (weekdays, "weekday of a repetition", weekday_names, G_N_ELEMENTS (weekday_names));
}

/* --- which days --- */

static char *
nth_of_one (int nth, const char *weekday)
{
  switch (nth)
    {
    case 1:  return g_strdup_printf (C_("weekday of a month", "the first %s"), weekday);
    case 2:  return g_strdup_printf (C_("weekday of a month", "the second %s"), weekday);
    case 3:  return g_strdup_printf (C_("weekday of a month", "the third %s"), weekday);
    case 4:  return g_strdup_printf (C_("weekday of a month", "the fourth %s"), weekday);
    case 5:  return g_strdup_printf (C_("weekday of a month", "the fifth %s"), weekday);
    case -1: return g_strdup_printf (C_("weekday of a month", "the last %s"), weekday);
    case -2: return g_strdup_printf (C_("weekday of a month", "the last %s but one"), weekday);
    }
  return nth > 0 ? g_strdup_printf (C_("weekday of a month", "%s number %d"), weekday, nth)
                 : g_strdup_printf (C_("weekday of a month", "%s number %d from the end"), weekday, -nth);
}

static char *
nth_of_many (int nth, const char *weekdays)
{
  if (nth == 1)
    return g_strdup_printf (C_("weekdays of a month", "the first day of %s"), weekdays);
  if (nth == -1)
    return g_strdup_printf (C_("weekdays of a month", "the last day of %s"), weekdays);
  return nth > 0 ? g_strdup_printf (C_("weekdays of a month", "day %d of %s"), nth, weekdays)
                 : g_strdup_printf (C_("weekdays of a month", "day %d from the end of %s"), -nth, weekdays);
}

static char *
month_days_in_words (guint32 days)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 31; i++)
    if ((days & 1u << i) != 0)
      g_ptr_array_add (items, g_strdup_printf (C_("day of a month", "day %d"), i + 1));
  if ((days & GOPS_RECURRENCE_LAST_OF_MONTH) != 0)
    g_ptr_array_add (items, g_strdup (C_("day of a month", "the last day")));
  return join (items);
}

static char *
days_in_words (const GopsRecurrence *self)
{
  g_autofree char *weekdays = weekdays_in_words (self->weekdays);
  g_autofree char *days = month_days_in_words (self->month_days);

  if (self->weekdays == 0)
    return g_steal_pointer (&days);
  if (self->month_days != 0)
    return g_strdup_printf (C_("day of a month and weekdays that it must be", "%s, if that is %s"), days, weekdays);
  if (self->nth != 0)
    return (self->weekdays & (self->weekdays - 1)) == 0 ? nth_of_one (self->nth, weekdays) : nth_of_many (self->nth, weekdays);
  return g_steal_pointer (&weekdays);
}

/* A day and a month alone are a date. */
static char *
date_in_words (const GopsRecurrence *self)
{
  g_autoptr (GDateTime) date = NULL;
  int month, day;

  if (self->repeat != GOPS_REPEAT_YEARLY || self->weekdays != 0 || self->months == 0 || self->month_days == 0 ||
      (self->months & (self->months - 1)) != 0 || (self->month_days & (self->month_days - 1)) != 0 ||
      self->month_days == GOPS_RECURRENCE_LAST_OF_MONTH)
    return NULL;
  month = g_bit_nth_lsf (self->months, -1) + 1;
  day = g_bit_nth_lsf (self->month_days, -1) + 1;
  date = g_date_time_new_utc (2000, month, day, 0, 0, 0);   /* a leap year */
  return g_date_time_format (date, C_("day of this year", "%-d %B"));
}

/* What the first day says where the rule does not. */
static GopsRecurrence
with_first_day (const GopsRecurrence *self, int first)
{
  GopsRecurrence full = *self;
  g_autofree char *date = gops_day_format (first);
  guint month = (guint) g_ascii_strtoull (date + 5, NULL, 10), day = (guint) g_ascii_strtoull (date + 8, NULL, 10);
  gboolean open = full.weekdays == 0 && full.month_days == 0;

  if (open && full.repeat == GOPS_REPEAT_WEEKLY)
    full.weekdays = 1u << (gops_day_weekday (first) - 1);
  if (open && full.repeat >= GOPS_REPEAT_MONTHLY)
    full.month_days = 1u << (day - 1);
  if (open && full.repeat == GOPS_REPEAT_YEARLY && full.months == 0)
    full.months = 1u << (month - 1);
  return full;
}

/* Three phrases, since languages put them together in different ways: 每周日, 每月 15 日, 每两周周日. */
static char *
often_and_days (const GopsRecurrence *self, const char *often, const char *days)
{
  if (self->repeat == GOPS_REPEAT_WEEKLY && self->interval == 1)
    return g_strdup_printf (C_("the weekdays of every week", "every week on %s"), days);
  if (g_unichar_isdigit (g_utf8_get_char (days)))
    return g_strdup_printf (C_("how often, and on which date", "%s on %s"), often, days);
  return g_strdup_printf (C_("how often, and on which days", "%s on %s"), often, days);
}

static char *
rule_in_words (const GopsRecurrence *self)
{
  g_autofree char *often = every (self->repeat, self->interval);
  g_autofree char *date = date_in_words (self);
  g_autofree char *days = date != NULL ? g_strdup (date) : days_in_words (self);
  g_autofree char *months = names_of (self->months, "month of a repetition", month_names, G_N_ELEMENTS (month_names));
  g_autofree char *rule = *days != '\0' ? often_and_days (self, often, days) : g_strdup (often);

  if (self->months == 0 || date != NULL)
    return g_steal_pointer (&rule);
  return g_strdup_printf (C_("how often, and in which months", "%s in %s"), rule, months);
}

char *
gops_recurrence_describe (const GopsRecurrence *self, int first)
{
  GopsRecurrence full = with_first_day (self, first);
  g_autofree char *rule = rule_in_words (&full);

  if (full.until != GOPS_DAY_NONE)
    {
      g_autofree char *iso = gops_day_format (full.until);
      g_autofree char *until = gops_short_date (iso, NULL);

      return g_strdup_printf (C_("repetition and its last day", "%s, until %s"), rule, until);
    }
  if (full.count > 0)
    return g_strdup_printf (ngettext ("%s, %d time", "%s, %d times", (gulong) full.count), rule, full.count);
  return g_steal_pointer (&rule);
}
