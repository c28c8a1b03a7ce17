/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting a business flow. Every colour has a shape and a word beside it. */
#include "config.h"
#include "gops-flow-private.h"

#include <math.h>
#include "gops-flow-template.h"

#define CORNER 11
#define HEAD   9

/* 0xRRGGBB; the grounds of signs are their hue at 15 %. */
typedef struct
{
  guint ground, card, line, text, quiet, jade, jade_deep, ring;
  guint roles[7];       /* in the order of gops_flow_role_ids () */
  guint kinds[4];       /* in the order of gops_flow_kind_ids () */
} Palette;

static const Palette palettes[] = {
  { 0xfbfbfc, 0xffffff, 0xd5d9e0, 0x202329, 0x5d6775, 0x1f9d78, 0x14795c, 0x1f9d78,
    { 0xffffff, 0x7d4fb5, 0x2f6fc4, 0x0f7f8c, 0x8a6a00, 0xbf4a20, 0x5d6775 }, { 0x8a6a00, 0x2f6fc4, 0x7d4fb5, 0x5d6775 } },
  { 0x1f1f23, 0x2f2f35, 0x4b4b54, 0xffffff, 0xb0b8c4, 0x3fbf96, 0x17855f, 0x5ccfa8,
    { 0xffffff, 0xb490e8, 0x6ea6ee, 0x3dbccb, 0xd6b84a, 0xf08a62, 0xb0b8c4 }, { 0xd6b84a, 0x6ea6ee, 0xb490e8, 0xb0b8c4 } },
};

static const Palette *
palette_of (gboolean dark)
{
  return &palettes[dark ? 1 : 0];
}

static void
use (cairo_t *cr, guint color, double alpha)
{
  cairo_set_source_rgba (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0, alpha);
}

static void
trace_round (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* --- signs --- */

static void
trace_polygon (cairo_t *cr, double x, double y, double radius, guint corners, double turn)
{
  for (guint i = 0; i < corners; i++)
    cairo_line_to (cr, x + radius * sin (turn + 2 * G_PI * i / corners), y - radius * cos (turn + 2 * G_PI * i / corners));
  cairo_close_path (cr);
}

static void
trace_circle (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
}

/* Centred on (x, y), about 2 × @r large. */
static void
paint_role (cairo_t *cr, int role, double x, double y, double r)
{
  switch (role)
    {
    case 0:   /* this group: a place marked on the map */
      trace_circle (cr, x, y, r * 0.45);
      cairo_fill (cr);
      cairo_set_line_width (cr, r * 0.3);
      trace_circle (cr, x, y, r * 0.88);
      cairo_stroke (cr);
      return;
    case 1: trace_polygon (cr, x, y, r * 1.12, 4, 0); break;                     /* operator: diamond */
    case 2: trace_circle (cr, x, y, r * 0.92); break;                            /* members: disc */
    case 3: cairo_rectangle (cr, x - r * 0.82, y - r * 0.82, r * 1.64, r * 1.64); break;   /* customer: square */
    case 4: trace_polygon (cr, x, y + r * 0.2, r * 1.15, 3, 0); break;           /* supplier: triangle */
    case 5: trace_polygon (cr, x, y, r * 1.05, 6, G_PI / 6); break;              /* partner: hexagon */
    case 6:   /* platform: three shelves */
      for (int i = -1; i <= 1; i++)
        cairo_rectangle (cr, x - r, y + i * r * 0.72 - r * 0.22, 2 * r, r * 0.44);
      break;
    default:   /* nobody has said which part */
      cairo_set_line_width (cr, r * 0.3);
      trace_circle (cr, x, y, r * 0.8);
      cairo_stroke (cr);
      return;
    }
  cairo_fill (cr);
}

static void
paint_kind (cairo_t *cr, int kind, double x, double y, double r)
{
  cairo_set_line_width (cr, r * 0.28);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  switch (kind)
    {
    case 0:   /* money: a coin */
      trace_circle (cr, x, y, r * 0.86);
      cairo_stroke (cr);
      cairo_move_to (cr, x, y - r * 0.42);
      cairo_line_to (cr, x, y + r * 0.42);
      cairo_stroke (cr);
      break;
    case 1:   /* goods: a box */
      cairo_rectangle (cr, x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
      cairo_move_to (cr, x - r * 0.8, y - r * 0.22);
      cairo_line_to (cr, x + r * 0.8, y - r * 0.22);
      cairo_stroke (cr);
      break;
    case 2:   /* service: a spark */
      for (int i = 0; i < 8; i++)
        cairo_line_to (cr, x + (i % 2 == 0 ? r * 1.05 : r * 0.36) * sin (G_PI / 4 * i),
                       y - (i % 2 == 0 ? r * 1.05 : r * 0.36) * cos (G_PI / 4 * i));
      cairo_close_path (cr);
      cairo_fill (cr);
      break;
    case 3:   /* information: a speech bubble */
      trace_round (cr, x - r * 0.9, y - r * 0.8, r * 1.8, r * 1.25, r * 0.4);
      cairo_stroke (cr);
      cairo_move_to (cr, x - r * 0.5, y + r * 0.45);
      cairo_line_to (cr, x - r * 0.5, y + r);
      cairo_line_to (cr, x + r * 0.1, y + r * 0.45);
      cairo_fill (cr);
      break;
    default:
      break;
    }
}

static int
role_index (const char *role)
{
  const char *const *ids = gops_flow_role_ids ();

  for (int i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], role))
      return i;
  return -1;
}

