/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of other calendars, by ICU: the Islamic one is that of Umm al-Qura, which no rule tells. */
#include "config.h"

#include "gops-whatsapp-calendar.h"

#include <math.h>
#include <unicode/ucal.h>

/* 2009, when WhatsApp began, was 1388 in Iran and 1430 in Arabia, so that a year tells its calendar until 2051. */
#define FIRST_PERSIAN  1388
#define FIRST_ISLAMIC  1430
#define LAST_ISLAMIC   1474

#define MILLISECONDS_OF_DAY 86400000.0
#define GDATE_OF_UNIX_EPOCH 719163

gboolean
gops_whatsapp_calendar_has (guint year)
{
  return year >= FIRST_PERSIAN && year <= LAST_ISLAMIC;
}

static void
close_calendar (gpointer calendar)
{
  ucal_close (calendar);
}

/* Returns: (transfer none) (nullable): one for each thread and calendar; no two threads may ask the same */
static UCalendar *
get_calendar (gboolean islamic)
{
  static GPrivate calendars[] = { G_PRIVATE_INIT (close_calendar), G_PRIVATE_INIT (close_calendar) };
  static const char *const names[] = { "fa_IR@calendar=persian", "ar_SA@calendar=islamic-umalqura" };
  UCalendar *calendar = g_private_get (&calendars[islamic]);
  UErrorCode status = U_ZERO_ERROR;

  if (calendar == NULL)
    {
      calendar = ucal_open (u"UTC", 3, names[islamic], UCAL_TRADITIONAL, &status);
      g_private_set (&calendars[islamic], calendar);
    }
  return calendar;
}

gboolean
gops_whatsapp_calendar_convert (int *year,
                                int *month,
                                int *day)
{
  UCalendar *calendar = get_calendar (*year >= FIRST_ISLAMIC);
  UErrorCode status = U_ZERO_ERROR;
  double days;
  GDate date;

  if (calendar == NULL)
    return FALSE;
  ucal_clear (calendar);
  ucal_setDate (calendar, *year, *month - 1, *day, &status);
  days = floor (ucal_getMillis (calendar, &status) / MILLISECONDS_OF_DAY);
  if (U_FAILURE (status))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (days + GDATE_OF_UNIX_EPOCH));
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *day = g_date_get_day (&date);
  return TRUE;
}
