/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of items of the plan: writing, editing, moving. */
#include "config.h"

#include "gops-plan-change-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method-error.h"
#include "gops-plan-parts.h"
#include "gops-recurrence-move.h"

/* By scope. */
static const char *const edit_labels[] = { N_("Edit plan item “%s”"), N_("Edit “%s” from a day on"), N_("Edit all days of “%s”") };
static const char *const move_labels[] = { N_("Move plan item “%s”"), N_("Move “%s” from a day on"), N_("Move all days of “%s”") };

gboolean
gops_plan_is_of_series (gpointer item)
{
  return gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES) != 0;
}

gboolean
gops_plan_write (GopsStore *store,
                 gpointer   item,
                 GError   **error)
{
  gint64 series = gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES);

  if (gops_record_get_id (item) != 0)
    return gops_record_save (item, store, error);
  return gops_record_insert (item, store, error) &&
         (series == 0 || gops_plan_copy_parts (store, series, gops_record_get_id (item), error));
}

/* --- inside --- */

gboolean
gops_plan_begin (GopsStore         *store,
                 const char *const *labels,
                 GopsPlanItem      *item,
                 GopsPlanScope      scope,
                 GError           **error)
{
  const char *label = labels[gops_plan_is_of_series (item) ? scope : GOPS_PLAN_ONE];

  return gops_store_begin (store, error, label, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL);
}

int
gops_plan_day_of (gpointer item)
{
  return gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE));
}

/* The series of @item. (transfer full) (nullable) */
GopsPlanSeries *
gops_plan_find_series (GopsStore    *store,
                       GopsPlanItem *item,
                       GError      **error)
{
  g_autoptr (GopsPlanItem) record = gops_record_load (GOPS_TYPE_PLAN_ITEM, store, gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES), error);
  GopsPlanSeries *series = record != NULL ? gops_plan_series_new (record) : NULL;

  if (record != NULL && series == NULL)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE, _("“%s” no longer happens again and again."),
                 gops_record_get_text (record, GOPS_PLAN_ITEM_TITLE));
  return series;
}

/* Whether @series has no day before that of @item. */
gboolean
gops_plan_is_first (const GopsPlanSeries *series,
                    GopsPlanItem         *item)
{
  return gops_recurrence_next (&series->rule, series->first, NULL, series->first - 1) >= gops_plan_day_of (item);
}

/* --- this and following --- */

GopsPlanItem *
gops_plan_make_following (GopsStore    *store,
                          GopsPlanItem *item,
                          GError      **error)
{
  g_autoptr (GopsPlanSeries) series = gops_plan_find_series (store, item, error);
  g_autoptr (GopsPlanItem) following = NULL;
  GopsRecurrence before, after;

  if (series == NULL)
    return NULL;
  if (gops_plan_is_first (series, item))
    return g_object_ref (series->item);
  if (!gops_recurrence_split (&series->rule, series->first, gops_plan_day_of (item), &before, &after, error))
    return NULL;
  following = gops_plan_series_make (series->item, gops_plan_day_of (item));
  gops_record_set_int (following, GOPS_PLAN_ITEM_SERIES, 0);
  gops_record_set_text (following, GOPS_PLAN_ITEM_OCCURRENCE, NULL);
  gops_plan_series_write (following, &after);
  return g_steal_pointer (&following);
}

/* Lets @series end before @day. */
gboolean
gops_plan_end_before (GopsStore      *store,
                      GopsPlanSeries *series,
                      int             day,
                      GError        **error)
{
  GopsRecurrence before, after;

  if (!gops_recurrence_split (&series->rule, series->first, day, &before, &after, error))
    return FALSE;
  gops_plan_series_write (series->item, &before);
  return gops_record_save (series->item, store, error);
}

gboolean
gops_plan_insert_following (GopsStore    *store,
                            GopsPlanItem *following,
                            GopsPlanItem *item,
                            GError      **error)
{
  g_autoptr (GopsPlanSeries) series = gops_plan_find_series (store, item, error);
  const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE);
  gint64 old, new;

  if (series == NULL || !gops_plan_end_before (store, series, gops_plan_day_of (item), error) ||
      !gops_record_insert (following, store, error))
    return FALSE;
  old = gops_record_get_id (series->item);
  new = gops_record_get_id (following);
  return gops_plan_copy_parts (store, old, new, error) &&
         gops_store_exec (store, error, "UPDATE plan_item SET series = ?1 WHERE series = ?2 AND occurrence >= ?3", "lls", new, old, date) &&
         gops_store_exec (store, error, "UPDATE plan_exception SET item_id = ?1 WHERE item_id = ?2 AND on_date >= ?3", "lls", new, old, date);
}

