/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Today shows. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-group-words.h"
#include "gops-plan-outcome.h"
#include "gops-text.h"
#include "gops-today-state.h"
#include "gops-type-icon.h"

#define DEFAULT_MINUTES 1                  /* copying and pasting a text that nobody gave a time */

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

/* --- sums --- */

static void
count_post (GopsTodaySum   *sum,
            const GopsTick *tick,
            GHashTable     *groups)
{
  gint64 group = gops_record_get_id (tick->item->group);
  gint64 minutes = gops_record_get_int (tick->item->item, GOPS_PLAN_ITEM_MINUTES);

  if (tick->moment == GOPS_MOMENT_DONE)
    {
      sum->n_skipped += gops_plan_is_skipped (tick->item->item) ? 1 : 0;
      sum->n_sent += gops_plan_is_skipped (tick->item->item) ? 0 : 1;
      return;
    }
  sum->n_left++;
  sum->minutes_left += (guint) MAX (minutes, DEFAULT_MINUTES);
  if (!g_hash_table_contains (groups, &group))
    g_hash_table_add (groups, g_memdup2 (&group, sizeof group));
}

static void
count_tick (GopsTodaySum   *sum,
            const GopsTick *tick,
            GHashTable     *groups)
{
  switch (tick->kind)
    {
    case GOPS_TICK_POST: count_post (sum, tick, groups); break;
    case GOPS_TICK_ASK:  sum->n_ask++;                   break;
    case GOPS_TICK_CARE: sum->n_care++;                  break;
    }
}

GopsTodaySum
gops_today_sum (const GopsRunSheet *sheet)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GopsTodaySum sum = { 0 };

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GopsRunRow *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->ticks->len; k++)
        count_tick (&sum, gops_run_row_get_tick (row, k), groups);
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

/* --- words --- */

static char *
title_of_item (const GopsTodayItem *item)
{
  if (*item->title != '\0')
    return g_strdup (item->title);
  return g_strdup (gops_content_type_get_label (gops_record_get_text (item->item, GOPS_PLAN_ITEM_TYPE)));
}

char *
gops_run_row_title (const GopsRunRow *row)
{
  const GopsTick *first = gops_run_row_get_tick (row, 0);
  const char *title;

  switch (first->kind)
    {
    case GOPS_TICK_POST:
      title = gops_record_get_text (first->item->item, GOPS_PLAN_ITEM_TITLE);
      return row->ticks->len == 1 || g_str_equal (title, "") || g_str_equal (first->item->title, title) ? title_of_item (first->item) : g_strdup (title);
    case GOPS_TICK_ASK:
      return g_strdup (_("Seed Users to Ask"));
    case GOPS_TICK_CARE:
      return g_strdup (gops_text_get (&first->care->care.name, gops_interface_language ()));
    }
  g_return_val_if_reached (NULL);
}

/* Whom it is for: a person, of a group; else the group. */
char *
gops_tick_title (const GopsTick *tick)
{
  const char *person = gops_tick_get_person (tick), *group = gops_record_get_text (gops_tick_get_group (tick), GOPS_GROUP_NAME);

  if (person == NULL)
    return g_strdup (group);
  return tick->kind == GOPS_TICK_POST ? g_strdup_printf ("%s · %s", person, group) : g_strdup (person);
}

char *
gops_say_sent (guint n_sent,
               guint n_skipped,
               guint total)
{
  g_autofree char *sent = g_strdup_printf (_("%u of %u sent"), n_sent, total);
  g_autofree char *skipped = g_strdup_printf (ngettext ("%u skipped", "%u skipped", n_skipped), n_skipped);

  return n_skipped > 0 ? g_strdup_printf ("%s · %s", sent, skipped) : g_steal_pointer (&sent);
}

char *
gops_say_minutes_late (int minutes)
{
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute late", "%d minutes late", minutes), minutes);
  if (minutes < 48 * 60)
    return g_strdup_printf (ngettext ("%d hour late", "%d hours late", minutes / 60), minutes / 60);
  return g_strdup_printf (ngettext ("%d day late", "%d days late", minutes / (24 * 60)), minutes / (24 * 60));
}

