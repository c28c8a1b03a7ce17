/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars read by another program's library: the same instants as in the plan. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/* Fails unless libical reads @text, which is iCalendar, as the instants at which the items of the plan begin from the day @from
 * to the day @to, where the clocks show @zone (nullable: that of each one's group). It must hold no other days. Returns: how many they are */
guint gops_test_calendar_check (const char *text,
                                GopsStore  *store,
                                const char *zone,
                                const char *from,
                                const char *to);

G_END_DECLS
