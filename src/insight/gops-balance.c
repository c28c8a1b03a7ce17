/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance meter. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-rule-check-private.h"

/* What as many bans as encouragements are worth. */
#define EVEN_SCORE 10

/* Fewer clauses say too little. */
#define FEWEST_CLAUSES 5

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_harsh (const GopsReading *reading, guint clause)
{
  return gops_reading_find (reading, gops_reading_field (reading, clause, GOPS_CLAUSE_FIELD_TEXT),
                            GOPS_WORDS_HARSH) != NULL
         || gops_reading_find (reading, gops_reading_field (reading, clause, GOPS_CLAUSE_FIELD_CONSEQUENCE),
                               GOPS_WORDS_HARSH) != NULL;
}

/* Whether a penalty comes in steps: two of the words that a ladder is made of. */
static gboolean
has_ladder (const GopsReading *reading, guint clause, GopsClauseField field)
{
  return gops_reading_has_two (reading, gops_reading_field (reading, clause, field), GOPS_WORDS_LADDER);
}

static void
count_clause (GopsBalance *balance, const GopsRuleSet *set, const GopsReading *reading, guint i)
{
  const GopsRuleClause *clause = &set->clauses[i];
  gboolean forbids = g_strcmp0 (clause->polarity, "forbid") == 0;

  balance->n_clauses++;
  balance->n_encourage += g_strcmp0 (clause->polarity, "encourage") == 0;
  balance->n_forbid += forbids;
  balance->n_without_consequence += forbids && is_blank (clause->consequence);
  balance->n_harsh += is_harsh (reading, i);
  balance->has_appeal |= g_strcmp0 (clause->section, "appeal") == 0;
  balance->has_steps |= has_ladder (reading, i, GOPS_CLAUSE_FIELD_CONSEQUENCE)
                        || (g_strcmp0 (clause->section, "penalties") == 0
                            && has_ladder (reading, i, GOPS_CLAUSE_FIELD_TEXT));
}

/* The share of bans over encouragements runs from -1 (none) to +1 (nothing else). Three encouragements for two bans are
 * the middle; from as many bans as encouragements on it rises faster. */
static int
score_number (const GopsBalance *balance)
{
  double encourage = balance->n_encourage, forbid = balance->n_forbid;
  double share = forbid + encourage > 0 ? (forbid - encourage) / (forbid + encourage) : -1;
  double score = share > 0 ? EVEN_SCORE + share * 90 : EVEN_SCORE + share * 50;

  if (balance->n_forbid == 0)
    score -= 20;
  if (balance->n_clauses < FEWEST_CLAUSES)
    score -= (FEWEST_CLAUSES - (int) balance->n_clauses) * 12.0;
  return (int) score;
}

static int
score_steps (const GopsBalance *balance)
{
  if (balance->n_forbid == 0 || balance->has_steps)
    return 0;
  /* No penalty anywhere is loose; penalties without a step before the last are strict. */
  return balance->n_without_consequence == balance->n_forbid ? -15 : 12;
}

static GopsBalanceVerdict
verdict_of (int score)
{
  if (score < -GOPS_BALANCE_FAR)
    return GOPS_BALANCE_TOO_LOOSE;
  if (score < -GOPS_BALANCE_ZONE)
    return GOPS_BALANCE_A_LITTLE_LOOSE;
  if (score <= GOPS_BALANCE_ZONE)
    return GOPS_BALANCE_BALANCED;
  return score <= GOPS_BALANCE_FAR ? GOPS_BALANCE_A_LITTLE_STRICT : GOPS_BALANCE_TOO_STRICT;
}

GopsBalance
gops_balance_of_reading (const GopsRuleSet *set, const GopsReading *reading)
{
  GopsBalance balance = { 0 };

  for (guint i = 0; i < set->n_clauses; i++)
    count_clause (&balance, set, reading, i);

  if (set->n_clauses == 0)
    {
      balance.score = balance.by_number = -100;
      return balance;
    }
  balance.by_number = score_number (&balance);
  balance.by_consequence = balance.n_forbid > 0 ? (int) (20 * balance.n_without_consequence / balance.n_forbid) : 0;
  balance.by_steps = score_steps (&balance);
  balance.by_tone = (int) MIN (balance.n_harsh * 8, 40);
  balance.by_appeal = balance.n_forbid > 0 && !balance.has_appeal ? 8 : 0;
  balance.score = CLAMP (balance.by_number + balance.by_consequence + balance.by_steps + balance.by_tone
                         + balance.by_appeal, -100, 100);
  balance.verdict = verdict_of (balance.score);
  return balance;
}

GopsBalance
gops_balance (const GopsBalanceClause *clauses, guint n_clauses)
{
  g_autofree GopsRuleClause *all = g_new0 (GopsRuleClause, n_clauses);
  GopsRuleSet set = { .clauses = all, .n_clauses = n_clauses };
  g_autoptr (GopsReading) reading = NULL;

  for (guint i = 0; i < n_clauses; i++)
    all[i] = (GopsRuleClause) { .section = clauses[i].section, .polarity = clauses[i].polarity,
                                .text = clauses[i].text, .consequence = clauses[i].consequence };
  reading = gops_reading_new (&set);
  return gops_balance_of_reading (&set, reading);
}

