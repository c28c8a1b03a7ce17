/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 24 solar terms of the Chinese calendar: the days, in China (UTC+8), on which the sun's longitude passes a multiple
 * of 15°. Computed, for 1900 … 2100; the days of a year are worked out once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOPS_N_SOLAR_TERMS 24

/* In the order of the months: 0 is Minor Cold (5 or 6 January), 23 the Winter Solstice. */
#define GOPS_TERM_NONE -1
#define GOPS_TERM_PURE_BRIGHTNESS 6
#define GOPS_TERM_WINTER_SOLSTICE 23

/* The day (as in gops-day.h) of @term in @year; GOPS_DAY_NONE for years that are not computed. */
int         gops_solar_term_day    (int         year,
                                    int         term);

/* The term that begins on @day, GOPS_TERM_NONE mostly. */
int         gops_solar_term_of_day (int         day);

/* The term whose id ("winter-solstice") or name, in any language, is @text; GOPS_TERM_NONE when there is none. */
int         gops_solar_term_find   (const char *text);

/* "winter-solstice". Returns: static. */
const char *gops_solar_term_id     (int         term);

/* "冬至", "Winter Solstice". Returns: static. */
const char *gops_solar_term_name   (int         term,
                                    const char *language);

G_END_DECLS
