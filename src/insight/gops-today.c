/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-fill.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-outcome.h"
#include "gops-today.h"
#include "gops-workspace.h"

/* A group whose items are wanted, with what fills their texts. */
typedef struct
{
  GopsGroup *group;      /* (owned) */
  char      *audience;   /* (owned) */
  char      *theme;      /* (owned) */
  char      *date;       /* (owned) the day wanted in the group's zone */
  GBytes    *sort_key;   /* (owned) */
  guint      rank;       /* by the name */
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_clear_object (&place->group);
  g_free (place->audience);
  g_free (place->theme);
  g_free (place->date);
  g_bytes_unref (place->sort_key);
  g_free (place);
}

void
gops_today_item_free (GopsTodayItem *item)
{
  g_clear_object (&item->item);
  g_clear_object (&item->group);
  g_free (item->title);
  g_free (item->text);
  g_free (item->unknown);
  g_free (item->person);
  g_free (item);
}

gint64
gops_plan_item_start (GopsPlanItem *item, const char *time_zone)
{
  int day = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  int minutes = gops_minutes_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME));

  return day != GOPS_DAY_NONE ? gops_instant_of_day (day, MAX (minutes, 0), time_zone) : 0;
}

gint64
gops_plan_item_until (GopsPlanItem *item, const char *time_zone)
{
  int day = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  int minutes = gops_minutes_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME));
  int until = gops_minutes_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME));

  if (day == GOPS_DAY_NONE || until < 0)
    return 0;
  return gops_instant_of_day (until < minutes ? day + 1 : day, until, time_zone);
}

gint64
gops_plan_item_due (GopsPlanItem *item, const char *time_zone)
{
  gint64 start = gops_plan_item_start (item, time_zone), snoozed = gops_record_get_int (item, GOPS_PLAN_ITEM_SNOOZED_UNTIL);

  if (snoozed <= start || gops_day_of_instant (snoozed, time_zone) != gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)))
    return start;
  return snoozed;
}

const char *
gops_plan_status (GopsPlanItem *item, const char *time_zone, gint64 now)
{
  const char *status = gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS);
  int day = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  int today = gops_day_of_instant (now, time_zone);

  if (gops_plan_is_skipped (item))
    return "skipped";
  if (day != GOPS_DAY_NONE && gops_plan_status_is_open (status))
    {
      if (day < today)
        return "missed";
      if (day == today && gops_plan_item_due (item, time_zone) <= now)
        return "due";
    }
  return g_intern_string (*status != '\0' ? status : "idea");
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (((const Place *) a)->sort_key, ((const Place *) b)->sort_key);
}

/* Names are compared once, not for each two items of one moment. */
static void
rank_places (GHashTable *places)
{
  g_autoptr (GList) all = g_list_sort (g_hash_table_get_values (places), compare_places);
  guint rank = 0;

  for (GList *l = all; l != NULL; l = l->next)
    ((Place *) l->data)->rank = rank++;
}

/* Groups that run, by id. */
static GHashTable *
load_places (GopsStore *store, const char *date, gint64 now, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_place);
  g_autoptr (GPtrArray) groups = gops_record_load_all (GOPS_TYPE_GROUP, store, error,
    "WHERE " GOPS_GROUP_RUNS ("") " AND EXISTS (SELECT 1 FROM plan_item i WHERE i.group_id = chat_group.id)", NULL);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      Place *place = g_new0 (Place, 1);
      gint64 *id = g_new (gint64, 1);

      place->group = g_object_ref (g_ptr_array_index (groups, i));
      place->date = date != NULL ? g_strdup (date)
                                 : gops_day_format (gops_day_of_instant (now, gops_record_get_text (place->group,
                                                                                                    GOPS_GROUP_TIME_ZONE)));
      place->sort_key = gops_collation_key (gops_record_get_text (place->group, GOPS_GROUP_NAME));
      *id = gops_record_get_id (place->group);
      g_hash_table_insert (places, id, place);
    }
  rank_places (places);
  return groups != NULL ? g_steal_pointer (&places) : NULL;
}

