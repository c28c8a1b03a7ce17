/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local dates as text: "YYYY-MM-DD". */

#include "gops-workspace.h"

#include <string.h>

#define LAST_DAY 3652059   /* 9999-12-31, counted from 0001-01-01 */

/* Reads @n digits; -1 when there are others. */
static int
read_digits (const char *text,
             guint       n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }
  return value;
}

static gboolean
parse_date (const char *text,
            GDate      *date)
{
  int year, month, day;

  if (strlen (text) != strlen ("YYYY-MM-DD") || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  day = read_digits (text + 8, 2);
  if (year < 1 || month < 1 || day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * gops_date_is_valid:
 *
 * Returns: whether @date is a day of the calendar, written "YYYY-MM-DD"
 */
gboolean
gops_date_is_valid (const char *date)
{
  GDate parsed;

  return parse_date (date, &parsed);
}

/**
 * gops_date_today:
 * @time_zone: (nullable): IANA name; NULL or "" is the system's
 *
 * Returns: (transfer full): the date on which @time_zone is, by the store's clock
 */
char *
gops_date_today (GopsStore  *store,
                 const char *time_zone)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (gops_store_now (store) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = NULL;

  if (time_zone != NULL && *time_zone != '\0')
    zone = g_time_zone_new_identifier (time_zone);
  if (zone == NULL)
    zone = g_time_zone_new_local ();
  local = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (local, "%Y-%m-%d");
}

/**
 * gops_date_add:
 *
 * Returns: (transfer full): the date @days after @date, "" when @date is not one or the result is none of the
 *   years 1 to 9999
 */
char *
gops_date_add (const char *date,
               int         days)
{
  GDate parsed;
  gint64 day;

  if (!parse_date (date, &parsed))
    return g_strdup ("");
  day = (gint64) g_date_get_julian (&parsed) + days;
  if (day < 1 || day > LAST_DAY)
    return g_strdup ("");
  g_date_set_julian (&parsed, (guint32) day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&parsed), g_date_get_month (&parsed), g_date_get_day (&parsed));
}

/**
 * gops_date_days_between:
 *
 * Returns: days from @from to @to, negative when @to is earlier; 0 when either is no date
 */
int
gops_date_days_between (const char *from,
                        const char *to)
{
  GDate a, b;

  return parse_date (from, &a) && parse_date (to, &b) ? g_date_days_between (&a, &b) : 0;
}
