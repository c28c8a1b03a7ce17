/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of all members as numbers, and their ranks. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "gops-tier-table-private.h"

/* --- facts --- */

static float
far_if_never (gint32 days)
{
  return days < 0 ? GOPS_TIER_FAR : (float) days;
}

/* No comparison with what is not known holds. */
static float
number_of_spoke (gint32 days)
{
  return days == GOPS_TIER_UNKNOWN ? NAN : far_if_never (days);
}

/* Facts that a member's counts hold as they are. */
static float
plain_number (const GopsTierCounts *counts,
              GopsFact              fact)
{
  switch (fact)
    {
    case GOPS_FACT_DAYS_SINCE_JOINED: return counts->only_seen ? GOPS_TIER_FAR : (float) counts->joined;
    case GOPS_FACT_DAYS_SINCE_SPOKE:  return number_of_spoke (counts->spoke);
    case GOPS_FACT_DAYS_SINCE_BOUGHT: return far_if_never (counts->bought);
    case GOPS_FACT_MESSAGES:          return (float) counts->messages;
    case GOPS_FACT_REPLIES_GOT:       return (float) counts->replies_got;
    case GOPS_FACT_REPLIES_GIVEN:     return (float) counts->replies_given;
    case GOPS_FACT_INVITES:           return (float) counts->invites;
    case GOPS_FACT_CHECKINS:          return (float) counts->checkins;
    case GOPS_FACT_PURCHASES:         return (float) counts->purchases;
    case GOPS_FACT_POINTS:            return (float) counts->points;
    case GOPS_FACT_SPENT:             return counts->spent;
    default:                          g_return_val_if_reached (0);
    }
}

/* Facts that need days: as gops_tier_facts_number() has them. */
static float
daily_number (GopsTierTable *self,
              guint          index,
              GopsFact       fact,
              int            window)
{
  GopsTierFacts facts;

  gops_tier_table_get_facts (self, index, &facts);
  return (float) gops_tier_facts_number (&facts, fact, window);
}

static float
count_active_days (GopsTierTable *self,
                   guint          index,
                   int            window)
{
  GopsTierSpan span = gops_tier_span (self, index);
  guint32 n = span.from;

  while (n < span.until && g_array_index (self->days, GopsTierDay, n).ago < window)
    n++;
  return (float) (n - span.from);
}

static float
count_messages (GopsTierTable *self,
                guint          index,
                int            window)
{
  GopsTierSpan span = gops_tier_span (self, index);
  guint32 sum = 0;

  for (guint32 i = span.from; i < span.until; i++)
    {
      const GopsTierDay *day = &g_array_index (self->days, GopsTierDay, i);

      if (day->ago >= window)
        break;
      sum += day->messages;
    }
  return (float) sum;
}

gboolean
gops_tier_is_rank (GopsFact fact)
{
  return fact == GOPS_FACT_RECENCY_RANK || fact == GOPS_FACT_FREQUENCY_RANK || fact == GOPS_FACT_DEPTH_RANK;
}

/* As gops_tier_facts_number() has it, without laying out the days one by one. */
static float
share_of_baseline (GopsTierTable *self,
                   guint          index)
{
  GopsTierSpan span = gops_tier_span (self, index);
  guint32 now = 0, before = 0;

  for (guint32 i = span.from; i < span.until; i++)
    {
      const GopsTierDay *day = &g_array_index (self->days, GopsTierDay, i);

      if (day->ago < 14)
        now += day->messages;
      else
        before += day->messages;
    }
  return before > 0 ? (float) (now * 100.0 / (before * 14.0 / 90.0)) : 100;
}

