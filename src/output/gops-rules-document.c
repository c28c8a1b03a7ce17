/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a group as a document. */
#include "gops-group-documents.h"

#include "gops-document-writers.h"
#include "gops-method.h"
#include "gops-rule-long.h"

static GArray *
long_clauses (const GopsDossier *dossier)
{
  GArray *clauses = g_array_new (FALSE, FALSE, sizeof (GopsLongClause));

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer record = dossier->clauses->pdata[i];
      GopsLongClause clause = { gops_record_get_text (record, GOPS_CLAUSE_SECTION), gops_record_get_text (record, GOPS_CLAUSE_TOPIC),
                                gops_record_get_text (record, GOPS_CLAUSE_TEXT), gops_record_get_text (record, GOPS_CLAUSE_CONSEQUENCE) };

      g_array_append_val (clauses, clause);
    }
  return clauses;
}

static int
version_of (const GopsDossier *dossier)
{
  return dossier->version != NULL ? (int) MAX (1, gops_record_get_int (dossier->group, GOPS_GROUP_RULES_VERSION)) : 0;
}

GopsDocument *
gops_rules_document (const GopsDossier *dossier)
{
  g_autoptr (GArray) clauses = long_clauses (dossier);
  GopsRuleLong rules = {
    .values = gops_fill_values (dossier),
    .clauses = (const GopsLongClause *) clauses->data,
    .n_clauses = clauses->len,
    .version = version_of (dossier),
    .effective_on = gops_record_get_text (dossier->group, GOPS_GROUP_RULES_EFFECTIVE_ON),
    .review_on = gops_record_get_text (dossier->group, GOPS_GROUP_RULES_REVIEW_ON),
  };

  rules.values.language = gops_dossier_language (dossier);
  return gops_rule_long_document (&rules);
}

char *
gops_rules_text (const GopsDossier *dossier, const char *platform)
{
  g_autoptr (GopsDocument) document = gops_rules_document (dossier);
  const GopsPlatform *found = gops_method_find_platform (gops_method_get_default (),
                                                         platform != NULL ? platform : gops_dossier_platform (dossier));

  return gops_write_text (document, found != NULL ? found->markup : "plain");
}
