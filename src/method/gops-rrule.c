/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recurrences as the RRULE of calendars. */
#include "config.h"

#include "gops-rrule.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "gops-method-error.h"

#define MAX_TEXT 2000   /* bytes; a longer rule is no rule */

static const char *const frequencies[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* --- reading --- */

/* Whose time an UNTIL is compared with, and what positions were met. */
typedef struct
{
  GopsRecurrence recurrence;
  int            minutes;
  const char    *time_zone;
  int            position;   /* BYSETPOS; 0: none */
} Reading;

typedef gboolean (*ReadPart) (Reading *reading, const char *value);

static int
index_of (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return (int) i;
  return -1;
}

/* A number with a sign perhaps and nothing behind. */
static gboolean
read_number (const char *text, int low, int high, int *out_number)
{
  gint64 number;

  if (!g_ascii_string_to_signed (*text == '+' && g_ascii_isdigit (text[1]) ? text + 1 : text, 10, low, high, &number, NULL) ||
      number == 0)
    return FALSE;
  *out_number = (int) number;
  return TRUE;
}

static gboolean
read_frequency (Reading *reading, const char *value)
{
  int found = index_of (frequencies, G_N_ELEMENTS (frequencies), value);

  reading->recurrence.repeat = (GopsRepeat) MAX (found, 0);
  return found >= 0;
}

static gboolean
read_interval (Reading *reading, const char *value)
{
  return read_number (value, 1, GOPS_RECURRENCE_MAX_INTERVAL, &reading->recurrence.interval);
}

static gboolean
read_count (Reading *reading, const char *value)
{
  return read_number (value, 1, G_MAXINT, &reading->recurrence.count);
}

static gboolean
read_week_start (Reading *reading, const char *value)
{
  int found = index_of (weekdays, G_N_ELEMENTS (weekdays), value);

  reading->recurrence.week_start = found + 1;
  return found >= 0;
}

/* Returns: minutes after midnight of "THHMM" and what follows, -1 for none */
static int
read_minutes (const char *text)
{
  int hour, minute, second = 0, end = 0;

  if (sscanf (text, "T%2d%2d%n%2d%n", &hour, &minute, &end, &second, &end) < 2 || (end != 5 && end != 7) ||
      (text[end] != '\0' && !g_str_equal (text + end, "Z")) || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return -1;
  return hour * 60 + minute;
}

/* The last day on which the series may begin before the moment. Whole days know no hours: theirs is the date as it stands. */
static gboolean
read_until (Reading *reading, const char *value)
{
  g_autofree char *date = strlen (value) >= 8 ? g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6) : NULL;
  int day = gops_day_parse (date);
  int minutes = day != GOPS_DAY_NONE && value[8] != '\0' ? read_minutes (value + 8) : 0;
  gboolean utc = g_str_has_suffix (value, "Z") && reading->time_zone != NULL;
  gint64 moment;

  if (day == GOPS_DAY_NONE || minutes < 0)
    return FALSE;
  reading->recurrence.until = day;
  if (reading->minutes < 0 || value[8] == '\0')
    return TRUE;
  moment = ((gint64) day * 1440 + minutes) * 60 * G_USEC_PER_SEC;
  if (utc)
    reading->recurrence.until = gops_day_of_instant (moment, reading->time_zone);
  if (utc ? gops_instant_of_day (reading->recurrence.until, reading->minutes, reading->time_zone) > moment
          : minutes < reading->minutes)
    reading->recurrence.until--;
  return TRUE;
}

static gboolean
read_weekdays (Reading *reading, const char *value)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      gsize length = strlen (items[i]);
      int weekday = length >= 2 ? index_of (weekdays, G_N_ELEMENTS (weekdays), items[i] + length - 2) : -1;
      int nth = 0;

      if (weekday < 0)
        return FALSE;
      items[i][length - 2] = '\0';
      /* One position for one weekday: several would need several rules. */
      if (*items[i] != '\0' && (!read_number (items[i], -53, 53, &nth) || items[1] != NULL))
        return FALSE;
      reading->recurrence.weekdays |= 1u << weekday;
      reading->recurrence.nth = nth;
    }
  return items[0] != NULL;
}

static gboolean
read_month_days (Reading *reading, const char *value)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);
  int day = 0;

  for (guint i = 0; items[i] != NULL; i++)
    {
      if (!read_number (items[i], -1, 31, &day))
        return FALSE;
      reading->recurrence.month_days |= day < 0 ? GOPS_RECURRENCE_LAST_OF_MONTH : 1u << (day - 1);
    }
  return items[0] != NULL;
}

static gboolean
read_months (Reading *reading, const char *value)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);
  int month = 0;

  for (guint i = 0; items[i] != NULL; i++)
    {
      if (!read_number (items[i], 1, 12, &month))
        return FALSE;
      reading->recurrence.months |= 1u << (month - 1);
    }
  return items[0] != NULL;
}

static gboolean
read_position (Reading *reading, const char *value)
{
  return read_number (value, -366, 366, &reading->position);
}

static gboolean
read_scale (Reading *reading, const char *value)
{
  return g_str_equal (value, "GREGORIAN");
}

static gboolean
read_skip (Reading *reading, const char *value)
{
  return g_str_equal (value, "OMIT");
}

static const struct
{
  const char *name;
  ReadPart    read;
} parts[] = {
  { "FREQ", read_frequency },     { "INTERVAL", read_interval },     { "COUNT", read_count },     { "UNTIL", read_until },
  { "BYDAY", read_weekdays },     { "BYMONTHDAY", read_month_days }, { "BYMONTH", read_months },  { "WKST", read_week_start },
  { "BYSETPOS", read_position },  { "RSCALE", read_scale },          { "SKIP", read_skip },
};

