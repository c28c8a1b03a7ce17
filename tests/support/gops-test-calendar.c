/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars read by libical, beside the plan that they are of. */
#include "gops-test-calendar.h"

#include <libical/ical.h>
#include <stdlib.h>

#include "gops-plan-item.h"
#include "gops-plan-occurrence.h"

/* --- what libical makes of it --- */

static gint64
instant_of (icaltimetype time)
{
  return (gint64) icaltime_as_timet_with_zone (time, icaltime_get_timezone (time));
}

static gboolean
is_left_out (icalcomponent *event, icaltimetype time)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    if (instant_of (icalproperty_get_datetime_with_component (property, event)) == instant_of (time))
      return TRUE;
  return FALSE;
}

static void
take_starts (icalcomponent *event, int last_year, GArray *starts)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  icaltimetype time = icalcomponent_get_dtstart (event);
  const icaltimezone *zone = icaltime_get_timezone (time);
  icalrecur_iterator *iterator = property != NULL ? icalrecur_iterator_new (icalproperty_get_rrule (property), time) : NULL;

  for (time = iterator != NULL ? icalrecur_iterator_next (iterator) : time; !icaltime_is_null_time (time) && time.year <= last_year;
       time = iterator != NULL ? icalrecur_iterator_next (iterator) : icaltime_null_time ())
    {
      icaltimetype there = icaltime_set_timezone (&time, zone);
      gint64 start = instant_of (there);

      if (!is_left_out (event, there))
        g_array_append_val (starts, start);
    }
  if (iterator != NULL)
    icalrecur_iterator_free (iterator);
}

/* In the zone that the calendar describes. */
static icaltimetype
recurrence_id_of (icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY);

  return property != NULL ? icalproperty_get_datetime_with_component (property, event) : icaltime_null_time ();
}

static void
drop_instant (GArray *starts, gint64 start)
{
  for (guint i = 0; i < starts->len; i++)
    if (g_array_index (starts, gint64, i) == start)
      {
        g_array_remove_index (starts, i);
        return;
      }
  g_error ("what stands for a day stands for none");
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* Seconds, rising. */
static GArray *
read_calendar (const char *text, int last_year)
{
  icalcomponent *calendar = icalparser_parse_string (text);
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  for (int pass = 0; pass < 2; pass++)
    for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
         event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
      {
        icaltimetype stands_for = recurrence_id_of (event);
        gint64 start = instant_of (icalcomponent_get_dtstart (event));

        if (icaltime_is_null_time (stands_for) && pass == 0)
          take_starts (event, last_year, starts);
        else if (!icaltime_is_null_time (stands_for) && pass == 1)
          {
            drop_instant (starts, instant_of (stands_for));
            g_array_append_val (starts, start);
          }
      }
  icalcomponent_free (calendar);
  g_array_sort (starts, compare_instants);
  return starts;
}

/* --- what the plan says --- */

/* Where the clocks show @zone, or (NULL) that of its group. */
static gint64
start_of (GopsStore *store, gpointer item, const char *zone)
{
  int minutes = gops_minutes_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME));
  g_autofree char *own = NULL;

  if (zone == NULL)
    g_assert_true (gops_store_read_text (store, &own, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l",
                                         gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID)));
  return gops_instant_of_day (gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)), MAX (minutes, 0),
                              minutes < 0 ? "UTC" : zone != NULL ? zone : own) / G_USEC_PER_SEC;
}

/* Seconds, rising. */
static GArray *
read_plan (GopsStore *store, const char *zone, const char *from, const char *to)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gops_plan_load_items (store, gops_day_parse (from), gops_day_parse (to), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 start = start_of (store, g_ptr_array_index (items, i), zone);

      g_array_append_val (starts, start);
    }
  g_array_sort (starts, compare_instants);
  return starts;
}

static char *
format_instants (const GArray *starts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < starts->len; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (g_array_index (starts, gint64, i));
      g_autofree char *one = g_date_time_format (time, "%Y-%m-%d %H:%M\n");

      g_string_append (text, one);
    }
  return g_string_free (text, FALSE);
}

guint
gops_test_calendar_check (const char *text, GopsStore *store, const char *zone, const char *from, const char *to)
{
  g_autoptr (GArray) starts = read_calendar (text, atoi (to));
  g_autoptr (GArray) expected = read_plan (store, zone, from, to);
  g_autofree char *read = format_instants (starts), *planned = format_instants (expected);

  g_assert_cmpstr (read, ==, planned);
  return starts->len;
}
