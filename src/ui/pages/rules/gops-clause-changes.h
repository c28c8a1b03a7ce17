/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do to a group's clauses. All of these write within an action of the caller and keep the positions of
 * every section that they touch at 1, 2, 3 … */
#pragma once

#include "gops-dossier.h"
#include "gops-method.h"

G_BEGIN_DECLS

/* Adds a clause from the library at the end of its section. @out_id: (out) (optional). */
gboolean gops_clause_add_template (GopsStore                *store,
                                   const GopsDossier        *dossier,
                                   const GopsClauseTemplate *clause,
                                   gint64                   *out_id,
                                   GError                  **error);

/* Adds @clause, which has section, polarity and texts, at the end of its section. */
gboolean gops_clause_add_own      (GopsStore                *store,
                                   const GopsDossier        *dossier,
                                   GopsClause               *clause,
                                   GError                  **error);

/* Adds every clause that the group's kind proposes and the group does not have. @out_n: (out) (optional). */
gboolean gops_clause_add_proposed (GopsStore                *store,
                                   const GopsDossier        *dossier,
                                   guint                    *out_n,
                                   GError                  **error);

gboolean gops_clause_remove       (GopsStore                *store,
                                   const GopsDossier        *dossier,
                                   GopsClause               *clause,
                                   GError                  **error);

/* Puts @clause at @index (0 … the number of clauses there) of @section. In a section that only encourages or only
 * forbids, the clause does so too. */
gboolean gops_clause_place        (GopsStore                *store,
                                   const GopsDossier        *dossier,
                                   GopsClause               *clause,
                                   const char               *section,
                                   guint                     index,
                                   GError                  **error);

/* Where one step up (@by −1) or down (+1) leads; past the ends of a section, into the next of @shown (sections in
 * reading order, ended by NULL). Returns: FALSE when there is nowhere to go. */
gboolean gops_clause_step         (const GopsDossier        *dossier,
                                   GopsClause               *clause,
                                   int                       by,
                                   const char *const        *shown,
                                   const char              **out_section,
                                   guint                    *out_index);

/* Makes the clause encourage, forbid or state; it leaves a section where that has no place. */
gboolean gops_clause_turn         (GopsStore                *store,
                                   const GopsDossier        *dossier,
                                   GopsClause               *clause,
                                   const char               *polarity,
                                   GError                  **error);

G_END_DECLS
