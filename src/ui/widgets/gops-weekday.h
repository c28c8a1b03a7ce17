/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the days of the week, in the language of the interface rather than that of the locale's dates. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As g_date_time_format(), but %A and %a are the names of gettext: “Monday” and “Mon”, or “星期一” and “周一”.
 *
 * Returns: (transfer full) */
char *gops_weekday_format (GDateTime  *day,
                           const char *format);

/* "Monday". @weekday: 1 Monday … 7 Sunday */
const char *gops_weekday_name (int weekday);

G_END_DECLS
