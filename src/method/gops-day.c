/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days as numbers. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "gops-day.h"

#define JULIAN_1970   719163
#define MAX_ZONE_NAME 128   /* bytes; a longer name is none, and no file is looked for */

int
gops_day_parse (const char *date)
{
  int year, month, day, end = 0;

  if (date == NULL || strlen (date) != 10 || sscanf (date, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10)
    return GOPS_DAY_NONE;
  return gops_day_of_date (year, month, day);
}

char *
gops_day_format (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day + JULIAN_1970);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

int
gops_minutes_parse (const char *time)
{
  int hours, minutes, end = 0;

  if (time == NULL || strlen (time) != 5 || sscanf (time, "%2d:%2d%n", &hours, &minutes, &end) != 2 || end != 5
      || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return -1;
  return hours * 60 + minutes;
}

#define KEPT_ZONES 8

/* Zones asked for last in this thread: GLib reads a zone's file anew whenever nobody holds it, and groups of several zones are
 * gone through side by side. */
typedef struct
{
  char      *names[KEPT_ZONES];   /* (owned) (nullable) */
  GTimeZone *zones[KEPT_ZONES];   /* (owned) (nullable) */
  guint      next;                /* whose place is taken next */
} KeptZones;

static void
free_kept_zones (gpointer data)
{
  KeptZones *kept = data;

  for (guint i = 0; i < KEPT_ZONES; i++)
    {
      g_free (kept->names[i]);
      g_clear_pointer (&kept->zones[i], g_time_zone_unref);
    }
  g_free (kept);
}

static GTimeZone *
keep_zone (KeptZones *kept, const char *name)
{
  GTimeZone *zone = *name != '\0' ? g_time_zone_new_identifier (name) : NULL;
  guint place = kept->next++ % KEPT_ZONES;

  g_free (kept->names[place]);
  g_clear_pointer (&kept->zones[place], g_time_zone_unref);
  kept->names[place] = g_strdup (name);
  kept->zones[place] = zone != NULL ? zone : g_time_zone_new_local ();
  return kept->zones[place];
}

static GTimeZone *
zone_named (const char *time_zone)
{
  static GPrivate private = G_PRIVATE_INIT (free_kept_zones);
  const char *name = time_zone != NULL ? time_zone : "";
  KeptZones *kept = g_private_get (&private);

  if (kept == NULL)
    g_private_set (&private, kept = g_new0 (KeptZones, 1));
  for (guint i = 0; i < KEPT_ZONES && kept->names[i] != NULL; i++)
    if (g_str_equal (kept->names[i], name))
      return kept->zones[i];
  return keep_zone (kept, name);
}

gboolean
gops_is_time_zone (const char *name)
{
  g_autoptr (GTimeZone) zone = *name != '\0' && strlen (name) < MAX_ZONE_NAME ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL;
}

int
gops_day_of_instant (gint64 instant, const char *time_zone)
{
  GTimeZone *zone = zone_named (time_zone);
  gint64 seconds = instant / G_USEC_PER_SEC;
  gint64 local = seconds + g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds));

  return (int) (local >= 0 ? local / 86400 : -((86399 - local) / 86400));
}

gint64
gops_instant_of_day (int day, int minutes, const char *time_zone)
{
  GTimeZone *zone = zone_named (time_zone);
  gint64 local = (gint64) day * 86400 + minutes * 60;
  int interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local);

  return (local - g_time_zone_get_offset (zone, interval)) * G_USEC_PER_SEC;
}

int
gops_day_weekday (int day)
{
  return ((day + 3) % 7 + 7) % 7 + 1;
}

int
gops_day_year (int day)
{
  GDate date;

  if (day <= -JULIAN_1970)
    return 0;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_1970));
  return g_date_get_year (&date);
}

int
gops_day_of_date (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return GOPS_DAY_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (int) g_date_get_julian (&date) - JULIAN_1970;
}
