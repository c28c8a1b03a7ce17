/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the ties in a group, and the strongest of them. */
#include "config.h"

#include "gops-connections.h"

static void
connection_free (gpointer data)
{
  GopsConnection *connection = data;

  g_free (connection->name[0]);
  g_free (connection->name[1]);
  g_free (connection);
}

void
gops_connections_free (GopsConnections *self)
{
  g_ptr_array_unref (self->strongest);
  g_free (self);
}

double
gops_connections_share (const GopsConnections *self)
{
  return self->n_members > 0 ? (double) self->n_known / self->n_members : 0;
}

static int
compare_strength (gconstpointer a, gconstpointer b)
{
  const GopsCircleTie *one = a, *other = b;
  guint64 left = (guint64) one->replies + one->back, right = (guint64) other->replies + other->back;

  if (left != right)
    return left > right ? -1 : 1;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

/* Each tie once, seen from the one who answers more. */
static GArray *
list_ties (const GopsCircle *circle, GopsConnections *self)
{
  GArray *ties = g_array_new (FALSE, FALSE, sizeof (GopsCircleTie));

  for (guint i = 0; i < circle->ties->len; i++)
    {
      const GopsCircleTie *tie = &g_array_index (circle->ties, GopsCircleTie, i);
      gboolean mine = tie->replies > tie->back || (tie->replies == tie->back && tie->from < tie->to);

      if (!mine)
        continue;
      g_array_append_val (ties, *tie);
      self->n_mutual += tie->back > 0;
    }
  self->n_ties = ties->len;
  return ties;
}

static gboolean
name_strongest (GopsConnections *self, GopsStore *store, const GopsCircle *circle, GArray *ties, guint most, GError **error)
{
  g_array_sort (ties, compare_strength);
  for (guint i = 0; i < MIN (most, ties->len); i++)
    {
      const GopsCircleTie *tie = &g_array_index (ties, GopsCircleTie, i);
      const guint ends[] = { tie->from, tie->to };
      GopsConnection *connection = g_new0 (GopsConnection, 1);

      g_ptr_array_add (self->strongest, connection);
      connection->replies[0] = tie->replies;
      connection->replies[1] = tie->back;
      for (guint end = 0; end < 2; end++)
        {
          connection->person[end] = gops_circle_member (circle, ends[end])->person;
          connection->name[end] = gops_circle_name (circle, store, ends[end], error);
          if (connection->name[end] == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

static void
count_members (GopsConnections *self, const GopsCircle *circle)
{
  self->n_members = circle->members->len;
  self->knows_replies = circle->knows_replies;
  for (guint i = 0; i < circle->members->len; i++)
    {
      self->n_alone += circle->starts[i] == circle->starts[i + 1];
      self->n_known += gops_circle_known (circle, i) >= GOPS_CIRCLE_KNOWN;
    }
}

GopsConnections *
gops_connections_load (GopsStore *store, gint64 group, const char *as_of, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsCircle) circle = gops_circle_load (store, group, as_of, cancellable, error);
  g_autoptr (GopsConnections) self = NULL;
  g_autoptr (GArray) ties = NULL;

  if (circle == NULL)
    return NULL;
  self = g_new0 (GopsConnections, 1);
  self->strongest = g_ptr_array_new_with_free_func (connection_free);
  count_members (self, circle);
  ties = list_ties (circle, self);
  self->mean = self->n_members > 0 ? 2.0 * self->n_ties / self->n_members : 0;
  if (!name_strongest (self, store, circle, ties, most, error))
    return NULL;
  return g_steal_pointer (&self);
}
