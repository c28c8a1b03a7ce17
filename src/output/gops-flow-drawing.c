/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards, their places, and what lies under a pointer. */
#include "config.h"
#include "gops-flow-drawing.h"

#include <math.h>
#include "gops-flow-private.h"
#include "gops-flow-template.h"
#include "gops-phrase.h"

#define NAME_WIDTH   128    /* of a card's text, at most */
#define LEAST_WIDTH  104
#define LABEL_WIDTH  112
#define PADDING      12
#define SIGN_ROOM    26     /* left of a card's text */

/* --- measuring --- */

static GopsTypeset *
set_text (const GopsFlow *flow, const char *text, double size, int weight, double width, int lines)
{
  GopsTextStyle style = { .text = text, .language = flow->language, .size = size, .weight = weight, .width = width,
                          .max_lines = lines, .line_height = 1.3, .balance = lines > 1 };

  return gops_typeset_new (&style, NULL);
}

static void
make_card (GopsFlowDrawing *self, guint index)
{
  const GopsFlow *flow = self->flow;
  GopsFlowCard *card = &self->cards[index];

  card->name = set_text (flow, gops_flow_party_name (flow, index, flow->language), 13, 700, NAME_WIDTH, 3);
  card->role = set_text (flow, gops_flow_role_word (gops_flow_party (flow, index)->role, flow->language), 10.5, 400, NAME_WIDTH, 1);
  card->width = MAX (LEAST_WIDTH, 2 * PADDING + SIGN_ROOM
                                  + ceil (MAX (gops_typeset_get_width (card->name), gops_typeset_get_width (card->role))));
  card->least_height = 2 * PADDING + 4 + gops_typeset_get_height (card->name);
  if (gops_typeset_get_n_lines (card->role) > 0)
    card->least_height += 9 + gops_typeset_get_height (card->role);
  card->least_height = MAX (card->least_height, 48);
  card->height = card->least_height;
}

int
gops_flow_kind_index (const char *kind)
{
  const char *const *ids = gops_flow_kind_ids ();

  for (int i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], kind))
      return i;
  return -1;
}

static void
make_route (GopsFlowDrawing *self, guint index)
{
  const GopsFlowDeal *deal = gops_flow_deal (self->flow, index);
  GopsFlowRoute *route = &self->routes[index];
  int kind = gops_flow_kind_index (deal->kind);
  double width = kind >= 0 ? GOPS_FLOW_SIGN : 0, height = kind >= 0 ? GOPS_FLOW_SIGN : 0;

  route->curves = g_array_new (FALSE, FALSE, sizeof (GopsFlowCurve));
  route->points = g_array_new (FALSE, FALSE, sizeof (GopsFlowPoint));
  route->vias = g_array_new (FALSE, FALSE, sizeof (GopsFlowVia));
  if (*deal->label != '\0')
    {
      route->text = set_text (self->flow, deal->label, 11, 400, LABEL_WIDTH, 2);
      width += ceil (gops_typeset_get_width (route->text)) + (kind >= 0 ? 5 : 0);
      height = MAX (height, gops_typeset_get_height (route->text));
    }
  if (width > 0)
    {
      route->label.width = width + 14;
      route->label.height = ceil (height) + 9;
    }
  if (kind >= 0 && self->key[kind] == NULL)
    {
      self->key[kind] = set_text (self->flow, gops_flow_kind_word (deal->kind, self->flow->language), 10.5, 400, 0, 1);
      self->has_key = TRUE;
    }
}

/* --- places --- */

