/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a tier scheme that a group has kept. */
#include "config.h"

#include <json-glib/json-glib.h>

#include "gops-tier-history.h"

/* --- runs --- */

void
gops_tier_run_figures_free (GopsTierRunFigures *self)
{
  g_free (self->as_of);
  g_free (self->counts);
  g_free (self);
}

static void
read_counts (GopsTierRunFigures   *self,
             const GopsTierScheme *scheme,
             const char           *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *counts = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  self->counts = g_new0 (guint, scheme->n_tiers);
  for (guint i = 0; counts != NULL && i < scheme->n_tiers; i++)
    {
      gint64 count = json_object_get_int_member_with_default (counts, scheme->tiers[i].id, 0);

      self->counts[i] = (guint) CLAMP (count, 0, G_MAXINT32);
      self->total += self->counts[i];
    }
}

GPtrArray *
gops_tier_runs_load (GopsStore             *store,
                     gint64                 group,
                     const GopsTierScheme  *scheme,
                     GError               **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT id, as_of, counts FROM tier_run WHERE group_id = ?1 AND scheme = ?2 ORDER BY as_of, id", "ls", group, scheme->id);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_tier_run_figures_free);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      GopsTierRunFigures *run = g_new0 (GopsTierRunFigures, 1);

      run->id = gops_statement_int (rows, 0);
      run->as_of = g_strdup (gops_statement_text (rows, 1));
      read_counts (run, scheme, gops_statement_text (rows, 2));
      g_ptr_array_add (runs, run);
    }
  if (local_error == NULL)
    return g_steal_pointer (&runs);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* --- matrix --- */

/* Where somebody was after either run; the number of tiers: nowhere. */
typedef struct
{
  guint8   from, to;
  gboolean gone;
  gboolean own;     /* as the person who stays was placed, and not somebody who was merged into them */
} Place;

typedef struct
{
  const GopsTierScheme *scheme;
  GHashTable           *places;    /* (owned): gint64* of a person → Place */
} Following;

static guint8
tier_index (const GopsTierScheme *scheme,
            const char           *tier)
{
  const GopsTier *found = gops_tier_scheme_get_tier (scheme, tier);

  return (guint8) (found != NULL ? (guint) (found - scheme->tiers) : scheme->n_tiers);
}

static Place *
find_place (Following *self,
            gint64     person)
{
  Place *place = g_hash_table_lookup (self->places, &person);

  if (place != NULL)
    return place;
  place = g_new (Place, 1);
  *place = (Place) { (guint8) self->scheme->n_tiers, (guint8) self->scheme->n_tiers, FALSE, FALSE };
  g_hash_table_insert (self->places, g_memdup2 (&person, sizeof person), place);
  return place;
}

/* Rows come in the order of the runs: what a later one says replaces what was. People who were merged are one since ever: they
 * are where the one who stays was, once that one was anywhere. */
static void
follow (Following     *self,
        GopsStatement *row)
{
  Place *place = find_place (self, gops_statement_int (row, 0));
  gboolean own = gops_statement_int (row, 4) == 0;

  if (place->own && !own)
    return;
  place->own = own;
  place->to = tier_index (self->scheme, gops_statement_text (row, 2));
  if (gops_statement_int (row, 1) != 0)
    place->from = place->to;
  place->gone = gops_statement_int (row, 3) != 0;
}

static gboolean
follow_moves (Following     *self,
              GopsStore     *store,
              gint64         group,
              gint64         one,
              gint64         other,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "WITH span AS (SELECT min (as_of) AS first, max (as_of) AS last FROM tier_run WHERE id IN (?3, ?4) AND group_id = ?1 AND scheme = ?2)"
    " SELECT coalesce (p.merged_into, v.person_id), r.as_of <= span.first, v.to_tier,"
    " coalesce (m.left_on <> '' AND m.left_on <= span.last, m.id IS NULL), p.merged_into IS NOT NULL"
    " FROM span JOIN tier_run r ON r.group_id = ?1 AND r.scheme = ?2 AND r.as_of <= span.last"
    " JOIN tier_move v ON v.run_id = r.id LEFT JOIN person p ON p.id = v.person_id"
    " LEFT JOIN membership m ON m.group_id = ?1 AND m.person_id = coalesce (p.merged_into, v.person_id)"
    " ORDER BY r.as_of, r.id", "lsll", group, self->scheme->id, one, other);

  if (rows == NULL)
    return FALSE;
  for (guint n = 1; gops_statement_next (rows, &local_error); n++)
    {
      follow (self, rows);
      if (n % 8192 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
count_places (GopsTierMatrix *self,
              GHashTable     *places)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Place *place = value;
      guint to = place->gone ? self->n : place->to;

      if (place->from < self->n || to < self->n)
        self->cells[place->from * (self->n + 1) + to]++;
    }
}

