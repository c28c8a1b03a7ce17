/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates for people who read the interface. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "gops-short-date.h"

char *
gops_short_date (const char *date, const char *today)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup ("");
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (time == NULL)
    return g_strdup ("");
  return g_date_time_format (time, today != NULL && strncmp (date, today, 4) == 0 ? C_("day of this year", "%-d %B")
                                                                                    : C_("day of another year", "%-d %B %Y"));
}
