/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clause in its section. What it shows is made when it is asked for: rules of thousands of clauses have as many rows,
 * and only those in sight have faces.
 *
 * The row changes nothing but what is typed. Everything else it asks of the page by the page's actions:
 *   page.remove-clause (x id) · page.step-clause ((xi) id, by) · page.place-clause ((xsu) id, section, index)
 *   page.turn-clause ((xs) id, polarity) · page.add-clause (s section) */
#pragma once

#include "gops-rule-check.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_CLAUSE_ROW (gops_clause_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsClauseRow, gops_clause_row, GOPS, CLAUSE_ROW, GtkListBoxRow)

GtkWidget *gops_clause_row_new         (GopsSession       *session);
gint64     gops_clause_row_get_id      (GopsClauseRow     *self);

/* Shows @clause of the session's dossier; the same clause in a new record keeps what is being typed. */
void       gops_clause_row_set_clause  (GopsClauseRow     *self,
                                        GopsClause        *clause);

/* Makes what the row shows, if that is not there yet. */
void       gops_clause_row_show_face   (GopsClauseRow     *self);
gboolean   gops_clause_row_has_face    (GopsClauseRow     *self);

/* On narrow pages the consequence stands below, there is no handle, and the menu is always seen. */
void       gops_clause_row_set_narrow  (GopsClauseRow     *self,
                                        gboolean           narrow);

/* Begins to edit @column ("text", "consequence"; nullable: the text). */
void       gops_clause_row_edit        (GopsClauseRow     *self,
                                        const char        *column);

/* While @column is edited: selects the words in it that the check names first. */
void       gops_clause_row_select_words (GopsClauseRow    *self,
                                         const char       *column);
/* Edits the field of @place and selects what it names. */
void       gops_clause_row_edit_place  (GopsClauseRow          *self,
                                        const GopsFindingPlace *place);
gboolean   gops_clause_row_is_editing  (GopsClauseRow     *self);

G_END_DECLS
