/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days as numbers: days since 1970-01-01 in whatever zone the day belongs to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOPS_DAY_NONE G_MININT

/* The day of @date ("YYYY-MM-DD"), GOPS_DAY_NONE when it is NULL, empty or no date that exists. */
int   gops_day_parse       (const char *date);

/* Returns: (transfer full): "YYYY-MM-DD". */
char *gops_day_format      (int         day);

/* Minutes since midnight of @time ("HH:MM"), -1 when it is NULL or no time. */
int   gops_minutes_parse   (const char *time);

/* The day on which @instant (µs since 1970, UTC) falls in @time_zone (nullable: the system's). */
int   gops_day_of_instant  (gint64      instant,
                            const char *time_zone);

/* The instant (µs since 1970, UTC) of @day at @minutes after midnight in @time_zone (nullable: the system's). */
gint64 gops_instant_of_day (int         day,
                            int         minutes,
                            const char *time_zone);

/* Whether @name is that of a time zone, as "Asia/Shanghai". */
gboolean gops_is_time_zone (const char *name);

/* 1 Monday … 7 Sunday. */
int   gops_day_weekday     (int         day);

/* The year of the Gregorian calendar. */
int   gops_day_year        (int         day);

/* The day of @year-@month-@day, GOPS_DAY_NONE when there is no such date. */
int   gops_day_of_date     (int         year,
                            int         month,
                            int         day);

G_END_DECLS
