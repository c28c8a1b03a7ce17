/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the rules: its name, how many clauses, and a boxed list of them that takes what is dropped on it. */
#pragma once

#include "gops-clause-row.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CLAUSE_SECTION (gops_clause_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsClauseSection, gops_clause_section, GOPS, CLAUSE_SECTION, GtkWidget)

/* @section is static. Rows are made with @session. */
GtkWidget     *gops_clause_section_new        (GopsSession       *session,
                                               const char        *section);
const char    *gops_clause_section_get_id     (GopsClauseSection *self);

/* Shows @clauses (element-type GopsClause); rows of clauses that stay are kept. */
void           gops_clause_section_set_clauses (GopsClauseSection *self,
                                                GPtrArray         *clauses);
void           gops_clause_section_set_narrow  (GopsClauseSection *self,
                                                gboolean           narrow);

/* Returns: (nullable). */
GopsClauseRow *gops_clause_section_find_row   (GopsClauseSection *self,
                                               gint64             clause);
GopsClauseRow *gops_clause_section_get_row    (GopsClauseSection *self,
                                               guint              index);
void           gops_clause_section_focus_add  (GopsClauseSection *self);

G_END_DECLS
