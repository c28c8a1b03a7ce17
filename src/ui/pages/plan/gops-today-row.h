/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gops-today-state.h"

G_BEGIN_DECLS

/* An item of the run sheet. ::copy-wanted and ::done-wanted come from its buttons; activating it opens the sheet. */

#define GOPS_TYPE_TODAY_ROW (gops_today_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsTodayRow, gops_today_row, GOPS, TODAY_ROW, GtkListBoxRow)

/* @item stays the caller's and must live as long as the row. */
GtkWidget           *gops_today_row_new      (const GopsTodayItem *item, gint64 now);
const GopsTodayItem *gops_today_row_get_item (GopsTodayRow *self);
GopsMoment           gops_today_row_get_moment (GopsTodayRow *self);
void                 gops_today_row_set_open (GopsTodayRow *self, gboolean open);

G_END_DECLS
