/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tier workbench shows. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-members-state.h"
#include "gops-workbench-state.h"

/* --- facts --- */

static const struct
{
  const char *name;
  double      upper, step;
} facts[] = {
  [GOPS_FACT_DAYS_SINCE_JOINED] = { N_("Days since joining"), 365, 1 },
  [GOPS_FACT_DAYS_SINCE_SPOKE]  = { N_("Days since speaking"), 180, 1 },
  [GOPS_FACT_ACTIVE_DAYS]       = { N_("Active days"), 0, 1 },
  [GOPS_FACT_MESSAGES]          = { N_("Messages"), 500, 1 },
  [GOPS_FACT_BASELINE_SHARE]    = { N_("Share of their own usual messages, %"), 200, 1 },
  [GOPS_FACT_REPLIES_GOT]       = { N_("Replies got"), 100, 1 },
  [GOPS_FACT_REPLIES_GIVEN]     = { N_("Replies given"), 100, 1 },
  [GOPS_FACT_INVITES]           = { N_("People brought"), 50, 1 },
  [GOPS_FACT_CHECKINS]          = { N_("Check-ins"), 100, 1 },
  [GOPS_FACT_PURCHASES]         = { N_("Purchases"), 50, 1 },
  [GOPS_FACT_POINTS]            = { N_("Points"), 5000, 10 },
  [GOPS_FACT_DAYS_SINCE_BOUGHT] = { N_("Days since buying"), 365, 1 },
  [GOPS_FACT_SPENT]             = { N_("Money spent"), 10000, 10 },
  [GOPS_FACT_RECENCY_RANK]      = { N_("Rank by recency"), 5, 1 },
  [GOPS_FACT_FREQUENCY_RANK]    = { N_("Rank by frequency"), 5, 1 },
  [GOPS_FACT_DEPTH_RANK]        = { N_("Rank by depth"), 5, 1 },
  [GOPS_FACT_ROLE]              = { N_("Role"), 0, 0 },
  [GOPS_FACT_TAG]               = { N_("Tag"), 0, 0 },
  [GOPS_FACT_CURRENT_TIER]      = { N_("Tier until now"), 0, 0 },
  [GOPS_FACT_FIELD]             = { N_("Own field"), 1000, 1 },
};

const char *
gops_workbench_fact_name (GopsFact fact)
{
  return _(facts[fact].name);
}

char *
gops_workbench_line_label (const GopsCondition *condition)
{
  switch (condition->type)
    {
    case GOPS_CONDITION_ALL:  return g_strdup (C_("conditions", "All of these"));
    case GOPS_CONDITION_ANY:  return g_strdup (C_("conditions", "One of these"));
    case GOPS_CONDITION_NOT:  return g_strdup (C_("conditions", "Not"));
    case GOPS_CONDITION_FACT: break;
    }
  return g_strdup (condition->field != NULL ? condition->field : gops_workbench_fact_name (condition->fact));
}

/* A value beyond what is usual stays within reach. */
GopsWorkbenchRange
gops_workbench_range (const GopsCondition *condition)
{
  GopsWorkbenchRange range = { facts[condition->fact].upper, MAX (facts[condition->fact].step, 1) };

  if (condition->fact == GOPS_FACT_ACTIVE_DAYS)
    range.upper = condition->window;
  range.upper = MAX (range.upper, condition->number);
  return range;
}

const int *
gops_workbench_ops (const GopsCondition *condition)
{
  static const int numbers[] = { GOPS_OP_AT_LEAST, GOPS_OP_AT_MOST, GOPS_OP_MORE, GOPS_OP_LESS, GOPS_OP_EQUAL, GOPS_OP_UNEQUAL, -1 };
  static const int texts[] = { GOPS_OP_EQUAL, GOPS_OP_UNEQUAL, -1 };

  return gops_condition_is_number (condition) ? numbers : texts;
}

