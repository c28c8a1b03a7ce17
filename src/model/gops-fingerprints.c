/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints of people, made and recognised. */

#include "config.h"

#include <string.h>

#include "gops-fingerprints.h"
#include "gops-forget-traces.h"
#include "gops-phone.h"

static void
add (GArray *hashes,
     guint64 hash)
{
  g_array_append_val (hashes, hash);
}

/* With pseudonyms the account is a fingerprint already. */
static guint64
of_account (const GopsHashKey *secret,
            const char        *platform,
            const char        *account)
{
  guint64 hash;

  if (account[0] == '~' && strlen (account) == 17 && g_ascii_string_to_unsigned (account + 1, 16, 1, G_MAXUINT64, &hash, NULL))
    return hash;
  return gops_forgotten_account (secret, platform, account);
}

typedef struct
{
  GopsStore         *store;
  const GopsHashKey *secret;
  GArray            *hashes;   /* (element-type guint64) */
} Making;

/* Calls @take for each row. @rows: (transfer full) (nullable) */
static gboolean
for_each (Making         *self,
          GopsStatement  *rows,
          void          (*take) (Making *self, GopsStatement *row),
          GError        **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    take (self, rows);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- making --- */

static void
take_account (Making        *self,
              GopsStatement *row)
{
  add (self->hashes, of_account (self->secret, gops_statement_text (row, 0), gops_statement_text (row, 1)));
}

static void
take_phone (Making        *self,
            GopsStatement *row)
{
  add (self->hashes, gops_forgotten_phone (self->secret, gops_statement_text (row, 0)));
}

static void
take_email (Making        *self,
            GopsStatement *row)
{
  add (self->hashes, gops_forgotten_email (self->secret, gops_statement_text (row, 0)));
}

static void
take_name (Making        *self,
           GopsStatement *row)
{
  add (self->hashes, gops_forgotten_name (self->secret, gops_statement_int (row, 0), gops_statement_text (row, 1)));
}

/* A number or address that somebody else has as well, as families do, must not keep that one out. */
static void
take_others_phone (Making        *self,
                   GopsStatement *row)
{
  guint64 hash = gops_forgotten_phone (self->secret, gops_statement_text (row, 0));

  for (guint i = self->hashes->len; i > 0; i--)
    if (g_array_index (self->hashes, guint64, i - 1) == hash)
      g_array_remove_index_fast (self->hashes, i - 1);
}

static gboolean
make_phones (Making *self,
             GError **error)
{
  return for_each (self, gops_store_query (self->store, error, "SELECT phone FROM person WHERE phone <> '' AND id IN " GOPS_GONE, NULL), take_phone, error) &&
         (self->hashes->len == 0 ||
          for_each (self, gops_store_query (self->store, error, "SELECT phone FROM person WHERE phone <> '' AND id NOT IN " GOPS_GONE, NULL),
                    take_others_phone, error));
}

#define HAS_ACCOUNT "EXISTS (SELECT 1 FROM person_identity i WHERE i.person_id = p.id)"

/* A chat names those with accounts, too, by their names alone: as who has invited somebody. A name that somebody else of the
 * group bears must not keep that one out. */
#define NAMES_SQL \
  "WITH names (name) AS MATERIALIZED (SELECT name FROM person WHERE id IN " GOPS_GONE \
  "  UNION SELECT nickname FROM membership WHERE person_id IN " GOPS_GONE \
  "  UNION SELECT detail FROM member_event WHERE kind = 'renamed' AND person_id IN " GOPS_GONE \
  "  UNION SELECT json_extract (j.value, '$.row.nickname') FROM person_merge m, json_each (m.before, '$.memberships') j WHERE m.merged_id IN " GOPS_GONE ")," \
  " groups (id) AS (SELECT group_id FROM membership WHERE person_id IN " GOPS_GONE \
  "  UNION SELECT group_id FROM activity_day WHERE person_id IN " GOPS_GONE \
  "  UNION SELECT group_id FROM member_event WHERE person_id IN " GOPS_GONE ")," \
  " others (group_id, name) AS MATERIALIZED (SELECT m.group_id, m.nickname FROM membership m WHERE m.nickname <> '' AND m.nickname IN names AND m.person_id NOT IN " GOPS_GONE \
  "  UNION SELECT m.group_id, p.name FROM person p JOIN membership m ON m.person_id = p.id WHERE p.name <> '' AND p.name IN names AND p.id NOT IN " GOPS_GONE ")" \
  " SELECT groups.id, names.name FROM groups, names WHERE names.name <> '' AND (groups.id, names.name) NOT IN others"

/**
 * gops_fingerprints_make:
 * @persons: (element-type gint64): those that gops_traces_begin() was told
 *
 * Returns: (transfer full) (element-type guint64) (nullable): %NULL with @error set
 */
GArray *
gops_fingerprints_make (GopsStore         *store,
                        const GopsHashKey *secret,
                        const GArray      *persons,
                        GError           **error)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  Making self = { store, secret, hashes };

  if (!make_phones (&self, error) ||
      !for_each (&self, gops_store_query (store, error, "SELECT DISTINCT email FROM person WHERE email <> '' AND id IN " GOPS_GONE
                                          " AND lower (email) NOT IN (SELECT lower (email) FROM person WHERE email <> '' AND id NOT IN " GOPS_GONE ")", NULL),
                 take_email, error) ||
      !for_each (&self, gops_store_query (store, error, "SELECT platform, external_id FROM person_identity WHERE person_id IN " GOPS_GONE, NULL),
                 take_account, error) ||
      !for_each (&self, gops_store_query (store, error, NAMES_SQL, NULL), take_name, error))
    return NULL;
  return g_steal_pointer (&hashes);
}

