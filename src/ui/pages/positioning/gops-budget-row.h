/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of the budget: what for, planned, spent. Amounts are typed as people write them and kept in minor units. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_BUDGET_ROW (gops_budget_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsBudgetRow, gops_budget_row, GOPS, BUDGET_ROW, GtkListBoxRow)

GtkWidget *gops_budget_row_new    (GopsSession       *session);
gint64     gops_budget_row_get_id (GopsBudgetRow     *self);
void       gops_budget_row_set    (GopsBudgetRow     *self,
                                   const GopsDossier *dossier,
                                   GopsBudgetItem    *item);

/* Two lines instead of one. */
void       gops_budget_row_set_narrow (GopsBudgetRow *self,
                                       gboolean       narrow);

/* @column: (nullable). */
void       gops_budget_row_focus  (GopsBudgetRow     *self,
                                   const char        *column);

G_END_DECLS