static gboolean
load_positioning (GopsStore *store, GHashTable *places, GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT group_id, audience, theme FROM positioning", NULL);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local))
    {
      gint64 id = gops_statement_int (rows, 0);
      Place *place = g_hash_table_lookup (places, &id);

      if (place == NULL)
        continue;
      place->audience = g_strdup (gops_statement_text (rows, 1));
      place->theme = g_strdup (gops_statement_text (rows, 2));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The name of the person that @record is about, as the group knows it. Returns: (transfer full) (nullable). */
static char *
find_person (GopsStore *store, GopsPlanItem *record)
{
  gint64 id = gops_record_get_int (record, GOPS_PLAN_ITEM_PERSON_ID);
  char *name = NULL;

  if (id != 0)
    gops_store_read_text (store, &name, NULL, "SELECT coalesce((SELECT nullif(m.nickname, '') FROM membership m WHERE m.person_id = p.id"
                          " AND m.group_id = ?2), p.name) FROM person p WHERE p.id = ?1", "ll", id, gops_record_get_int (record, GOPS_PLAN_ITEM_GROUP_ID));
  return name;
}

static GopsTodayItem *
make_item (GopsStore *store, const Place *place, GopsPlanItem *record, gint64 now)
{
  GopsTodayItem *item = g_new0 (GopsTodayItem, 1);
  const char *zone = gops_record_get_text (place->group, GOPS_GROUP_TIME_ZONE);
  GopsFillValues values = gops_fill_values_of (place->group);

  values.audience = place->audience;
  values.theme = place->theme;
  values.name = item->person = find_person (store, record);
  gops_fill_take_window (&values, record);
  item->item = g_object_ref (record);
  item->group = g_object_ref (place->group);
  item->rank = place->rank;
  item->status = gops_plan_status (record, zone, now);
  item->start = gops_plan_item_start (record, zone);
  item->due = gops_plan_item_due (record, zone);
  item->timed = !gops_record_is_blank (record, GOPS_PLAN_ITEM_AT_TIME);
  item->until = gops_plan_item_until (record, zone);
  item->title = gops_fill (&values, gops_record_get_text (record, GOPS_PLAN_ITEM_TITLE));
  item->text = gops_fill (&values, gops_record_get_text (record, GOPS_PLAN_ITEM_TEXT));
  item->unknown = gops_fill_find_unknown (&values, gops_record_get_text (record, GOPS_PLAN_ITEM_TEXT));
  return item;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const GopsTodayItem *one = *(const GopsTodayItem *const *) a, *other = *(const GopsTodayItem *const *) b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return one->rank < other->rank ? -1 : one->rank > other->rank;
}

/* The first and the last day that is today somewhere. Returns: FALSE without groups. */
static gboolean
find_days (GHashTable *places, int *out_from, int *out_until)
{
  GHashTableIter iter;
  gpointer place;

  *out_from = G_MAXINT;
  *out_until = G_MININT;
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    {
      int day = gops_day_parse (((const Place *) place)->date);

      *out_from = MIN (*out_from, day);
      *out_until = MAX (*out_until, day);
    }
  return *out_from <= *out_until;
}

GPtrArray *
gops_today (GopsStore *store, const char *date, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_today_item_free);
  g_autoptr (GHashTable) places = load_places (store, date, now, error);
  g_autoptr (GPtrArray) records = NULL;
  int from, until;

  if (places == NULL || !load_positioning (store, places, error))
    return NULL;
  if (!find_days (places, &from, &until))
    return g_steal_pointer (&items);
  records = gops_plan_load_items (store, from, until, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      gint64 id = gops_record_get_int (record, GOPS_PLAN_ITEM_GROUP_ID);
      const Place *place = g_hash_table_lookup (places, &id);

      if (place != NULL && g_str_equal (gops_record_get_text (record, GOPS_PLAN_ITEM_ON_DATE), place->date))
        g_ptr_array_add (items, make_item (store, place, record, now));
    }
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

/* Days of series that have no row: none of them is done. */
static guint
count_series_left (GopsStore *store, int day, gint64 now)
{
  g_autoptr (GArray) running = gops_statement_load_ids (gops_store_query (store, NULL, "SELECT id FROM chat_group WHERE " GOPS_GROUP_RUNS ("")
                                                        " AND id IN (SELECT group_id FROM plan_item WHERE recurrence <> '')", NULL), NULL);
  g_autoptr (GPtrArray) all = running != NULL && running->len > 0 ? gops_plan_series_load (store, running, day - 1, day + 1, NULL) : NULL;
  guint n = 0;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const GopsPlanSeries *series = g_ptr_array_index (all, i);
      g_autofree char *zone = NULL;
      int today;

      gops_store_read_text (store, &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l",
                            gops_record_get_int (series->item, GOPS_PLAN_ITEM_GROUP_ID));
      today = gops_day_of_instant (now, zone);
      n += gops_plan_series_next (series, today - 1) == today;
    }
  return n;
}

guint
gops_today_count_left (GopsStore *store, gint64 now)
{
  int day = gops_day_of_instant (now, "UTC");   /* dates of zones differ by one at most */
  g_autofree char *from = gops_day_format (day - 1), *until = gops_day_format (day + 1);
  g_autoptr (GopsStatement) rows = NULL;
  guint n = 0;

  rows = gops_store_query (store, NULL, "SELECT g.time_zone, i.on_date, count(*) FROM plan_item i JOIN chat_group g ON g.id = i.group_id"
                           " WHERE i.recurrence = '' AND i.on_date BETWEEN ?1 AND ?2 AND i.status NOT IN ('done', 'missed') AND " GOPS_GROUP_RUNS ("g.")
                           " GROUP BY 1, 2", "ss", from, until);
  while (rows != NULL && gops_statement_next (rows, NULL))
    if (gops_day_parse (gops_statement_text (rows, 1)) == gops_day_of_instant (now, gops_statement_text (rows, 0)))
      n += (guint) gops_statement_int (rows, 2);
  return n + count_series_left (store, day, now);
}

gboolean
gops_plan_mark_item_done (GopsStore *store, GopsPlanItem *item, gboolean done, GError **error)
{
  gpointer items[] = { item };
  const GPtrArray one = { items, 1 };

  return gops_plan_mark (store, &one, done, error);
}

gboolean
gops_plan_mark_done (GopsStore *store, gint64 item, gboolean done, GError **error)
{
  g_autoptr (GopsPlanItem) record = gops_plan_find_item (store, item, NULL, error);

  return record != NULL && gops_plan_mark_item_done (store, record, done, error);
}
