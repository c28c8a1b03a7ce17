/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a tier scheme that a group has kept. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "gops-tier-history.h"
#include "gops-tier-trail.h"

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

/* The two of @runs, in their order; the same twice is one. */
static GPtrArray *
pick_two (GPtrArray *runs,
          gint64     one,
          gint64     other,
          GError   **error)
{
  GPtrArray *two = g_ptr_array_new ();

  for (guint i = 0; i < runs->len; i++)
    {
      GopsTierRunFigures *run = runs->pdata[i];

      if (run->id == one || run->id == other)
        g_ptr_array_add (two, run);
    }
  if (two->len > 0)
    return two;
  g_ptr_array_unref (two);
  g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("These runs are gone; somebody has undone them."));
  return NULL;
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
  g_autoptr (GPtrArray) runs = gops_tier_runs_load (store, group, scheme, error);
  g_autoptr (GPtrArray) two = runs != NULL ? pick_two (runs, from, to, error) : NULL;
  g_autoptr (GopsTierTrail) trail = NULL;

  trail = two != NULL ? gops_tier_trail_load (store, group, scheme, two, cancellable, error) : NULL;
  return trail != NULL ? gops_tier_trail_count (trail, 0, two->len - 1) : NULL;
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