const char *
gops_workbench_op_name (GopsOp op)
{
  switch (op)
    {
    case GOPS_OP_LESS:     return C_("compares", "less than");
    case GOPS_OP_AT_MOST:  return C_("compares", "at most");
    case GOPS_OP_EQUAL:    return C_("compares", "is");
    case GOPS_OP_UNEQUAL:  return C_("compares", "is not");
    case GOPS_OP_AT_LEAST: return C_("compares", "at least");
    case GOPS_OP_MORE:     return C_("compares", "more than");
    }
  g_return_val_if_reached ("");
}

/* --- ranks --- */

static void
append_sizes (GString      *text,
              const char   *name,
              const guint   sizes[5])
{
  /* Translators: how many people have ranks 1 to 5: "Recency: 4 · 2 · 9 · 3 · 12" */
  g_string_append_printf (text, _("\n%s: %u · %u · %u · %u · %u"), name, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
}

static char *
rank_words (const GopsTierRanking *ranking)
{
  GString *text = g_string_new (ranking->n_ranks == 0 ? _("Ranks 1 to 5 by fixed lines, for fewer than 100 people.")
                                : ranking->n_ranks == 3 ? _("Ranks 1, 3 and 5 by thirds, for fewer than 500 people.")
                                                        : _("Ranks 1 to 5 by fifths."));

  append_sizes (text, _("Recency"), ranking->sizes[0]);
  append_sizes (text, _("Frequency"), ranking->sizes[1]);
  append_sizes (text, _("Depth"), ranking->sizes[2]);
  return g_string_free (text, FALSE);
}

char *
gops_workbench_ranks (const GopsTiersResult *result)
{
  g_autofree char *ranks = gops_tier_scheme_asks_ranks (result->scheme) ? rank_words (&result->ranking) : NULL;
  g_autofree char *foreign = gops_tiers_tell_foreign (result);

  if (ranks == NULL || foreign == NULL)
    return g_strdup (ranks != NULL ? ranks : foreign != NULL ? foreign : "");
  return g_strconcat (ranks, "\n", foreign, NULL);
}

/* --- moves --- */

GopsWorkbenchWeights
gops_workbench_weigh (const GopsTierScheme *scheme)
{
  GopsWorkbenchWeights weights = { { 0 } };

  for (guint i = 0; i < MIN (scheme->n_tiers, GOPS_TIER_SCHEME_MAX_TIERS); i++)
    weights.of[i] = gops_tier_scheme_weight (scheme, i);
  return weights;
}

int
gops_workbench_direction (const GopsWorkbenchWeights *weights,
                          const GopsTierChange       *change)
{
  if (change->from == GOPS_TIERS_NOWHERE)
    return 0;
  return (weights->of[change->to] > weights->of[change->from]) - (weights->of[change->to] < weights->of[change->from]);
}

char *
gops_workbench_moves (const GopsTiersResult *result)
{
  GopsWorkbenchWeights weights = gops_workbench_weigh (result->scheme);
  guint up = 0, down = 0, n = result->changes->len;
  g_autofree char *all = g_strdup_printf (ngettext ("%u member would move", "%u members would move", n), n);

  for (guint i = 0; i < n; i++)
    {
      int direction = gops_workbench_direction (&weights, &g_array_index (result->changes, GopsTierChange, i));

      up += direction > 0;
      down += direction < 0;
    }
  if (n == 0)
    return g_strdup (_("Everybody stays"));
  if (up + down == 0)
    return g_steal_pointer (&all);
  /* Translators: "12 members would move: 5 up, 7 down" */
  return g_strdup_printf (_("%s: %u up, %u down"), all, up, down);
}

/* --- runs --- */

char *
gops_workbench_run_words (const GopsTierScheme     *scheme,
                          const GopsTierRunFigures *run,
                          const GopsTierRunFigures *before)
{
  g_autofree char *people = g_strdup_printf (ngettext ("%u member", "%u members", run->total), run->total);
  double gravity;

  if (before == NULL)
    return g_steal_pointer (&people);
  gravity = gops_tier_gravity (gops_tier_commitment (scheme, before->counts), gops_tier_commitment (scheme, run->counts), run->total);
  /* Translators: how much closer a group has drawn since the run before: "30 members, gravity +2.1" */
  return g_strdup_printf (_("%s, gravity %+.1f"), people, gravity);
}

/* --- matrix --- */

static void
append_move (GString              *text,
             const GopsTierMatrix *matrix,
             guint                 from,
             guint                 to,
             const char           *language)
{
  const GopsTier *tiers = matrix->scheme->tiers;
  const char *before = from < matrix->n ? gops_text_get (&tiers[from].name, language) : _("Not there yet");
  const char *after = to < matrix->n ? gops_text_get (&tiers[to].name, language) : _("Left the group");

  g_string_append_printf (text, "; %s → %s: %u", before, after, gops_tier_matrix_get (matrix, from, to));
}

char *
gops_workbench_matrix_words (const GopsTierMatrix *matrix,
                             const char           *language)
{
  GString *text = g_string_new (_("Who moved"));

  for (guint from = 0; from <= matrix->n; from++)
    for (guint to = 0; to <= matrix->n; to++)
      if (gops_tier_matrix_get (matrix, from, to) > 0)
        append_move (text, matrix, from, to, language);
  return g_string_free (text, FALSE);
}

/* --- bottleneck --- */

typedef struct
{
  GopsTierTable        *table;
  const GopsTierScheme *scheme;
  guint8               *places;    /* where everybody is now */
  guint8                tier;
  guint8               *mask;
  const GopsCondition  *worst;
  guint                 most;
} Search;

/* Which comparison of the next tier's rule fails for most of those in the tier. */
static void
find_worst (Search              *self,
            const GopsCondition *condition)
{
  guint failing = 0;

  if (condition->type == GOPS_CONDITION_ALL)
    {
      for (guint i = 0; i < condition->n_parts; i++)
        find_worst (self, condition->parts[i]);
      return;
    }
  gops_tier_table_holds (self->table, self->scheme, condition, self->mask);
  for (guint i = 0; i < gops_tier_table_get_n (self->table); i++)
    failing += self->places[i] == self->tier && !self->mask[i];
  if (failing > self->most)
    {
      self->most = failing;
      self->worst = condition;
    }
}

static char *
say_lack (GopsTierTable        *table,
          const GopsTierScheme *scheme,
          guint                 tier,
          guint                 next,
          const char           *language)
{
  guint n = gops_tier_table_get_n (table);
  g_autofree guint8 *places = g_new (guint8, MAX (n, 1)), *mask = g_new (guint8, MAX (n, 1));
  Search search = { table, scheme, places, (guint8) tier, mask };
  GopsTier asked = scheme->tiers[next];
  g_autofree char *rule = NULL;

  gops_tier_table_get_places (table, scheme, places);
  find_worst (&search, asked.when);
  if (search.worst == NULL)
    return NULL;
  asked.when = search.worst;
  rule = gops_members_rule (scheme, &asked, language);
  /* Translators: a tier, how many of its people do not meet a condition, and that condition */
  return g_strdup_printf (_("What most lack for “%s” (%u): %s."), gops_text_get (&asked.name, language), search.most, rule);
}

char *
gops_workbench_bottleneck (const GopsTierMatrix *matrix,
                           GopsTierTable        *table,
                           const char           *language)
{
  int stuck = gops_tier_matrix_find_bottleneck (matrix);
  int next = stuck >= 0 ? gops_tier_scheme_next (matrix->scheme, (guint) stuck) : -1;
  GopsTierPassage passage;
  g_autofree char *where = NULL, *lack = NULL;

  if (stuck < 0)
    return NULL;
  passage = gops_tier_matrix_get_passage (matrix, (guint) stuck);
  where = g_strdup_printf (_("Most people get stuck in “%s”: %u of %u got further."), gops_text_get (&matrix->scheme->tiers[stuck].name, language),
                           passage.up, passage.total);
  if (table != NULL && next >= 0)
    lack = say_lack (table, matrix->scheme, (guint) stuck, (guint) next, language);
  return lack != NULL ? g_strdup_printf ("%s %s", where, lack) : g_steal_pointer (&where);
}
