/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day of the month grid. The grid owns 42 of them and gives them other dates. */
#pragma once

#include "gops-month-grid.h"

G_BEGIN_DECLS

#define GOPS_TYPE_DAY_CELL (gops_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (GopsDayCell, gops_day_cell, GOPS, DAY_CELL, GtkWidget)

/* Signals: "open-item" (gint64), "add-item" (), "item-command" (gint64, const char *), "more-wanted" (). */
GtkWidget *gops_day_cell_new          (void);
void       gops_day_cell_set_date     (GopsDayCell         *self,
                                       guint32              julian,
                                       gboolean             in_month,
                                       gboolean             is_today);
guint32    gops_day_cell_get_julian   (GopsDayCell         *self);
void       gops_day_cell_set_day      (GopsDayCell         *self,
                                       const GopsMonthDay  *day);

/* Pixels between header and items that something over several days takes. */
void       gops_day_cell_set_indent   (GopsDayCell         *self,
                                       int                  indent);
int        gops_day_cell_get_indent   (GopsDayCell         *self);
/* From the cell's top edge to its first item. */
int        gops_day_cell_get_header_height (GopsDayCell    *self);

/* Items arrive between begin and end; their widgets are reused. */
void       gops_day_cell_begin_items  (GopsDayCell         *self);
void       gops_day_cell_add_item     (GopsDayCell         *self,
                                       const GopsPlanChipItem *item);
void       gops_day_cell_end_items    (GopsDayCell         *self);

/* The item that has the focus, also while a dialog lies over its window; 0 for none. */
gint64     gops_day_cell_get_focused  (GopsDayCell         *self);

/* The item that has the focus, else the only item; 0 for none or several. */
gint64     gops_day_cell_get_item     (GopsDayCell         *self);
gboolean   gops_day_cell_focus_item   (GopsDayCell         *self,
                                       gint64               id);
void       gops_day_cell_activate     (GopsDayCell         *self);

G_END_DECLS
