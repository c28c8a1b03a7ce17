/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People under whose names the same messages, or one new name, stand. */
#include "config.h"

#include "gops-person-aliases.h"

#include "gops-batch.h"
#include "gops-message-number.h"
#include "gops-text-hash.h"

#define MOST_MESSAGES 50000    /* of a group, the newest */
#define MOST_IN_ALL   400000
#define MOST_AT_ONCE  200      /* messages of one minute that are compared with each other */
#define FEWEST_SIGNS  6        /* of a text that is no mere “+1” */
#define FEWEST_SAME   3
#define LOOK_EVERY    8192

typedef struct
{
  gint64  person;
  guint64 text;
} Said;

typedef struct
{
  GHashTable *same;     /* (owned): GopsPersonPair → how many messages are the same */
  GArray     *minute;   /* (owned) (element-type Said): of the minute at hand */
  gint64      at;       /* that minute */
  guint       n;        /* messages looked at */
} Comparing;

static guint
hash_pair (gconstpointer data)
{
  const GopsPersonPair *pair = data;

  return g_int64_hash (&pair->a) * 31 + g_int64_hash (&pair->b);
}

static gboolean
equal_pairs (gconstpointer a,
             gconstpointer b)
{
  const GopsPersonPair *one = a, *other = b;

  return one->a == other->a && one->b == other->b;
}

/* --- the same messages --- */

static void
count_same (Comparing *self,
            gint64     a,
            gint64     b)
{
  const GopsPersonPair pair = { MIN (a, b), MAX (a, b) };
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->same, &pair));

  g_hash_table_insert (self->same, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (n + 1));
}

static void
finish_minute (Comparing *self)
{
  for (guint i = 0; i < self->minute->len; i++)
    for (guint j = i + 1; j < self->minute->len; j++)
      {
        const Said *one = &g_array_index (self->minute, Said, i), *other = &g_array_index (self->minute, Said, j);

        if (one->text == other->text && one->person != other->person)
          count_same (self, one->person, other->person);
      }
  g_array_set_size (self->minute, 0);
}

static void
take_message (Comparing     *self,
              GopsStatement *row)
{
  gint64 minute = gops_statement_int (row, 0) >> (GOPS_MESSAGE_HASH_BITS + GOPS_MESSAGE_ORDINAL_BITS);
  const char *body = gops_statement_text (row, 2);
  Said said = { gops_statement_int (row, 1), 0 };

  if (minute != self->at)
    finish_minute (self);
  self->at = minute;
  if (said.person == 0 || self->minute->len >= MOST_AT_ONCE || g_utf8_strlen (body, 4 * FEWEST_SIGNS) < FEWEST_SIGNS)
    return;
  said.text = gops_text_hash (body);
  g_array_append_val (self->minute, said);
}

static gboolean
read_group (Comparing     *self,
            GopsStore     *store,
            gint64         group,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT m.message_id, coalesce (p.merged_into, p.id, 0), m.body FROM message m LEFT JOIN person p ON p.id = m.person_id WHERE m.group_id = ?1 AND "
    GOPS_BATCH_SHOWN ("m.batch") " ORDER BY m.message_id DESC LIMIT ?2", "li", group, MOST_MESSAGES);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      take_message (self, rows);
      if (++self->n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  finish_minute (self);
  self->at = -1;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Only where chats came in more than once can anything stand twice. (transfer full) (nullable) */
static GArray *
find_groups (GopsStore  *store,
             GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT group_id FROM batch WHERE kind = 'chat' AND state = 'done'"
                                                     " AND group_id IS NOT NULL GROUP BY group_id HAVING count (*) > 1 ORDER BY max (created_at) DESC", NULL);
  GArray *groups;

  if (rows == NULL)
    return NULL;
  groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (gops_statement_next (rows, NULL))
    {
      gint64 group = gops_statement_int (rows, 0);

      g_array_append_val (groups, group);
    }
  return groups;
}

static gboolean
compare_messages (Comparing     *self,
                  GopsStore     *store,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GArray) groups = find_groups (store, error);

  if (groups == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len && self->n < MOST_IN_ALL; i++)
    if (!read_group (self, store, g_array_index (groups, gint64, i), cancellable, error))
      return FALSE;
  return TRUE;
}

static void
add_same (Comparing *self,
          GArray    *pairs)
{
  GHashTableIter iter;
  gpointer pair, n;

  g_hash_table_iter_init (&iter, self->same);
  while (g_hash_table_iter_next (&iter, &pair, &n))
    if (GPOINTER_TO_UINT (n) >= FEWEST_SAME)
      g_array_append_vals (pairs, pair, 1);
}

/* --- notices of new names --- */

#define KEPT(person) "coalesce (" person ".merged_into, " person ".id)"
#define RENAMED_SQL \
  "WITH renamed AS (SELECT DISTINCT e.group_id, e.detail, " KEPT ("p") " AS id FROM member_event e JOIN person p ON p.id = e.person_id" \
  " WHERE e.kind = 'renamed' AND e.detail <> '' AND " GOPS_BATCH_SHOWN ("e.batch") " LIMIT 20000)" \
  " SELECT r.id, " KEPT ("o") " FROM person o CROSS JOIN membership m ON m.person_id = o.id CROSS JOIN renamed r ON r.group_id = m.group_id" \
  " AND (r.detail = o.name OR r.detail = m.nickname) WHERE (o.name IN (SELECT detail FROM renamed) OR m.nickname IN (SELECT detail FROM renamed))" \
  " AND r.id <> " KEPT ("o") " LIMIT 2000"

static gboolean
add_renamed (GopsStore  *store,
             GArray     *pairs,
             GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = NULL;
  gint64 some = 0;

  if (!gops_store_read_int (store, &some, error, "SELECT EXISTS (SELECT 1 FROM member_event WHERE kind = 'renamed')", NULL))
    return FALSE;
  if (some == 0)
    return TRUE;
  rows = gops_store_query (store, error, RENAMED_SQL, NULL);
  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      gint64 a = gops_statement_int (rows, 0), b = gops_statement_int (rows, 1);
      const GopsPersonPair pair = { MIN (a, b), MAX (a, b) };

      g_array_append_val (pairs, pair);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
gops_person_aliases_find (GopsStore     *store,
                          GArray        *pairs,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GHashTable) same = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  g_autoptr (GArray) minute = g_array_new (FALSE, FALSE, sizeof (Said));
  Comparing self = { same, minute, -1, 0 };

  if (!compare_messages (&self, store, cancellable, error))
    return FALSE;
  add_same (&self, pairs);
  return add_renamed (store, pairs, error);
}
