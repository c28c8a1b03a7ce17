/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zones of a calendar file. */
#include "config.h"

#include "gops-ics-zones.h"

#include <libical/ical.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

#include "gops-day.h"

#define MAX_ZONE   128    /* UTF-16 units */
#define YEARS      3      /* whose clocks are compared */
#define STEP       10     /* days between two comparisons */
#define FIRST_YEAR 1600   /* programs begin their rules in 1601 or later; who begins them at year 1 wants them counted for ever */

struct _GopsIcsZones
{
  GHashTable *described;   /* (owned) (element-type utf8 icaltimezone) */
  GHashTable *found;       /* (owned) (element-type utf8 utf8): "YEAR NAME" → IANA name, "" for none */
};

static void
free_zone (gpointer zone)
{
  icaltimezone_free (zone, 1);
}

GopsIcsZones *
gops_ics_zones_new (void)
{
  GopsIcsZones *self = g_new (GopsIcsZones, 1);

  self->described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_zone);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
gops_ics_zones_free (GopsIcsZones *self)
{
  g_hash_table_unref (self->described);
  g_hash_table_unref (self->found);
  g_free (self);
}

/* --- what the file describes --- */

/* Rules of clocks change once a year. A rule that changes them each second would be followed second by second. */
static gboolean
is_mild (icalcomponent *change)
{
  icalproperty *start = icalcomponent_get_first_property (change, ICAL_DTSTART_PROPERTY);
  icalproperty *rule = icalcomponent_get_first_property (change, ICAL_RRULE_PROPERTY);
  char *text = rule != NULL ? icalproperty_get_value_as_string_r (rule) : NULL;
  gboolean mild = start != NULL && icalproperty_get_dtstart (start).year >= FIRST_YEAR &&
                  (rule == NULL || (text != NULL && strstr (text, "FREQ=YEARLY") != NULL && strlen (text) < 200 && strstr (text, "BYHOUR") == NULL &&
                                    strstr (text, "BYMINUTE") == NULL && strstr (text, "BYSECOND") == NULL)) &&
                  (rule == NULL || icalcomponent_get_next_property (change, ICAL_RRULE_PROPERTY) == NULL);

  icalmemory_free_buffer (text);
  return mild;
}

static gboolean
can_follow (icalcomponent *zone)
{
  guint n = 0;

  for (icalcomponent *change = icalcomponent_get_first_component (zone, ICAL_ANY_COMPONENT); change != NULL;
       change = icalcomponent_get_next_component (zone, ICAL_ANY_COMPONENT))
    if (++n > 200 || !is_mild (change))
      return FALSE;
  return n > 0;
}

void
gops_ics_zones_add (GopsIcsZones *self, const char *text)
{
  icalcomponent *component = g_hash_table_size (self->described) < GOPS_ICS_ZONES_MAX ? icalparser_parse_string (text) : NULL;
  icaltimezone *zone = component != NULL && icalcomponent_isa (component) == ICAL_VTIMEZONE_COMPONENT && can_follow (component) ? icaltimezone_new () : NULL;
  const char *name;

  if (zone != NULL && icaltimezone_set_component (zone, component))
    {
      component = NULL;   /* is the zone's */
      name = icaltimezone_get_tzid (zone);
      if (name != NULL && g_utf8_validate (name, -1, NULL))
        g_hash_table_replace (self->described, g_strdup (name), g_steal_pointer (&zone));
    }
  if (zone != NULL)
    icaltimezone_free (zone, 1);
  if (component != NULL)
    icalcomponent_free (component);
}

/* --- names --- */

/* Returns: (transfer full) (nullable): what Windows calls so */
static char *
windows_zone (const char *name)
{
  UChar windows[MAX_ZONE], iana[MAX_ZONE];
  char utf8[MAX_ZONE * 3];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;

  u_strFromUTF8 (windows, MAX_ZONE, &length, name, -1, &status);
  length = ucal_getTimeZoneIDForWindowsID (windows, length, NULL, iana, MAX_ZONE, &status);
  u_strToUTF8 (utf8, sizeof utf8, NULL, iana, length, &status);
  return U_SUCCESS (status) && length > 0 ? g_strdup (utf8) : NULL;
}

/* Programs put their own name before that of the zone: "/example.org/2025/Asia/Shanghai", "custom_America/New_York". */
static char *
zone_named (const char *name)
{
  for (const char *part = name; part != NULL && strlen (part) < MAX_ZONE; part = strpbrk (part, "/_"))
    {
      part += *part == '/' || *part == '_';
      if (gops_is_time_zone (part))
        return g_strdup (part);
    }
  return windows_zone (name);
}

