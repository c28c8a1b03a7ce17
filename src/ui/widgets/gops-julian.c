/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as the widgets count them. */
#include "gops-julian-private.h"

#include <langinfo.h>
#include <stdio.h>

guint32
gops_julian_parse (const char *text)
{
  int year, month, day;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      year < 1 || month < 1 || month > 12 || !g_date_valid_dmy (day, month, year))
    return 0;

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

void
gops_julian_format (guint32  julian,
             char     text[GOPS_JULIAN_TEXT_SIZE])
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_snprintf (text, GOPS_JULIAN_TEXT_SIZE, "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

guint32
gops_julian_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d");

  return gops_julian_parse (text);
}

/* Monday or Sunday: what the locale says, as %OB does for month names. */
int
gops_julian_week_start (void)
{
#ifdef __GLIBC__
  union { char *pointer; gint32 value; } week_1st = { .pointer = nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  gint8 first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  int base = week_1st.value == 19971130 ? 0 : 1;    /* 30 November 1997 was a Sunday */
  int day = (base + first - 1) % 7;                 /* 0 = Sunday */

  return day == 0 ? 7 : day;
#else
  return 1;
#endif
}
