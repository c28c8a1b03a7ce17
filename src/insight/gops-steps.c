/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stepper's facts. */
#include "config.h"

#include <string.h>

#include "gops-plan-occurrence.h"
#include "gops-rule-check.h"
#include "gops-steps.h"

typedef struct
{
  guint have, of;
} Tally;

static void
ask (Tally *tally, gboolean have)
{
  tally->have += have != FALSE;
  tally->of++;
}

static gboolean
is_set (gpointer record, guint column)
{
  return *gops_record_get_text (record, column) != '\0';
}

static Tally
tally_positioning (const GopsDossier *dossier, const GPtrArray *advice)
{
  static const GopsPositioningColumn columns[] = { GOPS_POSITIONING_AUDIENCE, GOPS_POSITIONING_THEME,
                                                   GOPS_POSITIONING_MEMBER_GAIN, GOPS_POSITIONING_OPERATOR_GAIN,
                                                   GOPS_POSITIONING_INTENT };
  Tally tally = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ask (&tally, is_set (dossier->positioning, columns[i]));
  ask (&tally, dossier->scenes->len > 0);
  ask (&tally, dossier->personas->len > 0);
  ask (&tally, dossier->goals->len > 0);
  return tally;
}

/* Whether nothing that belongs into rules is missing, and nobody has to be warned of them. */
static gboolean
are_rules_sound (const GopsRuleCheck *check, const GPtrArray *advice)
{
  for (guint i = 0; i < GOPS_N_ELEMENTS; i++)
    if (check->elements[i].state == GOPS_ELEMENT_MISSING)
      return FALSE;
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *item = g_ptr_array_index (advice, i);

      if (item->page == GOPS_PAGE_RULES && item->severity >= GOPS_SEVERITY_WARNING)
        return FALSE;
    }
  return TRUE;
}

static Tally
tally_rules (const GopsDossier *dossier, const GPtrArray *advice)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);
  const GopsBalance *balance = &check->balance;
  Tally tally = { 0 };

  if (balance->n_clauses == 0)
    return (Tally) { 0, 1 };
  ask (&tally, balance->n_clauses >= 5);
  ask (&tally, balance->n_encourage > 0);
  ask (&tally, balance->n_forbid > 0);
  ask (&tally, balance->n_without_consequence == 0);
  ask (&tally, balance->has_appeal);
  ask (&tally, balance->verdict != GOPS_BALANCE_TOO_LOOSE && balance->verdict != GOPS_BALANCE_TOO_STRICT);
  if (tally.have == tally.of)
    ask (&tally, are_rules_sound (check, advice));
  return tally;
}

static Tally
tally_members (const GopsDossier *dossier, const GPtrArray *advice)
{
  const GopsMemberFigures *members = &dossier->members;
  Tally tally = { 0 };

  if (members->total == 0 && !members->counting)   /* so many that they take a moment are some */
    return (Tally) { 0, 1 };
  ask (&tally, TRUE);
  ask (&tally, is_set (dossier->group, GOPS_GROUP_TIER_SCHEME));
  ask (&tally, members->untiered == 0);
  return tally;
}

static Tally
tally_content (const GopsDossier *dossier, const GPtrArray *advice)
{
  Tally tally = { 0 };
  int today = gops_day_parse (dossier->today);
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, today, today + GOPS_PLAN_AHEAD);
  guint ahead = 0, texts = 0, done = 0;

  for (guint i = 0; i < plan->len; i++)
    {
      gpointer item = g_ptr_array_index (plan, i);

      done += strcmp (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS), "done") == 0;
      if (strcmp (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), dossier->today) < 0)
        continue;
      ahead++;
      texts += is_set (item, GOPS_PLAN_ITEM_TEXT);
    }
  if (plan->len == 0)
    return (Tally) { 0, 1 };
  ask (&tally, ahead > 0 || done > 0);
  ask (&tally, ahead >= 3);
  ask (&tally, ahead > 0 && texts == ahead);
  ask (&tally, done > 0);
  return tally;
}

static Tally
tally_publish (const GopsDossier *dossier, const GPtrArray *advice)
{
  Tally tally = { 0 };

  ask (&tally, dossier->posters->len > 0);
  ask (&tally, is_set (dossier->group, GOPS_GROUP_INTRODUCTION));
  ask (&tally, is_set (dossier->group, GOPS_GROUP_JOIN_CODE));
  return tally;
}

void
gops_step_states (const GopsDossier *dossier, const GPtrArray *advice, GopsStepReach out_steps[GOPS_N_PAGES])
{
  static Tally (*const tallies[GOPS_N_PAGES]) (const GopsDossier *dossier, const GPtrArray *advice) = {
    [GOPS_PAGE_POSITIONING] = tally_positioning, [GOPS_PAGE_RULES] = tally_rules, [GOPS_PAGE_MEMBERS] = tally_members,
    [GOPS_PAGE_CONTENT] = tally_content, [GOPS_PAGE_PUBLISH] = tally_publish,
  };

  for (guint page = 0; page < GOPS_N_PAGES; page++)
    {
      Tally tally = tallies[page] (dossier, advice);

      out_steps[page].share = (double) tally.have / tally.of;
      out_steps[page].state = tally.have == 0 ? GOPS_REACH_EMPTY : tally.have < tally.of ? GOPS_REACH_STARTED : GOPS_REACH_DONE;
      out_steps[page].n_advice = gops_advice_count (advice, page);
    }
}
