/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who went where between two runs, as a table: a row for each tier of the first, a column for each of the second. */
#pragma once

#include <adwaita.h>

#include "gops-tier-history.h"

G_BEGIN_DECLS

#define GOPS_TYPE_MATRIX_TABLE (gops_matrix_table_get_type ())
G_DECLARE_FINAL_TYPE (GopsMatrixTable, gops_matrix_table, GOPS, MATRIX_TABLE, AdwBin)

GtkWidget *gops_matrix_table_new (void);

/* @matrix: (nullable): %NULL empties the table */
void       gops_matrix_table_set (GopsMatrixTable      *self,
                                  const GopsTierMatrix *matrix,
                                  const char           *language);

G_END_DECLS