/* The series that a change of @scope is about, split off where that is needed. (transfer full) (nullable) */
GopsPlanItem *
gops_plan_take_series (GopsStore    *store,
                       GopsPlanItem *item,
                       GopsPlanScope scope,
                       GError      **error)
{
  g_autoptr (GopsPlanItem) series = NULL;

  if (scope == GOPS_PLAN_ALL)
    return gops_record_load (GOPS_TYPE_PLAN_ITEM, store, gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES), error);
  series = gops_plan_make_following (store, item, error);
  if (series == NULL || (gops_record_get_id (series) == 0 && !gops_plan_insert_following (store, series, item, error)))
    return NULL;
  return g_steal_pointer (&series);
}

/* --- moving --- */

typedef struct
{
  GopsRecurrence before, after;
  int            first_before, first_after;
} Shift;

static char *
map_date (const Shift *shift,
          const char  *date)
{
  int day = gops_recurrence_map_day (&shift->before, shift->first_before, &shift->after, shift->first_after, gops_day_parse (date));

  return day != GOPS_DAY_NONE ? gops_day_format (day) : NULL;
}

/* A row goes along, unless it was moved before or something came of it; one without a place is an ordinary item from then on. */
static gboolean
shift_row (GopsStore   *store,
           const Shift *shift,
           gpointer     row,
           GError     **error)
{
  const char *day = gops_record_get_text (row, GOPS_PLAN_ITEM_OCCURRENCE);
  g_autofree char *date = map_date (shift, day);

  if (date != NULL && g_str_equal (gops_record_get_text (row, GOPS_PLAN_ITEM_ON_DATE), day) &&
      !gops_plan_has_outcome (row))
    gops_record_set_text (row, GOPS_PLAN_ITEM_ON_DATE, date);
  if (date == NULL)
    gops_record_set_int (row, GOPS_PLAN_ITEM_SERIES, 0);
  gops_record_set_text (row, GOPS_PLAN_ITEM_OCCURRENCE, date);
  return gops_record_save (row, store, error);
}

static gboolean
shift_exception (GopsStore   *store,
                 const Shift *shift,
                 gpointer     exception,
                 GError     **error)
{
  g_autofree char *date = map_date (shift, gops_record_get_text (exception, GOPS_PLAN_EXCEPTION_ON_DATE));

  if (date == NULL)
    return gops_record_delete (exception, store, error);
  gops_record_set_text (exception, GOPS_PLAN_EXCEPTION_ON_DATE, date);
  return gops_record_save (exception, store, error);
}

/* In an order in which no day is taken yet that another goes to. */
static gboolean
shift_days (GopsStore   *store,
            const Shift *shift,
            gint64       series,
            gboolean     later,
            GError     **error)
{
  g_autoptr (GPtrArray) exceptions = NULL;
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error, later ?
    "WHERE series = ?1 ORDER BY occurrence DESC" : "WHERE series = ?1 ORDER BY occurrence", "l", series);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!shift_row (store, shift, g_ptr_array_index (rows, i), error))
      return FALSE;
  exceptions = gops_record_load_all (GOPS_TYPE_PLAN_EXCEPTION, store, error, later ?
    "WHERE item_id = ?1 ORDER BY on_date DESC" : "WHERE item_id = ?1 ORDER BY on_date", "l", series);
  for (guint i = 0; exceptions != NULL && i < exceptions->len; i++)
    if (!shift_exception (store, shift, g_ptr_array_index (exceptions, i), error))
      return FALSE;
  return exceptions != NULL;
}

/* Moves the series @record as its day @from moves to @to. */
static gboolean
shift_series (GopsStore    *store,
              GopsPlanItem *record,
              int           from,
              int           to,
              GError      **error)
{
  g_autoptr (GopsPlanSeries) series = gops_plan_series_new (record);
  g_autofree char *date = NULL;
  Shift shift;

  if (series == NULL || to == GOPS_DAY_NONE || from == to)
    return TRUE;
  shift = (Shift) { series->rule, series->rule, series->first, series->first };
  if (!gops_recurrence_move (&shift.after, &shift.first_after, from, to, error))
    return FALSE;
  date = gops_day_format (shift.first_after);
  gops_record_set_text (record, GOPS_PLAN_ITEM_ON_DATE, date);
  gops_plan_series_write (record, &shift.after);
  return gops_record_save (record, store, error) && shift_days (store, &shift, gops_record_get_id (record), to > from, error);
}

/* A day that was moved before goes where it was moved to now. */
static gboolean
place_row (GopsStore    *store,
           GopsPlanItem *item,
           const char   *date,
           GError      **error)
{
  return gops_record_get_id (item) == 0 ||
         gops_store_exec (store, error, "UPDATE plan_item SET on_date = ?2 WHERE id = ?1", "ls", gops_record_get_id (item), date);
}

static gboolean
move_scope (GopsStore    *store,
            GopsPlanItem *item,
            GopsPlanScope scope,
            const char   *date,
            GError      **error)
{
  g_autoptr (GopsPlanItem) series = NULL;

  if (scope == GOPS_PLAN_ONE || !gops_plan_is_of_series (item))
    {
      gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
      return gops_plan_write (store, item, error);
    }
  series = gops_plan_take_series (store, item, scope, error);
  return series != NULL && shift_series (store, series, gops_plan_day_of (item), gops_day_parse (date), error) && place_row (store, item, date, error);
}