/* Who supplies stands left, who buys right, the group between. */
static int
rank_of (const char *role)
{
  static const struct { const char *role; int rank; } ranks[] = {
    { "supplier", 0 }, { "platform", 0 }, { "partner", 1 }, { "operator", 1 }, { "group", 2 }, { "member", 3 }, { "customer", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_equal (ranks[i].role, role))
      return ranks[i].rank;
  return 2;
}

static gboolean
has_loop (const GopsFlow *flow, guint party)
{
  for (guint i = 0; i < flow->deals->len; i++)
    if (gops_flow_deal (flow, i)->from == party && gops_flow_deal (flow, i)->to == party)
      return TRUE;
  return FALSE;
}

static void
take_vias (GopsFlowDrawing *self, guint index, const GopsFlowLink *link, const GArray *vias)
{
  GArray *own = self->routes[index].vias;
  gboolean leftwards = self->cards[link->from].x > self->cards[link->to].x;

  g_array_set_size (own, 0);
  for (guint i = 0; i < link->n_vias; i++)
    {
      GopsFlowVia via = g_array_index (vias, GopsFlowVia, link->first_via + (leftwards ? link->n_vias - 1 - i : i));

      if (leftwards)
        via = (GopsFlowVia) { via.right, via.left, via.y };
      g_array_append_val (own, via);
    }
}

static void
lay_out (GopsFlowDrawing *self)
{
  const GopsFlow *flow = self->flow;
  g_autofree GopsFlowBox *boxes = g_new0 (GopsFlowBox, flow->parties->len + 1);
  g_autofree GopsFlowLink *links = g_new0 (GopsFlowLink, flow->deals->len + 1);
  g_autoptr (GArray) vias = NULL;

  for (guint i = 0; i < flow->parties->len; i++)
    {
      const GopsFlowParty *party = gops_flow_party (flow, i);
      const GopsFlowCard *card = &self->cards[i];

      boxes[i] = (GopsFlowBox) { card->width, card->height + (has_loop (flow, i) ? 80 : 0), rank_of (party->role), party->placed,
                                 party->x, party->y };
    }
  for (guint i = 0; i < flow->deals->len; i++)
    links[i] = (GopsFlowLink) { .from = gops_flow_deal (flow, i)->from, .to = gops_flow_deal (flow, i)->to,
                                .width = self->routes[i].label.width, .height = MAX (16, self->routes[i].label.height + 4) };
  vias = gops_flow_layout (boxes, flow->parties->len, links, flow->deals->len);
  for (guint i = 0; i < flow->parties->len; i++)
    {
      self->cards[i].x = boxes[i].x;
      self->cards[i].y = boxes[i].y;
    }
  for (guint i = 0; i < flow->deals->len; i++)
    take_vias (self, i, &links[i], vias);
}

/* Twice: where cards stand says how many arrows meet on a side, and so how high a card must be. */
static void
place (GopsFlowDrawing *self)
{
  lay_out (self);
  gops_flow_lead_arrows (self);
  for (guint i = 0; i < self->flow->parties->len; i++)
    self->cards[i].height = MAX (self->cards[i].least_height, gops_flow_side_need (self, i));
  lay_out (self);
  gops_flow_lead_arrows (self);
}

GopsFlowDrawing *
gops_flow_drawing_new (GopsFlow *flow)
{
  GopsFlowDrawing *self = g_new0 (GopsFlowDrawing, 1);

  self->flow = gops_flow_ref (flow);
  self->cards = g_new0 (GopsFlowCard, flow->parties->len + 1);
  self->routes = g_new0 (GopsFlowRoute, flow->deals->len + 1);
  for (guint i = 0; i < flow->parties->len; i++)
    make_card (self, i);
  for (guint i = 0; i < flow->deals->len; i++)
    make_route (self, i);
  place (self);
  return self;
}

void
gops_flow_drawing_free (GopsFlowDrawing *self)
{
  for (guint i = 0; i < self->flow->parties->len; i++)
    {
      gops_typeset_free (self->cards[i].name);
      gops_typeset_free (self->cards[i].role);
    }
  for (guint i = 0; i < self->flow->deals->len; i++)
    {
      g_clear_pointer (&self->routes[i].text, gops_typeset_free);
      g_array_unref (self->routes[i].curves);
      g_array_unref (self->routes[i].points);
      g_array_unref (self->routes[i].vias);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->key); i++)
    g_clear_pointer (&self->key[i], gops_typeset_free);
  g_free (self->cards);
  g_free (self->routes);
  gops_flow_unref (self->flow);
  g_free (self);
}

GopsFlow *
gops_flow_drawing_get_flow (GopsFlowDrawing *self)
{
  return self->flow;
}

void
gops_flow_drawing_move (GopsFlowDrawing *self, guint party, double x, double y)
{
  self->cards[party].x = x;
  self->cards[party].y = y;
  for (guint i = 0; i < self->flow->deals->len; i++)
    if (gops_flow_deal (self->flow, i)->from == party || gops_flow_deal (self->flow, i)->to == party)
      g_array_set_size (self->routes[i].vias, 0);
  gops_flow_lead_arrows (self);
}

/* --- where things are --- */

GopsFlowRect
gops_flow_drawing_get_party (const GopsFlowDrawing *self, guint index)
{
  const GopsFlowCard *card = &self->cards[index];

  return (GopsFlowRect) { card->x - card->width / 2, card->y - card->height / 2, card->width, card->height };
}

/* An arrow without a label is edited at its middle. */
GopsFlowRect
gops_flow_drawing_get_deal (const GopsFlowDrawing *self, guint index)
{
  const GopsFlowRoute *route = &self->routes[index];
  const GopsFlowPoint *middle = &g_array_index (route->points, GopsFlowPoint, route->points->len / 2);

  return route->label.width > 0 ? route->label : (GopsFlowRect) { middle->x - 10, middle->y - 10, 20, 20 };
}

