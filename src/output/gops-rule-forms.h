/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms in which one rule set is published: the long text, the short one for the pin, the steps of penalty, questions
 * and answers for newcomers, the welcome message. All are made from the same clauses, so that none contradicts another. */
#pragma once

#include <gio/gio.h>

#include "gops-document.h"
#include "gops-dossier.h"
#include "gops-rule-short.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_RULE_FORM_LONG,
  GOPS_RULE_FORM_SHORT,       /* fits the announcement by choosing, and is read in less than a minute */
  GOPS_RULE_FORM_LADDER,
  GOPS_RULE_FORM_QUESTIONS,
  GOPS_RULE_FORM_WELCOME
} GopsRuleForm;

#define GOPS_N_RULE_FORMS 5

/* "long", "short", "ladder", "questions", "welcome" */
const char   *gops_rule_form_to_string   (GopsRuleForm  form);
gboolean      gops_rule_form_from_string (const char   *name,
                                          GopsRuleForm *out_form);

/* @form of the dossier's rules. @platform (nullable: the group's) decides how long the short form may be; the others are as
 * long as they are.  (transfer full) */
GopsDocument *gops_rules_form_document   (const GopsDossier *dossier,
                                          GopsRuleForm       form,
                                          const char        *platform);

/* The same as posted on @platform (nullable: the group's). The steps of penalty come as a list: a chat has no tables.
 * (transfer full) */
char         *gops_rules_form_text       (const GopsDossier *dossier,
                                          GopsRuleForm       form,
                                          const char        *platform);

/* The same as posts one after the other, numbered where one message of the platform does not hold it. @limit: another limit in
 * the platform's unit; 0: the platform's. @out_space: (out) (optional).  (transfer full) (element-type utf8): at least one */
GPtrArray    *gops_rules_form_posts      (const GopsDossier *dossier,
                                          GopsRuleForm       form,
                                          const char        *platform,
                                          gsize              limit,
                                          GopsRuleSpace     *out_space);

/* The short form for another limit than the platform's, in the platform's own unit; 0: the platform's. Every line ends as a
 * whole sentence; what does not fit is left out in the order of what matters least.  (transfer full): "" when not even the
 * shortest sentence fits. */
char         *gops_rules_short_text      (const GopsDossier *dossier,
                                          const char        *platform,
                                          gsize              limit);

/* Writes @form to @to by the end of its name, as gops_document_export(). */
gboolean      gops_rules_form_export     (const GopsDossier  *dossier,
                                          GopsRuleForm        form,
                                          GFile              *to,
                                          const char         *author,
                                          GCancellable       *cancellable,
                                          GError            **error);

G_END_DECLS
