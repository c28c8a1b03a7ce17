/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of the calendars by which phones in Iran and in Arabia count. */
#pragma once

#include <glib.h>

/** gops_whatsapp_calendar_has: whether @year, of four digits, is one of the Persian or the Islamic calendar, 2009 to 2051 */
gboolean gops_whatsapp_calendar_has     (guint  year);

/**
 * gops_whatsapp_calendar_convert:
 * @year: (inout): such a year, then that of the Gregorian calendar; @month and @day go with it
 *
 * Returns: %FALSE where the calendar is not known here
 */
gboolean gops_whatsapp_calendar_convert (int   *year,
                                         int   *month,
                                         int   *day);
