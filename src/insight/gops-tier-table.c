/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Placing the members of a table: a condition is worked out for all of them at once, as a mask. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-tier-table-private.h"

void
gops_tier_table_free (GopsTierTable *self)
{
  g_free (self->as_of);
  g_free (self->currency);
  g_hash_table_unref (self->mute);
  g_array_unref (self->memberships);
  g_array_unref (self->persons);
  g_array_unref (self->groups);
  g_array_unref (self->counts);
  g_array_unref (self->spans);
  g_array_unref (self->days);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->field_texts);
  g_hash_table_unref (self->numbers);
  g_queue_clear (&self->used);
  for (guint i = 0; i < G_N_ELEMENTS (self->ranks); i++)
    g_free (self->ranks[i]);
  g_free (self);
}

guint
gops_tier_table_get_n (GopsTierTable *self)
{
  return self->n;
}

const char *
gops_tier_table_get_as_of (GopsTierTable *self)
{
  return self->as_of;
}

gint64
gops_tier_table_get_membership (GopsTierTable *self,
                                guint          index)
{
  return g_array_index (self->memberships, gint64, index);
}

gint64
gops_tier_table_get_person (GopsTierTable *self,
                            guint          index)
{
  return g_array_index (self->persons, gint64, index);
}

const char *
gops_tier_table_get_tier (GopsTierTable *self,
                          guint          index)
{
  return g_ptr_array_index (self->texts, gops_tier_counts (self, index)->tier);
}

const char *
gops_tier_table_get_currency (GopsTierTable *self)
{
  return self->currency;
}

guint
gops_tier_table_count_foreign (GopsTierTable *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += (guint) gops_tier_counts (self, i)->foreign;
  return n;
}

const GopsTierRanking *
gops_tier_table_get_ranking (GopsTierTable *self)
{
  gops_tier_table_rank (self);
  return &self->ranking;
}

static void
fill_days (GopsTierTable *self,
           guint          index,
           GopsTierFacts *facts)
{
  GopsTierSpan span = gops_tier_span (self, index);

  for (guint32 i = span.from; i < span.until; i++)
    {
      const GopsTierDay *day = &g_array_index (self->days, GopsTierDay, i);

      facts->daily[day->ago] = day->messages;
    }
}

static const char *
get_field (gconstpointer  owner,
           guint          member,
           const char    *name)
{
  const GopsTierTable *self = owner;
  GArray *places = g_hash_table_lookup (self->fields, name);

  return places != NULL ? g_ptr_array_index (self->field_texts, g_array_index (places, guint32, member)) : NULL;
}

void
gops_tier_table_get_facts (GopsTierTable *self,
                           guint          index,
                           GopsTierFacts *out_facts)
{
  const GopsTierCounts *counts = gops_tier_counts (self, index);

  *out_facts = (GopsTierFacts) {
    .days_since_joined = counts->only_seen ? GOPS_TIER_NEVER : counts->joined, .days_known = counts->joined, .days_since_spoke = counts->spoke, .days_since_bought = counts->bought,
    .messages = counts->messages, .active_days = counts->active_days, .has_daily = counts->has_daily,
    .replies_got = counts->replies_got, .replies_given = counts->replies_given, .invites = counts->invites,
    .checkins = counts->checkins, .purchases = counts->purchases, .points = counts->points, .spent = counts->spent,
    .role = g_ptr_array_index (self->texts, counts->role), .tags = g_ptr_array_index (self->texts, counts->tags),
    .locked = counts->locked, .get_field = get_field, .field_owner = self, .field_member = index,
  };
  if (self->ranks[2] != NULL)
    {
      out_facts->recency_rank = self->ranks[0][index];
      out_facts->frequency_rank = self->ranks[1][index];
      out_facts->depth_rank = self->ranks[2][index];
    }
  if (counts->has_daily)
    fill_days (self, index, out_facts);
}

/* --- masks --- */

typedef struct
{
  GopsTierTable *table;
  const char   **tiers;     /* (owned) (array): of each text, itself when the scheme has such a tier, else NULL */
} Placing;

