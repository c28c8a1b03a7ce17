/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking over some people that were read again: what is known of the others stays where it is. */
#include "config.h"

#include <string.h>

#include "gops-tier-table-private.h"

/* --- who changed --- */

/* Rows that an intake brought carry its number; rows that it changed, and rows of other actions, are in the journal. */
#define CHANGED_SQL \
  "WITH intake AS (SELECT batch FROM journal_action WHERE id = ?1 AND batch IS NOT NULL)," \
  " touched AS (SELECT tbl, row, coalesce (before, after) AS was FROM journal_row WHERE action = ?1)," \
  " changed (person) AS (" \
  "SELECT person_id FROM membership WHERE batch IN intake UNION " \
  "SELECT id FROM person WHERE batch IN intake UNION " \
  "SELECT person_id FROM purchase WHERE batch IN intake UNION " \
  "SELECT person_id FROM own_value WHERE batch IN intake UNION " \
  "SELECT person_id FROM check_in WHERE batch IN intake UNION " \
  "SELECT row FROM touched WHERE tbl = 'person' UNION " \
  "SELECT coalesce (m.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN membership m ON m.id = t.row" \
  " WHERE t.tbl = 'membership' UNION " \
  "SELECT coalesce (v.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN purchase v ON v.id = t.row" \
  " WHERE t.tbl = 'purchase' UNION " \
  "SELECT coalesce (v.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN own_value v ON v.id = t.row" \
  " WHERE t.tbl = 'own_value' UNION " \
  "SELECT coalesce (v.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN point_entry v ON v.id = t.row" \
  " WHERE t.tbl = 'point_entry' UNION " \
  "SELECT coalesce (v.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN check_in v ON v.id = t.row" \
  " WHERE t.tbl = 'check_in' UNION " \
  "SELECT person_id FROM membership WHERE EXISTS (SELECT 1 FROM touched WHERE tbl = 'point_rule'))" \
  " SELECT DISTINCT coalesce (p.merged_into, c.person) FROM changed c LEFT JOIN person p ON p.id = c.person WHERE c.person IS NOT NULL"

GArray *
gops_tier_table_changed (GopsStore  *store,
                         gint64      action,
                         GError    **error)
{
  return gops_statement_load_ids (gops_store_query (store, error, CHANGED_SQL, "l", action), error);
}

/* --- one table of two --- */

/* --- texts --- */

static guint32
place_text (GPtrArray  *texts,
            GHashTable *places,
            const char *text)
{
  gpointer place;

  if (*text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (places, text, NULL, &place))
    return GPOINTER_TO_UINT (place);
  g_ptr_array_add (texts, g_strdup (text));
  g_hash_table_insert (places, texts->pdata[texts->len - 1], GUINT_TO_POINTER (texts->len - 1));
  return texts->len - 1;
}

/* Adds those of @from that are not in @to. Returns: (transfer full) (array): where they are there */
static guint32 *
join_texts (GPtrArray *to,
            GPtrArray *from)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint32 *new_places = g_new (guint32, from->len);

  for (guint i = 1; i < to->len; i++)
    g_hash_table_insert (places, to->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < from->len; i++)
    new_places[i] = place_text (to, places, from->pdata[i]);
  return new_places;
}

/* --- members --- */

/* How the members of @from are taken over into @to. */
typedef struct
{
  GopsTierTable *to, *from;
  guint32       *texts;          /* (owned): where the texts of @from are in @to */
  guint32       *field_texts;    /* (owned) */
} Taking;

static void
take_counts (Taking  *self,
             guint32  member,
             guint32  place)
{
  GopsTierCounts counts = *gops_tier_counts (self->from, member);

  counts.tier = self->texts[counts.tier];
  counts.role = self->texts[counts.role];
  counts.tags = self->texts[counts.tags];
  g_array_index (self->to->counts, GopsTierCounts, place) = counts;
}

/* The days come behind all others; those that were the member's are left unused. */
static void
take_days (Taking  *self,
           guint32  member,
           guint32  place)
{
  GopsTierSpan span = gops_tier_span (self->from, member);
  guint32 n = span.until - span.from;

  g_array_index (self->to->spans, GopsTierSpan, place) = (GopsTierSpan) { self->to->days->len, self->to->days->len + n };
  g_array_append_vals (self->to->days, &g_array_index (self->from->days, GopsTierDay, span.from), n);
}

