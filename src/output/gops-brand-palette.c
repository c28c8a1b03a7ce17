/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template's palette in the colours of a brand.
 *
 * Colours without hue go to the brand's paper or ink, whichever is as light; of the others those of the hue that is used most
 * go to its main colour, those of another hue to its accent. Then the contrasts are measured: a text that is hard to read
 * goes away from its ground, and where that does not suffice both come nearer to how light the template had them, until they
 * are just as light, which can be read because the template can. */
#include "config.h"
#include "gops-brand-palette.h"

#include <math.h>
#include "gops-oklab.h"
#include "gops-poster-contrast.h"
#include "gops-poster-private.h"

#define NEUTRAL 0.045        /* colourfulness below which a colour is paper, ink or grey */
#define SAME_HUE 0.75        /* radians */
#define LIGHT 0.62           /* from here on a colour without hue is paper */
#define MOST_COLORS 64
#define ROUNDS 160
#define AIR 1.02             /* more contrast than asked for: colours are rounded to eight bits */
#define STEP 0.08
#define BOLD 1.2             /* what a ground in the main colour is worth */

typedef enum
{
  ROLE_PAPER,
  ROLE_INK,
  ROLE_MAIN,
  ROLE_ACCENT,
  ROLE_KEPT,
  N_ROLES,
} Role;

/* One colour of the palette on its way. */
typedef struct
{
  const char *name;        /* (unowned) */
  GopsLch     own;         /* as the template has it */
  double      own_y;       /* its luminance */
  Role        role;
  GopsLch     wanted;      /* as the brand has it */
  double      y;           /* luminance now */
  double      back;        /* 0 as wanted … 1 as light as the template has it */
  guint       uses;
} Entry;

typedef struct
{
  JsonObject *colors;                /* (unowned): of the template's palette */
  Entry       entries[MOST_COLORS];
  guint       n;
  GopsLch     brand[N_ROLES];
} Work;

/* --- the brand --- */

static GopsLch
brand_color (const char *hex, GopsLch otherwise)
{
  GopsRgb rgb;

  return gops_rgb_parse (hex, &rgb) ? gops_rgb_to_lch (rgb) : otherwise;
}

/* What was not chosen follows from what was. */
static void
read_brand (Work *self, const GopsBrandKit *kit)
{
  GopsLch first = brand_color (*kit->main_color != '\0' ? kit->main_color : kit->accent_color, (GopsLch) { 0.5, 0.02, 0 });
  GopsLch main_color = brand_color (kit->main_color, first);
  GopsLch a = brand_color (kit->paper_color, (GopsLch) { 0.975, MIN (first.c * 0.12, 0.015), first.h });
  GopsLch b = brand_color (kit->ink_color, (GopsLch) { 0.22, MIN (first.c * 0.35, 0.05), first.h });

  self->brand[ROLE_MAIN] = main_color;
  self->brand[ROLE_ACCENT] = brand_color (kit->accent_color, (GopsLch) { main_color.l > 0.6 ? main_color.l - 0.22 : main_color.l + 0.22, main_color.c, main_color.h });
  self->brand[ROLE_PAPER] = a.l > b.l ? a : b;
  self->brand[ROLE_INK] = a.l > b.l ? b : a;
}

/* --- the template's palette --- */

static void
count_uses (Work *self, JsonNode *node, int depth)
{
  const char *text;

  if (depth > 200)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      count_uses (self, json_array_get_element (json_node_get_array (node), i), depth + 1);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        count_uses (self, member, depth + 1);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && (text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL) != NULL)
    for (guint i = 0; i < self->n; i++)
      self->entries[i].uses += g_str_equal (self->entries[i].name, text);
}

static void
read_colors (Work *self, JsonObject *colors)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  self->colors = colors;
  json_object_iter_init (&iter, colors);
  while (self->n < MOST_COLORS && json_object_iter_next (&iter, &name, &node))
    {
      Entry *entry = &self->entries[self->n];
      GopsRgb rgb;

      if (!gops_rgb_parse (json_node_get_string (node), &rgb))
        continue;
      *entry = (Entry) { .name = name, .own = gops_rgb_to_lch (rgb), .own_y = gops_rgb_luminance (rgb) };
      self->n++;
    }
}

static double
hue_apart (double a, double b)
{
  double apart = fabs (remainder (a - b, 2 * G_PI));

  return apart;
}

/* The entry that the colours of a role gather around: the one used most. @away: (nullable): not of its hue */
static Entry *
find_anchor (Work *self, const Entry *away)
{
  Entry *best = NULL;

  for (guint i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];

      if (entry->role == ROLE_KEPT || entry->own.c < NEUTRAL || (away != NULL && hue_apart (entry->own.h, away->own.h) < SAME_HUE))
        continue;
      if (best == NULL || entry->uses * entry->own.c > best->uses * best->own.c)
        best = entry;
    }
  return best;
}

