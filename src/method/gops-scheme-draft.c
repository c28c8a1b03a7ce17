/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tier scheme that is being changed. What is in it belongs to its arena, so that it may be written to. */
#include "config.h"

#include <string.h>

#include "gops-scheme-draft.h"

struct _GopsSchemeDraft
{
  GopsArena      *arena;       /* (owned) */
  GopsTierScheme *scheme;      /* of the arena */
  char           *original;    /* (owned): what it was made from, as JSON */
};

/* Reading what was written makes a copy in which nothing is shared. */
GopsSchemeDraft *
gops_scheme_draft_new (const GopsTierScheme *scheme)
{
  GopsSchemeDraft *self = g_new0 (GopsSchemeDraft, 1);
  g_autoptr (GError) error = NULL;

  self->arena = gops_arena_new ();
  self->scheme = gops_arena_alloc0 (self->arena, sizeof *self->scheme);
  self->original = gops_tier_scheme_to_json (scheme);
  if (!gops_shape_read (&gops_own_tier_scheme_shape, self->original, -1, scheme->id, self->arena, self->scheme, &error))
    g_error ("%s", error->message);   /* not after it was written from a scheme */
  self->scheme->id = gops_arena_string (self->arena, scheme->id != NULL ? scheme->id : "");
  return self;
}

void
gops_scheme_draft_free (GopsSchemeDraft *self)
{
  gops_arena_free (self->arena);
  g_free (self->original);
  g_free (self);
}

const GopsTierScheme *
gops_scheme_draft_get_scheme (GopsSchemeDraft *self)
{
  return self->scheme;
}

gboolean
gops_scheme_draft_is_changed (GopsSchemeDraft *self)
{
  g_autofree char *now = gops_tier_scheme_to_json (self->scheme);

  return !g_str_equal (now, self->original);
}

static GopsTier *
tier_at (GopsSchemeDraft *self,
         guint            tier)
{
  return (GopsTier *) &self->scheme->tiers[tier];
}

static GopsCondition *
writable (const GopsCondition *condition)
{
  return (GopsCondition *) condition;
}

/* --- lines --- */

static void
add_lines (GArray              *lines,
           guint                tier,
           gboolean             keep,
           guint                depth,
           const GopsCondition *group,
           const GopsCondition *condition)
{
  GopsDraftLine line = { tier, keep, depth, group, condition };

  if (condition == NULL)
    return;
  g_array_append_val (lines, line);
  for (guint i = 0; i < condition->n_parts; i++)
    add_lines (lines, tier, keep, depth + 1, condition, condition->parts[i]);
}

GArray *
gops_scheme_draft_get_lines (GopsSchemeDraft *self,
                             guint            tier)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (GopsDraftLine));

  add_lines (lines, tier, FALSE, 0, NULL, self->scheme->tiers[tier].when);
  add_lines (lines, tier, TRUE, 0, NULL, self->scheme->tiers[tier].keep);
  return lines;
}

void
gops_scheme_draft_set_number (GopsSchemeDraft     *self,
                              const GopsCondition *line,
                              double               number)
{
  writable (line)->number = number;
}

void
gops_scheme_draft_set_window (GopsSchemeDraft     *self,
                              const GopsCondition *line,
                              int                  window)
{
  writable (line)->window = CLAMP (window, gops_fact_needs_window (line->fact) ? 1 : 0, GOPS_TIER_DAYS);
}

void
gops_scheme_draft_set_op (GopsSchemeDraft     *self,
                          const GopsCondition *line,
                          GopsOp               op)
{
  writable (line)->op = op;
}

void
gops_scheme_draft_set_text (GopsSchemeDraft     *self,
                            const GopsCondition *line,
                            const char          *text)
{
  writable (line)->text = gops_arena_string (self->arena, text);
}

void
gops_scheme_draft_set_any (GopsSchemeDraft     *self,
                           const GopsCondition *group,
                           gboolean             any)
{
  if (group->type == GOPS_CONDITION_ALL || group->type == GOPS_CONDITION_ANY)
    writable (group)->type = any ? GOPS_CONDITION_ANY : GOPS_CONDITION_ALL;
}

