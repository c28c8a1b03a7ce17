/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is known of people rather than of members: orders, own fields, points. */
#include "config.h"

#include "gops-batch.h"
#include "gops-money.h"
#include "gops-points.h"
#include "gops-tier-table-load-private.h"
#include "gops-workspace.h"

/* --- members of a person --- */

static int
compare_persons (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const gint64 *persons = data;
  gint64 left = persons[*(const guint32 *) a], right = persons[*(const guint32 *) b];

  return left < right ? -1 : left > right;
}

static void
sort_by_person (GopsTierLoading *self)
{
  self->by_person = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->table->n);
  for (guint32 i = 0; i < self->table->n; i++)
    g_array_append_val (self->by_person, i);
  g_array_sort_with_data (self->by_person, compare_persons, self->table->persons->data);
}

/* The first of the members in order whose person is not before @person. */
static guint
find_first (GopsTierLoading *self,
            gint64           person)
{
  guint low = 0, high = self->by_person->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (gops_tier_table_get_person (self->table, g_array_index (self->by_person, guint32, middle)) < person)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
gops_tier_loading_of_person (GopsTierLoading  *self,
                             gint64            person,
                             void            (*take) (GopsTierLoading *self,
                                                      guint            member,
                                                      GopsStatement   *row),
                             GopsStatement    *row)
{
  const gint64 *kept = g_hash_table_lookup (self->aliases, &person);
  gint64 wanted = kept != NULL ? *kept : person;

  if (self->by_person == NULL)
    sort_by_person (self);
  for (guint i = find_first (self, wanted); i < self->by_person->len; i++)
    {
      guint member = g_array_index (self->by_person, guint32, i);

      if (gops_tier_table_get_person (self->table, member) != wanted)
        break;
      take (self, member, row);
    }
}

/* --- orders --- */

/* Amounts of several currencies make no sum: that of the workspace counts. Who named none meant it. */
static void
add_amount (GopsTierLoading *self,
            GopsTierCounts  *counts,
            GopsStatement   *row)
{
  const char *currency = gops_statement_text (row, 5);

  if (*currency == '\0' || g_str_equal (currency, self->table->currency))
    counts->spent += (float) ((double) gops_statement_int (row, 3) / gops_currency_unit (self->table->currency));
  else
    counts->foreign = (gint32) MIN (counts->foreign + gops_statement_int (row, 2), G_MAXINT32);
}

static void
add_orders (GopsTierLoading *self,
            guint            member,
            GopsStatement   *row)
{
  GopsTierCounts *counts = &g_array_index (self->table->counts, GopsTierCounts, member);
  gint32 ago = gops_tier_loading_days_since (self, gops_statement_text (row, 4), GOPS_TIER_NEVER);

  counts->ordered = (gint32) MIN (counts->ordered + gops_statement_int (row, 2), G_MAXINT32);
  add_amount (self, counts, row);
  if (ago != GOPS_TIER_NEVER && (counts->bought == GOPS_TIER_NEVER || ago < counts->bought))
    counts->bought = ago;
}

/* A list may know of more orders than are written down. */
static void
settle_orders (GopsTierLoading *self)
{
  for (guint i = 0; i < self->table->n; i++)
    {
      GopsTierCounts *counts = &g_array_index (self->table->counts, GopsTierCounts, i);

      counts->purchases = MAX (counts->purchases, counts->ordered);
    }
}

/* An order without a group counts in every group of the person. */
static void
take_orders (GopsTierLoading *self,
             GopsStatement   *row)
{
  guint member;

  if (gops_statement_int (row, 1) == 0)
    gops_tier_loading_of_person (self, gops_statement_int (row, 0), add_orders, row);
  else if ((member = gops_tier_loading_find (self, gops_statement_int (row, 1), gops_statement_int (row, 0))) != 0)
    add_orders (self, member - 1, row);
}

#define ORDERS_SQL \
  "SELECT person_id, coalesce (group_id, 0), count (*), sum (amount), max (on_date), currency FROM purchase" \
  " WHERE on_date <= ?1 AND " GOPS_BATCH_SHOWN ("batch")
#define ORDERS_GROUP " GROUP BY person_id, group_id, currency"
#define ONE_PERSON   " AND person_id IN (SELECT id FROM person WHERE id = ?2 OR merged_into = ?2)"

static gboolean
read_orders (GopsTierLoading  *self,
             GError          **error)
{
  if (!gops_tier_loading_is_few (self))
    return gops_tier_loading_for_each (self, gops_store_query (self->store, error, ORDERS_SQL ORDERS_GROUP, "s", self->table->as_of),
                                       take_orders, error);
  for (guint i = 0; i < self->persons->len; i++)
    if (!gops_tier_loading_for_each (self, gops_store_query (self->store, error, ORDERS_SQL ONE_PERSON ORDERS_GROUP, "sl", self->table->as_of,
                                       g_array_index (self->persons, gint64, i)), take_orders, error))
      return FALSE;
  return TRUE;
}

gboolean
gops_tier_loading_orders (GopsTierLoading  *self,
                          GError          **error)
{
  self->table->currency = gops_workspace_dup_setting (self->store, GOPS_SETTING_CURRENCY);
  if (!read_orders (self, error))
    return FALSE;
  settle_orders (self);
  return TRUE;
}

/* --- own fields --- */

static GArray *
find_places (GopsTierTable *table,
             const char    *field)
{
  GArray *places = g_hash_table_lookup (table->fields, field);

  if (places != NULL)
    return places;
  places = g_array_sized_new (FALSE, TRUE, sizeof (guint32), table->n);
  g_array_set_size (places, table->n);
  g_hash_table_insert (table->fields, g_strdup (field), places);
  return places;
}

static guint32
field_text (GopsTierLoading *self,
            const char      *text)
{
  gpointer place;

  if (*text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->field_texts, text, NULL, &place))
    return GPOINTER_TO_UINT (place);
  g_ptr_array_add (self->table->field_texts, g_strdup (text));
  place = GUINT_TO_POINTER (self->table->field_texts->len - 1);
  g_hash_table_insert (self->field_texts, g_ptr_array_index (self->table->field_texts, self->table->field_texts->len - 1), place);
  return GPOINTER_TO_UINT (place);
}

