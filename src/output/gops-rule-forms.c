/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of a rule set: which is which, and what they share. */
#include "gops-rule-forms-private.h"

#include <string.h>

#include "gops-document-writers.h"
#include "gops-fill.h"
#include "gops-group-documents.h"
#include "gops-method.h"
#include "gops-sentence.h"
#include "gops-wording.h"
#include "gops-write-posts.h"

static const char *const names[GOPS_N_RULE_FORMS] = { "long", "short", "ladder", "questions", "welcome" };

const char *
gops_rule_form_to_string (GopsRuleForm form)
{
  return names[form];
}

gboolean
gops_rule_form_from_string (const char *name, GopsRuleForm *out_form)
{
  for (guint i = 0; i < GOPS_N_RULE_FORMS; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *out_form = i;
        return TRUE;
      }
  return FALSE;
}

/* --- where it is posted --- */

static const GopsPlatform *
find_platform (const GopsDossier *dossier, const char *platform)
{
  return gops_method_find_platform (gops_method_get_default (), platform != NULL ? platform : gops_dossier_platform (dossier));
}

GopsRuleSpace
gops_rule_space (const GopsDossier *dossier, const char *platform, gsize limit)
{
  return gops_rule_space_on (find_platform (dossier, platform), dossier->own_limits, limit);
}

/* --- clauses --- */

char *
gops_rule_fill (const GopsDossier *dossier, gpointer clause, guint column)
{
  return g_strstrip (gops_method_fill (dossier, gops_record_get_text (clause, column)));
}

gboolean
gops_rule_is (gpointer clause, guint column, const char *value)
{
  return strcmp (gops_record_get_text (clause, column), value) == 0;
}

char *
gops_rule_brief (const GopsDossier *dossier, gpointer clause)
{
  GopsFillValues values = gops_fill_values (dossier);

  return gops_rule_brief_text (&values, gops_record_get_text (clause, GOPS_CLAUSE_LIBRARY_ID),
                               gops_record_get_text (clause, GOPS_CLAUSE_TEXT));
}

/* --- lines --- */

char *
gops_rule_contact (const GopsDossier *dossier)
{
  GopsFillValues values = gops_fill_values (dossier);

  return gops_rule_contact_words (&values);
}

char *
gops_rule_version_line (const GopsDossier *dossier)
{
  /* rules that nobody published are not in force */
  if (dossier->version == NULL)
    return g_strdup (gops_phrase (gops_dossier_language (dossier), "rules.draft"));
  return gops_rule_version_words (gops_dossier_language (dossier), gops_record_get_int (dossier->group, GOPS_GROUP_RULES_VERSION),
                                  gops_record_get_text (dossier->group, GOPS_GROUP_RULES_EFFECTIVE_ON));
}

char *
gops_rule_title (const GopsDossier *dossier, const char *phrase)
{
  GopsFillValues values = gops_fill_values (dossier);
  g_autofree char *group = gops_fill (&values, "{group}");

  return gops_wording (gops_dossier_language (dossier), phrase, "group", group, NULL);
}

/* --- the short form --- */

static GArray *
short_clauses (const GopsDossier *dossier)
{
  GArray *clauses = g_array_new (FALSE, FALSE, sizeof (GopsShortClause));

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      GopsShortClause clause = gops_short_clause_of (dossier->clauses->pdata[i]);

      g_array_append_val (clauses, clause);
    }
  return clauses;
}

static GopsRuleShort *
make_short (const GopsDossier *dossier, const GopsRuleSpace *space)
{
  GopsFillValues values = gops_fill_values (dossier);
  g_autoptr (GArray) clauses = short_clauses (dossier);
  g_autofree char *version = dossier->version != NULL ? gops_rule_version_line (dossier) : NULL;

  return gops_rule_short_new (&values, (const GopsShortClause *) clauses->data, clauses->len, version, space);
}

static GopsDocument *
short_document (const GopsDossier *dossier, const char *platform)
{
  GopsRuleSpace space = gops_rule_space (dossier, platform, 0);
  g_autoptr (GopsRuleShort) form = make_short (dossier, &space);
  GopsDocument *document = gops_document_new (gops_dossier_language (dossier), form->title);

  for (guint i = 0; i < form->lines->len; i++)
    gops_document_add_paragraph (document, form->lines->pdata[i]);
  return document;
}

/* --- forms --- */

static GopsDocument *
make_document (const GopsDossier *dossier, GopsRuleForm form, const char *platform, gboolean as_text)
{
  switch (form)
    {
    case GOPS_RULE_FORM_LONG:
      return gops_rules_document (dossier);
    case GOPS_RULE_FORM_SHORT:
      return short_document (dossier, platform);
    case GOPS_RULE_FORM_LADDER:
      return gops_rules_ladder_document (dossier, as_text);
    case GOPS_RULE_FORM_QUESTIONS:
      return gops_rules_questions_document (dossier);
    case GOPS_RULE_FORM_WELCOME:
      return gops_rules_welcome_document (dossier);
    }
  g_return_val_if_reached (NULL);
}

GopsDocument *
gops_rules_form_document (const GopsDossier *dossier, GopsRuleForm form, const char *platform)
{
  return make_document (dossier, form, platform, FALSE);
}

char *
gops_rules_form_text (const GopsDossier *dossier, GopsRuleForm form, const char *platform)
{
  g_autoptr (GopsDocument) document = make_document (dossier, form, platform, TRUE);

  return gops_write_text (document, gops_rule_space (dossier, platform, 0).markup);
}

/* Posts are messages; where their length is not known, that of an announcement. */
static GopsRuleSpace
post_space (const GopsDossier *dossier, const char *platform, gsize limit)
{
  GopsRuleSpace space = gops_rule_space (dossier, platform, limit);
  const GopsPlatform *found = find_platform (dossier, platform);
  int message = found != NULL ? gops_platform_get_limit (found, dossier->own_limits, GOPS_LIMIT_MESSAGE) : 0;

  if (message <= 0)
    return space;
  space.unit = gops_platform_get_unit (found, GOPS_LIMIT_MESSAGE);
  if (limit == 0)
    space.limit = (gsize) message;
  return space;
}

GPtrArray *
gops_rules_form_posts (const GopsDossier *dossier, GopsRuleForm form, const char *platform, gsize limit, GopsRuleSpace *out_space)
{
  g_autoptr (GopsDocument) document = make_document (dossier, form, platform, TRUE);
  GopsRuleSpace space = post_space (dossier, platform, limit);

  if (out_space != NULL)
    *out_space = space;
  return gops_write_posts (document, space.markup, space.unit, space.limit);
}

char *
gops_rules_short_text (const GopsDossier *dossier, const char *platform, gsize limit)
{
  GopsRuleSpace space = gops_rule_space (dossier, platform, limit);
  g_autoptr (GopsRuleShort) form = make_short (dossier, &space);

  return gops_rule_short_text (form, &space);
}

gboolean
gops_rules_form_export (const GopsDossier *dossier, GopsRuleForm form, GFile *to, const char *author, GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *name = g_file_get_basename (to), *lower = g_ascii_strdown (name, -1);
  g_autoptr (GopsDocument) document = make_document (dossier, form, NULL, g_str_has_suffix (lower, ".txt"));

  return gops_document_export (document, to, gops_rule_space (dossier, NULL, 0).markup, author, cancellable, error);
}