float
gops_tier_table_number (GopsTierTable *self,
                        guint          index,
                        GopsFact       fact,
                        int            window)
{
  const GopsTierCounts *counts = gops_tier_counts (self, index);

  if (gops_tier_is_rank (fact))
    return self->ranks[fact - GOPS_FACT_RECENCY_RANK][index];
  if (fact == GOPS_FACT_ACTIVE_DAYS && counts->has_daily)
    return count_active_days (self, index, window);
  if (fact == GOPS_FACT_MESSAGES && window > 0 && counts->has_daily)
    return count_messages (self, index, window);
  if (fact == GOPS_FACT_BASELINE_SHARE && counts->has_daily)
    return share_of_baseline (self, index);
  if (fact == GOPS_FACT_ACTIVE_DAYS || fact == GOPS_FACT_BASELINE_SHARE || (fact == GOPS_FACT_MESSAGES && window > 0))
    return daily_number (self, index, fact, window);
  if (fact == GOPS_FACT_DAYS_SINCE_JOINED && window == GOPS_TIER_AT_LEAST)
    return (float) counts->joined;
  return plain_number (counts, fact);
}

/* A scheme asks for some ten, and a slider moves through many windows; each is four bytes a member. */
#define MOST_COLUMNS 24

/* Moves a column to the end of those that were asked for last, and drops the first where they are too many. */
static void
note_use (GopsTierTable *self,
          gpointer       key)
{
  g_queue_remove (&self->used, key);
  g_queue_push_tail (&self->used, key);
  if (g_queue_get_length (&self->used) > MOST_COLUMNS)
    g_hash_table_remove (self->numbers, g_queue_pop_head (&self->used));
}