const char *
gops_balance_word (GopsBalanceVerdict verdict)
{
  switch (verdict)
    {
    case GOPS_BALANCE_TOO_LOOSE:       return _("too loose");
    case GOPS_BALANCE_A_LITTLE_LOOSE:  return _("a little loose");
    case GOPS_BALANCE_BALANCED:        return _("just right");
    case GOPS_BALANCE_A_LITTLE_STRICT: return _("a little strict");
    case GOPS_BALANCE_TOO_STRICT:      return _("too strict");
    }
  g_return_val_if_reached ("");
}

char *
gops_balance_count (const GopsBalance *balance)
{
  g_autofree char *bans = g_strdup_printf (ngettext ("%u ban", "%u bans", balance->n_forbid), balance->n_forbid);
  const char *format = balance->n_forbid > balance->n_encourage
                         ? ngettext ("%s, only %u encouragement", "%s, only %u encouragements", balance->n_encourage)
                         : ngettext ("%s, %u encouragement", "%s, %u encouragements", balance->n_encourage);

  return g_strdup_printf (format, bans, balance->n_encourage);
}

char *
gops_balance_explain (const GopsBalance *balance)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  guint missing = balance->n_without_consequence;

  if (balance->n_clauses == 0)
    return g_strdup (_("There are no rules yet."));
  g_ptr_array_add (reasons, gops_balance_count (balance));
  if (missing > 0)
    g_ptr_array_add (reasons, g_strdup_printf (ngettext ("%u ban does not say what follows",
                                                         "%u bans do not say what follows", missing), missing));
  if (balance->by_steps > 0)
    g_ptr_array_add (reasons, g_strdup (_("penalties have no steps")));
  if (balance->n_harsh > 0)
    g_ptr_array_add (reasons, g_strdup_printf (ngettext ("%u clause sounds harsh", "%u clauses sound harsh",
                                                         balance->n_harsh), balance->n_harsh));
  if (balance->by_appeal > 0)
    g_ptr_array_add (reasons, g_strdup (_("nobody to appeal to")));
  g_ptr_array_add (reasons, NULL);
  joined = g_strjoinv (_("; "), (char **) reasons->pdata);
  return g_strdup_printf (_("%s."), joined);
}

static void
part_free (GopsBalancePart *part)
{
  g_free (part->reason);
  g_free (part);
}

static void
add_part (GPtrArray *parts, int points, const char *word, char *reason)
{
  GopsBalancePart *part = g_new0 (GopsBalancePart, 1);

  *part = (GopsBalancePart) { points, word, reason };
  g_ptr_array_add (parts, part);
}

static char *
explain_few (const GopsBalance *balance)
{
  g_autofree char *number = gops_balance_count (balance);

  if (balance->n_clauses >= FEWEST_CLAUSES)
    return g_steal_pointer (&number);
  return g_strdup_printf (ngettext ("%s; only %u clause", "%s; only %u clauses", balance->n_clauses), number,
                          balance->n_clauses);
}

static char *
explain_consequences (const GopsBalance *balance)
{
  guint missing = balance->n_without_consequence;

  if (balance->n_forbid == 0)
    return g_strdup (_("nothing is forbidden"));
  if (missing == 0)
    return g_strdup (_("every ban says what follows"));
  return g_strdup_printf (ngettext ("%u ban does not say what follows", "%u bans do not say what follows", missing),
                          missing);
}

static char *
explain_steps (const GopsBalance *balance)
{
  if (balance->by_steps > 0)
    return g_strdup (_("penalties have no steps"));
  if (balance->by_steps < 0)
    return g_strdup (_("no ban has a penalty"));
  return g_strdup (balance->n_forbid > 0 ? _("penalties come in steps") : _("nothing is forbidden"));
}

static char *
explain_tone (const GopsBalance *balance)
{
  return balance->n_harsh == 0 ? g_strdup (_("the tone is friendly"))
                               : g_strdup_printf (ngettext ("%u clause sounds harsh", "%u clauses sound harsh",
                                                            balance->n_harsh), balance->n_harsh);
}

static char *
explain_appeal (const GopsBalance *balance)
{
  if (balance->by_appeal > 0)
    return g_strdup (_("nobody to appeal to"));
  return g_strdup (balance->has_appeal ? _("there is an appeal") : _("nothing is forbidden"));
}

GPtrArray *
gops_balance_parts (const GopsBalance *balance)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  if (balance->n_clauses == 0)
    {
      add_part (parts, balance->by_number, _("Number"), g_strdup (_("there are no rules yet")));
      return parts;
    }
  add_part (parts, balance->by_number, _("Number"), explain_few (balance));
  add_part (parts, balance->by_consequence, _("Consequences"), explain_consequences (balance));
  add_part (parts, balance->by_steps, _("Steps"), explain_steps (balance));
  add_part (parts, balance->by_tone, _("Tone"), explain_tone (balance));
  add_part (parts, balance->by_appeal, _("Appeal"), explain_appeal (balance));
  return parts;
}
