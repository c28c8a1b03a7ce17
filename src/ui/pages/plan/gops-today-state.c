/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Today shows. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-today-state.h"

#define AROUND (30 * G_TIME_SPAN_MINUTE)   /* an item is "now" that long before and after its moment */
#define DEFAULT_MINUTES 1                  /* copying and pasting a text that nobody gave a time */

/**
 * gops_today_moment:
 * @now: µs UTC
 */
GopsMoment
gops_today_moment (const GopsTodayItem *item,
                   gint64               now)
{
  gint64 end = item->until != 0 ? item->until : item->start + AROUND;

  if (g_str_equal (item->status, "done"))
    return GOPS_MOMENT_DONE;
  if (now > end)
    return GOPS_MOMENT_LATE;
  return now >= item->start - AROUND ? GOPS_MOMENT_NOW : GOPS_MOMENT_LATER;
}

char *
gops_today_clock (gint64      instant,
                  gint64      now,
                  const char *time_zone)
{
  int day = gops_day_of_instant (instant, time_zone), today = gops_day_of_instant (now, time_zone);
  g_autoptr (GTimeZone) named = time_zone != NULL ? g_time_zone_new_identifier (time_zone) : NULL;
  g_autoptr (GTimeZone) zone = named != NULL ? g_steal_pointer (&named) : g_time_zone_new_local ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, zone);
  g_autofree char *time = g_date_time_format (there, "%H:%M");

  if (day == today + 1)
    return g_strdup_printf (_("tomorrow %s"), time);
  return day == today - 1 ? g_strdup_printf (_("yesterday %s"), time) : g_steal_pointer (&time);
}

GopsTodaySum
gops_today_sum (GPtrArray *items)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GopsTodaySum sum = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      const GopsTodayItem *item = g_ptr_array_index (items, i);
      gint64 group = gops_record_get_id (item->group);
      gint64 minutes = gops_record_get_int (item->item, GOPS_PLAN_ITEM_MINUTES);

      if (g_str_equal (item->status, "done"))
        {
          sum.n_done++;
          continue;
        }
      sum.n_left++;
      sum.minutes_left += (guint) MAX (minutes, DEFAULT_MINUTES);
      g_hash_table_add (groups, g_memdup2 (&group, sizeof group));
    }
  sum.n_groups = g_hash_table_size (groups);
  return sum;
}

const char *
gops_moment_label (GopsMoment moment)
{
  switch (moment)
    {
    case GOPS_MOMENT_LATE:  return _("Late");
    case GOPS_MOMENT_NOW:   return _("Now");
    case GOPS_MOMENT_LATER: return _("Later");
    case GOPS_MOMENT_DONE:  return _("Done");
    }
  g_return_val_if_reached ("");
}
