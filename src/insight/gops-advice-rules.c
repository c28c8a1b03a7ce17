/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Rules page: what the rule check finds. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-rule-remedy.h"

/* What the Publish page says, where it is mended. */
static gboolean
belongs_elsewhere (const char *code)
{
  return g_str_equal (code, "rules-too-long") || g_str_equal (code, "name-too-long");
}

static void
set_target (GopsAdvice *advice, const GopsFinding *finding, gint64 group)
{
  const GopsFindingPlace *place = finding->n_places > 0 ? &finding->places[finding->n_places - 1] : NULL;

  if (place != NULL)
    {
      advice->table = "clause";
      advice->record = place->clause;
      advice->column = place->field == GOPS_CLAUSE_FIELD_TEXT ? "text" : "consequence";
    }
  else
    {
      advice->table = finding->remedy.column != NULL ? "chat_group" : "clause";
      advice->record = finding->remedy.column != NULL ? group : 0;
      advice->column = finding->remedy.column;
    }
}

static GopsAdvice *
advice_of (const GopsFinding *finding, gint64 group)
{
  GopsAdvice *advice = g_new0 (GopsAdvice, 1);

  advice->group = group;
  advice->page = GOPS_PAGE_RULES;
  advice->severity = finding->severity;
  advice->code = finding->code;
  advice->title = g_strdup (finding->title);
  advice->why = finding->why;
  advice->source = finding->source;
  advice->remedy_label = finding->remedy.label;
  advice->can_apply = gops_finding_can_apply (finding);
  advice->asks = finding->remedy.asks;
  advice->n_places = finding->n_places;
  memcpy (advice->places, finding->places, sizeof advice->places);
  set_target (advice, finding, group);
  return advice;
}

static guint
count_code (const GPtrArray *advice, const char *code)
{
  guint n = 0;

  for (guint i = advice->len; i > 0; i--)
    n += ((const GopsAdvice *) g_ptr_array_index (advice, i - 1))->code == code;
  return n;
}

void
gops_rules_advise (GopsLook *look)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (look->dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      if (!belongs_elsewhere (finding->code) && count_code (look->out, finding->code) < GOPS_ADVICE_MOST)
        g_ptr_array_add (look->out, advice_of (finding, set->group));
    }
}

void
gops_rules_add_codes (GPtrArray *codes)
{
  g_autofree const char **all = gops_rule_check_codes ();

  for (guint i = 0; all[i] != NULL; i++)
    if (!belongs_elsewhere (all[i]))
      g_ptr_array_add (codes, (gpointer) all[i]);
}

/* How well a finding fits the advice that was given: the words may have moved since. */
static int
rank (const GopsFinding *finding, const GopsAdvice *advice)
{
  const GopsFindingPlace *now = &finding->places[0], *then = &advice->places[0];

  if (!g_str_equal (finding->code, advice->code) || finding->n_places != advice->n_places)
    return 0;
  if (finding->n_places == 2)
    {
      now++;
      then++;
    }
  if (finding->n_places > 0 && (now->clause != then->clause || now->field != then->field))
    return 0;
  return finding->n_places == 0 || now->start == then->start ? 3 : g_str_equal (finding->title, advice->title) ? 2 : 1;
}

static const GopsFinding *
find_finding (const GopsRuleCheck *check, const GopsAdvice *advice)
{
  const GopsFinding *best = NULL;

  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      if (rank (finding, advice) > (best != NULL ? rank (best, advice) : 0))
        best = finding;
    }
  return best;
}

gboolean
gops_rules_apply (GopsStore *store, GopsDossier *dossier, const GopsAdvice *advice, const char *value, GError **error)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);
  const GopsFinding *finding = find_finding (check, advice);

  if (finding == NULL)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” has been settled already."),
                   advice->title);
      return FALSE;
    }
  return gops_rule_remedy_apply (store, dossier, finding, value, error);
}
