/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet as it is worked off. */
#include "config.h"

#include "gops-plan-occurrence.h"
#include "gops-plan-outcome.h"
#include "gops-run-sheet.h"

#define AROUND  (30 * G_TIME_SPAN_MINUTE)   /* an item is "now" that long before and after its moment */
#define STAGGER (30 * G_TIME_SPAN_MINUTE)   /* copies of an SOP that begin so long after the first are one row */

static void
free_row (gpointer data)
{
  GopsRunRow *row = data;

  g_array_unref (row->ticks);
  g_free (row);
}

void
gops_run_sheet_free (GopsRunSheet *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->seeds, g_ptr_array_unref);
  g_clear_pointer (&self->cares, g_ptr_array_unref);
  g_free (self);
}

/* --- ticks --- */

/* Until when it is not late: the end of its window, put off with it. */
static gint64
end_of (const GopsTodayItem *item)
{
  gint64 around = item->due + AROUND;

  return item->until == 0 ? around : item->due > item->start ? MAX (item->until, around) : item->until;
}

GopsMoment
gops_today_moment (const GopsTodayItem *item, gint64 now)
{
  if (g_str_equal (item->status, "done") || gops_plan_is_skipped (item->item))
    return GOPS_MOMENT_DONE;
  if (!item->timed && item->due == item->start)
    return now < item->start ? GOPS_MOMENT_LATER : now < item->start + G_TIME_SPAN_DAY ? GOPS_MOMENT_NOW : GOPS_MOMENT_LATE;
  if (now > end_of (item))
    return GOPS_MOMENT_LATE;
  return now >= item->due - AROUND ? GOPS_MOMENT_NOW : GOPS_MOMENT_LATER;
}

int
gops_today_minutes_late (const GopsTodayItem *item)
{
  gint64 done = gops_record_get_int (item->item, GOPS_PLAN_ITEM_DONE_AT);

  if (done == 0 || !item->timed || !g_str_equal (item->status, "done"))
    return 0;
  return (int) (MAX (done - end_of (item), 0) / G_TIME_SPAN_MINUTE);
}

static GopsTick
make_post (const GopsTodayItem *item, gint64 now)
{
  gboolean at_once = item->timed || item->due > item->start;

  return (GopsTick) { .kind = GOPS_TICK_POST, .item = item, .moment = gops_today_moment (item, now), .due = at_once ? item->due : 0 };
}

char *
gops_tick_dup_key (const GopsTick *tick)
{
  switch (tick->kind)
    {
    case GOPS_TICK_POST:
      return g_strdup_printf ("post/%" G_GINT64_FORMAT, gops_plan_item_key (tick->item->item));
    case GOPS_TICK_ASK:
      return g_strdup_printf ("ask/%" G_GINT64_FORMAT, gops_record_get_id (tick->seed->outreach));
    case GOPS_TICK_CARE:
      return g_strdup_printf ("care/%s/%" G_GINT64_FORMAT, tick->care->care.id, tick->person->membership);
    }
  g_return_val_if_reached (NULL);
}

const char *
gops_tick_get_text (const GopsTick *tick)
{
  switch (tick->kind)
    {
    case GOPS_TICK_POST: return tick->item->text;
    case GOPS_TICK_ASK:  return tick->seed->reason;
    case GOPS_TICK_CARE: return tick->person->text;
    }
  g_return_val_if_reached ("");
}

GopsGroup *
gops_tick_get_group (const GopsTick *tick)
{
  switch (tick->kind)
    {
    case GOPS_TICK_POST: return tick->item->group;
    case GOPS_TICK_ASK:  return tick->seed->group;
    case GOPS_TICK_CARE: return tick->care->group;
    }
  g_return_val_if_reached (NULL);
}

const char *
gops_tick_get_person (const GopsTick *tick)
{
  switch (tick->kind)
    {
    case GOPS_TICK_POST: return tick->item->person;
    case GOPS_TICK_ASK:  return gops_record_get_text (tick->seed->outreach, GOPS_OUTREACH_NAME);
    case GOPS_TICK_CARE: return tick->person->name;
    }
  g_return_val_if_reached (NULL);
}

const char *
gops_tick_get_unknown (const GopsTick *tick)
{
  return tick->kind == GOPS_TICK_POST ? tick->item->unknown : NULL;
}

GopsAudience
gops_tick_get_audience (const GopsTick *tick)
{
  return tick->kind == GOPS_TICK_POST ? gops_plan_audience (tick->item->text, tick->item->person) : GOPS_FOR_PERSON;
}

/* --- rows --- */

static GopsRunRow *
add_row (GopsRunSheet *self)
{
  GopsRunRow *row = g_new0 (GopsRunRow, 1);

  row->ticks = g_array_new (FALSE, FALSE, sizeof (GopsTick));
  g_ptr_array_add (self->rows, row);
  return row;
}

const GopsTick *
gops_run_row_get_tick (const GopsRunRow *row, guint i)
{
  return &g_array_index (row->ticks, GopsTick, i);
}

/* Items are the same by what was written, before variables are filled. */
static guint
hash_item (gconstpointer data)
{
  const GopsTodayItem *item = data;

  return g_str_hash (gops_record_get_text (item->item, GOPS_PLAN_ITEM_TEXT)) * 31 +
         g_str_hash (gops_record_get_text (item->item, GOPS_PLAN_ITEM_TITLE));
}