static gboolean
refuse (const char *part, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (part, (gssize) MIN (strlen (part), 80));

  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
               _("“%s” in the rule of a repetition is not understood, or more than can be kept here."), shown);
  return FALSE;
}

/* Other programs' own parts say nothing about days. @seen: bits of the parts that came before */
static gboolean
read_part (Reading *reading, const char *part, guint *seen, GError **error)
{
  const char *equals = strchr (part, '=');
  g_autofree char *name = equals != NULL ? g_strndup (part, (gsize) (equals - part)) : NULL;

  if (equals != NULL && g_str_has_prefix (name, "X-"))
    return TRUE;
  for (guint i = 0; equals != NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, name) && (*seen & 1u << i) == 0)
      {
        *seen |= 1u << i;
        return parts[i].read (reading, equals + 1) || refuse (part, error);
      }
  return refuse (part, error);
}

/* BYSETPOS picks out of a month's or a year's days; here it picks weekdays of one month, or of a year. */
static gboolean
settle_position (Reading *reading)
{
  GopsRecurrence *recurrence = &reading->recurrence;
  gboolean one_month = (recurrence->months & (recurrence->months - 1)) == 0;

  if (reading->position == 0)
    return TRUE;
  if (recurrence->nth != 0 || recurrence->weekdays == 0 || (recurrence->repeat == GOPS_REPEAT_YEARLY && !one_month))
    return FALSE;
  recurrence->nth = reading->position;
  return TRUE;
}

/* @text: upper case, without white space around or in it */
static gboolean
read_rule (Reading *reading, const char *text, GError **error)
{
  g_auto (GStrv) items = g_strsplit (text, ";", -1);
  guint seen = 0;

  for (guint i = 0; items[i] != NULL; i++)
    if (*items[i] != '\0' && !read_part (reading, items[i], &seen, error))
      return FALSE;
  if ((seen & 1u << 0) == 0 || !settle_position (reading))
    return refuse (text, error);
  if (reading->recurrence.repeat != GOPS_REPEAT_WEEKLY || reading->recurrence.interval == 1)
    reading->recurrence.week_start = 1;   /* it makes no difference, and equal rules are to be equal */
  return gops_recurrence_check (&reading->recurrence, error);
}

static char *
plain_rule (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (plain, g_ascii_toupper (*p));
  if (g_str_has_prefix (plain->str, "RRULE:"))
    g_string_erase (plain, 0, strlen ("RRULE:"));
  return g_string_free (plain, FALSE);
}

gboolean
gops_rrule_parse (const char *text, int minutes, const char *time_zone, GopsRecurrence *out, GError **error)
{
  Reading reading = { .recurrence = GOPS_RECURRENCE_INIT, .minutes = minutes, .time_zone = time_zone };
  g_autofree char *plain = NULL;

  if (strlen (text) > MAX_TEXT)
    return refuse (text, error);
  plain = plain_rule (text);
  if (!read_rule (&reading, plain, error))
    return FALSE;
  *out = reading.recurrence;
  return TRUE;
}

/* --- writing --- */

static void
append_until (GString *out, int day, int minutes, const char *time_zone)
{
  g_autofree char *date = gops_day_format (day);
  g_autofree char *moment = NULL;

  g_string_append (out, ";UNTIL=");
  if (minutes >= 0 && time_zone != NULL)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (gops_instant_of_day (day, minutes, time_zone) / G_USEC_PER_SEC);

      moment = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
    }
  else if (minutes >= 0)
    moment = g_strdup_printf ("%.4s%.2s%.2sT%02d%02d00", date, date + 5, date + 8, minutes / 60, minutes % 60);
  else
    moment = g_strdup_printf ("%.4s%.2s%.2s", date, date + 5, date + 8);
  g_string_append (out, moment);
}

static void
append_numbers (GString *out, const char *name, guint32 bits)
{
  const char *before = name;

  for (guint i = 0; i < 32; i++)
    if ((bits & 1u << i) != 0)
      {
        g_string_append_printf (out, "%s%d", before, i < 31 ? (int) i + 1 : -1);
        before = ",";
      }
}

static void
append_weekdays (GString *out, const GopsRecurrence *self)
{
  gboolean one = (self->weekdays & (self->weekdays - 1)) == 0;
  const char *before = ";BYDAY=";

  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if ((self->weekdays & 1u << i) != 0)
      {
        g_string_append (out, before);
        if (one && self->nth != 0)
          g_string_append_printf (out, "%d", self->nth);
        g_string_append (out, weekdays[i]);
        before = ",";
      }
  if (!one && self->nth != 0)
    g_string_append_printf (out, ";BYSETPOS=%d", self->nth);
}

char *
gops_rrule_write (const GopsRecurrence *self, int minutes, const char *time_zone)
{
  GString *out = g_string_new ("FREQ=");

  g_string_append (out, frequencies[self->repeat]);
  if (self->until != GOPS_DAY_NONE)
    append_until (out, self->until, minutes, time_zone);
  if (self->count > 0)
    g_string_append_printf (out, ";COUNT=%d", self->count);
  if (self->interval > 1)
    g_string_append_printf (out, ";INTERVAL=%d", self->interval);
  append_numbers (out, ";BYMONTH=", self->months);
  append_numbers (out, ";BYMONTHDAY=", self->month_days);
  append_weekdays (out, self);
  if (self->week_start != 1 && self->interval > 1 && self->repeat == GOPS_REPEAT_WEEKLY)
    g_string_append_printf (out, ";WKST=%s", weekdays[self->week_start - 1]);
  return g_string_free (out, FALSE);
}
