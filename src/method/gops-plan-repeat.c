/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of items of the plan: series begin, happen on other days, and end. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-plan-change-private.h"
#include "gops-plan-parts.h"

/* By scope. */
static const char *const remove_labels[] = { N_("Remove plan item “%s”"), N_("Remove “%s” from a day on"), N_("Remove all days of “%s”") };
static const char *const repeat_labels[] = { N_("Repeat plan item “%s”"), N_("Repeat “%s” otherwise from a day on"), N_("Repeat “%s” otherwise") };
static const char *const once_labels[] = { N_("Plan “%s” once"), N_("Let “%s” happen a last time"), N_("Plan “%s” once") };

/* --- what hangs on a series --- */

/* Rows of days from @date on: those of which something came become ordinary items, the others go. */
static gboolean
drop_days (GopsStore  *store,
           gint64      series,
           const char *date,
           GError    **error)
{
  return gops_store_exec (store, error, "UPDATE plan_item SET series = NULL, occurrence = '' WHERE series = ?1 AND occurrence >= ?2"
                          " AND " GOPS_PLAN_OUTCOME, "ls", series, date) &&
         gops_store_exec (store, error, "DELETE FROM plan_item WHERE series = ?1 AND occurrence >= ?2", "ls", series, date) &&
         gops_store_exec (store, error, "DELETE FROM plan_exception WHERE item_id = ?1 AND on_date >= ?2", "ls", series, date);
}

static gboolean
happens_on (const GopsPlanSeries *series,
            const char           *date)
{
  int day = gops_day_parse (date);

  return day != GOPS_DAY_NONE && gops_recurrence_next (&series->rule, series->first, NULL, day - 1) == day;
}

static gboolean
drop_row (GopsStore *store,
          gpointer   row,
          GError   **error)
{
  if (!gops_plan_has_outcome (row))
    return gops_record_delete (row, store, error);
  gops_record_set_int (row, GOPS_PLAN_ITEM_SERIES, 0);
  gops_record_set_text (row, GOPS_PLAN_ITEM_OCCURRENCE, NULL);
  return gops_record_save (row, store, error);
}

gboolean
gops_plan_prune (GopsStore    *store,
                 GopsPlanItem *record,
                 GError      **error)
{
  gint64 id = gops_record_get_id (record);
  g_autoptr (GopsPlanSeries) series = gops_plan_series_new (record);
  g_autoptr (GPtrArray) exceptions = NULL;
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error, "WHERE series = ?1", "l", id);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!happens_on (series, gops_record_get_text (g_ptr_array_index (rows, i), GOPS_PLAN_ITEM_OCCURRENCE)) &&
        !drop_row (store, g_ptr_array_index (rows, i), error))
      return FALSE;
  exceptions = gops_record_load_all (GOPS_TYPE_PLAN_EXCEPTION, store, error, "WHERE item_id = ?1", "l", id);
  for (guint i = 0; exceptions != NULL && i < exceptions->len; i++)
    if (!happens_on (series, gops_record_get_text (g_ptr_array_index (exceptions, i), GOPS_PLAN_EXCEPTION_ON_DATE)) &&
        !gops_record_delete (g_ptr_array_index (exceptions, i), store, error))
      return FALSE;
  return exceptions != NULL;
}

/* --- removing --- */

static gboolean
leave_out (GopsStore    *store,
           GopsPlanItem *item,
           GError      **error)
{
  g_autoptr (GopsPlanException) exception = gops_record_new (GOPS_TYPE_PLAN_EXCEPTION,
    "item-id", gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES), "on-date", gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE), NULL);

  return (gops_record_get_id (item) == 0 || gops_record_delete (item, store, error)) && gops_record_insert (exception, store, error);
}

static gboolean
remove_all (GopsStore *store,
            gint64     series,
            GError   **error)
{
  return drop_days (store, series, "", error) && gops_store_exec (store, error, "DELETE FROM plan_item WHERE id = ?1", "l", series);
}

static gboolean
remove_following (GopsStore    *store,
                  GopsPlanItem *item,
                  GError      **error)
{
  g_autoptr (GopsPlanSeries) series = gops_plan_find_series (store, item, error);

  if (series == NULL)
    return FALSE;
  if (gops_plan_is_first (series, item))
    return remove_all (store, gops_record_get_id (series->item), error);
  return gops_plan_end_before (store, series, gops_plan_day_of (item), error) &&
         drop_days (store, gops_record_get_id (series->item), gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE), error);
}

