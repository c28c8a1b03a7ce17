/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which colours of a template must be told apart. */
#include "config.h"
#include "gops-poster-contrast.h"

#include "gops-poster-private.h"

#define MAX_DEPTH 200

static const char *
string_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* [condition, first colour, second colour], or one colour for both. */
static const char *
choice_of (JsonNode *node, guint which)
{
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return string_of (node);
  array = json_node_get_array (node);
  return which < json_array_get_length (array) ? string_of (json_array_get_element (array, which)) : NULL;
}

static void
add_pair (GArray *pairs, const char *text, const char *ground, double least)
{
  GopsColorPair pair = { text, ground, least };

  if (text != NULL && ground != NULL)
    g_array_append_val (pairs, pair);
}

/* Each colour of a text against each ground it may stand on; [condition, a, b] pairs a with a. */
static gboolean
add_text (JsonObject *element, GArray *pairs)
{
  JsonNode *color = json_object_get_member (element, "color"), *on = json_object_get_member (element, "on");
  JsonNode *large = json_object_get_member (element, "large");
  double least = large != NULL && JSON_NODE_HOLDS_VALUE (large) && json_node_get_boolean (large) ? GOPS_POSTER_CONTRAST_LARGE : GOPS_POSTER_CONTRAST;

  if (color == NULL || on == NULL)
    return FALSE;
  for (guint i = 1; i <= 2; i++)
    add_pair (pairs, choice_of (color, i), choice_of (on, i), least);
  return TRUE;
}

static gboolean
add_code (JsonObject *element, GArray *pairs)
{
  const char *ink = string_of (json_object_get_member (element, "ink")), *tile = string_of (json_object_get_member (element, "tile"));

  add_pair (pairs, ink, tile, GOPS_POSTER_CONTRAST_CODE);
  return ink != NULL && tile != NULL && json_object_has_member (element, "on");
}

gboolean
gops_poster_element_pairs (JsonObject *element, GArray *pairs)
{
  if (json_object_has_member (element, "text") && !add_text (element, pairs))
    return FALSE;
  return !json_object_has_member (element, "qr") || add_code (element, pairs);
}

static void
walk (JsonNode *node, GArray *pairs, int depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (depth > MAX_DEPTH)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      walk (json_array_get_element (json_node_get_array (node), i), pairs, depth + 1);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  gops_poster_element_pairs (json_node_get_object (node), pairs);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    walk (member, pairs, depth + 1);
}

GArray *
gops_poster_template_pairs (GopsPosterTemplate *design)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (GopsColorPair));
  JsonObject *root = gops_poster_template_get_root (design);

  walk (json_object_get_member (root, "layouts"), pairs, 0);
  if (json_object_has_member (root, "parts"))
    walk (json_object_get_member (root, "parts"), pairs, 0);
  return pairs;
}
