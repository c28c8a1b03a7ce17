/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a clause while it is being edited: its text and, where it forbids, what follows. Saved as typed. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_CLAUSE_EDITOR (gops_clause_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsClauseEditor, gops_clause_editor, GOPS, CLAUSE_EDITOR, GtkWidget)

/* Signal "done" (gboolean by_key): Enter or Escape was pressed, or the focus has gone elsewhere. */
GtkWidget *gops_clause_editor_new        (GopsSession      *session);
void       gops_clause_editor_set_clause (GopsClauseEditor *self,
                                          GopsClause       *clause);
void       gops_clause_editor_focus      (GopsClauseEditor *self,
                                          const char       *column);

/* Selects characters of the text or, with @column "consequence", of what follows. */
void       gops_clause_editor_select    (GopsClauseEditor *self,
                                          const char       *column,
                                          int               start,
                                          int               end);

/* Writes what is waiting. Returns: whether there is any text. */
gboolean   gops_clause_editor_finish     (GopsClauseEditor *self);

G_END_DECLS
