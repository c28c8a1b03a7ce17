/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working out how rules become fewer or shorter, without touching them. */
#include "config.h"

#include <string.h>

#include "gops-rule-check-private.h"
#include "gops-rule-short.h"
#include "gops-sentence.h"

/* Who has more clauses than this does not need them merged or shortened but chosen. */
#define MOST_TO_PLAN 60

/* Bytes of a clause that others are merged into. */
#define LONGEST_MERGED 400

/* --- merging --- */

/* What the check looks for by its topic must not stand under another one. */
static gboolean
is_special (const char *topic)
{
  static const char *const topics[] = { "law", "quiet", "privacy", "contact", "ads", "links", "flood", "harassment", NULL };

  return topic != NULL && g_strv_contains (topics, topic);
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
are_mergeable (const GopsRuleClause *one, const GopsRuleClause *other)
{
  return g_strcmp0 (one->section, other->section) == 0 && g_strcmp0 (one->polarity, other->polarity) == 0
         && one->severity == other->severity
         && g_str_equal (text_or_empty (one->consequence), text_or_empty (other->consequence))
         && (g_strcmp0 (one->topic, other->topic) == 0 || (!is_special (one->topic) && !is_special (other->topic)))
         && !gops_rule_clause_is_blank (one) && !gops_rule_clause_is_blank (other);
}

static gboolean
encourages (const GopsRuleClause *clause)
{
  return g_strcmp0 (clause->polarity, "encourage") == 0;
}

typedef struct
{
  const GopsRuleSet *set;
  guint             *heads;     /* (owned) the clauses that are left, in their order */
  gsize             *lengths;   /* (owned) of what is left */
  guint              n;
  guint              spare;     /* encouragements that may go before there are fewer than bans */
} Merger;

/* The neighbours that are shortest together; their first in @heads. */
static gboolean
find_pair (const Merger *self, guint *out_first)
{
  gsize shortest = LONGEST_MERGED + 1;

  for (guint i = 0; i + 1 < self->n; i++)
    {
      const GopsRuleClause *one = &self->set->clauses[self->heads[i]], *other = &self->set->clauses[self->heads[i + 1]];
      gsize length = self->lengths[i] + self->lengths[i + 1];

      if (length >= shortest || !are_mergeable (one, other) || (encourages (one) && self->spare == 0))
        continue;
      shortest = length;
      *out_first = i;
    }
  return shortest <= LONGEST_MERGED;
}

static void
merge (Merger *self, guint first, guint *into)
{
  guint head = self->heads[first], gone = self->heads[first + 1];

  for (guint i = 0; into != NULL && i < self->set->n_clauses; i++)
    if (into[i] == gone)
      into[i] = head;
  self->spare -= encourages (&self->set->clauses[gone]);
  self->lengths[first] += self->lengths[first + 1];
  self->n--;
  memmove (&self->heads[first + 1], &self->heads[first + 2], (self->n - first - 1) * sizeof *self->heads);
  memmove (&self->lengths[first + 1], &self->lengths[first + 2], (self->n - first - 1) * sizeof *self->lengths);
}

static Merger
merger_new (const GopsRuleSet *set)
{
  Merger self = { .set = set, .n = set->n_clauses };
  guint encouraged = 0, forbidden = 0;

  self.heads = g_new (guint, set->n_clauses);
  self.lengths = g_new (gsize, set->n_clauses);
  for (guint i = 0; i < set->n_clauses; i++)
    {
      self.heads[i] = i;
      self.lengths[i] = strlen (set->clauses[i].text);
      encouraged += encourages (&set->clauses[i]);
      forbidden += gops_rule_clause_forbids (&set->clauses[i]);
    }
  self.spare = encouraged > forbidden ? encouraged - forbidden : 0;
  return self;
}

gboolean
gops_merge_plan (const GopsRuleSet *set, guint most, guint **out_into)
{
  g_autofree guint *into = NULL;
  Merger merger;
  guint first;

  if (set->n_clauses > MOST_TO_PLAN)
    return FALSE;
  merger = merger_new (set);
  into = g_memdup2 (merger.heads, set->n_clauses * sizeof *into);
  while (merger.n > most && find_pair (&merger, &first))
    merge (&merger, first, into);
  g_free (merger.heads);
  g_free (merger.lengths);
  if (merger.n > most)
    return FALSE;
  if (out_into != NULL)
    *out_into = g_steal_pointer (&into);
  return TRUE;
}

/* --- shortening --- */

typedef struct
{
  guint clause;
  char *brief;        /* (owned) */
  guint words, han;   /* that go */
} Saving;

static void
clear_saving (gpointer data)
{
  g_free (((Saving *) data)->brief);
}

static int
compare_savings (gconstpointer a, gconstpointer b)
{
  const Saving *one = a, *other = b;

  return (int) (other->words + other->han) - (int) (one->words + one->han);
}

static Saving
saving_of (const GopsRuleSet *set, guint i)
{
  const GopsRuleClause *clause = &set->clauses[i];
  g_autofree char *filled = gops_fill (&set->values, clause->text);
  Saving saving = { i, gops_rule_brief_raw (&set->values, clause->library_id, clause->text) };
  g_autofree char *brief = saving.brief != NULL ? gops_fill (&set->values, saving.brief) : NULL;
  guint words, han;

  if (brief == NULL)
    return saving;
  gops_reading_count (filled, &saving.words, &saving.han);
  gops_reading_count (brief, &words, &han);
  saving.words -= MIN (words, saving.words);
  saving.han -= MIN (han, saving.han);
  return saving;
}

GPtrArray *
gops_shorten_plan (const GopsRuleSet *set, guint reading_seconds, guint most)
{
  g_autoptr (GArray) savings = g_array_new (FALSE, FALSE, sizeof (Saving));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint words = 0, han = 0;

  if (set->n_clauses > MOST_TO_PLAN)
    return NULL;
  g_array_set_clear_func (savings, clear_saving);
  g_ptr_array_set_size (texts, (int) set->n_clauses);
  for (guint i = 0; i < set->n_clauses; i++)
    {
      Saving saving = saving_of (set, i);

      g_array_append_val (savings, saving);
    }
  g_array_sort (savings, compare_savings);
  for (guint i = 0; i < savings->len && reading_seconds > most + gops_reading_seconds_of (words, han); i++)
    {
      Saving *saving = &g_array_index (savings, Saving, i);

      words += saving->words;
      han += saving->han;
      texts->pdata[saving->clause] = g_steal_pointer (&saving->brief);
    }
  return reading_seconds <= most + gops_reading_seconds_of (words, han) ? g_steal_pointer (&texts) : NULL;
}
