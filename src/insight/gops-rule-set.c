/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule sets from dossiers. */
#include "config.h"

#include "gops-day.h"
#include "gops-rule-set.h"
#include "gops-rule-versions.h"

static GopsRuleClause
clause_of (gpointer record)
{
  return (GopsRuleClause) {
    .id = gops_record_get_id (record),
    .section = gops_record_get_text (record, GOPS_CLAUSE_SECTION),
    .polarity = gops_record_get_text (record, GOPS_CLAUSE_POLARITY),
    .severity = (int) gops_record_get_int (record, GOPS_CLAUSE_SEVERITY),
    .topic = gops_record_get_text (record, GOPS_CLAUSE_TOPIC),
    .text = gops_record_get_text (record, GOPS_CLAUSE_TEXT),
    .consequence = gops_record_get_text (record, GOPS_CLAUSE_CONSEQUENCE),
    .library_id = gops_record_get_text (record, GOPS_CLAUSE_LIBRARY_ID),
  };
}

GopsRuleSet *
gops_rule_set_new_from_dossier (const GopsDossier *dossier)
{
  GopsRuleSet *self = g_new0 (GopsRuleSet, 1);
  gpointer group = dossier->group;

  self->group = gops_record_get_id (group);
  self->kind = gops_record_get_text (group, GOPS_GROUP_KIND);
  self->platform = gops_record_get_text (group, GOPS_GROUP_PLATFORM);
  self->own_limits = dossier->own_limits;
  self->values = gops_fill_values (dossier);
  self->announcement = gops_record_get_text (group, GOPS_GROUP_ANNOUNCEMENT);
  self->version = dossier->version != NULL
                    ? (int) gops_record_get_int (dossier->version, GOPS_RULE_VERSION_NUMBER) : 0;
  self->changed = gops_rules_changed_since_version (dossier);
  self->effective_on = gops_day_parse (gops_record_get_text (group, GOPS_GROUP_RULES_EFFECTIVE_ON));
  self->review_on = gops_day_parse (gops_record_get_text (group, GOPS_GROUP_RULES_REVIEW_ON));
  self->today = gops_day_parse (dossier->today);
  self->n_clauses = dossier->clauses->len;
  self->clauses = g_new (GopsRuleClause, self->n_clauses);
  for (guint i = 0; i < self->n_clauses; i++)
    self->clauses[i] = clause_of (g_ptr_array_index (dossier->clauses, i));
  return self;
}

void
gops_rule_set_free (GopsRuleSet *self)
{
  g_free (self->clauses);
  g_free (self);
}
