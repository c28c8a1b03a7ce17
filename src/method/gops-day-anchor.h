/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that a plan hangs on, in the form in which it is kept:
 *
 *   lunar:8-15, term:qingming-3, 12-24 …     a rule as in gops-day-rule.h
 *   holiday:spring-festival+1                a festival of data/method/holidays-cn.json and days after it
 *   trade:double11-7                         a date of the trade and days before its first day
 *
 * Festivals, terms and dates of the trade may be written by their name in any language: trade:双11-7. */
#pragma once

#include "gops-holiday.h"
#include "gops-trade-dates.h"

G_BEGIN_DECLS

typedef struct
{
  const GopsFestival  *festival;    /* (nullable) */
  const GopsTradeDate *trade;       /* (nullable) lives as long as the dates it was found in */
  GopsDayRule          rule;        /* when both are NULL; without offset */
  int                  offset;      /* days */
} GopsDayAnchor;

/* @dates: (nullable): those of the program. Errors: GOPS_METHOD_ERROR_INVALID says what is wrong. */
gboolean gops_day_anchor_parse    (const char           *text,
                                   const GopsTradeDates *dates,
                                   GopsDayAnchor        *out_anchor,
                                   GError              **error);

/* Returns: (transfer full): what gops_day_anchor_parse() reads, with ids. */
char    *gops_day_anchor_write    (const GopsDayAnchor  *self);

/* "7 days before Mid-Autumn Festival", in the interface's language. Returns: (transfer full). */
char    *gops_day_anchor_describe (const GopsDayAnchor  *self);

/* The first such day (as in gops-day.h) after @day; GOPS_DAY_NONE when none comes. */
int      gops_day_anchor_next     (const GopsDayAnchor  *self,
                                   int                   day);

/* A day that a plan may hang on, and when it comes. */
typedef struct
{
  GopsDayAnchor anchor;
  int           day;
} GopsDaySuggestion;

/* What a plan may begin on from @day on: festivals and dates of the trade that suit @kind (nullable: any) and are shown, and the
 * days to begin preparing them; the soonest @most of the next months. Returns: (transfer full) (element-type GopsDaySuggestion):
 * by day; good as long as @dates. */
GArray  *gops_day_anchor_suggest  (const GopsTradeDates *dates,
                                   const char           *kind,
                                   int                   day,
                                   guint                 most);

G_END_DECLS