/* A field that the changed members do not have says nothing of them. */
static void
take_fields (Taking  *self,
             guint32  member,
             guint32  place)
{
  GHashTableIter iter;
  gpointer field, column;

  g_hash_table_iter_init (&iter, self->to->fields);
  while (g_hash_table_iter_next (&iter, &field, &column))
    {
      GArray *values = g_hash_table_lookup (self->from->fields, field);

      g_array_index ((GArray *) column, guint32, place) = values != NULL ? self->field_texts[g_array_index (values, guint32, member)] : 0;
    }
}

static void
take_numbers (GopsTierTable *self,
              guint32        place)
{
  GHashTableIter iter;
  gpointer key, numbers;

  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &key, &numbers))
    g_array_index ((GArray *) numbers, float, place) = gops_tier_table_number (self, place, GPOINTER_TO_UINT (key) >> 16,
                                                                               GPOINTER_TO_UINT (key) & 0xffff);
}

static void
take_member (Taking  *self,
             guint32  member,
             guint32  place)
{
  g_array_index (self->to->memberships, gint64, place) = g_array_index (self->from->memberships, gint64, member);
  g_array_index (self->to->persons, gint64, place) = g_array_index (self->from->persons, gint64, member);
  g_array_index (self->to->groups, gint64, place) = g_array_index (self->from->groups, gint64, member);
  take_counts (self, member, place);
  take_days (self, member, place);
  take_fields (self, member, place);
  take_numbers (self->to, place);
}

/* --- columns --- */

/* Calls @change for every column. */
static void
for_each_column (GopsTierTable *self,
                 void         (*change) (GArray *column,
                                         guint   place),
                 guint          place)
{
  GArray *const columns[] = { self->memberships, self->persons, self->groups, self->counts, self->spans };
  GHashTable *const tables[] = { self->fields, self->numbers };
  GHashTableIter iter;
  gpointer column;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    change (columns[i], place);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, NULL, &column))
        change (column, place);
    }
}

static void
set_length (GArray *column,
            guint   length)
{
  g_array_set_size (column, length);
}

/* The last one takes the place of the one that goes. */
static void
remove_at (GArray *column,
           guint   place)
{
  g_array_remove_index_fast (column, place);
}

/* The new table's fields, empty for those who are there. */
static void
add_fields (GopsTierTable *self,
            GopsTierTable *from)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, from->fields);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (!g_hash_table_contains (self->fields, field))
      {
        GArray *column = g_array_new (FALSE, TRUE, sizeof (guint32));

        g_array_set_size (column, self->n);
        g_hash_table_insert (self->fields, g_strdup (field), column);
      }
}

/* Ranks are among all: who moved moves others. */
static void
drop_ranks (GopsTierTable *self)
{
  for (GopsFact fact = GOPS_FACT_RECENCY_RANK; fact <= GOPS_FACT_DEPTH_RANK; fact++)
    {
      g_hash_table_remove (self->numbers, GUINT_TO_POINTER ((guint) fact << 16));
      g_clear_pointer (&self->ranks[fact - GOPS_FACT_RECENCY_RANK], g_free);
    }
  memset (&self->ranking, 0, sizeof self->ranking);
}

/* --- who is taken over --- */

/* Few people among many: most are told by one bit, without asking the table. */
typedef struct
{
  GHashTable *persons;       /* (owned) */
  guint8      bits[65536];
} Filter;

static guint16
filter_place (gint64 person)
{
  return (guint16) ((guint64) person * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 48);
}

static Filter *
filter_new (const GArray *persons)
{
  Filter *self = g_new0 (Filter, 1);

  self->persons = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < persons->len; i++)
    {
      g_hash_table_add (self->persons, &g_array_index (persons, gint64, i));
      self->bits[filter_place (g_array_index (persons, gint64, i))] = 1;
    }
  return self;
}

static void
filter_free (Filter *self)
{
  g_hash_table_unref (self->persons);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Filter, filter_free)