static void
mask_number (Placing              *self,
             const GopsCondition  *condition,
             guint8               *mask)
{
  int window = gops_condition_asks_least (condition) ? GOPS_TIER_AT_LEAST : condition->window;
  const float *numbers = gops_tier_table_numbers (self->table, condition->fact, window);
  float line = (float) condition->number;
  guint n = self->table->n;

  switch (condition->op)
    {
    case GOPS_OP_LESS:
      for (guint i = 0; i < n; i++)
        mask[i] = numbers[i] < line;
      break;
    case GOPS_OP_AT_MOST:
      for (guint i = 0; i < n; i++)
        mask[i] = numbers[i] <= line;
      break;
    case GOPS_OP_EQUAL:
      for (guint i = 0; i < n; i++)
        mask[i] = numbers[i] == line;
      break;
    case GOPS_OP_UNEQUAL:
      for (guint i = 0; i < n; i++)
        mask[i] = numbers[i] != line;
      break;
    case GOPS_OP_AT_LEAST:
      for (guint i = 0; i < n; i++)
        mask[i] = numbers[i] >= line;
      break;
    case GOPS_OP_MORE:
      for (guint i = 0; i < n; i++)
        mask[i] = numbers[i] > line;
      break;
    }
}

static guint32
text_of (const GopsTierCounts *counts,
         GopsFact              fact)
{
  return fact == GOPS_FACT_TAG ? counts->tags : fact == GOPS_FACT_ROLE ? counts->role : counts->tier;
}

/* Each text that occurs is asked once. */
static void
mask_text (Placing              *self,
           const GopsCondition  *condition,
           guint8               *mask)
{
  GPtrArray *texts = self->table->texts;
  g_autofree guint8 *holds = g_new (guint8, texts->len);

  for (guint i = 0; i < texts->len; i++)
    {
      const GopsTierFacts facts = { .role = texts->pdata[i], .tags = texts->pdata[i] };

      holds[i] = gops_condition_holds (condition, &facts, self->tiers[i]) != FALSE;
    }
  for (guint i = 0; i < self->table->n; i++)
    mask[i] = holds[text_of (gops_tier_counts (self->table, i), condition->fact)];
}

/* Each text that a field holds is asked once; of a field that nobody filled in nothing is known. */
static void
mask_field (Placing              *self,
            const GopsCondition  *condition,
            guint8               *mask)
{
  GPtrArray *texts = self->table->field_texts;
  GArray *places = g_hash_table_lookup (self->table->fields, condition->field);
  g_autofree guint8 *holds = g_new (guint8, texts->len);

  for (guint i = 0; i < texts->len; i++)
    holds[i] = gops_condition_field_holds (condition, texts->pdata[i]) != FALSE;
  for (guint i = 0; i < self->table->n; i++)
    mask[i] = holds[places != NULL ? g_array_index (places, guint32, i) : 0];
}

/* Leaves only those who are in one of the tiers that the condition names. */
static void
mask_was (Placing              *self,
          const GopsCondition  *condition,
          guint8               *mask)
{
  GPtrArray *texts = self->table->texts;
  g_autofree guint8 *holds = g_new (guint8, texts->len);

  for (guint i = 0; i < texts->len; i++)
    holds[i] = self->tiers[i] != NULL && g_strv_contains (condition->was, self->tiers[i]);
  for (guint i = 0; i < self->table->n; i++)
    mask[i] &= holds[gops_tier_counts (self->table, i)->tier];
}

static void mask_condition (Placing *self, const GopsCondition *condition, guint8 *mask);

static void
mask_joined (Placing              *self,
             const GopsCondition  *condition,
             guint8               *mask)
{
  gboolean any = condition->type == GOPS_CONDITION_ANY;
  g_autofree guint8 *part = g_new (guint8, MAX (self->table->n, 1));

  memset (mask, !any, self->table->n);
  for (guint p = 0; p < condition->n_parts; p++)
    {
      mask_condition (self, condition->parts[p], part);
      if (any)
        for (guint i = 0; i < self->table->n; i++)
          mask[i] |= part[i];
      else
        for (guint i = 0; i < self->table->n; i++)
          mask[i] &= part[i];
    }
}

static void
mask_condition (Placing              *self,
                const GopsCondition  *condition,
                guint8               *mask)
{
  if (condition->type == GOPS_CONDITION_NOT)
    {
      mask_condition (self, condition->parts[0], mask);
      for (guint i = 0; i < self->table->n; i++)
        mask[i] ^= 1;
    }
  else if (condition->type != GOPS_CONDITION_FACT)
    mask_joined (self, condition, mask);
  else
    {
      if (gops_fact_takes_text (condition->fact))
        mask_text (self, condition, mask);
      else if (condition->fact == GOPS_FACT_FIELD)
        mask_field (self, condition, mask);
      else
        mask_number (self, condition, mask);
      if (condition->was != NULL)
        mask_was (self, condition, mask);
    }
}

/* --- placing --- */

