/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Today shows. */

#include "config.h"

#include <glib/gi18n.h>

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
