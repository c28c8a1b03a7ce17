/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Rules page: what the rule check finds. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-rule-remedy.h"

/* The name is mended with the rest of what is published; all else that the check finds with the rules. */
static GopsPage
page_of (const GopsFinding *finding)
{
  return g_str_equal (finding->code, "name-too-long") ? GOPS_PAGE_PUBLISH : GOPS_PAGE_RULES;
}

static gboolean
is_positioning (const char *column)
{
  return gops_table_find_column (&gops_positioning_table, column) >= 0 && gops_table_find_column (&gops_group_table, column) < 0;
}

static void
set_target (GopsAdvice *advice, const GopsFinding *finding, const GopsDossier *dossier)
{
  const GopsFindingPlace *place = finding->n_places > 0 ? &finding->places[finding->n_places - 1] : NULL;
  const char *column = finding->remedy.column;

  if (place != NULL)
    {
      advice->table = "clause";
      advice->record = place->clause;
      advice->column = place->field == GOPS_CLAUSE_FIELD_TEXT ? "text" : "consequence";
    }
  else
    {
      advice->table = column == NULL ? "clause" : is_positioning (column) ? "positioning" : "chat_group";
      advice->record = column == NULL ? 0 : gops_record_get_id (is_positioning (column) ? (gpointer) dossier->positioning
                                                                                          : (gpointer) dossier->group);
      advice->column = column;
    }
}

static GopsAdvice *
advice_of (const GopsFinding *finding, const GopsDossier *dossier)
{
  GopsAdvice *advice = g_new0 (GopsAdvice, 1);

  advice->group = gops_record_get_id (dossier->group);
  advice->page = page_of (finding);
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
  set_target (advice, finding, dossier);
  return advice;
}

void
gops_rules_advise (GopsLook *look)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (look->dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      gops_look_take (look, advice_of (finding, look->dossier), finding->topic);
    }
}

void
gops_rules_add_codes (GPtrArray *codes)
{
  g_autofree const char **all = gops_rule_check_codes ();

  for (guint i = 0; all[i] != NULL; i++)
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
