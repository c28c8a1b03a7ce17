/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with a date that is picked from a calendar, or none. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOPS_TYPE_DATE_ROW (gops_date_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsDateRow, gops_date_row, GOPS, DATE_ROW, AdwActionRow)

/* Signal "picked" (const char *date): somebody chose a day, "" for none. Dates are "YYYY-MM-DD". */
void        gops_date_row_set_date     (GopsDateRow *self,
                                        const char  *date);
const char *gops_date_row_get_date     (GopsDateRow *self);

/* Whether there has to be a date: then the calendar offers none. */
void        gops_date_row_set_required (GopsDateRow *self,
                                        gboolean     required);

/* Opens the calendar. */
void        gops_date_row_open         (GopsDateRow *self);

G_END_DECLS
