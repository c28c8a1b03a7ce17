/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the row of a clause shows: sign, text, consequence, menu; edited where it stands. Its commands are the row's
 * actions, "clause.…" and "page.…". */
#pragma once

#include "gops-rule-check.h"
#include "gops-rules-state.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_CLAUSE_FACE (gops_clause_face_get_type ())
G_DECLARE_FINAL_TYPE (GopsClauseFace, gops_clause_face, GOPS, CLAUSE_FACE, GtkWidget)

/* Signal "finished" (gboolean by_key): the clause is no longer edited. */
GtkWidget     *gops_clause_face_new          (GopsSession    *session);

/* Shows @clause of the session's dossier; the same clause in a new record keeps what is being typed. */
void           gops_clause_face_set_clause   (GopsClauseFace *self,
                                              GopsClause     *clause);
void           gops_clause_face_set_narrow   (GopsClauseFace *self,
                                              gboolean        narrow);
GtkMenuButton *gops_clause_face_get_menu     (GopsClauseFace *self);

/* Begins to edit @column ("text", "consequence"; nullable: the text). */
void           gops_clause_face_edit         (GopsClauseFace *self,
                                              const char     *column);
gboolean       gops_clause_face_is_editing   (GopsClauseFace *self);

/* While @column is edited: selects the words in it that the check names first. */
void           gops_clause_face_select_words (GopsClauseFace *self,
                                              const char     *column);

/* Edits the field of @place and selects what it names. */
void           gops_clause_face_edit_place   (GopsClauseFace         *self,
                                              const GopsFindingPlace *place);

G_END_DECLS
