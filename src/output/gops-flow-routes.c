/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How arrows run: out of the side that faces the other card, spread along it, in a smooth curve; labels stand where they cover
 * least. */
#include "config.h"
#include "gops-flow-private.h"

#include <math.h>
#include <string.h>

#define HEAD        8      /* length of an arrow head */
#define PIECES      14     /* of a flattened curve */
#define FACING_GAP  20     /* cards nearer than this side by side are joined from above or below */
#define LEAST_PORT  16
#define LOOP_HEIGHT 34

typedef enum
{
  LEFT, RIGHT, TOP, BOTTOM
} Side;

static const double outwards[][2] = { [LEFT] = { -1, 0 }, [RIGHT] = { 1, 0 }, [TOP] = { 0, -1 }, [BOTTOM] = { 0, 1 } };

/* One end of an arrow at a card. */
typedef struct
{
  guint    party, deal;
  Side     side;
  gboolean at_end;
  double   key;         /* where the arrow comes from or goes to, along the side */
  double   room;
} Port;

/* --- ports --- */

static void
choose_sides (const GopsFlowCard *from, const GopsFlowCard *to, gboolean by_passages, Side *out_from, Side *out_to)
{
  double dx = to->x - from->x, dy = to->y - from->y;

  if (by_passages || fabs (dx) >= (from->width + to->width) / 2 + FACING_GAP)
    {
      *out_from = dx >= 0 ? RIGHT : LEFT;
      *out_to = dx >= 0 ? LEFT : RIGHT;
    }
  else
    {
      *out_from = dy >= 0 ? BOTTOM : TOP;
      *out_to = dy >= 0 ? TOP : BOTTOM;
    }
}

static void
add_ports (GopsFlowDrawing *self, guint deal, GArray *ports)
{
  guint from = gops_flow_deal (self->flow, deal)->from, to = gops_flow_deal (self->flow, deal)->to;
  const GopsFlowCard *a = &self->cards[from], *b = &self->cards[to];
  const GArray *vias = self->routes[deal].vias;
  Port start = { .party = from, .deal = deal }, end = { .party = to, .deal = deal, .at_end = TRUE };

  if (from == to)
    return;
  choose_sides (a, b, vias->len > 0, &start.side, &end.side);
  self->routes[deal].upright = start.side >= TOP;
  if (start.side >= TOP)
    {
      start.key = b->x;
      end.key = a->x;
      start.room = end.room = MAX (LEAST_PORT, self->routes[deal].label.width * 0.6);
    }
  else
    {
      start.key = vias->len > 0 ? g_array_index (vias, GopsFlowVia, 0).y : b->y;
      end.key = vias->len > 0 ? g_array_index (vias, GopsFlowVia, vias->len - 1).y : a->y;
      start.room = end.room = MAX (LEAST_PORT, self->routes[deal].label.height + 5);
    }
  g_array_append_val (ports, start);
  g_array_append_val (ports, end);
}

static int
compare_ports (gconstpointer a, gconstpointer b)
{
  const Port *one = a, *other = b;

  if (one->party != other->party)
    return one->party < other->party ? -1 : 1;
  if (one->side != other->side)
    return one->side < other->side ? -1 : 1;
  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->deal < other->deal ? -1 : one->deal > other->deal;
}

static GArray *
collect_ports (GopsFlowDrawing *self)
{
  GArray *ports = g_array_new (FALSE, TRUE, sizeof (Port));

  for (guint i = 0; i < self->flow->deals->len; i++)
    add_ports (self, i, ports);
  g_array_sort (ports, compare_ports);
  return ports;
}

static guint
end_of_side (const GArray *ports, guint first)
{
  const Port *port = &g_array_index (ports, Port, first);
  guint end = first + 1;

  while (end < ports->len && g_array_index (ports, Port, end).party == port->party
         && g_array_index (ports, Port, end).side == port->side)
    end++;
  return end;
}

static void
place_port (GopsFlowDrawing *self, const Port *port, double along)
{
  const GopsFlowCard *card = &self->cards[port->party];
  GopsFlowPoint at = { card->x, card->y };

  if (port->side >= TOP)
    {
      at.x += along;
      at.y += outwards[port->side][1] * card->height / 2;
    }
  else
    {
      at.x += outwards[port->side][0] * card->width / 2;
      at.y += along;
    }
  if (port->at_end)
    self->routes[port->deal].end = at;
  else
    self->routes[port->deal].start = at;
}

