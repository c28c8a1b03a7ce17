/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people may write into a field of a poster. */
#include "config.h"
#include "gops-poster-entry.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include "gops-output-error.h"
#include "gops-workspace.h"

#define MOST 999999   /* more digits fit no place that a template has for a number */

static gboolean
check_number (const char *value, GError **error)
{
  if (g_ascii_string_to_unsigned (value, 10, 0, MOST, NULL, NULL))
    return TRUE;
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE,
               _("“%s” is no whole number from 0 to %d; write digits alone, as in 60"), value, MOST);
  return FALSE;
}

static gboolean
check_date (const char *value, GError **error)
{
  if (gops_date_is_valid (value))
    return TRUE;
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE,
               _("“%s” is no date that exists; write it as in 2026-11-28"), value);
  return FALSE;
}

/* Midnight is also the end of a day: "20:00 to 24:00". */
static gboolean
exists (int hour, int minute)
{
  return minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
}

/* Words are welcome ("19:00, doors at 18:30"); every clock time among them must exist. */
static gboolean
check_time (const char *value, GError **error)
{
  g_autoptr (GRegex) clock = g_regex_new ("(?<![0-9:：])([0-9]{1,2})[:：]([0-9]{2})(?![0-9])", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;

  for (g_regex_match (clock, value, 0, &found); g_match_info_matches (found); g_match_info_next (found, NULL))
    {
      g_autofree char *time = g_match_info_fetch (found, 0);
      g_autofree char *hour = g_match_info_fetch (found, 1), *minute = g_match_info_fetch (found, 2);

      if (exists (atoi (hour), atoi (minute)))
        continue;
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE,
                   _("“%s” is no time that exists; write it as in 19:00"), time);
      return FALSE;
    }
  return TRUE;
}

gboolean
gops_poster_entry_check (GopsPosterFieldType type, const char *value, GError **error)
{
  if (*value == '\0')
    return TRUE;
  switch (type)
    {
    case GOPS_POSTER_FIELD_NUMBER: return check_number (value, error);
    case GOPS_POSTER_FIELD_DATE:   return check_date (value, error);
    case GOPS_POSTER_FIELD_TIME:   return check_time (value, error);
    case GOPS_POSTER_FIELD_TEXT:
    case GOPS_POSTER_FIELD_PICTURE:   /* whether it can be shown is seen when it is drawn */
    case GOPS_POSTER_FIELD_ROWS:
    case GOPS_POSTER_FIELD_CODE:   return TRUE;
    }
  return TRUE;
}