static void
include (double *edges, double left, double top, double right, double bottom)
{
  edges[0] = MIN (edges[0], left);
  edges[1] = MIN (edges[1], top);
  edges[2] = MAX (edges[2], right);
  edges[3] = MAX (edges[3], bottom);
}

GopsFlowRect
gops_flow_drawing_get_bounds (const GopsFlowDrawing *self, gboolean keys)
{
  double edges[4] = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  GopsFlowRect bounds;

  if (self->flow->parties->len == 0)
    return (GopsFlowRect) { 0, 0, 2 * GOPS_FLOW_MARGIN, 2 * GOPS_FLOW_MARGIN };
  for (guint i = 0; i < self->flow->parties->len; i++)
    {
      GopsFlowRect card = gops_flow_drawing_get_party (self, i);

      include (edges, card.x, card.y, card.x + card.width, card.y + card.height);
    }
  for (guint i = 0; i < self->flow->deals->len; i++)
    {
      GopsFlowRect label = gops_flow_drawing_get_deal (self, i);
      const GArray *points = self->routes[i].points;

      include (edges, label.x, label.y, label.x + label.width, label.y + label.height);
      for (guint k = 0; k < points->len; k++)
        include (edges, g_array_index (points, GopsFlowPoint, k).x, g_array_index (points, GopsFlowPoint, k).y,
                 g_array_index (points, GopsFlowPoint, k).x, g_array_index (points, GopsFlowPoint, k).y);
    }
  bounds = (GopsFlowRect) { floor (edges[0] - GOPS_FLOW_MARGIN), floor (edges[1] - GOPS_FLOW_MARGIN), 0, 0 };
  bounds.width = ceil (edges[2] + GOPS_FLOW_MARGIN) - bounds.x;
  bounds.height = ceil (edges[3] + GOPS_FLOW_MARGIN) - bounds.y;
  if (keys && self->has_key)
    {
      bounds.height += 24;
      bounds.width = MAX (bounds.width, 2 * GOPS_FLOW_MARGIN + 300);
    }
  return bounds;
}

static gboolean
is_in (const GopsFlowRect *rect, double x, double y, double slack)
{
  return x >= rect->x - slack && x <= rect->x + rect->width + slack && y >= rect->y - slack && y <= rect->y + rect->height + slack;
}

static double
distance_to_piece (const GopsFlowPoint *a, const GopsFlowPoint *b, double x, double y)
{
  double dx = b->x - a->x, dy = b->y - a->y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - a->x) * dx + (y - a->y) * dy) / length, 0, 1) : 0;

  return hypot (a->x + t * dx - x, a->y + t * dy - y);
}

static double
distance_to_route (const GopsFlowRoute *route, double x, double y)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < route->points->len; i++)
    nearest = MIN (nearest, distance_to_piece (&g_array_index (route->points, GopsFlowPoint, i),
                                               &g_array_index (route->points, GopsFlowPoint, i + 1), x, y));
  return nearest;
}

/* Cards lie above labels, labels above lines; a handle lies above all. */
GopsFlowHit
gops_flow_drawing_hit (const GopsFlowDrawing *self, double x, double y, double slack)
{
  double nearest = 4 + slack;
  GopsFlowHit hit = { GOPS_FLOW_NOTHING, 0 };

  for (guint i = self->flow->parties->len; i > 0; i--)
    {
      GopsFlowRect card = gops_flow_drawing_get_party (self, i - 1);

      if (hypot (card.x + card.width - x, card.y + card.height / 2 - y) <= GOPS_FLOW_HANDLE_RADIUS + slack)
        return (GopsFlowHit) { GOPS_FLOW_HANDLE, i - 1 };
      if (is_in (&card, x, y, 0))
        return (GopsFlowHit) { GOPS_FLOW_PARTY, i - 1 };
    }
  for (guint i = self->flow->deals->len; i > 0; i--)
    if (is_in (&self->routes[i - 1].label, x, y, 0) && self->routes[i - 1].label.width > 0)
      return (GopsFlowHit) { GOPS_FLOW_DEAL, i - 1 };
  for (guint i = 0; i < self->flow->deals->len; i++)
    {
      double distance = distance_to_route (&self->routes[i], x, y);

      if (distance < nearest)
        {
          nearest = distance;
          hit = (GopsFlowHit) { GOPS_FLOW_DEAL, i };
        }
    }
  return hit;
}