gboolean
gops_plan_move (GopsStore    *store,
                GopsPlanItem *item,
                GopsPlanScope scope,
                const char   *date,
                GError      **error)
{
  return gops_plan_begin (store, move_labels, item, scope, error) &&
         gops_store_end (store, move_scope (store, item, scope, date, error), error);
}

/* --- editing --- */

static gboolean
is_equal (gpointer one,
          gpointer other,
          guint    column)
{
  if (gops_column_type_is_text (gops_record_get_table (one)->columns[column].type))
    return g_str_equal (gops_record_get_text (one, column), gops_record_get_text (other, column));
  return gops_record_get_int (one, column) == gops_record_get_int (other, column);
}

/* Columns that days of a series share. */
static gboolean
is_shared (GopsPlanItem *item,
           guint         column)
{
  static const GopsPlanItemColumn shared[] = {
    GOPS_PLAN_ITEM_TYPE, GOPS_PLAN_ITEM_TITLE, GOPS_PLAN_ITEM_TEXT, GOPS_PLAN_ITEM_AT_TIME, GOPS_PLAN_ITEM_UNTIL_TIME,
    GOPS_PLAN_ITEM_OWNER, GOPS_PLAN_ITEM_TACTIC, GOPS_PLAN_ITEM_GOAL_ID, GOPS_PLAN_ITEM_POSTER, GOPS_PLAN_ITEM_MINUTES,
    GOPS_PLAN_ITEM_SCENE_ID, GOPS_PLAN_ITEM_REMIND_BEFORE, GOPS_PLAN_ITEM_CHANNEL,
  };

  if (column == GOPS_PLAN_ITEM_STATUS)
    return gops_plan_status_is_open (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS));
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (shared[i] == column)
      return TRUE;
  return FALSE;
}

/* What is planned for @item now: its row, or the day of its series. (transfer full) (nullable) */
static GopsPlanItem *
load_present (GopsStore    *store,
              GopsPlanItem *item,
              GError      **error)
{
  g_autoptr (GopsPlanItem) record = gops_record_load (GOPS_TYPE_PLAN_ITEM, store, gops_plan_item_row (item), error);

  if (record == NULL || gops_record_get_id (item) != 0)
    return g_steal_pointer (&record);
  return gops_plan_series_make (record, gops_plan_day_of (item));
}

/* Gives @to what was changed of @item since it was as @present. */
static void
copy_changes (GopsPlanItem *to,
              GopsPlanItem *item,
              GopsPlanItem *present)
{
  for (guint i = 1; i < GOPS_PLAN_ITEM_N_COLUMNS; i++)
    if (is_shared (item, i) && !is_equal (item, present, i))
      {
        if (gops_column_type_is_text (gops_plan_item_table.columns[i].type))
          gops_record_set_text (to, i, gops_record_get_text (item, i));
        else
          gops_record_set_int (to, i, gops_record_get_int (item, i));
      }
}

/* The row of the day itself, where it has one: rows keep what they have, but this one is meant. */
static gboolean
edit_row (GopsStore    *store,
          GopsPlanItem *item,
          GopsPlanItem *present,
          GError      **error)
{
  g_autoptr (GopsPlanItem) row = NULL;

  if (gops_record_get_id (item) == 0)
    return TRUE;
  row = gops_record_load (GOPS_TYPE_PLAN_ITEM, store, gops_record_get_id (item), error);
  if (row == NULL)
    return FALSE;
  copy_changes (row, item, present);
  return gops_record_save (row, store, error);
}

static gboolean
edit_series (GopsStore    *store,
             GopsPlanItem *item,
             GopsPlanScope scope,
             GError      **error)
{
  g_autoptr (GopsPlanItem) present = load_present (store, item, error);
  g_autoptr (GopsPlanItem) series = present != NULL ? gops_plan_take_series (store, item, scope, error) : NULL;

  if (series == NULL)
    return FALSE;
  copy_changes (series, item, present);
  if (!gops_record_save (series, store, error) || !edit_row (store, item, present, error))
    return FALSE;
  return is_equal (item, present, GOPS_PLAN_ITEM_ON_DATE) ||
         shift_series (store, series, gops_plan_day_of (item), gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)), error);
}

gboolean
gops_plan_edit (GopsStore    *store,
                GopsPlanItem *item,
                GopsPlanScope scope,
                GError      **error)
{
  gboolean one = scope == GOPS_PLAN_ONE || !gops_plan_is_of_series (item);

  return gops_plan_begin (store, edit_labels, item, scope, error) &&
         gops_store_end (store, one ? gops_plan_write (store, item, error) : edit_series (store, item, scope, error), error);
}
