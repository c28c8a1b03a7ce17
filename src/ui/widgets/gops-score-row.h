/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score from 0 (not yet given) to 5 as five segments; ←/→, 1–5, 0 or a click set it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_SCORE_ROW (gops_score_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsScoreRow, gops_score_row, GOPS, SCORE_ROW, GtkWidget)

/* Properties "value" (0…5), "title" (what is scored, for screen readers). */
GtkWidget *gops_score_row_new       (const char   *title);
int        gops_score_row_get_value (GopsScoreRow *self);
void       gops_score_row_set_value (GopsScoreRow *self,
                                     int           value);

G_END_DECLS