static gboolean
remove_scope (GopsStore    *store,
              GopsPlanItem *item,
              GopsPlanScope scope,
              GError      **error)
{
  if (!gops_plan_is_of_series (item))
    return gops_record_delete (item, store, error);
  switch (scope)
    {
    case GOPS_PLAN_ONE:       return leave_out (store, item, error);
    case GOPS_PLAN_FOLLOWING: return remove_following (store, item, error);
    case GOPS_PLAN_ALL:       return remove_all (store, gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES), error);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gops_plan_remove (GopsStore    *store,
                  GopsPlanItem *item,
                  GopsPlanScope scope,
                  GError      **error)
{
  return gops_plan_begin (store, remove_labels, item, scope, error) &&
         gops_store_end (store, remove_scope (store, item, scope, error), error);
}

/* --- repeating --- */

/* Whether there is a day of @rule at all: an item without any would be seen nowhere. */
static gboolean
happens (GopsPlanItem         *item,
         const GopsRecurrence *rule,
         GError              **error)
{
  return gops_recurrence_check_from (rule, gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)), error);
}

/* What came of the first day stays that day's; the series is still to be done. */
static gboolean
begin_series (GopsStore            *store,
              GopsPlanItem         *item,
              const GopsRecurrence *rule,
              GError              **error)
{
  g_autoptr (GopsPlanItem) first = NULL;

  if (!happens (item, rule, error))
    return FALSE;
  if (gops_plan_has_outcome (item))
    first = gops_plan_series_take_first (item);
  gops_plan_series_write (item, rule);
  if (!gops_plan_write (store, item, error))
    return FALSE;
  if (first == NULL)
    return TRUE;
  gops_record_set_int (first, GOPS_PLAN_ITEM_SERIES, gops_record_get_id (item));
  return gops_record_insert (first, store, error) &&
         gops_plan_move_parts (store, gops_record_get_id (item), gops_record_get_id (first), error) &&
         gops_plan_copy_parts (store, gops_record_get_id (first), gops_record_get_id (item), error) && gops_plan_prune (store, item, error);
}

static gboolean
change_series (GopsStore            *store,
               GopsPlanItem         *item,
               GopsPlanScope         scope,
               const GopsRecurrence *rule,
               GError              **error)
{
  g_autoptr (GopsPlanItem) series = gops_plan_take_series (store, item, scope, error);

  if (series == NULL || !happens (series, rule, error))
    return FALSE;
  gops_record_set_int (item, GOPS_PLAN_ITEM_SERIES, gops_record_get_id (series));
  gops_plan_series_write (series, rule);
  return gops_record_save (series, store, error) && gops_plan_prune (store, series, error);
}

/* @item becomes an ordinary one, and then the days go. */
static gboolean
leave_one (GopsStore    *store,
           GopsPlanItem *item,
           GopsPlanScope scope,
           GError      **error)
{
  g_autoptr (GopsPlanItem) day = gops_plan_series_make (item, gops_plan_day_of (item));   /* which series and day it was */

  gops_record_set_int (day, GOPS_PLAN_ITEM_SERIES, gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES));
  if (!gops_plan_write (store, item, error))   /* as a day, so that it takes its parts along */
    return FALSE;
  gops_record_set_int (item, GOPS_PLAN_ITEM_SERIES, 0);
  gops_record_set_text (item, GOPS_PLAN_ITEM_OCCURRENCE, NULL);
  return gops_plan_write (store, item, error) && remove_scope (store, day, scope, error);
}

static gboolean
repeat_scope (GopsStore            *store,
              GopsPlanItem         *item,
              GopsPlanScope         scope,
              const GopsRecurrence *rule,
              GError              **error)
{
  if (!gops_plan_is_of_series (item))
    return rule == NULL || begin_series (store, item, rule, error);
  return rule != NULL ? change_series (store, item, scope, rule, error) : leave_one (store, item, scope, error);
}

gboolean
gops_plan_repeat (GopsStore            *store,
                  GopsPlanItem         *item,
                  GopsPlanScope         scope,
                  const GopsRecurrence *rule,
                  GError              **error)
{
  g_return_val_if_fail (scope != GOPS_PLAN_ONE || !gops_plan_is_of_series (item), FALSE);

  if (rule != NULL && !gops_recurrence_check (rule, error))
    return FALSE;
  return gops_plan_begin (store, rule != NULL ? repeat_labels : once_labels, item, scope, error) &&
         gops_store_end (store, repeat_scope (store, item, scope, rule, error), error);
}
