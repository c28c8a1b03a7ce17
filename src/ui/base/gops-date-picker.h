/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar beside a date that is typed. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds a button to @row that opens a calendar at the date written there ("YYYY-MM-DD"), or at today; the day that is picked is
 * written instead, as if it had been typed. Once, when the row is made. */
void gops_date_picker_add        (AdwEntryRow *row);

/* Shows @date in @calendar, which tells of days that it passes on the way. Returns: whether @date (nullable) is one */
gboolean gops_calendar_show_date (GtkCalendar *calendar,
                                  const char  *date);

G_END_DECLS