static void
set_value (GopsTierLoading *self,
           guint            member,
           GopsStatement   *row)
{
  g_array_index (find_places (self->table, gops_statement_text (row, 1)), guint32, member) = field_text (self, gops_statement_text (row, 2));
}

/* A merge gave the one who stays what they lacked: what merged people say themselves counts no more. */
static void
take_value (GopsTierLoading *self,
            GopsStatement   *row)
{
  gint64 person = gops_statement_int (row, 0);

  if (!g_hash_table_contains (self->aliases, &person))
    gops_tier_loading_of_person (self, person, set_value, row);
}

#define VALUES_SQL \
  "SELECT v.person_id, f.name, v.value FROM own_value v JOIN own_field f ON f.id = v.field_id WHERE " GOPS_BATCH_SHOWN ("v.batch")

gboolean
gops_tier_loading_fields (GopsTierLoading  *self,
                          GError          **error)
{
  if (!gops_tier_loading_is_few (self))
    return gops_tier_loading_for_each (self, gops_store_query (self->store, error, VALUES_SQL, NULL), take_value, error);
  for (guint i = 0; i < self->persons->len; i++)
    if (!gops_tier_loading_for_each (self, gops_store_query (self->store, error, VALUES_SQL " AND v.person_id = ?1", "l",
                                       g_array_index (self->persons, gint64, i)), take_value, error))
      return FALSE;
  return TRUE;
}

/* --- points --- */

static gboolean
add_points (GopsTierLoading  *self,
            gint64            group,
            gint64            person,
            GError          **error)
{
  g_autoptr (GArray) sums = gops_points_sums (self->store, group, person, self->table->day, self->cancellable, error);

  for (guint i = 0; sums != NULL && i < sums->len; i++)
    {
      const GopsPointSum *sum = &g_array_index (sums, GopsPointSum, i);
      guint member = gops_tier_loading_find (self, group, sum->person);
      GopsTierCounts *counts = member != 0 ? &g_array_index (self->table->counts, GopsTierCounts, member - 1) : NULL;

      if (counts != NULL)
        counts->points = (gint32) CLAMP (counts->points + sum->points, G_MININT32, G_MAXINT32);
    }
  return sums != NULL;
}

static gboolean
add_points_of_few (GopsTierLoading  *self,
                   GError          **error)
{
  for (guint i = 0; i < self->table->n; i++)
    if (!add_points (self, g_array_index (self->table->groups, gint64, i), g_array_index (self->table->persons, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
gops_tier_loading_points (GopsTierLoading  *self,
                          GError          **error)
{
  GHashTableIter iter;
  gpointer group;

  if (!self->scope->earned)
    return TRUE;
  if (gops_tier_loading_is_few (self))
    return add_points_of_few (self, error);
  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    if (!add_points (self, *(gint64 *) group, 0, error))
      return FALSE;
  return TRUE;
}
