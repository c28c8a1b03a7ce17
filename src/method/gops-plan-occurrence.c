/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan holds on its days. */
#include "config.h"

#include "gops-plan-occurrence.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method-error.h"

static int
compare_int64 (gint64 a,
               gint64 b)
{
  return a < b ? -1 : a > b;
}

/* --- light ones --- */

static int
compare_occurrences (gconstpointer a,
                     gconstpointer b)
{
  const GopsPlanOccurrence *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->minutes != other->minutes)
    return one->minutes < other->minutes ? -1 : 1;
  return compare_int64 (one->item, other->item);
}

static GHashTable *
index_groups (const GArray *groups)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < groups->len; i++)
    g_hash_table_add (index, &g_array_index (groups, gint64, i));
  return index;
}

/* The columns of the index by days, so that no row is read; what comes in its order needs no parsing of equal days. */
static gboolean
list_rows (GopsStore    *store,
           GArray       *list,
           const GArray *groups,
           int           from,
           int           to,
           GError      **error)
{
  g_autofree char *first = gops_day_format (from), *last = gops_day_format (to);
  g_autoptr (GHashTable) wanted = groups != NULL ? index_groups (groups) : NULL;
  g_autoptr (GError) local_error = NULL;
  char date[16] = "";
  int day = GOPS_DAY_NONE;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT on_date, at_time, id, group_id, status = 'done' FROM plan_item INDEXED BY plan_item_by_day"
    " WHERE recurrence = '' AND on_date BETWEEN ?1 AND ?2 ORDER BY on_date, at_time, position, id", "ss", first, last);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      GopsPlanOccurrence occurrence = { .item = gops_statement_int (rows, 2), .group = gops_statement_int (rows, 3),
                                        .own = TRUE, .done = gops_statement_int (rows, 4) != 0 };
      const char *text = gops_statement_text (rows, 0);

      if (wanted != NULL && !g_hash_table_contains (wanted, &occurrence.group))
        continue;
      if (strcmp (text, date) != 0)
        {
          day = gops_day_parse (text);
          g_strlcpy (date, text, sizeof date);
        }
      occurrence.day = day;
      occurrence.minutes = gops_minutes_parse (gops_statement_text (rows, 1));
      g_array_append_val (list, occurrence);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
list_series (GArray          *list,
             const GPtrArray *all,
             int              from,
             int              to)
{
  for (guint i = 0; i < all->len; i++)
    {
      const GopsPlanSeries *series = g_ptr_array_index (all, i);
      g_autoptr (GArray) days = gops_plan_series_days (series, from, to);
      GopsPlanOccurrence occurrence = { .item = gops_record_get_id (series->item), .own = FALSE,
                                        .group = gops_record_get_int (series->item, GOPS_PLAN_ITEM_GROUP_ID) };

      occurrence.minutes = gops_minutes_parse (gops_record_get_text (series->item, GOPS_PLAN_ITEM_AT_TIME));
      for (guint k = 0; k < days->len; k++)
        {
          occurrence.day = g_array_index (days, int, k);
          g_array_append_val (list, occurrence);
        }
    }
}

/* Puts the second half of @list, from @middle on, among the first, which is in order. */
static GArray *
merge_halves (GArray *list,
              guint   middle)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (GopsPlanOccurrence), list->len);
  GopsPlanOccurrence *at = (GopsPlanOccurrence *) (gpointer) list->data;
  guint a = 0, b = middle;

  qsort (at + middle, list->len - middle, sizeof *at, compare_occurrences);
  while (a < middle || b < list->len)
    if (b == list->len || (a < middle && compare_occurrences (&at[a], &at[b]) <= 0))
      g_array_append_val (merged, at[a++]);
    else
      g_array_append_val (merged, at[b++]);
  return merged;
}

GArray *
gops_plan_occurrences_list (GopsStore    *store,
                            const GArray *groups,
                            int           from,
                            int           to,
                            GError      **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (GopsPlanOccurrence));
  g_autoptr (GPtrArray) series = NULL;
  guint n_rows;

  if (!list_rows (store, list, groups, from, to, error))
    return NULL;
  series = gops_plan_series_load (store, groups, from, to, error);
  if (series == NULL)
    return NULL;
  n_rows = list->len;
  list_series (list, series, from, to);
  return list->len == n_rows ? g_steal_pointer (&list) : merge_halves (list, n_rows);
}

GopsPlanItem *
gops_plan_occurrence_load (GopsStore                *store,
                           const GopsPlanOccurrence *occurrence,
                           GError                  **error)
{
  g_autoptr (GopsPlanItem) item = gops_record_load (GOPS_TYPE_PLAN_ITEM, store, occurrence->item, error);

  if (item == NULL || occurrence->own)
    return g_steal_pointer (&item);
  return gops_plan_series_make (item, occurrence->day);
}

/* --- whole items --- */