static guint
role_color (const Palette *palette, int role)
{
  return role < 0 ? palette->quiet : role == 0 ? palette->jade : palette->roles[role];
}

void
gops_flow_paint_sign (cairo_t *cr, const char *id, gboolean dark, double x, double y, double size)
{
  const Palette *palette = palette_of (dark);
  int role = role_index (id), kind = gops_flow_kind_index (id);

  cairo_new_path (cr);
  use (cr, kind >= 0 ? palette->kinds[kind] : role_color (palette, role), 1);
  if (kind >= 0)
    paint_kind (cr, kind, x + size / 2, y + size / 2, size * 0.42);
  else
    paint_role (cr, role, x + size / 2, y + size / 2, size * 0.42);
}

/* --- arrows --- */

static gboolean
is_hit (const GopsFlowHit *hit, GopsFlowThing thing, guint index)
{
  return hit->thing == thing && hit->index == index;
}

static void
paint_head (cairo_t *cr, GopsFlowPoint from, GopsFlowPoint tip)
{
  double angle = atan2 (tip.y - from.y, tip.x - from.x);

  cairo_save (cr);
  cairo_translate (cr, tip.x - 1, tip.y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -HEAD, -4.6);
  cairo_line_to (cr, -HEAD + 2, 0);
  cairo_line_to (cr, -HEAD, 4.6);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
trace_route (cairo_t *cr, const GopsFlowRoute *route)
{
  cairo_new_path (cr);
  for (guint i = 0; i < route->curves->len; i++)
    {
      const GopsFlowPoint *p = g_array_index (route->curves, GopsFlowCurve, i).p;

      if (i == 0)
        cairo_move_to (cr, p[0].x, p[0].y);
      cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
    }
}

static guint
kind_color (const Palette *palette, const char *kind)
{
  int index = gops_flow_kind_index (kind);

  return index >= 0 ? palette->kinds[index] : palette->quiet;
}

/* Information is dashed, everything else is a whole line. */
static void
paint_line (const GopsFlowDrawing *self, cairo_t *cr, const GopsFlowLook *look, guint index)
{
  static const double dashes[] = { 5, 4 };
  const GopsFlowRoute *route = &self->routes[index];
  const char *kind = gops_flow_deal (self->flow, index)->kind;
  gboolean strong = is_hit (&look->selected, GOPS_FLOW_DEAL, index) || is_hit (&look->pointed, GOPS_FLOW_DEAL, index);

  use (cr, kind_color (palette_of (look->dark), kind), strong ? 1 : 0.82);
  cairo_set_line_width (cr, strong ? 2.6 : 1.6);
  if (g_str_equal (kind, "information"))
    cairo_set_dash (cr, dashes, 2, 0);
  trace_route (cr, route);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  paint_head (cr, route->from_tip, route->tip);
}

static void
paint_label (const GopsFlowDrawing *self, cairo_t *cr, const GopsFlowLook *look, guint index)
{
  const Palette *palette = palette_of (look->dark);
  const GopsFlowRoute *route = &self->routes[index];
  const GopsFlowRect *label = &route->label;
  int kind = gops_flow_kind_index (gops_flow_deal (self->flow, index)->kind);
  double x = label->x + 7;
  gboolean selected = is_hit (&look->selected, GOPS_FLOW_DEAL, index);

  if (label->width <= 0)
    return;
  trace_round (cr, label->x, label->y, label->width, label->height, 8);
  use (cr, palette->ground, 1);
  cairo_fill (cr);
  if (selected || is_hit (&look->pointed, GOPS_FLOW_DEAL, index))
    {
      trace_round (cr, label->x, label->y, label->width, label->height, 8);
      use (cr, selected ? palette->ring : palette->line, 1);
      cairo_set_line_width (cr, selected ? 2 : 1);
      cairo_stroke (cr);
    }
  if (kind >= 0)
    {
      use (cr, palette->kinds[kind], 1);
      paint_kind (cr, kind, x + GOPS_FLOW_SIGN / 2, label->y + label->height / 2, GOPS_FLOW_SIGN / 2);
      x += GOPS_FLOW_SIGN + 5;
    }
  if (route->text != NULL)
    {
      use (cr, palette->text, 1);
      gops_typeset_draw (route->text, cr, x, label->y + (label->height - gops_typeset_get_height (route->text)) / 2);
    }
}

/* --- cards --- */

static void
paint_ground_of_card (cairo_t *cr, const GopsFlowLook *look, const GopsFlowRect *card, gboolean own)
{
  const Palette *palette = palette_of (look->dark);

  /* a soft edge below, drawn as plain shapes so that it is the same in every format */
  for (int i = 3; i > 0; i--)
    {
      trace_round (cr, card->x - i * 0.5, card->y + i * 0.4, card->width + i, card->height + i, CORNER + i * 0.5);
      cairo_set_source_rgba (cr, 0, 0, 0, look->dark ? 0.1 : 0.025);
      cairo_fill (cr);
    }
  if (own)
    {
      trace_round (cr, card->x - 4, card->y - 4, card->width + 8, card->height + 8, CORNER + 4);
      use (cr, palette->jade, 0.22);
      cairo_fill (cr);
    }
  trace_round (cr, card->x, card->y, card->width, card->height, CORNER);
  use (cr, own ? palette->jade_deep : palette->card, 1);
  cairo_fill (cr);
  if (own)
    return;
  trace_round (cr, card->x + 0.5, card->y + 0.5, card->width - 1, card->height - 1, CORNER - 0.5);
  use (cr, palette->line, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
paint_card_text (const GopsFlowDrawing *self, cairo_t *cr, const GopsFlowLook *look, guint index, gboolean own)
{
  const Palette *palette = palette_of (look->dark);
  const GopsFlowCard *card = &self->cards[index];
  double name = gops_typeset_get_height (card->name), role = gops_typeset_get_height (card->role);
  double height = name + (role > 0 ? 9 + role : 0);
  double x = card->x - card->width / 2 + 12, y = card->y - height / 2;
  int index_of_role = role_index (gops_flow_party (self->flow, index)->role);

  use (cr, own ? 0xffffff : role_color (palette, index_of_role), 1);
  paint_role (cr, index_of_role, x + 8, y + MIN (name / 2, 6), 7);
  use (cr, own ? 0xffffff : palette->text, 1);
  gops_typeset_draw (card->name, cr, x + 26, y);
  if (role > 0)
    {
      use (cr, own ? 0xffffff : palette->quiet, own ? 0.88 : 1);
      gops_typeset_draw (card->role, cr, x + 26, y + name + 9);
    }
}

static void
paint_ring (cairo_t *cr, const GopsFlowLook *look, const GopsFlowRect *card, gboolean dashed)
{
  static const double dashes[] = { 6, 4 };

  trace_round (cr, card->x - 5, card->y - 5, card->width + 10, card->height + 10, CORNER + 5);
  use (cr, palette_of (look->dark)->ring, 1);
  cairo_set_line_width (cr, 2.5);
  if (dashed)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A plus at the card's end: arrows are drawn from here. */
static void
paint_handle (cairo_t *cr, const GopsFlowLook *look, const GopsFlowRect *card)
{
  const Palette *palette = palette_of (look->dark);
  double x = card->x + card->width, y = card->y + card->height / 2;

  trace_circle (cr, x, y, GOPS_FLOW_HANDLE_RADIUS + 1.5);
  use (cr, palette->ground, 1);
  cairo_fill (cr);
  trace_circle (cr, x, y, GOPS_FLOW_HANDLE_RADIUS);
  use (cr, palette->jade_deep, 1);
  cairo_fill (cr);
  use (cr, 0xffffff, 1);
  cairo_set_line_width (cr, 1.6);
  cairo_move_to (cr, x - 3.5, y);
  cairo_line_to (cr, x + 3.5, y);
  cairo_move_to (cr, x, y - 3.5);
  cairo_line_to (cr, x, y + 3.5);
  cairo_stroke (cr);
}

static void
paint_card (const GopsFlowDrawing *self, cairo_t *cr, const GopsFlowLook *look, guint index)
{
  GopsFlowRect card = gops_flow_drawing_get_party (self, index);
  gboolean own = g_str_equal (gops_flow_party (self->flow, index)->role, "group");
  gboolean selected = is_hit (&look->selected, GOPS_FLOW_PARTY, index);

  paint_ground_of_card (cr, look, &card, own);
  paint_card_text (self, cr, look, index, own);
  if (selected || is_hit (&look->target, GOPS_FLOW_PARTY, index))
    paint_ring (cr, look, &card, !selected);
  if (selected || is_hit (&look->pointed, GOPS_FLOW_PARTY, index) || is_hit (&look->pointed, GOPS_FLOW_HANDLE, index))
    paint_handle (cr, look, &card);
}

/* What the signs mean, along the foot. */
static void
paint_key (const GopsFlowDrawing *self, cairo_t *cr, const GopsFlowLook *look)
{
  const Palette *palette = palette_of (look->dark);
  GopsFlowRect bounds = gops_flow_drawing_get_bounds (self, TRUE);
  double x = bounds.x + GOPS_FLOW_MARGIN, y = bounds.y + bounds.height - 20;

  for (guint i = 0; i < G_N_ELEMENTS (self->key); i++)
    {
      if (self->key[i] == NULL)
        continue;
      use (cr, palette->kinds[i], 1);
      paint_kind (cr, (int) i, x + GOPS_FLOW_SIGN / 2, y, GOPS_FLOW_SIGN / 2);
      use (cr, palette->quiet, 1);
      gops_typeset_draw (self->key[i], cr, x + GOPS_FLOW_SIGN + 5, y - gops_typeset_get_height (self->key[i]) / 2);
      x += GOPS_FLOW_SIGN + 5 + gops_typeset_get_width (self->key[i]) + 18;
    }
}

void
gops_flow_drawing_draw (GopsFlowDrawing *self, cairo_t *cr, const GopsFlowLook *look)
{
  cairo_save (cr);
  use (cr, palette_of (look->dark)->ground, 1);
  cairo_paint (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < self->flow->deals->len; i++)
    paint_line (self, cr, look, i);
  for (guint i = 0; i < self->flow->deals->len; i++)
    paint_label (self, cr, look, i);
  for (guint i = 0; i < self->flow->parties->len; i++)
    paint_card (self, cr, look, i);
  if (look->keys && self->has_key)
    paint_key (self, cr, look);
  cairo_restore (cr);
}

void
gops_flow_drawing_draw_rubber (GopsFlowDrawing *self, cairo_t *cr, const GopsFlowLook *look, guint from, double x, double y)
{
  static const double dashes[] = { 6, 4 };
  GopsFlowRect card = gops_flow_drawing_get_party (self, from);
  GopsFlowPoint start = { card.x + card.width, card.y + card.height / 2 }, tip = { x, y };
  double reach = MAX (fabs (x - start.x) * 0.5, 24);

  cairo_save (cr);
  use (cr, palette_of (look->dark)->ring, 1);
  cairo_set_line_width (cr, 2.2);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, start.x, start.y);
  cairo_curve_to (cr, start.x + reach, start.y, x - reach, y, x, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  paint_head (cr, (GopsFlowPoint) { x - 1, y }, tip);
  cairo_restore (cr);
}
