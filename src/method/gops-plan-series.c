/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series: items of the plan that happen again and again. */
#include "config.h"

#include "gops-plan-series.h"

#include "gops-rrule.h"

GopsPlanSeries *
gops_plan_series_new (GopsPlanItem *item)
{
  const char *text = gops_record_get_text (item, GOPS_PLAN_ITEM_RECURRENCE);
  int first = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  GopsPlanSeries *self;

  if (*text == '\0' || first == GOPS_DAY_NONE || !gops_rrule_parse (text, -1, NULL, &rule, NULL))
    return NULL;
  self = g_new0 (GopsPlanSeries, 1);
  self->item = g_object_ref (item);
  self->rule = rule;
  self->first = first;
  self->except = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

void
gops_plan_series_free (GopsPlanSeries *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->item);
  g_array_unref (self->except);
  g_free (self);
}

/* --- finding --- */

static GPtrArray *
take_series (const GPtrArray *items)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_plan_series_free);

  for (guint i = 0; i < items->len; i++)
    {
      GopsPlanSeries *series = gops_plan_series_new (g_ptr_array_index (items, i));

      if (series != NULL)
        g_ptr_array_add (all, series);
    }
  return all;
}

/* Series by their ids, borrowed. */
static GHashTable *
index_series (const GPtrArray *all)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      GopsPlanSeries *series = g_ptr_array_index (all, i);
      gint64 id = gops_record_get_id (series->item);

      g_hash_table_insert (index, g_memdup2 (&id, sizeof id), series);
    }
  return index;
}

static void
leave_out (GHashTable *index,
           gint64      id,
           const char *date)
{
  GopsPlanSeries *series = g_hash_table_lookup (index, &id);
  int day = gops_day_parse (date);

  if (series != NULL && day != GOPS_DAY_NONE)
    g_array_append_val (series->except, day);
}

/* Takes @rows: a series and a date each. */
static gboolean
leave_out_rows (GHashTable    *index,
                GopsStatement *rows,
                GError       **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (own == NULL)
    return FALSE;
  while (gops_statement_next (own, &local_error))
    leave_out (index, gops_statement_int (own, 0), gops_statement_text (own, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_exceptions (GopsStore  *store,
                 GHashTable *index,
                 const char *from,
                 const char *to,
                 GError    **error)
{
  return leave_out_rows (index, gops_store_query (store, error, "SELECT s.id, e.on_date FROM plan_item s CROSS JOIN plan_exception e"
                           " ON e.item_id = s.id AND e.on_date BETWEEN ?1 AND ?2 WHERE s.recurrence <> ''", "ss", from, to), error) &&
         leave_out_rows (index, gops_store_query (store, error, "SELECT s.id, i.occurrence FROM plan_item s CROSS JOIN plan_item i"
                           " ON i.series = s.id AND i.occurrence BETWEEN ?1 AND ?2 WHERE s.recurrence <> ''", "ss", from, to), error);
}

static gboolean
is_of_group (const GArray *groups,
             gpointer      item)
{
  gint64 group = gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    if (g_array_index (groups, gint64, i) == group)
      return TRUE;
  return groups == NULL;
}

GPtrArray *
gops_plan_series_load (GopsStore    *store,
                       const GArray *groups,
                       int           from,
                       int           to,
                       GError      **error)
{
  g_autofree char *first = gops_day_format (from), *last = gops_day_format (to);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (GPtrArray) items = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error,
    "WHERE recurrence <> '' AND on_date <= ?2 AND (series_last = '' OR series_last >= ?1)", "ss", first, last);

  if (items == NULL)
    return NULL;
  for (guint i = items->len; i > 0; i--)
    if (!is_of_group (groups, g_ptr_array_index (items, i - 1)))
      g_ptr_array_remove_index_fast (items, i - 1);
  all = take_series (items);
  index = index_series (all);
  return all->len == 0 || load_exceptions (store, index, first, last, error) ? g_steal_pointer (&all) : NULL;
}

GPtrArray *
gops_plan_series_of (const GopsDossier *dossier)
{
  GPtrArray *all = take_series (dossier->series);
  g_autoptr (GHashTable) index = index_series (all);

  for (guint i = 0; i < dossier->exceptions->len; i++)
    {
      gpointer exception = g_ptr_array_index (dossier->exceptions, i);

      leave_out (index, gops_record_get_int (exception, GOPS_PLAN_EXCEPTION_ITEM_ID),
                 gops_record_get_text (exception, GOPS_PLAN_EXCEPTION_ON_DATE));
    }
  for (guint i = 0; all->len > 0 && i < dossier->plan->len; i++)
    {
      gpointer item = g_ptr_array_index (dossier->plan, i);

      if (gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES) != 0)
        leave_out (index, gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES), gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE));
    }
  return all;
}

/* --- days --- */

GArray *
gops_plan_series_days (const GopsPlanSeries *self,
                       int                   from,
                       int                   to)
{
  return gops_recurrence_list (&self->rule, self->first, self->except, from, to, G_MAXUINT);
}

int
gops_plan_series_next (const GopsPlanSeries *self,
                       int                   after)
{
  return gops_recurrence_next (&self->rule, self->first, self->except, after);
}