/* Spreads the ports of one side around its middle, closer where it is too short. */
static void
spread_side (GopsFlowDrawing *self, const GArray *ports, guint first, guint end)
{
  const Port *port = &g_array_index (ports, Port, first);
  const GopsFlowCard *card = &self->cards[port->party];
  double length = (port->side >= TOP ? card->width : card->height) - 18, total = 0, scale, along;

  for (guint i = first; i < end; i++)
    total += g_array_index (ports, Port, i).room;
  scale = MIN (1, length / total);
  along = -total * scale / 2;
  for (guint i = first; i < end; i++)
    {
      double room = g_array_index (ports, Port, i).room * scale;

      place_port (self, &g_array_index (ports, Port, i), along + room / 2);
      along += room;
    }
}

double
gops_flow_side_need (GopsFlowDrawing *self, guint party)
{
  double need[2] = { 0, 0 };

  for (guint i = 0; i < self->flow->deals->len; i++)
    {
      const GopsFlowDeal *deal = gops_flow_deal (self->flow, i);
      const GopsFlowRoute *route = &self->routes[i];
      double room = MAX (LEAST_PORT, route->label.height + 5);

      if (route->upright || deal->from == deal->to)
        continue;
      if (deal->from == party)
        need[route->start.x > self->cards[party].x] += room;
      if (deal->to == party)
        need[route->end.x > self->cards[party].x] += room;
    }
  return MIN (MAX (need[0], need[1]) + 18, 320);
}

/* --- lines --- */

static void
add_curve (GopsFlowRoute *route, GopsFlowPoint a, GopsFlowPoint b, GopsFlowPoint c, GopsFlowPoint d)
{
  GopsFlowCurve curve = { { a, b, c, d } };

  g_array_append_val (route->curves, curve);
  for (guint i = route->points->len > 0 ? 1 : 0; i <= PIECES; i++)
    {
      double t = i / (double) PIECES, u = 1 - t;
      GopsFlowPoint point = { u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
                              u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y };

      g_array_append_val (route->points, point);
    }
}

/* From one point to another, both ends level. */
static void
add_level (GopsFlowRoute *route, GopsFlowPoint from, GopsFlowPoint to)
{
  double reach = MAX (fabs (to.x - from.x) * 0.5, 10) * (to.x >= from.x ? 1 : -1);

  add_curve (route, from, (GopsFlowPoint) { from.x + reach, from.y }, (GopsFlowPoint) { to.x - reach, to.y }, to);
}

static void
lead_level (GopsFlowRoute *route)
{
  double way = route->end.x >= route->start.x ? 1 : -1;
  GopsFlowPoint at = route->start, neck = { route->end.x - way * HEAD, route->end.y };

  for (guint i = 0; i < route->vias->len; i++)
    {
      const GopsFlowVia *via = &g_array_index (route->vias, GopsFlowVia, i);

      add_level (route, at, (GopsFlowPoint) { via->left, via->y });
      add_level (route, (GopsFlowPoint) { via->left, via->y }, (GopsFlowPoint) { via->right, via->y });
      at = (GopsFlowPoint) { via->right, via->y };
    }
  add_level (route, at, neck);
  route->tip = route->end;
  route->from_tip = neck;
}

static void
lead_upright (GopsFlowRoute *route)
{
  double way = route->end.y >= route->start.y ? 1 : -1;
  GopsFlowPoint neck = { route->end.x, route->end.y - way * HEAD };
  double reach = MAX (fabs (neck.y - route->start.y) * 0.5, 10) * way;

  add_curve (route, route->start, (GopsFlowPoint) { route->start.x, route->start.y + reach },
             (GopsFlowPoint) { neck.x, neck.y - reach }, neck);
  route->tip = route->end;
  route->from_tip = neck;
}

/* Out of a card's top and back into it. */
static void
lead_loop (GopsFlowRoute *route, const GopsFlowCard *card, guint number)
{
  double top = card->y - card->height / 2, lift = LOOP_HEIGHT * 1.5 + 14 * number;
  GopsFlowPoint start = { card->x - 22 - 3 * number, top }, neck = { card->x + 22 + 3 * number, top - HEAD };

  add_curve (route, start, (GopsFlowPoint) { start.x - 12, top - lift }, (GopsFlowPoint) { neck.x + 12, top - lift }, neck);
  route->start = start;
  route->end = route->tip = (GopsFlowPoint) { neck.x, top };
  route->from_tip = neck;
}

/* --- labels --- */

