/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* The plans of all groups, or of one family, in one calendar. */
#define GOPS_TYPE_CALENDAR_PAGE (gops_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsCalendarPage, gops_calendar_page, GOPS, CALENDAR_PAGE, GopsView)

G_END_DECLS