static void
take_hash (Making        *self,
           GopsStatement *row)
{
  add (self->hashes, (guint64) gops_statement_int (row, 0));
}

/**
 * gops_fingerprints_load:
 *
 * Returns: (transfer full) (element-type guint64) (nullable): of everybody who is to be forgotten
 */
GArray *
gops_fingerprints_load (GopsStore *store,
                        GError   **error)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  Making self = { store, NULL, hashes };

  return for_each (&self, gops_store_query (store, error, "SELECT hash FROM forgotten", NULL), take_hash, error) ? g_steal_pointer (&hashes) : NULL;
}

/* --- recognising --- */

typedef struct
{
  Making      making;
  GHashTable *known;     /* (owned): guint64* */
  GHashTable *persons;   /* (owned): gint64*, found */
} Matching;

static void
note (Matching *self,
      gint64    person,
      guint64   hash)
{
  if (g_hash_table_contains (self->known, &hash))
    g_hash_table_add (self->persons, g_memdup2 (&person, sizeof person));
}

static void
match_account (Making        *making,
               GopsStatement *row)
{
  note ((Matching *) making, gops_statement_int (row, 0), of_account (making->secret, gops_statement_text (row, 1), gops_statement_text (row, 2)));
}

static void
match_person (Making        *making,
              GopsStatement *row)
{
  Matching *self = (Matching *) making;
  gint64 person = gops_statement_int (row, 0);

  if (*gops_statement_text (row, 1) != '\0')
    note (self, person, gops_forgotten_phone (making->secret, gops_statement_text (row, 1)));
  if (*gops_statement_text (row, 2) != '\0')
    note (self, person, gops_forgotten_email (making->secret, gops_statement_text (row, 2)));
}

static void
match_name (Making        *making,
            GopsStatement *row)
{
  for (int i = 2; i <= 3; i++)
    if (*gops_statement_text (row, i) != '\0')
      note ((Matching *) making, gops_statement_int (row, 0), gops_forgotten_name (making->secret, gops_statement_int (row, 1), gops_statement_text (row, i)));
}

/* Rows that are there, and those of which only the journal knows. */
static gboolean
match_all (Matching *self,
           GError  **error)
{
  Making *making = &self->making;
  GopsStore *store = making->store;

#define OF_JOURNAL(column) "coalesce (json_extract (coalesce (before, after), '$." column "'), '')"
  return for_each (making, gops_store_query (store, error, "SELECT person_id, platform, external_id FROM person_identity"
                                             " UNION ALL SELECT json_extract (coalesce (before, after), '$.person_id'), " OF_JOURNAL ("platform") ", "
                                             OF_JOURNAL ("external_id") " FROM journal_row WHERE tbl = 'person_identity' AND kind <> 2", NULL),
                   match_account, error) &&
         for_each (making, gops_store_query (store, error, "SELECT id, phone, email FROM person WHERE phone <> '' OR email <> ''"
                                             " UNION ALL SELECT row, " OF_JOURNAL ("phone") ", " OF_JOURNAL ("email") " FROM journal_row WHERE tbl = 'person'", NULL),
                   match_person, error) &&
         for_each (making, gops_store_query (store, error, "SELECT p.id, m.group_id, m.nickname, p.name FROM membership m JOIN person p ON p.id = m.person_id"
                                             " WHERE p.phone = '' AND NOT " HAS_ACCOUNT, NULL), match_name, error);
#undef OF_JOURNAL
}

static void
add_to_set (GHashTable   *set,
            const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (numbers, gint64, i), sizeof (gint64)));
}

/**
 * gops_fingerprints_match:
 * @store: a copy of the workspace, of any format
 * @persons: (element-type gint64): people who are meant whatever they are known by
 *
 * Returns: (transfer full) (element-type gint64) (nullable): those of @persons who may be there, and whoever has one of
 *   @fingerprints
 */
GArray *
gops_fingerprints_match (GopsStore         *store,
                         const GopsHashKey *secret,
                         const GArray      *fingerprints,
                         const GArray      *persons,
                         GError           **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Matching self = { { store, secret, NULL }, known, set };
  GHashTableIter iter;
  gpointer person;

  add_to_set (known, fingerprints);
  add_to_set (set, persons);
  if (!match_all (&self, error))
    return NULL;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    g_array_append_val (found, *(gint64 *) person);
  return g_steal_pointer (&found);
}
