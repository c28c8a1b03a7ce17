/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan of many groups holds on its days. */
#include "config.h"

#include "gops-plan-scan-private.h"

#include <stdlib.h>
#include <string.h>

#include "gops-day.h"

#define FEW_GROUPS   64     /* that are asked for one by one; of more all rows of the days are passed over */
#define CHECK_EVERY  4096   /* rows */

typedef struct
{
  const char *name;    /* of the scan */
  const char *zone;    /* of the scan */
  int         today;
  gboolean    seen;    /* has items that passed */
} Place;

struct _GopsPlanScan
{
  GopsStore           *store;    /* borrowed */
  const GopsPlanQuery *query;    /* borrowed */
  GCancellable        *cancellable;   /* borrowed (nullable) */
  GopsPlanSieve       *sieve;    /* (owned) (nullable): nothing is kept back */
  GStringChunk        *texts;    /* (owned) */
  GHashTable          *places;   /* (owned) id → Place */
  GArray              *found;    /* (owned) of GopsPlanFound */
  char                *first, *last;   /* (owned) days as texts */

  /* of the row before, since neighbours are alike */
  char                 date[16], time[8];
  int                  day, minutes;
  const char          *type, *raw, *title, *owner, *entry;
};

void
gops_plan_scan_free (GopsPlanScan *self)
{
  if (self == NULL)
    return;
  gops_plan_sieve_free (self->sieve);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->places);
  g_array_unref (self->found);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}

/* --- groups --- */

static void
add_place (GopsPlanScan  *self,
           GopsStatement *row)
{
  gint64 id = gops_statement_int (row, 0);
  Place *place = g_new0 (Place, 1);

  place->name = g_string_chunk_insert_const (self->texts, gops_statement_text (row, 1));
  place->zone = g_string_chunk_insert_const (self->texts, gops_statement_text (row, 2));
  place->today = gops_day_of_instant (self->query->now, place->zone);
  g_hash_table_insert (self->places, g_memdup2 (&id, sizeof id), place);
}

