/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that people may have in common becomes a fingerprint of 64 bits. Sorted, those who have the same stand together. */
#include "config.h"

#include "gops-person-candidates.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-people-merge.h"
#include "gops-person-aliases.h"
#include "gops-person-facts.h"
#include "gops-person-name.h"
#include "gops-phone.h"

#define MOST_IN_RUN   20       /* people who have the same in common and are compared with each other */
#define MOST_PAIRS    200000
#define LOOK_EVERY    8192     /* rows between two looks at the cancellable */

#define KIND_TALKS 100         /* of one name, and speaks in one group */
#define KIND_FAMILY 101        /* is in a group of a family */

typedef struct
{
  guint64 key;
  guint32 person;   /* number */
  guint32 kind;
} Entry;

struct _GopsPersonCandidates
{
  GArray *ids;        /* (owned) (element-type gint64): by number, growing */
  GArray *keys;       /* (owned) (element-type Entry): what is counted, sorted in the end */
  GArray *names;      /* (owned) (element-type Entry): keys of names, in the order of people */
  GArray *seconds;    /* (owned) (element-type Entry): what may second a name */
  GArray *contacts;   /* (owned) (element-type Entry): numbers and addresses */
  GArray *pairs;      /* (owned) (element-type GopsPersonPair) */
};

typedef struct
{
  GopsPersonCandidates *self;
  GopsStore            *store;
  GPtrArray            *scratch;       /* (owned): keys of a name */
  GCancellable         *cancellable;
} Reading;

/* --- fingerprints --- */

