/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of plan items: hours down, days across, what has no time above.
 *
 *   gops_week_grid_set_week (grid, "2026-09-14");
 *   gops_week_grid_fill (grid, items, n_items);
 *
 * The grid changes nothing itself: it asks by signals. Dates are "YYYY-MM-DD". Signals:
 *   open-item (gint64 id), item-command (gint64 id, const char *): see gops-plan-chip.h
 *   move-item (gint64 id, const char *date, int minutes)    minutes after midnight; -1: no time. Also Ctrl+arrows.
 *   add-item (const char *date)                              a double click, or N
 *   day-wanted (const char *date)                            all items of a day that has more than are shown
 *   week-wanted (int weeks)                                  Page Up and Page Down */
#pragma once

#include "gops-month-grid.h"

G_BEGIN_DECLS

typedef struct
{
  GopsPlanChipItem chip;      /* its date is one of the week's */
  int              minutes;   /* after midnight; -1: no time */
  int              until;     /* likewise */
} GopsWeekItem;

#define GOPS_TYPE_WEEK_GRID (gops_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (GopsWeekGrid, gops_week_grid, GOPS, WEEK_GRID, GtkWidget)

/* @first: the first day of the week */
void        gops_week_grid_set_week     (GopsWeekGrid       *self,
                                         const char         *first);
/* (nullable): the system's date */
void        gops_week_grid_set_today    (GopsWeekGrid       *self,
                                         const char         *date);
void        gops_week_grid_set_day_func (GopsWeekGrid       *self,
                                         GopsMonthDayFunc    func,
                                         gpointer            user_data);

/* In the order of days and times. The strings need live no longer than the call. Who has the keyboard keeps it. */
void        gops_week_grid_fill         (GopsWeekGrid       *self,
                                         const GopsWeekItem *items,
                                         guint               n_items);

G_END_DECLS
