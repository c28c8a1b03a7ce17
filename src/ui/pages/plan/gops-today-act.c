/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with ticks of the run sheet. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-plan-outcome.h"
#include "gops-today-act.h"
#include "gops-workspace.h"

static const GopsTick *
first_of (const GPtrArray *ticks)
{
  return g_ptr_array_index (ticks, 0);
}

/* (transfer container) (element-type GopsPlanItem) */
static GPtrArray *
items_of (const GPtrArray *ticks)
{
  GPtrArray *items = g_ptr_array_sized_new (ticks->len);

  for (guint i = 0; i < ticks->len; i++)
    g_ptr_array_add (items, ((const GopsTick *) g_ptr_array_index (ticks, i))->item->item);
  return items;
}

/* --- people to look after --- */

static gboolean
note_care (GopsStore       *store,
           const GPtrArray *ticks,
           const char      *until,
           GError         **error)
{
  const GopsCareDue *care = first_of (ticks)->care;
  g_autofree gint64 *people = g_new (gint64, ticks->len);

  for (guint i = 0; i < ticks->len; i++)
    people[i] = ((const GopsTick *) g_ptr_array_index (ticks, i))->person->person;
  return gops_care_note (store, gops_record_get_id (care->group), care->care.id, people, ticks->len, NULL, until, NULL, error);
}

/* --- people to ask --- */

static gboolean
note_attempts (GopsStore       *store,
               const GPtrArray *ticks,
               GError         **error)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      const GopsSeedDue *due = ((const GopsTick *) g_ptr_array_index (ticks, i))->seed;
      g_autofree char *today = gops_date_today (store, gops_record_get_text (due->group, GOPS_GROUP_TIME_ZONE));

      if (gops_seed_add_attempt (store, gops_record_get_id (due->outreach), today, NULL, "none", NULL, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_later (GopsStore       *store,
           const GPtrArray *ticks,
           const char      *date,
           GError         **error)
{
  gboolean good = TRUE;

  if (!gops_store_begin (store, error, N_("Ask “%s” later"), gops_record_get_text (first_of (ticks)->seed->outreach, GOPS_OUTREACH_NAME), NULL))
    return FALSE;
  for (guint i = 0; good && i < ticks->len; i++)
    {
      gpointer outreach = ((const GopsTick *) g_ptr_array_index (ticks, i))->seed->outreach;

      gops_record_set_text (outreach, GOPS_OUTREACH_NEXT_ON, date);
      good = gops_record_save (outreach, store, error);
    }
  return gops_store_end (store, good, error);
}

/* --- all --- */

gboolean
gops_today_mark (GopsStore       *store,
                 const GPtrArray *ticks,
                 gboolean         done,
                 GError         **error)
{
  g_autoptr (GPtrArray) items = first_of (ticks)->kind == GOPS_TICK_POST ? items_of (ticks) : NULL;

  switch (first_of (ticks)->kind)
    {
    case GOPS_TICK_POST: return gops_plan_mark (store, items, done, error);
    case GOPS_TICK_ASK:  return note_attempts (store, ticks, error);
    case GOPS_TICK_CARE: return note_care (store, ticks, NULL, error);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gops_today_put_off (GopsStore       *store,
                    const GPtrArray *ticks,
                    gint64           until,
                    GError         **error)
{
  const char *zone = gops_record_get_text (gops_tick_get_group (first_of (ticks)), GOPS_GROUP_TIME_ZONE);
  g_autofree char *date = gops_day_format (gops_day_of_instant (until, zone));
  g_autoptr (GPtrArray) items = first_of (ticks)->kind == GOPS_TICK_POST ? items_of (ticks) : NULL;

  switch (first_of (ticks)->kind)
    {
    case GOPS_TICK_POST: return gops_plan_snooze (store, items, until, error);
    case GOPS_TICK_ASK:  return ask_later (store, ticks, date, error);
    case GOPS_TICK_CARE: return note_care (store, ticks, date, error);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gops_today_skip (GopsStore       *store,
                 const GPtrArray *ticks,
                 const char      *reason,
                 GError         **error)
{
  g_autoptr (GPtrArray) items = items_of (ticks);

  return gops_plan_skip (store, items, reason, error);
}
