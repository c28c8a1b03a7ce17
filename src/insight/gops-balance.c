/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance meter. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-balance.h"
#include "gops-method.h"

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
is_harsh (const GopsBalanceClause *clause)
{
  const GopsWordList *harsh = gops_method_find_words (gops_method_get_default (), "harsh");

  return gops_word_list_find (harsh, clause->text) != NULL || gops_word_list_find (harsh, clause->consequence) != NULL;
}

/* Whether a penalty comes in steps: two of the words that a ladder is made of. */
static gboolean
has_ladder (const char *text)
{
  return gops_word_list_count (gops_method_find_words (gops_method_get_default (), "ladder"), text) >= 2;
}

static void
count_clause (GopsBalance *balance, const GopsBalanceClause *clause)
{
  gboolean forbids = g_strcmp0 (clause->polarity, "forbid") == 0;

  balance->n_clauses++;
  balance->n_encourage += g_strcmp0 (clause->polarity, "encourage") == 0;
  balance->n_forbid += forbids;
  balance->n_without_consequence += forbids && is_blank (clause->consequence);
  balance->n_harsh += is_harsh (clause);
  balance->has_appeal |= g_strcmp0 (clause->section, "appeal") == 0;
  balance->has_steps |= has_ladder (clause->consequence)
                        || (g_strcmp0 (clause->section, "penalties") == 0 && has_ladder (clause->text));
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
gops_balance (const GopsBalanceClause *clauses, guint n_clauses)
{
  GopsBalance balance = { 0 };

  for (guint i = 0; i < n_clauses; i++)
    count_clause (&balance, &clauses[i]);

  if (n_clauses == 0)
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

const char *
gops_balance_word (GopsBalanceVerdict verdict)
{
  switch (verdict)
    {
    case GOPS_BALANCE_TOO_LOOSE:       return _("too loose");
    case GOPS_BALANCE_A_LITTLE_LOOSE:  return _("a little loose");
    case GOPS_BALANCE_BALANCED:        return _("balanced");
    case GOPS_BALANCE_A_LITTLE_STRICT: return _("a little strict");
    case GOPS_BALANCE_TOO_STRICT:      return _("too strict");
    }
  g_return_val_if_reached ("");
}

static char *
explain_number (const GopsBalance *balance)
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
  g_ptr_array_add (reasons, explain_number (balance));
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