GopsTierMatrix *
gops_tier_matrix_load (GopsStore             *store,
                       gint64                 group,
                       const GopsTierScheme  *scheme,
                       gint64                 from,
                       gint64                 to,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Following following = { scheme, places };
  GopsTierMatrix *self;

  if (!follow_moves (&following, store, group, from, to, cancellable, error))
    return NULL;
  self = g_new0 (GopsTierMatrix, 1);
  self->scheme = scheme;
  self->n = scheme->n_tiers;
  self->cells = g_new0 (guint, (self->n + 1) * (self->n + 1));
  count_places (self, places);
  return self;
}

void
gops_tier_matrix_free (GopsTierMatrix *self)
{
  g_free (self->cells);
  g_free (self);
}

guint
gops_tier_matrix_get (const GopsTierMatrix *self,
                      guint                 from,
                      guint                 to)
{
  return self->cells[from * (self->n + 1) + to];
}

GopsTierPassage
gops_tier_matrix_get_passage (const GopsTierMatrix *self,
                              guint                 tier)
{
  GopsTierPassage passage = { .gone = gops_tier_matrix_get (self, tier, self->n) };
  double weight = gops_tier_scheme_weight (self->scheme, tier);

  for (guint to = 0; to < self->n; to++)
    {
      guint n = gops_tier_matrix_get (self, tier, to);
      double other = gops_tier_scheme_weight (self->scheme, to);

      if (to == tier || other == weight)
        passage.held += n;
      else if (other > weight)
        passage.up += n;
      else
        passage.down += n;
    }
  passage.total = passage.up + passage.held + passage.down + passage.gone;
  return passage;
}

int
gops_tier_scheme_next (const GopsTierScheme *scheme,
                       guint                 tier)
{
  double weight = gops_tier_scheme_weight (scheme, tier), best = G_MAXDOUBLE;
  int next = -1;

  for (guint i = 0; i < scheme->n_tiers; i++)
    {
      double other = gops_tier_scheme_weight (scheme, i);

      if (other > weight && other <= best)   /* of equal ones that of the most people: the later */
        {
          best = other;
          next = (int) i;
        }
    }
  return next;
}

int
gops_tier_matrix_find_bottleneck (const GopsTierMatrix *self)
{
  guint most = 0;
  int found = -1;

  for (guint tier = 0; tier < self->n; tier++)
    {
      GopsTierPassage passage = gops_tier_matrix_get_passage (self, tier);
      guint stuck = passage.held + passage.down;

      if (gops_tier_scheme_next (self->scheme, tier) < 0 || passage.total < GOPS_TIER_FEW || passage.up * 2 >= passage.total ||
          stuck <= most)
        continue;
      most = stuck;
      found = (int) tier;
    }
  return found;
}

/* --- gravity --- */

double
gops_tier_commitment (const GopsTierScheme *scheme,
                      const guint          *counts)
{
  double sum = 0;

  for (guint i = 0; i < scheme->n_tiers; i++)
    {
      double weight = gops_tier_scheme_weight (scheme, i);

      sum += weight * weight * counts[i];
    }
  return sum;
}

double
gops_tier_gravity (double before,
                   double after,
                   guint  members)
{
  return members > 0 ? (after - before) / members : 0;
}

/* --- steps of a person --- */

static void
step_free (gpointer data)
{
  GopsTierStep *step = data;

  g_free (step->as_of);
  g_free (step->scheme);
  g_free (step->from);
  g_free (step->to);
  g_free (step);
}

GPtrArray *
gops_tier_steps_load (GopsStore  *store,
                      gint64      person,
                      gint64      group,
                      GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT r.group_id, r.as_of, r.scheme, v.from_tier, v.to_tier FROM tier_run r JOIN tier_move v ON v.run_id = r.id"
    " WHERE v.person_id = ?1 AND (?2 = 0 OR r.group_id = ?2) AND v.from_tier <> v.to_tier ORDER BY r.as_of DESC, r.id DESC", "ll", person, group);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      GopsTierStep *step = g_new0 (GopsTierStep, 1);

      step->group = gops_statement_int (rows, 0);
      step->as_of = g_strdup (gops_statement_text (rows, 1));
      step->scheme = g_strdup (gops_statement_text (rows, 2));
      step->from = g_strdup (gops_statement_text (rows, 3));
      step->to = g_strdup (gops_statement_text (rows, 4));
      g_ptr_array_add (steps, step);
    }
  if (local_error == NULL)
    return g_steal_pointer (&steps);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