/* "(UTC+08:00) Beijing, …": how far ahead of UTC, in milliseconds; FALSE when the name doesn't say. */
static gboolean
read_ahead (const char *name, gint32 *out_ahead)
{
  int hours, minutes = 0;
  char sign;

  if ((!g_str_has_prefix (name, "(UTC") && !g_str_has_prefix (name, "(GMT")) || sscanf (name + 4, "%c%2d:%2d", &sign, &hours, &minutes) < 2 ||
      (sign != '+' && sign != '-') || hours < 0 || hours > 15 || minutes < 0 || minutes > 59)
    return FALSE;
  *out_ahead = (sign == '-' ? -1 : 1) * (hours * 60 + minutes) * 60000;
  return TRUE;
}

/* Whether @name speaks of the city of @zone: "Canberra, Melbourne, Sydney" of Australia/Sydney. */
static gboolean
speaks_of (const char *name, const char *zone)
{
  const char *slash = strrchr (zone, '/');
  g_autofree char *city = g_strdup (slash != NULL ? slash + 1 : zone);

  return strstr (name, city) != NULL || strstr (name, g_strdelimit (city, "_", ' ')) != NULL;
}

/* --- clocks --- */

static int
offset_of (GTimeZone *zone, gint64 seconds)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds));
}

static int
described_offset (icaltimezone *zone, gint64 seconds)
{
  struct icaltimetype time = icaltime_from_timet_with_zone ((time_t) seconds, 0, icaltimezone_get_utc_timezone ());

  return icaltimezone_get_utc_offset_of_utc_time (zone, &time, NULL);
}

static gboolean
agrees (GTimeZone *zone, const GArray *offsets, int first_day)
{
  for (guint i = 0; i < offsets->len; i++)
    if (offset_of (zone, ((gint64) first_day + (gint64) i * STEP) * 86400) != g_array_index (offsets, int, i))
      return FALSE;
  return TRUE;
}

/* The zones whose clocks are @ahead (ms) of UTC in winter: those that @offsets (nullable) agree with, or that @name speaks of. */
static char *
choose (const char *name, gint32 ahead, const GArray *offsets, int first_day)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *ids = ucal_openTimeZoneIDEnumeration (UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, &ahead, &status);
  char *first = NULL, *spoken = NULL;
  const char *id;

  while (U_SUCCESS (status) && spoken == NULL && (id = uenum_next (ids, NULL, &status)) != NULL)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (id);

      if (zone == NULL || (offsets != NULL && !agrees (zone, offsets, first_day)))
        continue;
      if (speaks_of (name, id))
        spoken = g_strdup (id);
      else if (first == NULL && offsets != NULL)
        first = g_strdup (id);
    }
  uenum_close (ids);
  if (spoken == NULL)
    return first;
  g_free (first);
  return spoken;
}

/* The zone whose clocks are those that the file describes, in @year and the following. */
static char *
zone_described (icaltimezone *described, const char *name, int year)
{
  const char *location = icaltimezone_get_location (described);
  int first_day = gops_day_of_date (year, 1, 1), least = G_MAXINT;
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (int));

  if (location != NULL && gops_is_time_zone (location))
    return g_strdup (location);
  if (first_day == GOPS_DAY_NONE || year < 1970 || year > 2100)
    return NULL;
  for (int day = 0; day < YEARS * 365; day += STEP)
    {
      int offset = described_offset (described, ((gint64) first_day + day) * 86400);

      least = MIN (least, offset);
      g_array_append_val (offsets, offset);
    }
  return choose (name, least * 1000, offsets, first_day);
}

char *
gops_ics_zones_find (GopsIcsZones *self, const char *name, int year)
{
  g_autofree char *key = g_strdup_printf ("%d %s", year, name);
  const char *known = g_hash_table_lookup (self->found, key);
  icaltimezone *described = g_hash_table_lookup (self->described, name);
  char *zone;
  gint32 ahead;

  if (known != NULL)
    return *known != '\0' ? g_strdup (known) : NULL;
  zone = zone_named (name);
  if (zone == NULL && described != NULL)
    zone = zone_described (described, name, year);
  else if (zone == NULL && read_ahead (name, &ahead))
    zone = choose (name, ahead, NULL, 0);
  if (g_hash_table_size (self->found) < GOPS_ICS_ZONES_MAX)
    g_hash_table_insert (self->found, g_steal_pointer (&key), g_strdup (zone != NULL ? zone : ""));
  return zone;
}

gboolean
gops_ics_zones_to_utc (GopsIcsZones *self, const char *name, int *io_day, int *io_minutes)
{
  icaltimezone *described = g_hash_table_lookup (self->described, name);
  struct icaltimetype time;
  gint64 utc;

  if (described == NULL)
    return FALSE;
  time = icaltime_from_timet_with_zone ((time_t) (((gint64) *io_day * 1440 + *io_minutes) * 60), 0, icaltimezone_get_utc_timezone ());
  utc = (gint64) *io_day * 1440 + *io_minutes - icaltimezone_get_utc_offset (described, &time, NULL) / 60;
  *io_day = (int) (utc >= 0 ? utc / 1440 : -((1439 - utc) / 1440));
  *io_minutes = (int) (utc - (gint64) *io_day * 1440);
  return TRUE;
}