static gboolean
is_same_item (gconstpointer a, gconstpointer b)
{
  static const GopsPlanItemColumn columns[] = {
    GOPS_PLAN_ITEM_TITLE, GOPS_PLAN_ITEM_TEXT, GOPS_PLAN_ITEM_TYPE, GOPS_PLAN_ITEM_CHANNEL, GOPS_PLAN_ITEM_POSTER, GOPS_PLAN_ITEM_SOP,
  };
  const GopsTodayItem *one = a, *other = b;

  if (one->timed != other->timed)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!g_str_equal (gops_record_get_text (one->item, columns[i]), gops_record_get_text (other->item, columns[i])))
      return FALSE;
  return TRUE;
}

/* Whether @tick comes with the first one of @row. */
static gboolean
belongs (const GopsRunRow *row, const GopsTick *tick)
{
  gint64 first = gops_run_row_get_tick (row, 0)->due;

  return tick->due == first || (tick->due <= first + STAGGER && !gops_record_is_blank (tick->item->item, GOPS_PLAN_ITEM_SOP));
}

/* Items come in the order of time, so that a row is found with its first one. */
static void
add_posts (GopsRunSheet *self, gint64 now)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (hash_item, is_same_item);

  for (guint i = 0; i < self->items->len; i++)
    {
      const GopsTodayItem *item = g_ptr_array_index (self->items, i);
      GopsTick tick = make_post (item, now);
      GopsRunRow *row = g_hash_table_lookup (rows, item);

      if (row == NULL || !belongs (row, &tick))
        {
          row = add_row (self);
          g_hash_table_replace (rows, (gpointer) item, row);
        }
      g_array_append_val (row->ticks, tick);
    }
}

/* Those of one group are asked together. */
static void
add_seeds (GopsRunSheet *self)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, self->seeds->len + 1);

  for (guint i = 0; i < self->seeds->len; i++)
    {
      const GopsSeedDue *due = g_ptr_array_index (self->seeds, i);
      GopsTick tick = { .kind = GOPS_TICK_ASK, .seed = due, .moment = due->days_late > 0 ? GOPS_MOMENT_LATE : GOPS_MOMENT_NOW };
      GopsRunRow *row;

      ids[i] = gops_record_get_id (due->group);
      row = g_hash_table_lookup (rows, &ids[i]);
      if (row == NULL)
        g_hash_table_insert (rows, &ids[i], row = add_row (self));
      g_array_append_val (row->ticks, tick);
    }
}

static void
add_cares (GopsRunSheet *self)
{
  for (guint i = 0; i < self->cares->len; i++)
    {
      const GopsCareDue *due = g_ptr_array_index (self->cares, i);
      GopsRunRow *row = due->people->len > 0 ? add_row (self) : NULL;

      for (guint k = 0; k < due->people->len; k++)
        {
          const GopsCarePerson *person = g_ptr_array_index (due->people, k);
          GopsTick tick = { .kind = GOPS_TICK_CARE, .care = due, .person = person,
                            .moment = person->days_late > 0 ? GOPS_MOMENT_LATE : GOPS_MOMENT_NOW };

          g_array_append_val (row->ticks, tick);
        }
    }
}

/* --- order --- */

static int
compare_ticks (gconstpointer a, gconstpointer b)
{
  const GopsTick *one = a, *other = b;
  gboolean one_done = one->moment == GOPS_MOMENT_DONE, other_done = other->moment == GOPS_MOMENT_DONE;

  if (one_done != other_done)
    return one_done - other_done;
  return one->due < other->due ? -1 : one->due > other->due;   /* of equal ones the order stays */
}

static void
settle_row (gpointer data, gpointer user_data)
{
  GopsRunRow *row = data;

  g_array_sort (row->ticks, compare_ticks);
  row->moment = gops_run_row_get_tick (row, 0)->moment;
  row->due = gops_run_row_get_tick (row, 0)->due;
  for (guint i = row->ticks->len; i > 0 && gops_run_row_get_tick (row, i - 1)->moment == GOPS_MOMENT_DONE; i--)
    {
      const GopsTick *tick = gops_run_row_get_tick (row, i - 1);

      row->n_done++;
      row->n_skipped += tick->kind == GOPS_TICK_POST && gops_plan_is_skipped (tick->item->item) ? 1 : 0;
    }
}

/* What has no time of day waits until there is a pause. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const GopsRunRow *one = *(const GopsRunRow *const *) a, *other = *(const GopsRunRow *const *) b;
  guint64 one_due = (guint64) one->due - 1, other_due = (guint64) other->due - 1;

  if (one->moment != other->moment)
    return one->moment < other->moment ? -1 : 1;
  return one_due < other_due ? -1 : one_due > other_due;
}

GopsRunSheet *
gops_run_sheet_new (GPtrArray *items, GPtrArray *seeds, GPtrArray *cares, gint64 now)
{
  GopsRunSheet *self = g_new0 (GopsRunSheet, 1);

  *self = (GopsRunSheet) { g_ptr_array_new_with_free_func (free_row), items, seeds, cares };
  add_posts (self, now);
  if (seeds != NULL)
    add_seeds (self);
  if (cares != NULL)
    add_cares (self);
  g_ptr_array_foreach (self->rows, settle_row, NULL);
  g_ptr_array_sort (self->rows, compare_rows);
  return self;
}

const char *
gops_moment_to_string (GopsMoment moment)
{
  switch (moment)
    {
    case GOPS_MOMENT_LATE:  return "late";
    case GOPS_MOMENT_NOW:   return "now";
    case GOPS_MOMENT_LATER: return "later";
    case GOPS_MOMENT_DONE:  return "done";
    }
  g_return_val_if_reached ("");
}