static double
shared_area (const GopsFlowRect *a, double left, double top, double right, double bottom)
{
  double width = MIN (a->x + a->width, right) - MAX (a->x, left), height = MIN (a->y + a->height, bottom) - MAX (a->y, top);

  return width > 0 && height > 0 ? width * height : 0;
}

/* How bad a label would be there: over a card worst, over another label bad. */
static double
badness (const GopsFlowDrawing *self, const GopsFlowRect *label, guint n_placed)
{
  double bad = 0;

  for (guint i = 0; i < self->flow->parties->len; i++)
    {
      const GopsFlowCard *card = &self->cards[i];

      bad += 10 * shared_area (label, card->x - card->width / 2 - 4, card->y - card->height / 2 - 4,
                               card->x + card->width / 2 + 4, card->y + card->height / 2 + 4);
    }
  for (guint i = 0; i < n_placed; i++)
    {
      const GopsFlowRect *other = &self->routes[i].label;

      bad += 4 * shared_area (label, other->x - 2, other->y - 2, other->x + other->width + 2, other->y + other->height + 2);
    }
  return bad;
}

/* The point of a line at @t of its length. */
static GopsFlowPoint
point_along (const GArray *points, double t)
{
  double total = 0, gone = 0;

  for (guint i = 0; i + 1 < points->len; i++)
    total += hypot (g_array_index (points, GopsFlowPoint, i + 1).x - g_array_index (points, GopsFlowPoint, i).x,
                    g_array_index (points, GopsFlowPoint, i + 1).y - g_array_index (points, GopsFlowPoint, i).y);
  for (guint i = 0; i + 1 < points->len; i++)
    {
      const GopsFlowPoint *a = &g_array_index (points, GopsFlowPoint, i), *b = a + 1;
      double length = hypot (b->x - a->x, b->y - a->y), rest = t * total - gone;

      if (rest <= length && length > 0)
        return (GopsFlowPoint) { a->x + (b->x - a->x) * rest / length, a->y + (b->y - a->y) * rest / length };
      gone += length;
    }
  return g_array_index (points, GopsFlowPoint, points->len - 1);
}

/* The labels before it are placed already. */
static void
place_label (GopsFlowDrawing *self, guint index)
{
  static const double places[] = { 0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.22, 0.78 }, shifts[] = { 0, -0.7, 0.7, -1.3, 1.3 };
  GopsFlowRoute *route = &self->routes[index];
  GopsFlowRect best = route->label;
  double least = G_MAXDOUBLE;

  if (route->label.width <= 0)
    return;
  for (guint s = 0; s < G_N_ELEMENTS (shifts) && least > 0.5; s++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        GopsFlowPoint at = point_along (route->points, places[i]);
        GopsFlowRect label = { at.x - route->label.width / 2, at.y - route->label.height / 2 + shifts[s] * route->label.height,
                               route->label.width, route->label.height };
        double bad = badness (self, &label, index) + 0.4 * fabs (places[i] - 0.5) + 20 * fabs (shifts[s]);

        if (bad < least)
          {
            least = bad;
            best = label;
          }
      }
  route->label = best;
}

/* On the longest level piece where there is a passage: nothing else is there. */
static void
place_on_passage (GopsFlowRoute *route)
{
  const GopsFlowVia *via = &g_array_index (route->vias, GopsFlowVia, route->vias->len / 2);

  route->label.x = (via->left + via->right) / 2 - route->label.width / 2;
  route->label.y = via->y - route->label.height / 2;
}

void
gops_flow_lead_arrows (GopsFlowDrawing *self)
{
  g_autoptr (GArray) ports = collect_ports (self);
  g_autofree guint *loops = g_new0 (guint, self->flow->parties->len + 1);

  for (guint first = 0; first < ports->len; first = end_of_side (ports, first))
    spread_side (self, ports, first, end_of_side (ports, first));
  for (guint i = 0; i < self->flow->deals->len; i++)
    {
      GopsFlowRoute *route = &self->routes[i];
      const GopsFlowDeal *deal = gops_flow_deal (self->flow, i);

      g_array_set_size (route->curves, 0);
      g_array_set_size (route->points, 0);
      if (deal->from == deal->to)
        lead_loop (route, &self->cards[deal->from], loops[deal->from]++);
      else if (route->upright)
        lead_upright (route);
      else
        lead_level (route);
    }
  for (guint i = 0; i < self->flow->deals->len; i++)
    if (self->routes[i].vias->len > 0)
      place_on_passage (&self->routes[i]);
    else
      place_label (self, i);
}