/* Colours that stand for a thing whatever the brand: the red of a traffic light, the green of a leaf. */
static void
mark_kept (Work *self, GopsPosterTemplate *design)
{
  JsonNode *keep = json_object_get_member (gops_poster_template_get_root (design), "keep");

  for (guint i = 0; keep != NULL && JSON_NODE_HOLDS_ARRAY (keep) && i < json_array_get_length (json_node_get_array (keep)); i++)
    for (guint k = 0; k < self->n; k++)
      if (g_strcmp0 (json_array_get_string_element (json_node_get_array (keep), i), self->entries[k].name) == 0)
        self->entries[k].role = ROLE_KEPT;
}

/* @anchor: (nullable): the entry that gets just the brand's colour; others keep their distance to it. */
static GopsLch
color_beside (const Entry *entry, const Entry *anchor, GopsLch brand)
{
  GopsLch lch = brand;

  if (anchor == NULL || anchor == entry)
    return lch;
  lch.l = CLAMP (brand.l + entry->own.l - anchor->own.l, 0.02, 0.99);
  lch.c = brand.c * CLAMP (entry->own.c / MAX (anchor->own.c, 0.01), 0.1, 1.3);
  lch.h = brand.h + CLAMP (remainder (entry->own.h - anchor->own.h, 2 * G_PI), -0.2, 0.2);
  return lch;
}

static GopsLch
neutral_color (Work *self, const Entry *entry)
{
  GopsLch paper = self->brand[ROLE_PAPER], ink = self->brand[ROLE_INK];
  gboolean light = entry->own.l >= LIGHT;
  GopsLch lch = light ? paper : ink;

  /* The lightest and the darkest are the brand's own; greys stand between them as they did. */
  lch.l = light && entry->own.l < 0.93 ? paper.l - (0.965 - entry->own.l) : !light && entry->own.l > 0.32 ? ink.l + (entry->own.l - 0.25) : lch.l;
  lch.l = CLAMP (lch.l, 0.02, 0.995);
  return lch;
}

static void
give_roles (Work *self)
{
  Entry *first = find_anchor (self, NULL), *second = first != NULL ? find_anchor (self, first) : NULL;

  for (guint i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];

      if (entry->role == ROLE_KEPT)
        entry->wanted = entry->own;
      else if (entry->own.c < NEUTRAL || first == NULL)
        entry->wanted = neutral_color (self, entry);
      else
        {
          gboolean other = second != NULL && hue_apart (entry->own.h, second->own.h) < hue_apart (entry->own.h, first->own.h);

          entry->role = other ? ROLE_ACCENT : ROLE_MAIN;
          entry->wanted = color_beside (entry, other ? second : first, self->brand[entry->role]);
        }
      entry->y = gops_rgb_luminance (gops_lch_to_rgb (entry->wanted));
    }
}

/* --- contrast --- */

static double
log_y (double y)
{
  return log (y + 0.05);
}

static JsonObject *
result_of (Work *self)
{
  JsonObject *colors = json_object_new ();

  for (guint i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];
      GopsRgb rgb = gops_lch_to_rgb (entry->wanted);
      g_autofree char *hex = NULL;

      if (fabs (gops_rgb_luminance (rgb) - entry->y) > 1e-6)
        rgb = gops_lch_with_luminance (entry->wanted, entry->y);
      hex = entry->role == ROLE_KEPT && entry->back == 0 && entry->y == entry->own_y ? NULL : gops_rgb_to_hex (rgb);
      json_object_set_string_member (colors, entry->name, hex != NULL ? hex : json_object_get_string_member (self->colors, entry->name));
    }
  return colors;
}

/* Luminance of what a pair names. FALSE for what only a drawing knows. */
static gboolean
measure (GopsPosterTemplate *design, JsonObject *colors, const char *name, double *out_y)
{
  GopsPosterContext context = { .poster_template = design, .palette = colors, .language = "en" };
  GopsColor color;
  gboolean known;

  context.variables = g_array_new (FALSE, TRUE, sizeof (GopsVariable));
  known = gops_poster_color (&context, name, &color);
  g_array_unref (context.variables);
  if (known)
    *out_y = gops_rgb_luminance ((GopsRgb) { color.r, color.g, color.b });
  return known;
}