static char *
say_skipped (GopsPlanItem *item)
{
  const char *who = gops_record_get_text (item, GOPS_PLAN_ITEM_DONE_BY), *why = gops_record_get_text (item, GOPS_PLAN_ITEM_SKIP_REASON);

  return *who != '\0' ? g_strdup_printf (_("Skipped by %s: %s"), who, why) : g_strdup_printf (_("Skipped: %s"), why);
}

static char *
say_sent (const GopsTodayItem *item,
          gint64               now)
{
  const char *who = gops_record_get_text (item->item, GOPS_PLAN_ITEM_DONE_BY);
  gint64 when = gops_record_get_int (item->item, GOPS_PLAN_ITEM_DONE_AT);
  g_autofree char *clock = when != 0 ? gops_today_clock (when, now, NULL) : NULL;
  g_autofree char *sent = clock == NULL ? NULL : *who != '\0' ? g_strdup_printf (_("Sent %s by %s"), clock, who) : g_strdup_printf (_("Sent %s"), clock);
  g_autofree char *late = gops_today_minutes_late (item) > 0 ? gops_say_minutes_late (gops_today_minutes_late (item)) : NULL;

  return sent != NULL && late != NULL ? g_strdup_printf (_("%s, %s"), sent, late) : g_steal_pointer (&sent);
}

static char *
outcome_of_post (const GopsTick *tick,
                 gint64          now)
{
  const GopsTodayItem *item = tick->item;
  g_autofree char *until = item->due > item->start ? gops_today_clock (item->due, now, NULL) : NULL;

  if (gops_plan_is_skipped (item->item))
    return say_skipped (item->item);
  if (tick->moment == GOPS_MOMENT_DONE)
    return say_sent (item, now);
  if (tick->moment == GOPS_MOMENT_LATE)
    return gops_say_minutes_late ((int) MIN ((now - item->due) / G_TIME_SPAN_MINUTE, G_MAXINT));
  return until != NULL ? g_strdup_printf (_("Put off until %s"), until) : NULL;
}

char *
gops_tick_outcome (const GopsTick *tick,
                   gint64          now)
{
  int days = tick->kind == GOPS_TICK_ASK ? tick->seed->days_late : tick->kind == GOPS_TICK_CARE ? tick->person->days_late : 0;

  if (tick->kind == GOPS_TICK_POST)
    return outcome_of_post (tick, now);
  return days > 0 ? g_strdup_printf (ngettext ("%d day late", "%d days late", days), days) : NULL;
}

/* --- who is who --- */

char *
gops_run_row_dup_key (const GopsRunRow *row)
{
  const GopsTick *first = gops_run_row_get_tick (row, 0);
  gint64 group = gops_record_get_id (gops_tick_get_group (first)), due = first->due;
  guint hash;

  if (first->kind != GOPS_TICK_POST)
    return g_strdup_printf ("row/%s/%" G_GINT64_FORMAT, first->kind == GOPS_TICK_CARE ? first->care->care.id : "", group);
  for (guint i = 1; i < row->ticks->len; i++)
    due = MIN (due, gops_run_row_get_tick (row, i)->due);
  hash = g_str_hash (gops_record_get_text (first->item->item, GOPS_PLAN_ITEM_TEXT)) * 31 +
         g_str_hash (gops_record_get_text (first->item->item, GOPS_PLAN_ITEM_TITLE));
  return g_strdup_printf ("row/%08x/%" G_GINT64_FORMAT, hash, due);
}

static gboolean
is_called (const GopsTick *tick,
           const char     *key)
{
  g_autofree char *own = gops_tick_dup_key (tick);

  return g_str_equal (own, key);
}

char *
gops_run_sheet_next_key (const GopsRunSheet *sheet,
                         const char         *key)
{
  gboolean after = key == NULL;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GopsRunRow *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->ticks->len; k++)
        {
          const GopsTick *tick = gops_run_row_get_tick (row, k);

          if (after && tick->moment != GOPS_MOMENT_DONE)
            return gops_tick_dup_key (tick);
          after = after || is_called (tick, key);
        }
    }
  return NULL;
}

const GopsRunRow *
gops_run_sheet_find (const GopsRunSheet *sheet,
                     const char         *key,
                     const GopsTick    **out_tick)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GopsRunRow *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->ticks->len; k++)
        if (is_called (gops_run_row_get_tick (row, k), key))
          {
            if (out_tick != NULL)
              *out_tick = gops_run_row_get_tick (row, k);
            return row;
          }
    }
  return NULL;
}
