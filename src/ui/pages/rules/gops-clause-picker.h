/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clause library: found by typing, added with Enter; or a clause of one's own. */
#pragma once

#include "gops-session.h"
#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CLAUSE_PICKER (gops_clause_picker_get_type ())
G_DECLARE_FINAL_TYPE (GopsClausePicker, gops_clause_picker, GOPS, CLAUSE_PICKER, GtkWidget)

/* Opens the library over @view's window, at @section. Signal "added" (gint64 clause). Returns: (nullable): NULL when the
 * workspace can't be read, which has been reported. */
GopsClausePicker *gops_clause_picker_present (GopsView   *view,
                                              const char *section);

G_END_DECLS