static int
compare_text (gpointer one,
              gpointer other,
              guint    column)
{
  return strcmp (gops_record_get_text (one, column), gops_record_get_text (other, column));
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  gpointer one = *(const gpointer *) a, other = *(const gpointer *) b;
  int by_day = compare_text (one, other, GOPS_PLAN_ITEM_ON_DATE);
  int by_time = by_day != 0 ? by_day : compare_text (one, other, GOPS_PLAN_ITEM_AT_TIME);
  int by_position = by_time != 0 ? by_time : compare_int64 (gops_record_get_int (one, GOPS_PLAN_ITEM_POSITION),
                                                            gops_record_get_int (other, GOPS_PLAN_ITEM_POSITION));

  return by_position != 0 ? by_position : compare_int64 (gops_plan_item_row (one), gops_plan_item_row (other));
}

/* Adds the days of the series; @items is in order before and after. */
static void
add_series (GPtrArray       *items,
            const GPtrArray *all,
            int              from,
            int              to)
{
  guint n = items->len;

  for (guint i = 0; i < all->len; i++)
    {
      const GopsPlanSeries *series = g_ptr_array_index (all, i);
      g_autoptr (GArray) days = gops_plan_series_days (series, from, to);

      for (guint k = 0; k < days->len; k++)
        g_ptr_array_add (items, gops_plan_series_make (series->item, g_array_index (days, int, k)));
    }
  if (items->len > n)
    g_ptr_array_sort (items, compare_items);
}

GPtrArray *
gops_plan_load_items (GopsStore *store,
                      int        from,
                      int        to,
                      GError   **error)
{
  g_autofree char *first = gops_day_format (from), *last = gops_day_format (to);
  g_autoptr (GPtrArray) series = gops_plan_series_load (store, NULL, from, to, error);
  GPtrArray *items = series == NULL ? NULL : gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error,
    "WHERE recurrence = '' AND on_date BETWEEN ?1 AND ?2 ORDER BY on_date, at_time, position, id", "ss", first, last);

  if (items != NULL)
    add_series (items, series, from, to);
  return items;
}

GPtrArray *
gops_plan_items (const GopsDossier *dossier,
                 int                from,
                 int                to)
{
  GPtrArray *items = g_ptr_array_new_full (dossier->plan->len, g_object_unref);
  g_autoptr (GPtrArray) series = gops_plan_series_of (dossier);

  for (guint i = 0; i < dossier->plan->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (dossier->plan, i)));
  add_series (items, series, from, to);
  return items;
}

/* --- one --- */

/* The row of a day of a series. @out_item: untouched when it has none */
static gboolean
load_own_row (GopsStore     *store,
              gint64         series,
              const char    *date,
              GopsPlanItem **out_item,
              GError       **error)
{
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error, "WHERE series = ?1 AND occurrence = ?2",
                                                     "ls", series, date);

  if (rows != NULL && rows->len > 0)
    *out_item = g_object_ref (g_ptr_array_index (rows, 0));
  return rows != NULL;
}

static gboolean
is_left_out (GopsStore  *store,
             gint64      series,
             const char *date)
{
  gint64 n = 0;

  return gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM plan_exception WHERE item_id = ?1 AND on_date = ?2",
                              "ls", series, date) && n > 0;
}

static GopsPlanItem *
fail_day (gpointer     item,
          const char  *date,
          GError     **error)
{
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE, _("“%s” does not happen on %s."),
               gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), date);
  return NULL;
}

static GopsPlanItem *
find_day (GopsStore    *store,
          GopsPlanItem *item,
          const char   *date,
          GError      **error)
{
  g_autoptr (GopsPlanSeries) series = gops_plan_series_new (item);
  GopsPlanItem *own = NULL;
  int day = gops_day_parse (date);

  if (series == NULL || day == GOPS_DAY_NONE)
    return fail_day (item, date, error);
  if (!load_own_row (store, gops_record_get_id (item), date, &own, error))
    return NULL;
  if (own != NULL)
    return own;
  if (gops_plan_series_next (series, day - 1) != day || is_left_out (store, gops_record_get_id (item), date))
    return fail_day (item, date, error);
  return gops_plan_series_make (item, day);
}

GopsPlanItem *
gops_plan_find_item (GopsStore  *store,
                     gint64      item,
                     const char *date,
                     GError    **error)
{
  g_autoptr (GopsPlanItem) record = gops_record_load (GOPS_TYPE_PLAN_ITEM, store, item, error);

  if (record == NULL)
    return NULL;
  if (date != NULL)
    return find_day (store, record, date, error);
  if (!gops_record_is_blank (record, GOPS_PLAN_ITEM_RECURRENCE))
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” happens on several days: say which one."),
                   gops_record_get_text (record, GOPS_PLAN_ITEM_TITLE));
      return NULL;
    }
  return g_steal_pointer (&record);
}
