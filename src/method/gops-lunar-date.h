/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese lunar calendar of the years 1900 … 2100, by the rules of GB/T 33661-2017: a month begins on the day of new
 * moon in China (UTC+8), the 11th holds the winter solstice, and where there are 13 months from one such to the next, the
 * first without a principal solar term is a leap month. Computed rather than taken from ICU, whose new moons are minutes
 * off: it begins months of 2012, 2018, 2027 and 2030 on the wrong day. Safe to use from any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int      year;     /* the one in which it begins: 2025 from 2025-01-29 to 2026-02-16 */
  int      month;    /* 1 … 12 */
  int      day;      /* 1 … 30 */
  gboolean leap;     /* the leap month that follows @month */
} GopsLunarDate;

/* The lunar date of @day (as in gops-day.h); FALSE outside the years that are computed. */
gboolean    gops_lunar_date_of_day   (int                  day,
                                      GopsLunarDate       *out_date);

/* The day of @date; GOPS_DAY_NONE when there is no such date. Day −1 is the last of its month. */
int         gops_lunar_date_to_day   (const GopsLunarDate *date);

/* "闰六月廿三", "lunar 6/23", "lunar leap 6/23". Returns: (transfer full). */
char       *gops_lunar_date_format   (const GopsLunarDate *date,
                                      const char          *language);

/* For a narrow place: "廿三", on the first of a month "闰六月"; other languages than Chinese say nothing but "Moon 6" on
 * the first. Returns: (nullable): static. */
const char *gops_lunar_date_short    (const GopsLunarDate *date,
                                      const char          *language);

G_END_DECLS
