/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of the week grid: seven days side by side, each item at its hour. */
#pragma once

#include "gops-week-grid.h"

G_BEGIN_DECLS

#define GOPS_WEEK_GUTTER 46   /* px for the hours, before the first day */

#define GOPS_TYPE_WEEK_HOURS (gops_week_hours_get_type ())
G_DECLARE_FINAL_TYPE (GopsWeekHours, gops_week_hours, GOPS, WEEK_HOURS, GtkWidget)

/* Signals: "open-item" (gint64), "item-command" (gint64, const char *), "day-wanted" (int column). */
GtkWidget *gops_week_hours_new      (void);

/* Between begin and end; chips are used again. @column: 0 … 6 */
void       gops_week_hours_begin    (GopsWeekHours      *self);
void       gops_week_hours_add      (GopsWeekHours      *self,
                                     const GopsWeekItem *item,
                                     int                 column);
void       gops_week_hours_end      (GopsWeekHours      *self);

/* -1: today is not of this week */
void       gops_week_hours_set_today (GopsWeekHours     *self,
                                      int                column);

/* The day and the minute, rounded to a quarter of an hour, at a place. */
void       gops_week_hours_locate   (GopsWeekHours      *self,
                                     double              x,
                                     double              y,
                                     int                *out_column,
                                     int                *out_minutes);
/* Shows where something would be dropped; @column -1: nowhere. */
void       gops_week_hours_point    (GopsWeekHours      *self,
                                     int                 column,
                                     int                 minutes);
double     gops_week_hours_get_y    (int                 minutes);

/* The chip of @id, of what has the keyboard when it is 0. (nullable) */
GtkWidget *gops_week_hours_find     (GopsWeekHours      *self,
                                     gint64              id);

G_END_DECLS