/* A value to begin with: what most would ask. */
static void
set_usual (GopsSchemeDraft *self,
           GopsCondition   *line)
{
  static const struct { GopsFact fact; GopsOp op; double number; int window; } usual[] = {
    { GOPS_FACT_DAYS_SINCE_JOINED, GOPS_OP_AT_MOST, 7, 0 },
    { GOPS_FACT_DAYS_SINCE_SPOKE, GOPS_OP_AT_MOST, 14, 0 },
    { GOPS_FACT_DAYS_SINCE_BOUGHT, GOPS_OP_AT_MOST, 90, 0 },
    { GOPS_FACT_ACTIVE_DAYS, GOPS_OP_AT_LEAST, 7, 30 },
    { GOPS_FACT_MESSAGES, GOPS_OP_AT_LEAST, 10, 30 },
    { GOPS_FACT_BASELINE_SHARE, GOPS_OP_LESS, 33, 0 },
    { GOPS_FACT_REPLIES_GOT, GOPS_OP_AT_LEAST, 10, 0 },
    { GOPS_FACT_REPLIES_GIVEN, GOPS_OP_AT_LEAST, 10, 0 },
    { GOPS_FACT_POINTS, GOPS_OP_AT_LEAST, 50, 0 },
    { GOPS_FACT_SPENT, GOPS_OP_AT_LEAST, 100, 0 },
    { GOPS_FACT_RECENCY_RANK, GOPS_OP_AT_LEAST, 4, 0 },
    { GOPS_FACT_FREQUENCY_RANK, GOPS_OP_AT_LEAST, 4, 0 },
    { GOPS_FACT_DEPTH_RANK, GOPS_OP_AT_LEAST, 4, 0 },
  };

  line->op = GOPS_OP_AT_LEAST;
  line->number = 1;
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (usual[i].fact == line->fact)
      {
        line->op = usual[i].op;
        line->number = usual[i].number;
        line->window = usual[i].window;
      }
  if (!gops_fact_takes_text (line->fact) && line->fact != GOPS_FACT_FIELD)
    return;
  line->op = GOPS_OP_EQUAL;
  line->text = line->fact == GOPS_FACT_ROLE ? "admin"
               : line->fact == GOPS_FACT_CURRENT_TIER ? self->scheme->tiers[0].id : "";
}

static GopsCondition *
new_line (GopsSchemeDraft *self,
          GopsFact         fact,
          const char      *field)
{
  GopsCondition *line = gops_arena_alloc0 (self->arena, sizeof *line);

  line->type = GOPS_CONDITION_FACT;
  line->fact = fact;
  line->field = fact == GOPS_FACT_FIELD ? gops_arena_string (self->arena, field != NULL ? field : "") : NULL;
  set_usual (self, line);
  return line;
}

/* Puts @part behind those of @group. */
static void
append_part (GopsSchemeDraft     *self,
             GopsCondition       *group,
             const GopsCondition *part)
{
  const GopsCondition **parts = gops_arena_alloc0 (self->arena, (group->n_parts + 1) * sizeof *parts);

  if (group->n_parts > 0)
    memcpy (parts, group->parts, group->n_parts * sizeof *parts);
  parts[group->n_parts++] = part;
  group->parts = parts;
}

/* A group of all that has room: @condition itself, or one around it. */
static GopsCondition *
make_group (GopsSchemeDraft     *self,
            const GopsCondition *condition)
{
  GopsCondition *group;

  if (condition != NULL && (condition->type == GOPS_CONDITION_ALL || condition->type == GOPS_CONDITION_ANY))
    return writable (condition);
  group = gops_arena_alloc0 (self->arena, sizeof *group);
  group->type = GOPS_CONDITION_ALL;
  if (condition != NULL)
    append_part (self, group, condition);
  return group;
}

const GopsCondition *
gops_scheme_draft_add_line (GopsSchemeDraft *self,
                            guint            tier,
                            gboolean         keep,
                            GopsFact         fact,
                            const char      *field)
{
  GopsTier *own = tier_at (self, tier);
  const GopsCondition **place = keep ? &own->keep : &own->when;
  GopsCondition *group, *line;

  if (tier + 1 >= self->scheme->n_tiers)
    return NULL;
  group = make_group (self, *place);
  if (group->n_parts >= GOPS_CONDITION_MAX_PARTS)
    return NULL;
  line = new_line (self, fact, field);
  append_part (self, group, line);
  *place = group;
  return line;
}

/* Takes @line out of @group or what is below it. */
static gboolean
remove_part (GopsCondition       *group,
             const GopsCondition *line)
{
  for (guint i = 0; i < group->n_parts; i++)
    {
      GopsCondition *part = writable (group->parts[i]);

      if (part != line && !(part->type == GOPS_CONDITION_NOT && part->parts[0] == line))
        {
          if (!remove_part (part, line))
            continue;
          if (part->n_parts > 0)
            return TRUE;
        }
      memmove ((gpointer) &group->parts[i], &group->parts[i + 1], (group->n_parts - i - 1) * sizeof *group->parts);
      group->n_parts--;
      return TRUE;
    }
  return FALSE;
}