#define NOWHERE 255

static guint8
tier_index (const GopsTierScheme *scheme,
            const char           *tier)
{
  const GopsTier *found = gops_tier_scheme_get_tier (scheme, tier);

  return found != NULL ? (guint8) (found - scheme->tiers) : NOWHERE;
}

/* Gives those who are nowhere yet to a tier, when its condition holds, or its lower line for those who are in it. */
static void
place_in (Placing         *self,
          const GopsTier  *tier,
          guint8           index,
          const guint8    *previous,
          guint8          *mask,
          guint8          *out_tiers)
{
  guint n = self->table->n;

  mask_condition (self, tier->when, mask);
  for (guint i = 0; i < n; i++)
    out_tiers[i] = out_tiers[i] == NOWHERE && mask[i] ? index : out_tiers[i];
  if (tier->keep == NULL)
    return;
  mask_condition (self, tier->keep, mask);
  for (guint i = 0; i < n; i++)
    out_tiers[i] = out_tiers[i] == NOWHERE && mask[i] && previous[i] == index ? index : out_tiers[i];
}

/* Who is locked stays; who would go down stays for their days of grace. */
static void
hold_back (Placing              *self,
           const GopsTierScheme *scheme,
           const guint8         *previous,
           guint8               *out_tiers)
{
  for (guint i = 0; i < self->table->n; i++)
    {
      const GopsTierCounts *counts = gops_tier_counts (self->table, i);

      if (out_tiers[i] == NOWHERE)
        out_tiers[i] = (guint8) (scheme->n_tiers - 1);
      if (previous[i] != NOWHERE &&
          (counts->locked || (out_tiers[i] > previous[i] && counts->in_tier < scheme->tiers[previous[i]].grace_days)))
        out_tiers[i] = previous[i];
    }
}

/* @indexes: (array): of each text the place of the tier of that name */
static void
placing_init (Placing              *self,
              GopsTierTable        *table,
              const GopsTierScheme *scheme,
              guint8               *indexes)
{
  *self = (Placing) { table, g_new0 (const char *, table->texts->len) };
  for (guint i = 0; i < table->texts->len; i++)
    {
      indexes[i] = tier_index (scheme, table->texts->pdata[i]);
      self->tiers[i] = indexes[i] != NOWHERE ? table->texts->pdata[i] : NULL;
    }
}

void
gops_tier_table_get_places (GopsTierTable        *self,
                            const GopsTierScheme *scheme,
                            guint8               *out_tiers)
{
  g_autofree guint8 *indexes = g_new (guint8, self->texts->len);

  for (guint i = 0; i < self->texts->len; i++)
    indexes[i] = tier_index (scheme, self->texts->pdata[i]);
  for (guint i = 0; i < self->n; i++)
    out_tiers[i] = indexes[gops_tier_counts (self, i)->tier];
}

void
gops_tier_table_holds (GopsTierTable        *self,
                       const GopsTierScheme *scheme,
                       const GopsCondition  *condition,
                       guint8               *out_mask)
{
  g_autofree guint8 *indexes = g_new (guint8, self->texts->len);
  Placing placing;

  placing_init (&placing, self, scheme, indexes);
  mask_condition (&placing, condition, out_mask);
  g_free (placing.tiers);
}

void
gops_tier_table_place (GopsTierTable        *self,
                       const GopsTierScheme *scheme,
                       guint8               *out_tiers)
{
  g_autofree guint8 *mask = g_new (guint8, MAX (self->n, 1)), *previous = g_new (guint8, MAX (self->n, 1));
  g_autofree guint8 *indexes = g_new (guint8, self->texts->len);
  Placing placing;

  placing_init (&placing, self, scheme, indexes);
  gops_tier_table_get_places (self, scheme, previous);
  memset (out_tiers, NOWHERE, self->n);
  for (guint i = 0; i < scheme->n_tiers; i++)
    place_in (&placing, &scheme->tiers[i], (guint8) i, previous, mask, out_tiers);
  hold_back (&placing, scheme, previous, out_tiers);
  g_free (placing.tiers);
}

char *
gops_tier_table_explain (GopsTierTable        *self,
                         const GopsTierScheme *scheme,
                         guint                 index)
{
  GopsTierFacts facts;
  char *reason = NULL;

  gops_tier_table_get_facts (self, index, &facts);
  (void) gops_tier_scheme_place (scheme, &facts, gops_tier_table_get_tier (self, index), gops_tier_counts (self, index)->in_tier, &reason);
  return reason;
}