static guint64
mix (guint64 a,
     guint64 b)
{
  guint64 h = (a ^ b) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (h ^ h >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
}

static guint64
hash_text (guint       kind,
           const char *text)
{
  guint64 h = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ kind;

  for (; *text != '\0'; text++)
    h = (h ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return mix (h, kind);
}

static void
add (GArray  *entries,
     guint64  key,
     guint    kind,
     guint32  person)
{
  const Entry entry = { key, person, kind };

  g_array_append_val (entries, entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *left = a, *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->person < right->person ? -1 : left->person > right->person;
}

/* Sorted, each once. */
static void
sort_entries (GArray *entries)
{
  guint kept = 0;

  if (entries->len > 0)
    qsort (entries->data, entries->len, sizeof (Entry), compare_entries);
  for (guint i = 0; i < entries->len; i++)
    if (kept == 0 || compare_entries (&g_array_index (entries, Entry, kept - 1), &g_array_index (entries, Entry, i)) != 0)
      g_array_index (entries, Entry, kept++) = g_array_index (entries, Entry, i);
  g_array_set_size (entries, kept);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The number of a person; FALSE for one who is not compared. */
static gboolean
find_person (GopsPersonCandidates *self,
             gint64                id,
             guint32              *out_person)
{
  return g_array_binary_search (self->ids, &id, compare_ids, out_person);
}

/* --- reading --- */

static void
add_counted (GopsPersonCandidates *self,
             GArray               *entries,
             GopsPersonKeyKind     kind,
             const char           *text,
             guint32               person)
{
  guint64 key;

  if (*text == '\0')
    return;
  key = hash_text (kind, text);
  add (entries, key, kind, person);
  add (self->keys, key, kind, person);
}

static void
add_names (Reading    *self,
           guint32     person,
           const char *name)
{
  g_ptr_array_set_size (self->scratch, 0);
  gops_person_name_add_keys (self->scratch, name);
  for (guint i = 0; i < self->scratch->len; i++)
    add_counted (self->self, self->self->names, GOPS_PERSON_KEY_NAME, self->scratch->pdata[i], person);
}

static void
take_person (Reading       *reading,
             GopsStatement *row)
{
  GopsPersonCandidates *self = reading->self;
  guint32 person = self->ids->len;
  gint64 id = gops_statement_int (row, 0);
  g_autofree char *phone = gops_phone_key (gops_statement_text (row, 2));
  g_autofree char *email = g_ascii_strdown (gops_statement_text (row, 3), -1);

  g_array_append_val (self->ids, id);
  add_names (reading, person, gops_statement_text (row, 1));
  add_counted (self, self->contacts, GOPS_PERSON_KEY_PHONE, phone, person);
  add_counted (self, self->contacts, GOPS_PERSON_KEY_EMAIL, email, person);
  add_counted (self, self->seconds, GOPS_PERSON_KEY_BIRTHDAY, gops_statement_text (row, 4), person);
  if (*gops_statement_text (row, 5) != '\0')
    {
      g_autofree char *tags = gops_person_tags_sort (gops_statement_text (row, 5));

      add_counted (self, self->seconds, GOPS_PERSON_KEY_TAGS, tags, person);
    }
}

/* A name by which somebody is known who was merged. */
static void
take_merged (Reading       *reading,
             GopsStatement *row)
{
  guint32 person;

  if (find_person (reading->self, gops_statement_int (row, 0), &person))
    add_names (reading, person, gops_statement_text (row, 1));
}

static void
take_membership (Reading       *reading,
                 GopsStatement *row)
{
  GopsPersonCandidates *self = reading->self;
  guint32 person;

  if (!find_person (self, gops_statement_int (row, 0), &person))
    return;
  if (*gops_statement_text (row, 1) != '\0')
    add_names (reading, person, gops_statement_text (row, 1));
  add_counted (self, self->seconds, GOPS_PERSON_KEY_INVITER, gops_statement_text (row, 2), person);
  if (gops_statement_int (row, 3) != 0)
    add (self->seconds, mix ((guint64) gops_statement_int (row, 3), KIND_FAMILY), KIND_FAMILY, person);
  if (gops_statement_int (row, 5) > 0)
    add (self->seconds, mix ((guint64) gops_statement_int (row, 4), KIND_TALKS), KIND_TALKS, person);
}

static void
take_own (Reading       *reading,
          GopsStatement *row)
{
  guint32 person;

  if (find_person (reading->self, gops_statement_int (row, 0), &person))
    add_counted (reading->self, reading->self->seconds, GOPS_PERSON_KEY_OWN, gops_statement_text (row, 1), person);
}

static gboolean
read_rows (Reading     *self,
           const char  *sql,
           void       (*take) (Reading *self, GopsStatement *row),
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, sql, NULL);

  if (rows == NULL)
    return FALSE;
  for (guint n = 1; gops_statement_next (rows, &local_error); n++)
    {
      take (self, rows);
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A family is a main group and those that have it as parent. */
#define MEMBERSHIPS_SQL \
  "WITH parents AS (SELECT DISTINCT parent AS id FROM chat_group WHERE parent IS NOT NULL)," \
  " families AS (SELECT g.id AS id, coalesce (g.parent, (SELECT id FROM parents WHERE id = g.id), 0) AS family FROM chat_group g WHERE g.deleted_at = 0)" \
  " SELECT m.person_id, m.nickname, m.invited_by, f.family, m.group_id, m.messages FROM membership m CROSS JOIN families f ON f.id = m.group_id WHERE " \
  GOPS_BATCH_SHOWN ("m.batch")

static gboolean
read_all (Reading       *self,
          GopsProgress  *progress,
          GError       **error)
{
  static const struct
  {
    const char *sql;
    void      (*take) (Reading *self, GopsStatement *row);
  } parts[] = {
    { "SELECT id, name, phone, email, birthday, tags FROM person WHERE merged_into IS NULL AND bot = 0 AND " GOPS_BATCH_SHOWN ("batch") " ORDER BY id", take_person },
    { "SELECT merged_into, name FROM person WHERE merged_into IS NOT NULL", take_merged },
    { MEMBERSHIPS_SQL, take_membership },
    { "SELECT v.person_id, v.field_id || char (31) || v.value FROM own_value v JOIN own_field f ON f.id = v.field_id WHERE v.value <> '' AND f.kind <> 'choice'"
      " AND " GOPS_BATCH_SHOWN ("v.batch"), take_own },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!read_rows (self, parts[i].sql, parts[i].take, error))
        return FALSE;
      gops_progress_report (progress, i + 1, 10, _("Comparing people"));
    }
  return TRUE;
}

/* --- pairs --- */

static void
add_pair (GopsPersonCandidates *self,
          guint32               a,
          guint32               b)
{
  const GopsPersonPair pair = { g_array_index (self->ids, gint64, a), g_array_index (self->ids, gint64, b) };

  if (self->pairs->len < MOST_PAIRS)
    g_array_append_val (self->pairs, pair);
}

/* Everybody of a run with everybody else of it. @entries: sorted */
static void
pair_runs (GopsPersonCandidates *self,
           GArray               *entries,
           guint                 most)
{
  for (guint from = 0, until; from < entries->len; from = until)
    {
      for (until = from + 1; until < entries->len && g_array_index (entries, Entry, until).key == g_array_index (entries, Entry, from).key;)
        until++;
      for (guint i = from; until - from <= most && i < until; i++)
        for (guint j = i + 1; j < until; j++)
          add_pair (self, g_array_index (entries, Entry, i).person, g_array_index (entries, Entry, j).person);
    }
}

/* The first from @low on whose key is not before @key; with @behind not @key itself either. @entries: sorted */
static guint
find_bound (GArray   *entries,
            guint     low,
            guint64   key,
            gboolean  behind)
{
  guint high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint64 here = g_array_index (entries, Entry, middle).key;

      if (here < key || (behind && here == key))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* How many people have a key: as quick for one that everybody has. @entries: sorted */
static guint
count_key (GArray  *entries,
           guint64  key)
{
  guint first = find_bound (entries, 0, key, FALSE);

  return find_bound (entries, first, key, TRUE) - first;
}

static int
compare_by_person (gconstpointer a,
                   gconstpointer b)
{
  const Entry *left = a, *right = b;

  return left->person < right->person ? -1 : left->person > right->person ? 1 : compare_entries (a, b);
}

/* Whether having a name and a second thing in common says anything, when so many people have each. */
static gboolean
tells (guint kind,
       guint n_of_name,
       guint n)
{
  switch (kind)
    {
    case GOPS_PERSON_KEY_OWN:     return n <= 4;
    case GOPS_PERSON_KEY_TAGS:    return n <= 6;
    case GOPS_PERSON_KEY_INVITER: return n <= 20 || n_of_name <= 2;
    case KIND_FAMILY:             return n_of_name <= 2;
    case KIND_TALKS:              return n_of_name <= 4;
    default:                      return TRUE;
    }
}

/* Each name of a person together with each second thing. Both are sorted by person, and all keys by themselves. */
static GArray *
combine (GopsPersonCandidates  *self,
         GArray                *names,
         GArray                *others,
         GCancellable          *cancellable,
         GError               **error)
{
  g_autoptr (GArray) both = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0, j = 0; i < names->len; i++)
    {
      const Entry *name = &g_array_index (names, Entry, i);
      guint n_of_name = count_key (self->keys, name->key);

      if (i % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      while (j < others->len && g_array_index (others, Entry, j).person < name->person)
        j++;
      for (guint k = j; n_of_name > 1 && k < others->len && g_array_index (others, Entry, k).person == name->person; k++)
        {
          const Entry *other = &g_array_index (others, Entry, k);

          if (tells (other->kind, n_of_name, other->kind < KIND_TALKS ? count_key (self->keys, other->key) : 0))
            add (both, mix (name->key, other->key), name->kind, name->person);
        }
    }
  return g_steal_pointer (&both);
}

static void
sort_by_person (GArray *entries)
{
  if (entries->len > 0)
    qsort (entries->data, entries->len, sizeof (Entry), compare_by_person);
}

/* Numbers and addresses, alone where few have them, with the name where many do; then names with something else. */
static gboolean
find_pairs (GopsPersonCandidates  *self,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autoptr (GArray) named_contacts = NULL, seconded = NULL;

  sort_entries (self->keys);
  sort_by_person (self->names);
  sort_by_person (self->contacts);
  sort_by_person (self->seconds);
  named_contacts = combine (self, self->names, self->contacts, cancellable, error);
  seconded = named_contacts != NULL ? combine (self, self->names, self->seconds, cancellable, error) : NULL;
  if (seconded == NULL)
    return FALSE;
  sort_entries (self->contacts);
  sort_entries (named_contacts);
  sort_entries (seconded);
  pair_runs (self, self->contacts, MOST_IN_RUN);
  pair_runs (self, named_contacts, MOST_IN_RUN);
  pair_runs (self, seconded, MOST_IN_RUN);
  return TRUE;
}

/* Each pair once, where it came first. */
static void
drop_doubles (GArray *pairs)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint kept = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const GopsPersonPair pair = g_array_index (pairs, GopsPersonPair, i);
      guint64 key = mix ((guint64) pair.a, mix ((guint64) pair.b, 0));

      if (g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        g_array_index (pairs, GopsPersonPair, kept++) = pair;
    }
  g_array_set_size (pairs, kept);
}

/* --- the whole --- */

static gboolean
finish (GopsPersonCandidates  *self,
        GopsStore             *store,
        GCancellable          *cancellable,
        GError               **error)
{
  sort_entries (self->keys);
  if (!find_pairs (self, cancellable, error) || !gops_person_aliases_find (store, self->pairs, cancellable, error))
    return FALSE;
  drop_doubles (self->pairs);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->seconds, g_array_unref);
  g_clear_pointer (&self->contacts, g_array_unref);
  return TRUE;
}

GopsPersonCandidates *
gops_person_candidates_find (GopsStore     *store,
                             GopsProgress  *progress,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GopsPersonCandidates) self = g_new0 (GopsPersonCandidates, 1);
  g_autoptr (GPtrArray) scratch = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { self, store, scratch, cancellable };

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->keys = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->names = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->seconds = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->contacts = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->pairs = g_array_new (FALSE, FALSE, sizeof (GopsPersonPair));
  if (!read_all (&reading, progress, error) || !finish (self, store, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gops_person_candidates_free (GopsPersonCandidates *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->keys);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->seconds, g_array_unref);
  g_clear_pointer (&self->contacts, g_array_unref);
  g_array_unref (self->pairs);
  g_free (self);
}

GArray *
gops_person_candidates_get_pairs (GopsPersonCandidates *self)
{
  return self->pairs;
}

guint
gops_person_candidates_count (GopsPersonCandidates *self,
                              GopsPersonKeyKind     kind,
                              const char           *text)
{
  return count_key (self->keys, hash_text (kind, text));
}
