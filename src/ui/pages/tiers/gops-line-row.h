/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One condition of a tier: its operator and value by slider and number, its window, and a button that takes it out. */
#pragma once

#include <adwaita.h>

#include "gops-scheme-draft.h"

G_BEGIN_DECLS

#define GOPS_TYPE_LINE_ROW (gops_line_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsLineRow, gops_line_row, GOPS, LINE_ROW, GtkListBoxRow)

/* Signals "edited": a value of the draft is another; "remove-wanted".
 * @line: copied; its condition belongs to @draft, which lives longer. @fixed: the condition can't be taken out */
GtkWidget           *gops_line_row_new           (GopsSchemeDraft      *draft,
                                                  const GopsDraftLine  *line,
                                                  gboolean              fixed,
                                                  const char           *language);
const GopsDraftLine *gops_line_row_get_line      (GopsLineRow          *self);

/* The number's field, for tests; NULL where the value is none. */
GtkSpinButton       *gops_line_row_get_spin      (GopsLineRow          *self);

G_END_DECLS
