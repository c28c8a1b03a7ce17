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

/* Of several items. */
#define EDIT_MANY N_("Edit %s plan items")
#define MOVE_MANY N_("Move %s plan items")

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

/* Gives @to what was changed of @item since it was as @present. @only_as: (nullable): but what differs from that one */
static void
copy_changes (GopsPlanItem *to,
              GopsPlanItem *item,
              GopsPlanItem *present,
              GopsPlanItem *only_as)
{
  for (guint i = 1; i < GOPS_PLAN_ITEM_N_COLUMNS; i++)
    if (is_shared (item, i) && !is_equal (item, present, i) && (only_as == NULL || is_equal (to, only_as, i)))
      {
        if (gops_column_type_is_text (gops_plan_item_table.columns[i].type))
          gops_record_set_text (to, i, gops_record_get_text (item, i));
        else
          gops_record_set_int (to, i, gops_record_get_int (item, i));
      }
}

/* Rows of days take over what they have in common with the series: @was, as it was before. A day that somebody moved, or
 * gave another text, keeps that alone; what was done stays as it was. */
static gboolean
edit_rows (GopsStore    *store,
           GopsPlanItem *item,
           GopsPlanItem *present,
           GopsPlanItem *was,
           GError      **error)
{
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error, "WHERE series = ?1 AND status <> 'done'", "l",
                                                     gops_record_get_id (was));

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GopsPlanItem *row = rows->pdata[i];
      gboolean own = gops_record_get_id (row) == gops_record_get_id (item);   /* of the day itself: this one is meant */

      copy_changes (row, item, present, own ? NULL : was);
      if (!gops_record_save (row, store, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
edit_day (GopsStore    *store,
          GopsPlanItem *series,
          GopsPlanItem *item,
          GopsPlanItem *present,
          GError      **error)
{
  const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE);

  return is_equal (item, present, GOPS_PLAN_ITEM_ON_DATE) ||
         (shift_series (store, series, gops_plan_day_of (item), gops_day_parse (date), error) && place_row (store, item, date, error));
}

static gboolean
edit_series (GopsStore    *store,
             GopsPlanItem *item,
             GopsPlanScope scope,
             GError      **error)
{
  g_autoptr (GopsPlanItem) present = load_present (store, item, error);
  g_autoptr (GopsPlanItem) series = present != NULL ? gops_plan_take_series (store, item, scope, error) : NULL;
  g_autoptr (GopsPlanItem) was = series != NULL ? gops_record_load (GOPS_TYPE_PLAN_ITEM, store, gops_record_get_id (series), error) : NULL;

  if (was == NULL)
    return FALSE;
  copy_changes (series, item, present, NULL);
  return gops_record_save (series, store, error) && edit_rows (store, item, present, was, error) &&
         edit_day (store, series, item, present, error);
}

static gboolean
edit_scope (GopsStore    *store,
            GopsPlanItem *item,
            GopsPlanScope scope,
            GError      **error)
{
  return scope == GOPS_PLAN_ONE || !gops_plan_is_of_series (item) ? gops_plan_write (store, item, error) : edit_series (store, item, scope, error);
}

gboolean
gops_plan_edit (GopsStore    *store,
                GopsPlanItem *item,
                GopsPlanScope scope,
                GError      **error)
{
  return gops_plan_begin (store, edit_labels, item, scope, error) &&
         gops_store_end (store, edit_scope (store, item, scope, error), error);
}

/* --- several --- */

static gboolean
begin_many (GopsStore         *store,
            const char *const *labels,
            const char        *many,
            GPtrArray         *items,
            GopsPlanScope      scope,
            GError           **error)
{
  g_autofree char *number = g_strdup_printf ("%u", items->len);

  return items->len == 1 ? gops_plan_begin (store, labels, items->pdata[0], scope, error)
                         : gops_store_begin (store, error, many, number, NULL);
}

/* Where more than one day is meant, the first of the days of a series speaks for them all. */
static gboolean
edit_each (GopsStore    *store,
           GPtrArray    *items,
           GopsPlanScope scope,
           GError      **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      gint64 series = gops_record_get_int (items->pdata[i], GOPS_PLAN_ITEM_SERIES);

      if (scope != GOPS_PLAN_ONE && series != 0 && !g_hash_table_add (seen, g_memdup2 (&series, sizeof series)))
        continue;
      if (!edit_scope (store, items->pdata[i], scope, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_plan_edit_all (GopsStore    *store,
                    GPtrArray    *items,
                    GopsPlanScope scope,
                    GError      **error)
{
  return begin_many (store, edit_labels, EDIT_MANY, items, scope, error) &&
         gops_store_end (store, edit_each (store, items, scope, error), error);
}

static int
first_day (GPtrArray *items)
{
  int first = G_MAXINT;

  for (guint i = 0; i < items->len; i++)
    {
      int day = gops_day_parse (gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_ON_DATE));

      if (day != GOPS_DAY_NONE)
        first = MIN (first, day);
    }
  return first;
}

static int
minutes_of (GopsPlanItem *item)
{
  return gops_minutes_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME));
}

/* Copies of one entry on one day, for several groups. */
static gboolean
are_staggered (GopsPlanItem *one,
               GopsPlanItem *other)
{
  static const GopsPlanItemColumn columns[] = { GOPS_PLAN_ITEM_SOP_ENTRY, GOPS_PLAN_ITEM_SOP, GOPS_PLAN_ITEM_ON_DATE };

  if (gops_record_is_blank (one, GOPS_PLAN_ITEM_SOP_ENTRY) || minutes_of (one) < 0 || minutes_of (other) < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!g_str_equal (gops_record_get_text (one, columns[i]), gops_record_get_text (other, columns[i])))
      return FALSE;
  return TRUE;
}

/* In memory: at @time; as long after the copy before as it was. */
static void
place_times (GPtrArray  *items,
             const char *time)
{
  int before = 0, shift = 0;   /* minutes of the item before, and by how much it goes on */

  for (guint i = 0; i < items->len; i++)
    {
      int minutes = minutes_of (items->pdata[i]), at = gops_minutes_parse (time);
      gboolean follows = at >= 0 && i > 0 && are_staggered (items->pdata[i - 1], items->pdata[i]) && minutes >= before;
      g_autofree char *there = NULL;

      shift = follows ? shift : at - minutes;
      at = CLAMP (minutes + shift, 0, 24 * 60 - 1);
      there = follows ? g_strdup_printf ("%02d:%02d", at / 60, at % 60) : g_strdup (time);
      before = minutes;
      gops_record_set_text (items->pdata[i], GOPS_PLAN_ITEM_AT_TIME, there);
    }
}

/* In memory: each goes on as many days as the first, those without a day to @day. */
static void
place_each (GPtrArray  *items,
            int         day,
            const char *time)
{
  int first = first_day (items);

  for (guint i = 0; i < items->len; i++)
    {
      int from = gops_day_parse (gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_ON_DATE));
      g_autofree char *date = day != GOPS_DAY_NONE ? gops_day_format (from != GOPS_DAY_NONE ? from + day - first : day) : NULL;

      if (date != NULL)
        gops_record_set_text (items->pdata[i], GOPS_PLAN_ITEM_ON_DATE, date);
    }
  if (time != NULL)
    place_times (items, time);
}

gboolean
gops_plan_move_all (GopsStore    *store,
                    GPtrArray    *items,
                    GopsPlanScope scope,
                    const char   *date,
                    const char   *time,
                    GError      **error)
{
  if (!begin_many (store, move_labels, MOVE_MANY, items, scope, error))
    return FALSE;
  place_each (items, gops_day_parse (date), time);
  return gops_store_end (store, edit_each (store, items, scope, error), error);
}
