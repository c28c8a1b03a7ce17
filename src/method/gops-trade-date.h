/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date of the trade: a day or a span of the year that a group's plan reckons with. */
#pragma once

#include "gops-day-rule.h"

G_BEGIN_DECLS

#define GOPS_TRADE_DATE_MAX_DAYS 62
#define GOPS_TRADE_DATE_MAX_LEAD 180

typedef struct
{
  const char        *id;
  GopsText           name;
  GopsText           short_name;    /* for a cell of the calendar; may be unset */
  GopsDayRule        rule;          /* its first day */
  int                days;          /* how long it lasts, at least 1 */
  gboolean           about;         /* the rule is an estimate */
  const char *const *exact;         /* (nullable) first days that were published, where the rule is an estimate */
  int                lead_days;     /* that preparing takes */
  const char *const *kinds;         /* of groups that it matters for; "*" any */
  GopsText           use;           /* what an operator does with it; may be unset */
  const char        *source;        /* (nullable) of a user's own date */
} GopsTradeDate;

typedef struct
{
  int                  format;
  const char          *source;
  const GopsTradeDate *dates;
  guint                n_dates;
} GopsTradeDateFile;

/* What a user keeps: dates of one's own, and which of the program's are not shown. */
typedef struct
{
  int                  format;
  const char *const   *hidden;      /* (nullable) ids */
  const GopsTradeDate *dates;       /* (nullable) */
  guint                n_dates;
} GopsOwnTradeDateFile;

extern const GopsShape gops_trade_date_file_shape;
extern const GopsShape gops_own_trade_date_file_shape;

/* What a file need not say: that a date is one day long. */
void        gops_trade_dates_complete  (const GopsTradeDate *dates,
                                        guint                n_dates);

/* Its first day (as in gops-day.h) of @year, GOPS_DAY_NONE when it has none. @out_about: (optional): whether it is an
 * estimate. */
int         gops_trade_date_first      (const GopsTradeDate *self,
                                        int                  year,
                                        gboolean            *out_about);

/* The first of its first days that is after @day; GOPS_DAY_NONE when none comes. */
int         gops_trade_date_next       (const GopsTradeDate *self,
                                        int                  day);

/* Whether it matters for groups of @kind (nullable: any). */
gboolean    gops_trade_date_suits      (const GopsTradeDate *self,
                                        const char          *kind);

/* By id or by a name in any language. @dates: (element-type GopsTradeDate). Returns: (nullable). */
const GopsTradeDate *gops_trade_date_find_among (const GPtrArray *dates,
                                        const char          *text);

/* Returns: the short name, where there is one. */
const char *gops_trade_date_short_name (const GopsTradeDate *self,
                                        const char          *language);

G_END_DECLS
