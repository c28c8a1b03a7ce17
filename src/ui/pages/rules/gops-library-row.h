/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clause of the library, as a group would have it. */
#pragma once

#include <gtk/gtk.h>

#include "gops-dossier.h"
#include "gops-method.h"

G_BEGIN_DECLS

#define GOPS_TYPE_LIBRARY_ROW (gops_library_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsLibraryRow, gops_library_row, GOPS, LIBRARY_ROW, GtkListBoxRow)

/* @clause, filled in for the group of @dossier and in its language. */
GtkWidget                *gops_library_row_new        (const GopsClauseTemplate *clause,
                                                       const GopsDossier        *dossier);
const GopsClauseTemplate *gops_library_row_get_clause (GopsLibraryRow           *self);
const char               *gops_library_row_get_text   (GopsLibraryRow           *self);

/* Whether the group has the clause already. */
gboolean                  gops_library_row_get_added  (GopsLibraryRow           *self);
void                      gops_library_row_set_added  (GopsLibraryRow           *self,
                                                       gboolean                  added);

G_END_DECLS
