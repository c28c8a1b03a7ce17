/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the days of the week. */
#include "config.h"

#include "gops-weekday.h"

#include <glib/gi18n.h>

static const struct
{
  const char *whole;
  const char *brief;
} weekdays[] = {
  { NC_("day of the week", "Monday"),    NC_("day of the week, short", "Mon") },
  { NC_("day of the week", "Tuesday"),   NC_("day of the week, short", "Tue") },
  { NC_("day of the week", "Wednesday"), NC_("day of the week, short", "Wed") },
  { NC_("day of the week", "Thursday"),  NC_("day of the week, short", "Thu") },
  { NC_("day of the week", "Friday"),    NC_("day of the week, short", "Fri") },
  { NC_("day of the week", "Saturday"),  NC_("day of the week, short", "Sat") },
  { NC_("day of the week", "Sunday"),    NC_("day of the week, short", "Sun") },
};

const char *
gops_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= (int) G_N_ELEMENTS (weekdays), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "day of the week", weekdays[weekday - 1].whole);
}

char *
gops_weekday_format (GDateTime  *day,
                     const char *format)
{
  int weekday = g_date_time_get_day_of_week (day) - 1;
  g_autoptr (GString) filled = g_string_new (format);

  g_string_replace (filled, "%A", gops_weekday_name (weekday + 1), 0);
  g_string_replace (filled, "%a", g_dpgettext2 (GETTEXT_PACKAGE, "day of the week, short", weekdays[weekday].brief), 0);
  return g_date_time_format (day, filled->str);
}
