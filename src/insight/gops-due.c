/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has become due meanwhile. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-due.h"
#include "gops-plan-occurrence.h"
#include "gops-quiet.h"

#define MOST_TITLES     3
#define MOST_CHARACTERS 120   /* of a text in a notification */

void
gops_due_free (GopsDue *self)
{
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

/* --- when --- */

/* When to tell of @item: when it is due, and before where somebody wants to be reminded. (out) @moments: 0: not */
static void
find_moments (const GopsTodayItem *item,
              gint64               moments[2])
{
  gint64 before = gops_record_get_int (item->item, GOPS_PLAN_ITEM_REMIND_BEFORE);
  gboolean open = item->timed && gops_plan_status_is_open (gops_record_get_text (item->item, GOPS_PLAN_ITEM_STATUS));

  moments[0] = open ? item->due : 0;
  moments[1] = open && before > 0 ? item->due - before * G_TIME_SPAN_MINUTE : 0;
}

/* Whether there is something to tell of @item now; else @self learns when there will be. */
static gboolean
is_told (GopsDue             *self,
         const GopsTodayItem *item,
         gint64               since,
         gint64               now)
{
  gint64 moments[2];
  gboolean told = FALSE;

  find_moments (item, moments);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      told = told || (moments[i] > since && moments[i] <= now);
      if (moments[i] > now && (self->next == 0 || moments[i] < self->next))
        self->next = moments[i];
    }
  return told;
}

gint64
gops_due_quiet_end (const char *from,
                    const char *until,
                    gint64      now)
{
  int day = gops_day_of_instant (now, NULL), end = gops_minutes_parse (until);
  int minutes = (int) ((now - gops_instant_of_day (day, 0, NULL)) / G_TIME_SPAN_MINUTE);
  gint64 today = end >= 0 ? gops_instant_of_day (day, end, NULL) : 0;

  if (!gops_quiet_holds (from, until, minutes))
    return 0;
  return today > now ? today : gops_instant_of_day (day + 1, end, NULL);
}

/* --- words --- */

static char *
shorten (const char *text)
{
  g_autofree char *clean = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  if (g_utf8_strlen (clean, -1) <= MOST_CHARACTERS)
    return g_steal_pointer (&clean);
  *g_utf8_offset_to_pointer (clean, MOST_CHARACTERS - 1) = '\0';
  return g_strconcat (clean, "…", NULL);
}

static const char *
title_of (const GopsTodayItem *item)
{
  return *item->title != '\0' ? item->title : gops_record_get_text (item->group, GOPS_GROUP_NAME);
}

static char *
clock_of (gint64 instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_local (utc);

  return g_date_time_format (here, "%H:%M");
}

/* One item: what, where and, before its time, when. */
static void
tell_one (GopsDue             *self,
          const GopsTodayItem *item,
          gint64               now)
{
  g_autofree char *text = shorten (item->text), *clock = clock_of (item->due);
  const char *group = gops_record_get_text (item->group, GOPS_GROUP_NAME);

  self->title = g_strdup (title_of (item));
  if (item->due > now)
    self->body = g_strdup_printf (_("%s, at %s"), group, clock);
  else
    self->body = *text != '\0' ? g_strdup_printf ("%s: %s", group, text) : g_strdup (group);
}

static void
tell_row (GopsDue          *self,
          const GopsRunRow *row,
          gint64            now)
{
  const GopsTodayItem *first = gops_run_row_get_tick (row, 0)->item;
  g_autofree char *clock = clock_of (first->due);

  self->title = g_strdup (*gops_record_get_text (first->item, GOPS_PLAN_ITEM_TITLE) != '\0' ? gops_record_get_text (first->item, GOPS_PLAN_ITEM_TITLE)
                                                                                            : title_of (first));
  self->body = first->due > now ? g_strdup_printf (ngettext ("In %u group, at %s", "In %u groups, at %s", row->ticks->len), row->ticks->len, clock)
                                : g_strdup_printf (ngettext ("Due in %u group", "Due in %u groups", row->ticks->len), row->ticks->len);
}

static void
tell_many (GopsDue            *self,
           const GopsRunSheet *sheet)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < MIN (sheet->rows->len, MOST_TITLES); i++)
    {
      const GopsTodayItem *item = gops_run_row_get_tick (g_ptr_array_index (sheet->rows, i), 0)->item;

      g_string_append_printf (titles, "%s%s", i > 0 ? " · " : "", title_of (item));
    }
  if (sheet->rows->len > MOST_TITLES)
    g_string_append (titles, " …");
  self->title = g_strdup_printf (ngettext ("%u thing to send", "%u things to send", self->n), self->n);
  self->body = shorten (titles->str);
}

static void
tell (GopsDue      *self,
      GopsRunSheet *sheet,
      gint64        now)
{
  const GopsRunRow *first = g_ptr_array_index (sheet->rows, 0);

  self->n = sheet->items->len;
  self->item = gops_plan_item_key (gops_run_row_get_tick (first, 0)->item->item);
  if (self->n == 1)
    tell_one (self, gops_run_row_get_tick (first, 0)->item, now);
  else if (sheet->rows->len == 1)
    tell_row (self, first, now);
  else
    tell_many (self, sheet);
}

/* --- loading --- */

/* Moves what is to be told of from @items to @told. */
static void
sort_out (GopsDue   *self,
          GPtrArray *items,
          GPtrArray *told,
          gint64     since,
          gint64     now)
{
  for (guint i = items->len; i > 0; i--)
    if (is_told (self, g_ptr_array_index (items, i - 1), since, now))
      g_ptr_array_insert (told, 0, g_ptr_array_steal_index (items, i - 1));
}

GopsDue *
gops_due_load (GopsStore *store,
               gint64     since,
               gint64     now,
               GError   **error)
{
  g_autofree char *tomorrow = gops_day_format (gops_day_of_instant (now, NULL) + 1);
  g_autoptr (GPtrArray) today = gops_today (store, NULL, now, error);
  g_autoptr (GPtrArray) next = today != NULL ? gops_today (store, tomorrow, now, error) : NULL;
  g_autoptr (GopsDue) self = g_new0 (GopsDue, 1);
  GPtrArray *told;
  g_autoptr (GopsRunSheet) sheet = NULL;

  if (next == NULL)
    return NULL;
  since = MAX (since, now - G_TIME_SPAN_DAY);
  told = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_today_item_free);
  sort_out (self, next, told, since, now);
  sort_out (self, today, told, since, now);
  sheet = gops_run_sheet_new (told, NULL, NULL, now);
  if (told->len > 0)
    tell (self, sheet, now);
  return g_steal_pointer (&self);
}
