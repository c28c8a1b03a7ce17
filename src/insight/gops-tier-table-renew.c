/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with some people read again: the others' columns are taken over as they are. */
#include "config.h"

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
  "SELECT row FROM touched WHERE tbl = 'person' UNION " \
  "SELECT coalesce (m.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN membership m ON m.id = t.row" \
  " WHERE t.tbl = 'membership' UNION " \
  "SELECT coalesce (v.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN purchase v ON v.id = t.row" \
  " WHERE t.tbl = 'purchase' UNION " \
  "SELECT coalesce (v.person_id, json_extract (t.was, '$.person_id')) FROM touched t LEFT JOIN own_value v ON v.id = t.row" \
  " WHERE t.tbl = 'own_value')" \
  " SELECT DISTINCT coalesce (p.merged_into, c.person) FROM changed c LEFT JOIN person p ON p.id = c.person WHERE c.person IS NOT NULL"

GArray *
gops_tier_table_changed (GopsStore  *store,
                         gint64      action,
                         GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, CHANGED_SQL, "l", action);
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      gint64 person = gops_statement_int (rows, 0);

      g_array_append_val (persons, person);
    }
  if (local_error == NULL)
    return g_steal_pointer (&persons);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* --- one table of two --- */

typedef struct
{
  GopsTierTable *to;
  GHashTable    *texts;          /* (owned): of the new table, with their places */
  GHashTable    *field_texts;    /* (owned) */
} Joining;

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

/* Where the texts of @from are among those of the new table. Returns: (transfer full) (array) */
static guint32 *
place_texts (GPtrArray  *from,
             GPtrArray  *to,
             GHashTable *places)
{
  guint32 *new_places = g_new (guint32, from->len);

  for (guint i = 0; i < from->len; i++)
    new_places[i] = place_text (to, places, from->pdata[i]);
  return new_places;
}

static void
add_fields (Joining       *self,
            GopsTierTable *from,
            const guint32 *members,
            guint          n)
{
  g_autofree guint32 *places = place_texts (from->field_texts, self->to->field_texts, self->field_texts);
  GHashTableIter iter;
  gpointer name, values;

  g_hash_table_iter_init (&iter, from->fields);
  while (g_hash_table_iter_next (&iter, &name, &values))
    {
      GArray *column = g_hash_table_lookup (self->to->fields, name);

      if (column == NULL)
        {
          column = g_array_new (FALSE, TRUE, sizeof (guint32));
          g_hash_table_insert (self->to->fields, g_strdup (name), column);
        }
      g_array_set_size (column, self->to->n);   /* those before who had no such field */
      for (guint i = 0; i < n; i++)
        g_array_append_val (column, places[g_array_index ((GArray *) values, guint32, members[i])]);
    }
}

static void
add_member (GopsTierTable *to,
            GopsTierTable *from,
            guint32        member,
            const guint32 *texts)
{
  GopsTierCounts counts = *gops_tier_counts (from, member);
  guint32 start = to->days->len, first = g_array_index (from->day_starts, guint32, member);

  counts.tier = texts[counts.tier];
  counts.role = texts[counts.role];
  counts.tags = texts[counts.tags];
  g_array_append_val (to->memberships, g_array_index (from->memberships, gint64, member));
  g_array_append_val (to->persons, g_array_index (from->persons, gint64, member));
  g_array_append_val (to->groups, g_array_index (from->groups, gint64, member));
  g_array_append_val (to->counts, counts);
  g_array_append_val (to->day_starts, start);
  g_array_append_vals (to->days, &g_array_index (from->days, GopsTierDay, first), g_array_index (from->day_starts, guint32, member + 1) - first);
}

static void
add_members (Joining       *self,
             GopsTierTable *from,
             const guint32 *members,
             guint          n)
{
  g_autofree guint32 *texts = place_texts (from->texts, self->to->texts, self->texts);

  add_fields (self, from, members, n);
  for (guint i = 0; i < n; i++)
    add_member (self->to, from, members[i], texts);
  self->to->n += n;
}

/* All but the members of @persons. @out_n: (out). Returns: (transfer full) (array length=out_n) */
static guint32 *
find_others (GopsTierTable *self,
             const GArray  *persons,
             guint         *out_n)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint32 *others = g_new (guint32, MAX (self->n, 1));

  for (guint i = 0; i < persons->len; i++)
    g_hash_table_add (changed, &g_array_index (persons, gint64, i));
  *out_n = 0;
  for (guint32 i = 0; i < self->n; i++)
    if (!g_hash_table_contains (changed, &g_array_index (self->persons, gint64, i)))
      others[(*out_n)++] = i;
  return others;
}

static guint32 *
find_all (GopsTierTable *self)
{
  guint32 *all = g_new (guint32, MAX (self->n, 1));

  for (guint32 i = 0; i < self->n; i++)
    all[i] = i;
  return all;
}

static void
end_columns (GopsTierTable *self)
{
  GHashTableIter iter;
  gpointer column;

  g_array_append_val (self->day_starts, self->days->len);
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &column))
    g_array_set_size (column, self->n);
}

GopsTierTable *
gops_tier_table_renew (GopsTierTable  *self,
                       GopsStore      *store,
                       const GArray   *persons,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (GopsTierTable) changed = NULL;
  g_autofree guint32 *others = NULL, *all = NULL;
  Joining joining = { 0 };
  guint n;

  changed = gops_tier_table_load (store, &(GopsTierScope) { self->group, persons, self->as_of }, cancellable, error);
  if (changed == NULL)
    return NULL;
  joining.to = gops_tier_table_new ();
  joining.texts = g_hash_table_new (g_str_hash, g_str_equal);
  joining.field_texts = g_hash_table_new (g_str_hash, g_str_equal);
  joining.to->as_of = g_strdup (self->as_of);
  joining.to->day = self->day;
  joining.to->group = self->group;
  others = find_others (self, persons, &n);
  all = find_all (changed);
  add_members (&joining, self, others, n);
  add_members (&joining, changed, all, changed->n);
  end_columns (joining.to);
  gops_tier_table_rank (joining.to);
  g_hash_table_unref (joining.texts);
  g_hash_table_unref (joining.field_texts);
  return joining.to;
}