static gboolean
filter_has (Filter       *self,
            const gint64 *person)
{
  return self->bits[filter_place (*person)] != 0 && g_hash_table_contains (self->persons, person);
}

/* The places of the members of @persons, the last first, so that going leaves the others' where they are. */
static GArray *
find_places (GopsTierTable *self,
             const GArray  *persons)
{
  g_autoptr (Filter) filter = filter_new (persons);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = self->n; i-- > 0;)
    if (filter_has (filter, &g_array_index (self->persons, gint64, i)))
      g_array_append_val (places, i);
  return places;
}

/* Memberships of the changed ones and their places, one more. */
static GHashTable *
index_changed (GopsTierTable *changed)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < changed->n; i++)
    g_hash_table_insert (places, &g_array_index (changed->memberships, gint64, i), GUINT_TO_POINTER (i + 1));
  return places;
}

/* Those who are there already, and those who are no more. */
static void
take_known (Taking       *self,
            const GArray *persons,
            GHashTable   *changed)
{
  g_autoptr (GArray) places = find_places (self->to, persons);

  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);
      gint64 membership = gops_tier_table_get_membership (self->to, place);
      guint member = GPOINTER_TO_UINT (g_hash_table_lookup (changed, &membership));

      if (member != 0)
        take_member (self, member - 1, place);
      else
        {
          for_each_column (self->to, remove_at, place);
          self->to->n--;
        }
      g_hash_table_remove (changed, &membership);
    }
}

static void
take_new (Taking     *self,
          GHashTable *changed)
{
  guint32 place = self->to->n;
  GHashTableIter iter;
  gpointer member;

  self->to->n += g_hash_table_size (changed);
  for_each_column (self->to, set_length, self->to->n);
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, NULL, &member))
    take_member (self, GPOINTER_TO_UINT (member) - 1, place++);
}

/* --- groups of which nothing was known, or is no more --- */

static gboolean
was_told (GopsTierTable *self,
          GopsTierTable *changed,
          guint32        place,
          gint32        *out_spoke)
{
  const gint64 *group = &g_array_index (self->groups, gint64, place);
  gboolean mute = g_hash_table_contains (changed->mute, group);

  *out_spoke = mute ? GOPS_TIER_UNKNOWN : GOPS_TIER_NEVER;
  return mute != g_hash_table_contains (self->mute, group) && gops_tier_counts (self, place)->spoke == (mute ? GOPS_TIER_NEVER : GOPS_TIER_UNKNOWN);
}

static gboolean
is_same (GHashTable *one,
         GHashTable *other)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    if (!g_hash_table_contains (other, group))
      return FALSE;
  return g_hash_table_size (one) == g_hash_table_size (other);
}

/* Who is not named in a group's first chat has not spoken there, as of now. */
static void
take_mute (GopsTierTable *self,
           GopsTierTable *changed)
{
  gint32 spoke;

  if (is_same (self->mute, changed->mute))
    return;
  for (guint32 i = 0; i < self->n; i++)
    if (was_told (self, changed, i, &spoke))
      {
        g_array_index (self->counts, GopsTierCounts, i).spoke = spoke;
        take_numbers (self, i);
      }
  g_hash_table_unref (self->mute);
  self->mute = g_hash_table_ref (changed->mute);
}

void
gops_tier_table_take (GopsTierTable *self,
                      GopsTierTable *changed,
                      const GArray  *persons)
{
  g_autoptr (GHashTable) index = index_changed (changed);
  Taking taking = { self, changed, join_texts (self->texts, changed->texts), join_texts (self->field_texts, changed->field_texts) };

  drop_ranks (self);
  take_mute (self, changed);
  add_fields (self, changed);
  take_known (&taking, persons, index);
  take_new (&taking, index);
  g_free (taking.texts);
  g_free (taking.field_texts);
}

gboolean
gops_tier_table_renew (GopsTierTable  *self,
                       GopsStore      *store,
                       const GArray   *persons,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (GopsTierTable) changed = gops_tier_table_load (store, &(GopsTierScope) { self->group, persons, self->as_of, self->earned }, cancellable, error);

  if (changed == NULL)
    return FALSE;
  gops_tier_table_take (self, changed, persons);
  return TRUE;
}
