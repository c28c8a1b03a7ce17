/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families that run in a circle. */
#include "config.h"

#include "gops-family-circle.h"

#include <glib/gi18n.h>

#include "gops-method-error.h"

typedef struct
{
  gint64   id, parent;
  char    *name;     /* (owned) */
  guint    walk;     /* the walk that has passed here; 0: none */
} Node;

static void
free_node (gpointer data)
{
  g_free (((Node *) data)->name);
  g_free (data);
}

/* Every group by its id, deleted ones too: they can come back. */
static GHashTable *
load_nodes (GopsStore *store, GError **error)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_node);
  g_autoptr (GError) local = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT id, parent, name FROM chat_group WHERE parent IS NOT NULL", NULL);

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local))
    {
      Node *node = g_new0 (Node, 1);

      node->id = gops_statement_int (rows, 0);
      node->parent = gops_statement_int (rows, 1);
      node->name = g_strdup (gops_statement_text (rows, 2));
      g_hash_table_insert (nodes, &node->id, node);
    }
  if (local == NULL)
    return g_steal_pointer (&nodes);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Walks up from @node. Returns: (nullable): a group of a circle that no walk before has met. */
static Node *
walk_up (GHashTable *nodes, Node *node, guint walk)
{
  while (node != NULL && node->walk == 0)
    {
      node->walk = walk;
      node = g_hash_table_lookup (nodes, &node->parent);
    }
  return node != NULL && node->walk == walk ? node : NULL;
}

static Node *
find_oldest (GHashTable *nodes, Node *circle)
{
  Node *oldest = circle;

  for (Node *node = g_hash_table_lookup (nodes, &circle->parent); node != circle; node = g_hash_table_lookup (nodes, &node->parent))
    if (node->id < oldest->id)
      oldest = node;
  return oldest;
}

/* The oldest group of each circle. */
static GPtrArray *
find_all (GHashTable *nodes)
{
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer node;
  guint walk = 0;

  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    {
      Node *circle = walk_up (nodes, node, ++walk);

      if (circle != NULL)
        g_ptr_array_add (found, find_oldest (nodes, circle));
    }
  return found;
}

#define MOST_NAMES 6

static char *
describe (GHashTable *nodes, Node *circle)
{
  g_autoptr (GString) names = g_string_new (circle->name);
  Node *node = circle;
  guint n = 1;

  do
    {
      node = g_hash_table_lookup (nodes, &node->parent);
      if (n++ < MOST_NAMES || node == circle)
        g_string_append_printf (names, " → %s", node->name);
      else if (n == MOST_NAMES + 1)
        g_string_append (names, " → …");
    }
  while (node != circle);
  return g_strdup_printf (_("Main groups run in a circle: %s"), names->str);
}

GPtrArray *
gops_family_find_circles (GopsStore *store, GError **error)
{
  g_autoptr (GHashTable) nodes = load_nodes (store, error);
  g_autoptr (GPtrArray) circles = nodes != NULL ? find_all (nodes) : NULL;
  GPtrArray *problems = NULL;

  if (circles != NULL)
    problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; circles != NULL && i < circles->len; i++)
    g_ptr_array_add (problems, describe (nodes, circles->pdata[i]));
  return problems;
}

gboolean
gops_family_check_circle (GopsStore *store, gint64 group, GError **error)
{
  g_autoptr (GHashTable) nodes = load_nodes (store, error);
  Node *start = nodes != NULL ? g_hash_table_lookup (nodes, &group) : NULL;
  Node *circle = start != NULL ? walk_up (nodes, start, 1) : NULL;
  g_autofree char *problem = NULL;

  if (nodes == NULL || circle == NULL)
    return nodes != NULL;
  problem = describe (nodes, circle);
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_CIRCLE,
               _("%s. Take one of them out of its family, in Profile and Family of its positioning."), problem);
  return FALSE;
}

gboolean
gops_family_would_circle (GopsStore *store, gint64 group, gint64 parent)
{
  gint64 n = 0;

  /* UNION: each is met once, in a circle too. */
  return gops_store_read_int (store, &n, NULL,
    "WITH RECURSIVE up (id) AS (SELECT ?2 UNION SELECT g.parent FROM chat_group g JOIN up ON g.id = up.id WHERE g.parent IS NOT NULL)"
    " SELECT count (*) FROM up WHERE id = ?1", "ll", group, parent) && n > 0;
}

static gboolean
write_open (GopsStore *store, GPtrArray *circles, GError **error)
{
  if (!gops_store_begin (store, error, N_("Open families that run in a circle"), NULL))
    return FALSE;
  for (guint i = 0; i < circles->len; i++)
    if (!gops_store_exec (store, error, "UPDATE chat_group SET parent = NULL WHERE id = ?1", "l", ((Node *) circles->pdata[i])->id))
      {
        gops_store_rollback (store);
        return FALSE;
      }
  return gops_store_commit (store, error);
}

gboolean
gops_family_open_circles (GopsStore *store, guint *out_n, GError **error)
{
  g_autoptr (GHashTable) nodes = load_nodes (store, error);
  g_autoptr (GPtrArray) circles = nodes != NULL ? find_all (nodes) : NULL;

  if (circles == NULL || (circles->len > 0 && !write_open (store, circles, error)))
    return FALSE;
  if (out_n != NULL)
    *out_n = circles->len;
  return TRUE;
}
