/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Festivals, by rule, and the days off and make-up working days of China, as they were published for each year. */
#pragma once

#include "gops-day-rule.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  GopsText    name;
  GopsText    short_name;   /* for a cell of the calendar; may be unset */
  GopsDayRule rule;
  int         lead_days;    /* that preparing takes; 0: groups do not prepare it */
} GopsFestival;

/* A holiday of one year. */
typedef struct
{
  const char        *festival;      /* its id */
  const char        *first, *last;  /* days off, inclusive */
  const char *const *work;          /* Saturdays and Sundays that are worked instead */
} GopsDaysOff;

typedef struct
{
  int                year;
  const char        *source;        /* the notice */
  const char        *issued;        /* its date */
  const GopsDaysOff *days_off;
  guint              n_days_off;
} GopsHolidayYear;

/* A year that is not there is not known. */
typedef struct
{
  int                    format;
  const char            *source;
  const GopsFestival    *festivals;
  guint                  n_festivals;
  const GopsHolidayYear *years;
  guint                  n_years;
} GopsHolidays;

extern const GopsShape gops_holidays_shape;

/* By id or by a name in any language. Returns: (nullable). */
const GopsFestival *gops_holidays_find       (const GopsHolidays *self,
                                              const char         *text);

/* Returns: the short name, where there is one. */
const char         *gops_festival_short_name (const GopsFestival *self,
                                              const char         *language);

G_END_DECLS