static void
copy_columns (gpointer from,
              gpointer to)
{
  const GopsTable *table = gops_record_get_table (from);

  for (guint i = 1; i < table->n_columns; i++)
    if (gops_column_type_is_text (table->columns[i].type))
      gops_record_set_text (to, i, gops_record_get_text (from, i));
    else
      gops_record_set_int (to, i, gops_record_get_int (from, i));
}

gboolean
gops_plan_status_is_open (const char *status)
{
  return !g_str_equal (status, "done") && !g_str_equal (status, "missed");
}

gboolean
gops_plan_has_outcome (gpointer item)
{
  if (!gops_plan_status_is_open (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS)) ||
      !gops_record_is_blank (item, GOPS_PLAN_ITEM_SKIP_REASON) || !gops_record_is_blank (item, GOPS_PLAN_ITEM_RESULT))
    return TRUE;
  for (guint i = GOPS_PLAN_ITEM_RESULT_READS; i <= GOPS_PLAN_ITEM_RESULT_SALES; i++)
    if (gops_record_get_int (item, i) >= 0)
      return TRUE;
  return FALSE;
}

void
gops_plan_forget_outcome (GopsPlanItem *item)
{
  if (!gops_plan_status_is_open (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS)))
    gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, "ready");
  gops_record_set_int (item, GOPS_PLAN_ITEM_DONE_AT, 0);
  gops_record_set_text (item, GOPS_PLAN_ITEM_DONE_BY, NULL);
  gops_record_set_text (item, GOPS_PLAN_ITEM_RESULT, NULL);
  gops_record_set_int (item, GOPS_PLAN_ITEM_SNOOZED_UNTIL, 0);
  gops_record_set_text (item, GOPS_PLAN_ITEM_SKIP_REASON, NULL);
  for (guint i = GOPS_PLAN_ITEM_RESULT_READS; i <= GOPS_PLAN_ITEM_RESULT_SALES; i++)
    gops_record_set_int (item, i, -1);
}

/* As that day of the series, with all that @series says. */
static GopsPlanItem *
copy_as_day (GopsPlanItem *series,
             int           day)
{
  GopsPlanItem *item = g_object_new (GOPS_TYPE_PLAN_ITEM, NULL);
  g_autofree char *date = gops_day_format (day);

  copy_columns (series, item);
  gops_record_set_text (item, GOPS_PLAN_ITEM_RECURRENCE, NULL);
  gops_record_set_text (item, GOPS_PLAN_ITEM_SERIES_LAST, NULL);
  gops_record_set_text (item, GOPS_PLAN_ITEM_UID, NULL);
  gops_record_set_int (item, GOPS_PLAN_ITEM_SERIES, gops_record_get_id (series));
  gops_record_set_text (item, GOPS_PLAN_ITEM_OCCURRENCE, date);
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
  return item;
}

GopsPlanItem *
gops_plan_series_take_first (GopsPlanItem *item)
{
  GopsPlanItem *first = copy_as_day (item, gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)));

  gops_plan_forget_outcome (item);
  return first;
}

GopsPlanItem *
gops_plan_series_make (GopsPlanItem *series,
                       int           day)
{
  GopsPlanItem *item = copy_as_day (series, day);

  gops_plan_forget_outcome (item);
  return item;
}

static int
last_day (const GopsRecurrence *rule,
          int                   first)
{
  g_autoptr (GArray) days = NULL;

  if (rule->until != GOPS_DAY_NONE)
    return rule->until;
  if (rule->count == 0)
    return GOPS_DAY_NONE;
  days = gops_recurrence_list (rule, first, NULL, first, GOPS_RECURRENCE_LAST, (guint) rule->count);
  return days->len > 0 ? g_array_index (days, int, days->len - 1) : first;
}

void
gops_plan_series_write (GopsPlanItem         *item,
                        const GopsRecurrence *rule)
{
  int first = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  int last = rule != NULL ? last_day (rule, first) : GOPS_DAY_NONE;
  g_autofree char *text = rule != NULL ? gops_rrule_write (rule, -1, NULL) : NULL;
  g_autofree char *date = last != GOPS_DAY_NONE ? gops_day_format (last) : NULL;

  gops_record_set_text (item, GOPS_PLAN_ITEM_RECURRENCE, text);
  gops_record_set_text (item, GOPS_PLAN_ITEM_SERIES_LAST, date);
}

/* --- who is who --- */

gint64
gops_plan_item_row (gpointer item)
{
  gint64 id = gops_record_get_id (item);

  return id != 0 ? id : gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES);
}

/* Mixed as splitmix64 does, so that two days or two series do not meet. */
gint64
gops_plan_day_key (gint64 series,
                   int    day)
{
  guint64 mixed = (guint64) series;

  mixed += (guint64) (guint32) day * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return -(gint64) ((mixed ^ (mixed >> 31)) >> 1) - 1;
}

gint64
gops_plan_item_key (gpointer item)
{
  gint64 series = gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES);

  return series == 0 ? gops_record_get_id (item)
                     : gops_plan_day_key (series, gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE)));
}
