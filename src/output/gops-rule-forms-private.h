/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forms of a rule set share. */
#pragma once

#include "gops-rule-forms.h"

G_BEGIN_DECLS

/* The space on @platform (nullable: the dossier's) under @limit (0: the platform's). */
GopsRuleSpace gops_rule_space           (const GopsDossier *dossier,
                                         const char        *platform,
                                         gsize              limit);

/* Column @column of a clause with its variables filled, without blanks around.  (transfer full) */
char         *gops_rule_fill            (const GopsDossier *dossier,
                                         gpointer           clause,
                                         guint              column);

/* A clause in a few words: the library's, where the clause still is the library's, else its first whole part.
 * (transfer full) (nullable): NULL when nothing whole is short enough. */
char         *gops_rule_brief           (const GopsDossier *dossier,
                                         gpointer           clause);

/* Whether column @column of the clause is @value. */
gboolean      gops_rule_is              (gpointer           clause,
                                         guint              column,
                                         const char        *value);

/* Who is asked, and how fast an answer comes.  (transfer full) */
char         *gops_rule_contact         (const GopsDossier *dossier);

/* "Version 3, in force from …", or "Draft" before a version was published.  (transfer full) */
char         *gops_rule_version_line    (const GopsDossier *dossier);

/* One of a rule set's titles with the group's name in it.  (transfer full) */
char         *gops_rule_title           (const GopsDossier *dossier,
                                         const char        *phrase);

/* One file each. All (transfer full). */
GopsDocument *gops_rules_ladder_document    (const GopsDossier   *dossier,
                                             gboolean             as_list);
GopsDocument *gops_rules_questions_document (const GopsDossier   *dossier);
GopsDocument *gops_rules_welcome_document   (const GopsDossier   *dossier);

G_END_DECLS