static guint
count_leaves (const GopsCondition *condition)
{
  guint n = condition->type == GOPS_CONDITION_FACT;

  for (guint i = 0; i < condition->n_parts; i++)
    n += count_leaves (condition->parts[i]);
  return n;
}

gboolean
gops_scheme_draft_remove_line (GopsSchemeDraft     *self,
                               guint                tier,
                               const GopsCondition *line)
{
  GopsTier *own = tier_at (self, tier);

  if (own->keep != NULL && (own->keep == line || remove_part (writable (own->keep), line)))
    {
      if (own->keep == line || own->keep->n_parts == 0)
        own->keep = NULL;
      return TRUE;
    }
  return own->when != line && count_leaves (own->when) > count_leaves (line) && remove_part (writable (own->when), line);
}

/* --- tiers --- */

static void
set_language (GopsSchemeDraft *self,
              GopsText        *text,
              const char      *language,
              const char      *value)
{
  if (g_str_equal (gops_language_normalise (language), "zh_CN"))
    text->zh_cn = gops_arena_string (self->arena, value);
  else
    text->en = gops_arena_string (self->arena, value);
}

void
gops_scheme_draft_set_name (GopsSchemeDraft *self,
                            const char      *language,
                            const char      *name)
{
  self->scheme->name = (GopsText) { NULL, NULL };   /* another scheme has no name in another language yet */
  set_language (self, &self->scheme->name, language, name);
}

void
gops_scheme_draft_set_tier_name (GopsSchemeDraft *self,
                                 guint            tier,
                                 const char      *language,
                                 const char      *name)
{
  set_language (self, &tier_at (self, tier)->name, language, name);
}

void
gops_scheme_draft_set_grace (GopsSchemeDraft *self,
                             guint            tier,
                             int              days)
{
  tier_at (self, tier)->grace_days = CLAMP (days, 0, 366);
}

static const char *
new_tier_id (GopsSchemeDraft *self)
{
  for (guint n = self->scheme->n_tiers;; n++)
    {
      g_autofree char *id = g_strdup_printf ("tier-%u", n);

      if (gops_tier_scheme_get_tier (self->scheme, id) == NULL)
        return gops_arena_string (self->arena, id);
    }
}

gboolean
gops_scheme_draft_add_tier (GopsSchemeDraft *self,
                            guint            at,
                            const char      *language,
                            const char      *name)
{
  guint n = self->scheme->n_tiers;
  GopsTier tier = { .id = new_tier_id (self) };
  GopsTier *tiers;

  if (n >= GOPS_TIER_SCHEME_MAX_TIERS || at >= n)
    return FALSE;
  set_language (self, &tier.name, language, name);
  tier.when = new_line (self, GOPS_FACT_ACTIVE_DAYS, NULL);
  writable (tier.when)->number = 2;
  writable (tier.when)->window = 7;
  tiers = gops_arena_alloc0 (self->arena, (n + 1) * sizeof *tiers);
  memcpy (tiers, self->scheme->tiers, at * sizeof *tiers);
  tiers[at] = tier;
  memcpy (tiers + at + 1, self->scheme->tiers + at, (n - at) * sizeof *tiers);
  self->scheme->tiers = tiers;
  self->scheme->n_tiers = n + 1;
  return TRUE;
}

gboolean
gops_scheme_draft_remove_tier (GopsSchemeDraft *self,
                               guint            tier)
{
  GopsTier *tiers = tier_at (self, 0);
  GopsTier gone = tiers[tier];
  guint n = self->scheme->n_tiers;

  if (tier + 1 >= n)
    return FALSE;
  memmove (tiers + tier, tiers + tier + 1, (n - tier - 1) * sizeof *tiers);
  self->scheme->n_tiers--;
  if (gops_tier_scheme_missing (self->scheme) == NULL)
    return TRUE;
  memmove (tiers + tier + 1, tiers + tier, (n - tier - 1) * sizeof *tiers);
  tiers[tier] = gone;
  self->scheme->n_tiers++;
  return FALSE;
}

gboolean
gops_scheme_draft_move_tier (GopsSchemeDraft *self,
                             guint            tier,
                             int              by)
{
  int to = (int) tier + by, last = (int) self->scheme->n_tiers - 1;
  GopsTier *tiers = tier_at (self, 0);
  GopsTier moved = tiers[tier];

  if ((int) tier >= last || to < 0 || to >= last || by == 0)
    return FALSE;
  if (by > 0)
    memmove (tiers + tier, tiers + tier + 1, (gsize) by * sizeof *tiers);
  else
    memmove (tiers + to + 1, tiers + to, (gsize) -by * sizeof *tiers);
  tiers[to] = moved;
  return TRUE;
}
