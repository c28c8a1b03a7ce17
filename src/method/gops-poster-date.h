/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as posters and group texts say them, in the group's language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads YYYY-MM-DD. */
gboolean  gops_poster_date_parse   (const char *text,
                                    GDate      *out_date);

/* @how: "day" (21), "month" (Oct, 10 月), "monthname" (October, 十月), "wday" (Wed, 周三), "long"
 * (Wednesday 21 October, 10 月 21 日，星期三), "short" (21 Oct, 10 月 21 日), "full" (21 October 2026),
 * "year" (2026), "d1" … "d7" (the names of the days of the week, Monday first).  "" when @text is no date.  (transfer full) */
char     *gops_poster_date_format  (const char *text,
                                    const char *how,
                                    const char *language);

G_END_DECLS
