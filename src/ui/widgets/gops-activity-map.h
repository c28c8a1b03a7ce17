/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a year as squares, a column a week: the darker, the more was written. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_ACTIVITY_MAP (gops_activity_map_get_type ())
G_DECLARE_FINAL_TYPE (GopsActivityMap, gops_activity_map, GOPS, ACTIVITY_MAP, GtkWidget)

GtkWidget *gops_activity_map_new      (void);

/* @first_day: a Monday, days since 1970; @days: what was written on each day; @today: later days are left out;
 * @summary: the same in words, for screen readers */
void       gops_activity_map_set_days (GopsActivityMap *self,
                                       int              first_day,
                                       const guint     *days,
                                       guint            n_days,
                                       int              today,
                                       const char      *summary);

G_END_DECLS