/* Whether the expression @color, "name:0.5" or "mix(a,b,t)", speaks of @name. */
static gboolean
speaks_of (const char *color, const char *name)
{
  gsize n = strlen (name);

  for (const char *p = color; (p = strstr (p, name)) != NULL; p += n)
    if ((p == color || !g_ascii_isalnum (p[-1])) && !g_ascii_isalnum (p[n]) && p[n] != '_')
      return TRUE;
  return FALSE;
}

/* One step away from the ground, as far as black and white; FALSE when that is where it is. */
static gboolean
push (Work *self, const char *color, gboolean lighter)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];
      double y = CLAMP (exp (log_y (entry->y) + (lighter ? STEP : -STEP)) - 0.05, 0.002, 0.985);

      if (!speaks_of (color, entry->name) || fabs (y - entry->y) < 1e-9)
        continue;
      entry->y = y;
      moved = TRUE;
    }
  return moved;
}

static void
bring_back (Work *self, const char *color)
{
  for (guint i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];
      double step = entry->back < 1 ? 0.1 / (1 - entry->back) : 1;

      if (!speaks_of (color, entry->name))
        continue;
      entry->y = exp (log_y (entry->y) + (log_y (entry->own_y) - log_y (entry->y)) * MIN (step, 1)) - 0.05;
      entry->back = MIN (entry->back + 0.1, 1);
    }
}

/* Mends what is too near each other; FALSE when nothing is. */
static gboolean
repair (Work *self, GopsPosterTemplate *design, GArray *pairs)
{
  JsonObject *now = result_of (self);
  gboolean wrong = FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      GopsColorPair *pair = &g_array_index (pairs, GopsColorPair, i);
      double text, ground, own_text, own_ground;

      if (!measure (design, now, pair->text, &text) || !measure (design, now, pair->ground, &ground)
          || !measure (design, self->colors, pair->text, &own_text) || !measure (design, self->colors, pair->ground, &own_ground))
        continue;
      if ((own_text > own_ground ? log_y (text) - log_y (ground) : log_y (ground) - log_y (text)) >= log (pair->least * AIR))
        continue;
      wrong = TRUE;
      if (!push (self, pair->text, own_text > own_ground))
        bring_back (self, pair->ground);
    }
  json_object_unref (now);
  return wrong;
}

static void
as_light_as_before (Work *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      self->entries[i].y = self->entries[i].own_y;
      self->entries[i].back = 1;
    }
}

static guint
count_grounds (GArray *pairs, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    n += g_str_equal (g_array_index (pairs, GopsColorPair, i).ground, name);
  return n;
}

/* How much a palette must give up to be the brand's, less for one that puts texts on the brand's main colour. */
static double
cost_of (Work *self, GArray *pairs)
{
  double cost = 0, weights = 0, bold = 0;

  for (guint i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];
      double weight = 1 + count_grounds (pairs, entry->name);

      cost += weight * fabs (log_y (entry->y) - log_y (entry->own_y));
      bold += entry->role == ROLE_MAIN ? weight - 1 : 0;
      weights += weight;
    }
  return weights > 0 ? (cost - BOLD * bold) / weights : 0;
}

static Work
begin (GopsPosterTemplate *design, const GopsBrandKit *brand, const char *palette)
{
  Work work = { 0 };

  read_brand (&work, brand);
  read_colors (&work, gops_poster_template_find_palette (design, palette));
  count_uses (&work, json_object_get_member (gops_poster_template_get_root (design), "layouts"), 0);
  if (json_object_has_member (gops_poster_template_get_root (design), "parts"))
    count_uses (&work, json_object_get_member (gops_poster_template_get_root (design), "parts"), 0);
  mark_kept (&work, design);
  give_roles (&work);
  return work;
}

static JsonObject *
make_palette (GopsPosterTemplate *design, const GopsBrandKit *brand)
{
  g_autoptr (GArray) pairs = gops_poster_template_pairs (design);
  Work best = { 0 };
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < gops_poster_template_get_n_palettes (design); i++)
    {
      Work work = begin (design, brand, gops_poster_template_get_palette_id (design, i));
      double cost = cost_of (&work, pairs);

      if (cost < least)
        {
          best = work;
          least = cost;
        }
    }
  for (int i = 0; i < ROUNDS; i++)
    if (!repair (&best, design, pairs))
      return result_of (&best);
  as_light_as_before (&best);
  return result_of (&best);
}

JsonObject *
gops_brand_palette (GopsPosterTemplate *design, const GopsBrandKit *brand)
{
  g_autofree char *key = g_strjoin ("|", brand->main_color, brand->accent_color, brand->paper_color, brand->ink_color, NULL);
  JsonObject *colors = gops_poster_template_find_branded (design, key);

  if (colors == NULL)
    {
      colors = make_palette (design, brand);
      gops_poster_template_keep_branded (design, key, colors);
    }
  return colors;
}
