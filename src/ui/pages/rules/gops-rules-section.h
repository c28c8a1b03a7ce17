/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the rules: its name, how many clauses, and a boxed list of them that takes what is dropped on it. */
#pragma once

#include "gops-clause-row.h"

G_BEGIN_DECLS

#define GOPS_TYPE_RULES_SECTION (gops_rules_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsRulesSection, gops_rules_section, GOPS, RULES_SECTION, GtkWidget)

/* @section is static. Rows are made with @session. */
GtkWidget     *gops_rules_section_new        (GopsSession       *session,
                                               const char        *section);
const char    *gops_rules_section_get_id     (GopsRulesSection *self);

/* Shows @clauses (element-type GopsClause); rows of clauses that stay are kept. The first @n_faces have their faces at
 * once, the others when they come into sight. */
void           gops_rules_section_set_clauses (GopsRulesSection *self,
                                                GPtrArray         *clauses,
                                                guint              n_faces);

/* Gives faces to the rows between @top and @bottom, pixels of the section. */
void           gops_rules_section_show_faces  (GopsRulesSection *self,
                                                double             top,
                                                double             bottom);
void           gops_rules_section_set_narrow  (GopsRulesSection *self,
                                                gboolean           narrow);

/* Returns: (nullable). */
GopsClauseRow *gops_rules_section_find_row   (GopsRulesSection *self,
                                               gint64             clause);
GopsClauseRow *gops_rules_section_get_row    (GopsRulesSection *self,
                                               guint              index);
void           gops_rules_section_focus_add  (GopsRulesSection *self);

G_END_DECLS