const float *
gops_tier_table_numbers (GopsTierTable *self,
                         GopsFact       fact,
                         int            window)
{
  gpointer key = GUINT_TO_POINTER ((guint) fact << 16 | (guint) window);
  GArray *numbers = g_hash_table_lookup (self->numbers, key);

  note_use (self, key);
  if (numbers != NULL)
    return (const float *) numbers->data;
  if (gops_tier_is_rank (fact))
    gops_tier_table_rank (self);
  numbers = g_array_new (FALSE, FALSE, sizeof (float));
  g_array_set_size (numbers, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    g_array_index (numbers, float, i) = gops_tier_table_number (self, i, fact, window);
  g_hash_table_insert (self->numbers, key, numbers);
  return (const float *) numbers->data;
}

/* --- ranks --- */

#define FREQUENCY_WINDOW 90
#define FEW_PEOPLE       100   /* below it parts of equal size say nothing: fixed lines */
#define SOME_PEOPLE      500   /* below it three parts, from it on five */

typedef enum { RECENCY, FREQUENCY, DEPTH } Aspect;

/* Fixed lines, for ranks 2 to 5. Of recency they are days: at most. Depth of taking part: replies given, and an
 * invitation counts five. Depth of buying is compared with the mean of those who bought. */
static const double talk_lines[3][4] = { { 60, 30, 14, 7 }, { 2, 5, 12, 30 }, { 1, 3, 8, 20 } };
static const double order_lines[3][4] = { { 180, 90, 60, 30 }, { 1, 2, 4, 8 }, { 0.01, 0.6, 1.2, 2 } };

/* More is better, for all three: recency counts backwards. */
static float
value_of (GopsTierTable *self,
          guint          index,
          Aspect         aspect)
{
  const GopsTierCounts *counts = gops_tier_counts (self, index);

  if (self->ranking.bought)
    return aspect == RECENCY ? -far_if_never (counts->bought) : aspect == FREQUENCY ? (float) counts->purchases : counts->spent;
  switch (aspect)
    {
    case RECENCY:   return -far_if_never (counts->spoke);
    case FREQUENCY: return gops_tier_table_number (self, index, GOPS_FACT_ACTIVE_DAYS, FREQUENCY_WINDOW);
    case DEPTH:     return (float) (counts->replies_given + 5 * counts->invites);
    }
  g_return_val_if_reached (0);
}

/* As a whole number that has the same order. */
static guint32
order_of (float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits ^ ((bits >> 31) != 0 ? 0xffffffffu : 0x80000000u);
}

/* From least to most, by 11 bits at a time: for half a million a tenth of what comparing costs. */
static void
sort_floats (float *values,
             guint  n)
{
  g_autofree float *other = g_new (float, MAX (n, 1));
  float *from = values, *to = other;

  for (guint shift = 0; shift < 33; shift += 11)
    {
      guint32 places[2049] = { 0 };
      float *swap = from;

      for (guint i = 0; i < n; i++)
        places[(order_of (from[i]) >> shift & 2047) + 1]++;
      for (guint i = 0; i < 2048; i++)
        places[i + 1] += places[i];
      for (guint i = 0; i < n; i++)
        to[places[order_of (from[i]) >> shift & 2047]++] = from[i];
      from = to;
      to = swap;
    }
  memcpy (values, from, n * sizeof *values);
}

static double
mean_of_buyers (const float *values,
                guint        n)
{
  double sum = 0;
  guint buyers = 0;

  for (guint i = 0; i < n; i++)
    if (values[i] > 0)
      {
        sum += values[i];
        buyers++;
      }
  return buyers > 0 ? sum / buyers : 1;
}

static void
set_fixed_lines (GopsTierTable *self,
                 Aspect         aspect,
                 const float   *values)
{
  double unit = self->ranking.bought && aspect == DEPTH ? mean_of_buyers (values, self->n) : 1;

  for (guint i = 0; i < 4; i++)
    {
      double line = self->ranking.bought ? order_lines[aspect][i] : talk_lines[aspect][i];

      self->ranking.lines[aspect][i] = aspect == RECENCY ? -line : line * unit;
    }
}

/* Parts of equal size: lines at the values that part them. Of three parts the ranks are 1, 3 and 5. */
static void
set_part_lines (GopsTierTable *self,
                Aspect         aspect,
                const float   *values)
{
  g_autofree float *sorted = g_memdup2 (values, self->n * sizeof *values);
  gboolean thirds = self->ranking.n_ranks == 3;

  sort_floats (sorted, self->n);
  for (guint i = 0; i < 4; i++)
    {
      guint part = thirds ? i / 2 + 1 : i + 1;

      self->ranking.lines[aspect][i] = sorted[MIN ((guint64) self->n * part / self->ranking.n_ranks, self->n - 1)];
    }
}

/* The lowest value there is never gets more than rank 1: who did nothing is not in an upper part for lack of others. */
static guint8
rank_of (const GopsTierRanking *ranking,
         Aspect                 aspect,
         float                  value,
         float                  lowest)
{
  guint8 rank = 1;

  for (guint i = 0; i < 4 && (ranking->n_ranks == 0 || value > lowest); i++)
    if (value >= ranking->lines[aspect][i])
      rank = (guint8) (i + 2);
  return ranking->n_ranks == 3 && rank == 4 ? 5 : ranking->n_ranks == 3 && rank == 2 ? 3 : rank;
}

static void
rank_aspect (GopsTierTable *self,
             Aspect         aspect)
{
  g_autofree float *values = g_new (float, MAX (self->n, 1));
  float lowest = GOPS_TIER_FAR;

  for (guint i = 0; i < self->n; i++)
    {
      values[i] = value_of (self, i, aspect);
      lowest = MIN (lowest, values[i]);
    }
  if (self->ranking.n_ranks == 0)
    set_fixed_lines (self, aspect, values);
  else
    set_part_lines (self, aspect, values);
  self->ranks[aspect] = g_new (guint8, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    {
      self->ranks[aspect][i] = rank_of (&self->ranking, aspect, values[i], lowest);
      self->ranking.sizes[aspect][self->ranks[aspect][i] - 1]++;
    }
  for (guint i = 0; i < 4 && aspect == RECENCY; i++)   /* for people: days */
    self->ranking.lines[aspect][i] = -self->ranking.lines[aspect][i];
}

/* Whether anybody bought. */
static gboolean
has_orders (GopsTierTable *self)
{
  for (guint i = 0; i < self->n; i++)
    if (gops_tier_counts (self, i)->spent > 0)
      return TRUE;
  return FALSE;
}

void
gops_tier_table_rank (GopsTierTable *self)
{
  if (self->ranks[DEPTH] != NULL)
    return;
  self->ranking.bought = has_orders (self);
  self->ranking.n_ranks = self->n < FEW_PEOPLE ? 0 : self->n < SOME_PEOPLE ? 3 : 5;
  for (Aspect aspect = RECENCY; aspect <= DEPTH; aspect++)
    rank_aspect (self, aspect);
}
