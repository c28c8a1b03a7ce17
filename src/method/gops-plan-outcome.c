/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes of items of the plan. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-method-error.h"
#include "gops-plan-outcome.h"

#define EVENING (19 * 60)   /* minutes after midnight */

/* Runs @change for each item, as one action. */
typedef gboolean (*Change) (GopsStore *store, gpointer item, gconstpointer data, GError **error);

static gboolean
change_all (GopsStore       *store,
            const char      *label,
            const GPtrArray *items,
            Change           change,
            gconstpointer    data,
            GError         **error)
{
  gboolean good = TRUE;

  g_return_val_if_fail (items->len > 0, FALSE);
  if (!gops_store_begin (store, error, label, gops_record_get_text (g_ptr_array_index (items, 0), GOPS_PLAN_ITEM_TITLE), NULL))
    return FALSE;
  for (guint i = 0; good && i < items->len; i++)
    good = change (store, g_ptr_array_index (items, i), data, error) && gops_plan_write (store, g_ptr_array_index (items, i), error);
  return gops_store_end (store, good, error);
}

static void
note_who (GopsStore  *store,
          gpointer    item,
          const char *status)
{
  gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, status);
  gops_record_set_int (item, GOPS_PLAN_ITEM_DONE_AT, gops_store_now (store));
  gops_record_set_text (item, GOPS_PLAN_ITEM_DONE_BY, gops_store_get_author (store));
  gops_record_set_int (item, GOPS_PLAN_ITEM_SNOOZED_UNTIL, 0);
}

/* --- sent --- */

static gboolean
mark_one (GopsStore    *store,
          gpointer      item,
          gconstpointer done,
          GError      **error)
{
  gops_record_set_text (item, GOPS_PLAN_ITEM_SKIP_REASON, NULL);
  if (done != NULL)
    {
      note_who (store, item, "done");
      return TRUE;
    }
  gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, "ready");
  gops_record_set_int (item, GOPS_PLAN_ITEM_DONE_AT, 0);
  gops_record_set_text (item, GOPS_PLAN_ITEM_DONE_BY, NULL);
  return TRUE;
}

gboolean
gops_plan_mark (GopsStore       *store,
                const GPtrArray *items,
                gboolean         done,
                GError         **error)
{
  return change_all (store, done ? N_("Mark “%s” as done") : N_("Mark “%s” as not done"), items, mark_one, done ? "" : NULL, error);
}

/* --- skipped --- */

static gboolean
skip_one (GopsStore    *store,
          gpointer      item,
          gconstpointer reason,
          GError      **error)
{
  note_who (store, item, "missed");
  gops_record_set_text (item, GOPS_PLAN_ITEM_SKIP_REASON, reason);
  return TRUE;
}

gboolean
gops_plan_skip (GopsStore       *store,
                const GPtrArray *items,
                const char      *reason,
                GError         **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (reason));

  if (*clean == '\0')
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("Say why “%s” is skipped."),
                   gops_record_get_text (g_ptr_array_index (items, 0), GOPS_PLAN_ITEM_TITLE));
      return FALSE;
    }
  return change_all (store, N_("Skip “%s”"), items, skip_one, clean, error);
}

gboolean
gops_plan_is_skipped (gpointer item)
{
  return !gops_record_is_blank (item, GOPS_PLAN_ITEM_SKIP_REASON) && g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS), "missed");
}

const char **
gops_skip_reasons_get (void)
{
  const char *reasons[] = { _("No longer needed"), _("Not ready"), _("Posted otherwise"), _("Bad moment"), NULL };

  return (const char **) g_memdup2 (reasons, sizeof reasons);
}

/* --- put off --- */

/* Planned for the day and the time of @until in its group's zone. */
static void
plan_for (gpointer    item,
          gint64      until,
          const char *zone)
{
  int day = gops_day_of_instant (until, zone), minutes = (int) ((until - gops_instant_of_day (day, 0, zone)) / G_TIME_SPAN_MINUTE);
  g_autofree char *date = gops_day_format (day), *time = g_strdup_printf ("%02d:%02d", (minutes / 60) % 24, minutes % 60);

  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
  gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, time);
  gops_record_set_text (item, GOPS_PLAN_ITEM_UNTIL_TIME, NULL);
}

static gboolean
snooze_one (GopsStore    *store,
            gpointer      item,
            gconstpointer data,
            GError      **error)
{
  gint64 until = *(const gint64 *) data;
  g_autofree char *zone = NULL;

  if (!gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l",
                             gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID)))
    return FALSE;
  if (gops_day_of_instant (until, zone) != gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)))
    plan_for (item, until, zone);
  gops_record_set_int (item, GOPS_PLAN_ITEM_SNOOZED_UNTIL, until);
  if (!gops_plan_status_is_open (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS)))
    return mark_one (store, item, NULL, error);
  return TRUE;
}

gboolean
gops_plan_snooze (GopsStore       *store,
                  const GPtrArray *items,
                  gint64           until,
                  GError         **error)
{
  gint64 minute = until - until % G_TIME_SPAN_MINUTE;

  return change_all (store, N_("Put off “%s”"), items, snooze_one, &minute, error);
}

gint64
gops_snooze_until (GopsSnooze snooze,
                   gint64     now,
                   gint64     due)
{
  gint64 from = MAX (now, due);
  int day = gops_day_of_instant (from, NULL);
  gint64 evening = gops_instant_of_day (day, EVENING, NULL);
  gint64 since_midnight = due - gops_instant_of_day (gops_day_of_instant (due, NULL), 0, NULL);

  switch (snooze)
    {
    case GOPS_SNOOZE_10_MINUTES: return from + 10 * G_TIME_SPAN_MINUTE;
    case GOPS_SNOOZE_HOUR:       return from + G_TIME_SPAN_HOUR;
    case GOPS_SNOOZE_EVENING:    return from < evening ? evening : 0;
    case GOPS_SNOOZE_TOMORROW:   return gops_instant_of_day (day + 1, (int) (since_midnight / G_TIME_SPAN_MINUTE), NULL);
    }
  g_return_val_if_reached (0);
}
