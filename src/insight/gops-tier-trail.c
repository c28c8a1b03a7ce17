/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everybody was after each of some runs. */
#include "config.h"

#include <string.h>

#include "gops-tier-trail.h"

#define LOOK_EVERY 8192   /* rows between two looks at the cancellable */

/* Of a person, beside the tiers in "places". */
typedef struct
{
  guint8 gone_from;   /* the first run that they were not there any more; the number of runs: none */
  guint8 own;         /* as the person who stays was placed, and not somebody who was merged into them */
} Person;

struct _GopsTierTrail
{
  const GopsTierScheme *scheme;
  guint                 n_runs;
  char                **days;      /* (owned): of the runs, growing */
  GHashTable           *known;     /* (owned): gint64* of a person → place in "persons", one more */
  GArray               *persons;   /* (owned) (element-type Person) */
  GByteArray           *places;    /* (owned): n_runs tiers a person; the number of tiers: nowhere */
};

enum { PERSON, DAY, TIER, LEFT_ON, IS_NO_MEMBER, IS_MERGED };

#define MOVES_SQL \
  "SELECT coalesce (p.merged_into, v.person_id), r.as_of, v.to_tier, coalesce (m.left_on, ''), m.id IS NULL, p.merged_into IS NOT NULL" \
  " FROM tier_run r JOIN tier_move v ON v.run_id = r.id LEFT JOIN person p ON p.id = v.person_id" \
  " LEFT JOIN membership m ON m.group_id = ?1 AND m.person_id = coalesce (p.merged_into, v.person_id)" \
  " WHERE r.group_id = ?1 AND r.scheme = ?2 AND r.as_of <= ?3 ORDER BY r.as_of, r.id"

/* The first run on @day or later. */
static guint
find_run (const GopsTierTrail *self,
          const char          *day)
{
  guint run = 0;

  while (run < self->n_runs && strcmp (self->days[run], day) < 0)
    run++;
  return run;
}

/* Of those who are no members any more nobody knows since when: they are not there in the last run. */
static guint
find_gone (const GopsTierTrail *self,
           GopsStatement       *row)
{
  const char *left_on = gops_statement_text (row, LEFT_ON);

  if (gops_statement_int (row, IS_NO_MEMBER) != 0)
    return self->n_runs - 1;
  return *left_on != '\0' ? find_run (self, left_on) : self->n_runs;
}

static guint
find_person (GopsTierTrail *self,
             GopsStatement *row)
{
  gint64 id = gops_statement_int (row, PERSON);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, &id));
  Person person = { 0, FALSE };

  if (place != 0)
    return place - 1;
  person.gone_from = (guint8) find_gone (self, row);
  g_array_append_val (self->persons, person);
  g_byte_array_set_size (self->places, self->persons->len * self->n_runs);
  memset (self->places->data + (self->persons->len - 1) * self->n_runs, (int) self->scheme->n_tiers, self->n_runs);
  g_hash_table_insert (self->known, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->persons->len));
  return self->persons->len - 1;
}

static guint
tier_index (const GopsTierScheme *scheme,
            const char           *tier)
{
  const GopsTier *found = gops_tier_scheme_get_tier (scheme, tier);

  return found != NULL ? (guint) (found - scheme->tiers) : scheme->n_tiers;
}

/* Rows come in the order of the runs: what a later one says replaces what was. People who were merged are one since ever: they
 * are where the one who stays was, once that one was anywhere. */
static void
take_move (GopsTierTrail *self,
           GopsStatement *row)
{
  guint place = find_person (self, row), run = find_run (self, gops_statement_text (row, DAY));
  Person *person = &g_array_index (self->persons, Person, place);
  gboolean own = gops_statement_int (row, IS_MERGED) == 0;

  if (person->own && !own)
    return;
  person->own = own;
  memset (self->places->data + place * self->n_runs + run, (int) tier_index (self->scheme, gops_statement_text (row, TIER)), self->n_runs - run);
}

static gboolean
read_moves (GopsTierTrail  *self,
            GopsStore      *store,
            gint64          group,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, MOVES_SQL, "lss", group, self->scheme->id, self->days[self->n_runs - 1]);

  if (rows == NULL)
    return FALSE;
  for (guint n = 1; gops_statement_next (rows, &local_error); n++)
    {
      take_move (self, rows);
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GopsTierTrail *
gops_tier_trail_load (GopsStore             *store,
                      gint64                 group,
                      const GopsTierScheme  *scheme,
                      const GPtrArray       *runs,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_autoptr (GopsTierTrail) self = g_new0 (GopsTierTrail, 1);

  g_return_val_if_fail (runs->len <= GOPS_TIER_TRAIL_MOST, NULL);
  self->scheme = scheme;
  self->n_runs = runs->len;
  self->days = g_new0 (char *, runs->len + 1);
  for (guint i = 0; i < runs->len; i++)
    self->days[i] = g_strdup (((const GopsTierRunFigures *) runs->pdata[i])->as_of);
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->persons = g_array_new (FALSE, FALSE, sizeof (Person));
  self->places = g_byte_array_new ();
  if (runs->len > 0 && !read_moves (self, store, group, cancellable, error))
    return NULL;
  g_hash_table_remove_all (self->known);
  return g_steal_pointer (&self);
}

void
gops_tier_trail_free (GopsTierTrail *self)
{
  g_strfreev (self->days);
  g_hash_table_unref (self->known);
  g_array_unref (self->persons);
  g_byte_array_unref (self->places);
  g_free (self);
}

static guint
place_in (const GopsTierTrail *self,
          guint                person,
          guint                run)
{
  if (run >= g_array_index (self->persons, Person, person).gone_from)
    return self->scheme->n_tiers;
  return self->places->data[person * self->n_runs + run];
}

GopsTierMatrix *
gops_tier_trail_count (const GopsTierTrail *self,
                       guint                from,
                       guint                to)
{
  GopsTierMatrix *matrix = g_new0 (GopsTierMatrix, 1);
  guint n = self->scheme->n_tiers;

  g_assert (MAX (from, to) < self->n_runs);
  matrix->scheme = self->scheme;
  matrix->n = n;
  matrix->cells = g_new0 (guint, (n + 1) * (n + 1));
  for (guint i = 0; i < self->persons->len; i++)
    {
      guint before = place_in (self, i, MIN (from, to)), after = place_in (self, i, MAX (from, to));

      if (before < n || after < n)
        matrix->cells[before * (n + 1) + after]++;
    }
  return matrix;
}