static gboolean
run_rows (GopsPlanScan  *self,
          GopsStatement *rows,
          void         (*take) (GopsPlanScan *self, GopsStatement *row),
          GError       **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;
  guint n = 0;

  if (own == NULL)
    return FALSE;
  while (gops_statement_next (own, &local_error))
    {
      if (++n % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      take (self, own);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_places (GopsPlanScan *self,
             GError      **error)
{
  const GArray *groups = self->query->groups;

  if (groups == NULL)
    return run_rows (self, gops_store_query (self->store, error, "SELECT id, name, time_zone FROM chat_group WHERE deleted_at = 0 AND archived_at = 0",
                                             NULL), add_place, error);
  for (guint i = 0; i < groups->len; i++)
    if (!run_rows (self, gops_store_query (self->store, error, "SELECT id, name, time_zone FROM chat_group WHERE id = ?1", "l",
                                           g_array_index (groups, gint64, i)), add_place, error))
      return FALSE;
  return TRUE;
}

/* --- items --- */

static const char *
intern_like (const char  *before,
             const char  *text)
{
  return before != NULL && g_str_equal (before, text) ? before : g_intern_string (text);
}

static const char *
keep_like (GopsPlanScan *self,
           const char   *before,
           const char   *text)
{
  return before != NULL && g_str_equal (before, text) ? before : g_string_chunk_insert_const (self->texts, text);
}

static int
parse_time (const char *text)
{
  return *text == '\0' ? -1 : gops_minutes_parse (text);
}

static int
parse_time_like (GopsPlanScan *self,
                 const char   *text)
{
  if (strcmp (text, self->time) != 0)
    {
      self->minutes = parse_time (text);
      g_strlcpy (self->time, text, sizeof self->time);
    }
  return self->minutes;
}

static int
parse_day (GopsPlanScan *self,
           const char   *text)
{
  if (strcmp (text, self->date) != 0)
    {
      self->day = gops_day_parse (text);
      g_strlcpy (self->date, text, sizeof self->date);
    }
  return self->day;
}

/* As gops_plan_item_due() has it: what was put off within its day waits until then. */
static gint64
find_due (const Place         *place,
          const GopsPlanFound *found)
{
  gint64 start = gops_instant_of_day (found->at.day, MAX (found->at.minutes, 0), place->zone);

  return found->snoozed > start && gops_day_of_instant (found->snoozed, place->zone) == found->at.day ? found->snoozed : start;
}

/* As gops_plan_status() has it. */
static const char *
find_status (GopsPlanScan        *self,
             const Place         *place,
             const GopsPlanFound *found,
             const char          *raw)
{
  const GopsPlanOccurrence *at = &found->at;

  if (found->reasoned)
    return g_intern_static_string ("skipped");
  if (at->done || found->skipped || at->day == GOPS_DAY_NONE || at->day > place->today)
    return *raw != '\0' ? raw : "idea";
  if (at->day < place->today)
    return g_intern_static_string ("missed");
  if (find_due (place, found) <= self->query->now)
    return g_intern_static_string ("due");
  return *raw != '\0' ? raw : "idea";
}

/* Takes @found when it passes; its texts are those of @facts. */
static void
take_found (GopsPlanScan  *self,
            Place         *place,
            GopsPlanFound *found,
            const char    *raw,
            GopsPlanFacts *facts)
{
  found->status = find_status (self, place, found, raw);
  facts->status = found->status;
  facts->group = place->name;
  if (self->sieve != NULL && !gops_plan_sieve_passes (self->sieve, facts))
    return;
  found->type = facts->type;
  found->title = self->title = keep_like (self, self->title, facts->title);
  found->owner = self->owner = keep_like (self, self->owner, facts->owner);
  found->entry = self->entry = keep_like (self, self->entry, facts->entry != NULL ? facts->entry : "");   /* days of series have none */
  found->group = place->name;
  place->seen = TRUE;
  g_array_append_vals (self->found, found, 1);
}

#define COLUMNS "SELECT group_id, id, on_date, at_time, until_time, status, type, title, owner, sop, position, series, occurrence,"\
  " skip_reason <> '', snoozed_until, sop_entry"
#define WITH_TEXT ", text FROM plan_item "

/* What is in the order of the columns above. */
static void
take_row (GopsPlanScan  *self,
          GopsStatement *row)
{
  gint64 group = gops_statement_int (row, 0), series = gops_statement_int (row, 11);
  Place *place = g_hash_table_lookup (self->places, &group);
  GopsPlanFound found = { .at = { .group = group, .item = gops_statement_int (row, 1), .own = TRUE } };
  GopsPlanFacts facts = { .title = gops_statement_text (row, 7), .owner = gops_statement_text (row, 8), .entry = gops_statement_text (row, 15) };

  if (place == NULL)
    return;
  if (self->sieve != NULL)
    {
      facts.sop = gops_statement_text (row, 9);
      facts.text = gops_statement_text (row, 16);
    }
  found.at.day = parse_day (self, gops_statement_text (row, 2));
  found.at.minutes = parse_time_like (self, gops_statement_text (row, 3));
  found.until = parse_time (gops_statement_text (row, 4));
  self->raw = intern_like (self->raw, gops_statement_text (row, 5));
  self->type = facts.type = intern_like (self->type, gops_statement_text (row, 6));
  found.at.done = g_str_equal (self->raw, "done");
  found.skipped = g_str_equal (self->raw, "missed");
  found.reasoned = found.skipped && gops_statement_int (row, 13) != 0;
  found.snoozed = gops_statement_int (row, 14);
  found.position = gops_statement_int (row, 10);
  found.repeats = series != 0;
  found.key = series == 0 ? found.at.item : gops_plan_day_key (series, gops_day_parse (gops_statement_text (row, 12)));
  take_found (self, place, &found, self->raw, &facts);
}

static gboolean
scan_days (GopsPlanScan *self,
           GError      **error)
{
  return run_rows (self, gops_store_query (self->store, error, COLUMNS WITH_TEXT "INDEXED BY plan_item_by_day"
                     " WHERE recurrence = '' AND on_date BETWEEN ?1 AND ?2", "ss", self->first, self->last), take_row, error) &&
         (!self->query->undated ||
          run_rows (self, gops_store_query (self->store, error, COLUMNS WITH_TEXT "INDEXED BY plan_item_by_day WHERE recurrence = '' AND on_date = ''",
                                            NULL), take_row, error));
}

static gboolean
scan_group (GopsPlanScan *self,
            gint64        group,
            GError      **error)
{
  return run_rows (self, gops_store_query (self->store, error, COLUMNS WITH_TEXT "INDEXED BY plan_item_by_group WHERE group_id = ?1 AND recurrence = ''"
                     " AND (on_date BETWEEN ?2 AND ?3 OR (?4 AND on_date = ''))", "lssi", group, self->first, self->last, self->query->undated),
                   take_row, error);
}

static gboolean
scan_rows (GopsPlanScan *self,
           GError      **error)
{
  const GArray *groups = self->query->groups;

  if (groups == NULL || groups->len > FEW_GROUPS)
    return scan_days (self, error);
  for (guint i = 0; i < groups->len; i++)
    if (!scan_group (self, g_array_index (groups, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* --- series --- */

static void
take_day (GopsPlanScan *self,
          Place        *place,
          GopsPlanItem *item,
          int           day)
{
  gint64 series = gops_record_get_id (item);
  GopsPlanFound found = { .at = { .group = gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID), .item = series, .day = day } };
  GopsPlanFacts facts = {
    .type = g_intern_string (gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE)), .title = gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE),
    .owner = gops_record_get_text (item, GOPS_PLAN_ITEM_OWNER), .sop = gops_record_get_text (item, GOPS_PLAN_ITEM_SOP),
    .text = gops_record_get_text (item, GOPS_PLAN_ITEM_TEXT),
  };
  const char *raw = gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS);

  found.at.minutes = parse_time (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME));
  found.until = parse_time (gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME));
  found.position = gops_record_get_int (item, GOPS_PLAN_ITEM_POSITION);
  found.repeats = TRUE;
  found.key = gops_plan_day_key (series, day);
  take_found (self, place, &found, g_intern_string (gops_plan_status_is_open (raw) ? raw : "ready"), &facts);
}

static int
last_of_series (const GopsPlanQuery *query)
{
  return query->series_to != 0 ? MIN (query->series_to, query->to) : query->to;
}

static void
take_series (GopsPlanScan         *self,
             const GopsPlanSeries *series)
{
  gint64 group = gops_record_get_int (series->item, GOPS_PLAN_ITEM_GROUP_ID);
  Place *place = g_hash_table_lookup (self->places, &group);
  g_autoptr (GArray) days = NULL;
  guint n;

  if (place == NULL)
    return;
  days = gops_plan_series_days (series, self->query->next_only ? MAX (self->query->from, place->today) : self->query->from,
                                last_of_series (self->query));
  n = self->query->next_only ? MIN (days->len, 1) : days->len;
  for (guint i = 0; i < n; i++)
    take_day (self, place, series->item, g_array_index (days, int, i));
}

static gboolean
scan_series (GopsPlanScan *self,
             GError      **error)
{
  g_autoptr (GPtrArray) all = gops_plan_series_load (self->store, self->query->groups, self->query->from, last_of_series (self->query), error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    take_series (self, all->pdata[i]);
  return all != NULL;
}

/* --- order --- */

#define COMPARE(a, b) if ((a) != (b)) return (a) < (b) ? -1 : 1

/* Days that are none are the smallest numbers, and so are times. */
static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const GopsPlanFound *one = a, *other = b;

  COMPARE (one->at.day, other->at.day);
  COMPARE (one->at.minutes, other->at.minutes);
  COMPARE (one->position, other->position);
  COMPARE (one->at.item, other->at.item);
  return 0;
}

/* The index gives them in order already; series and several groups do not. */
static void
sort_found (GArray *found)
{
  for (guint i = 1; i < found->len; i++)
    if (compare_found (&g_array_index (found, GopsPlanFound, i - 1), &g_array_index (found, GopsPlanFound, i)) > 0)
      {
        qsort (found->data, found->len, sizeof (GopsPlanFound), compare_found);
        return;
      }
}

GopsPlanScan *
gops_plan_scan_new (GopsStore           *store,
                    const GopsPlanQuery *query,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (GopsPlanScan) self = g_new0 (GopsPlanScan, 1);

  self->store = store;
  self->query = query;
  self->cancellable = cancellable;
  self->sieve = gops_plan_filter_is_empty (query->filter) ? NULL : gops_plan_sieve_new (query->filter);
  self->texts = g_string_chunk_new (4096);
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->found = g_array_new (FALSE, FALSE, sizeof (GopsPlanFound));
  self->first = gops_day_format (query->from);
  self->last = gops_day_format (query->to);
  self->day = GOPS_DAY_NONE;
  self->minutes = -1;
  if (!load_places (self, error) || !scan_rows (self, error) || !scan_series (self, error))
    return NULL;
  sort_found (self->found);
  return g_steal_pointer (&self);
}

GArray *
gops_plan_scan_get_found (GopsPlanScan *self)
{
  return self->found;
}

guint
gops_plan_scan_count_groups (GopsPlanScan *self)
{
  GHashTableIter iter;
  gpointer place;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    n += ((const Place *) place)->seen ? 1 : 0;
  return n;
}
