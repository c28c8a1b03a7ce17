/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule that says on which day something falls, written as
 *
 *   2026-11-11          that day alone
 *   11-11               every year
 *   lunar:8-15          in the Chinese lunar calendar; lunar:12-last is the last day of the 12th month
 *   term:grain-rain     on a solar term, by its id or its name
 *   week:5-2-7          the 2nd Sunday of May (1 Monday … 7 Sunday); week:11-last-7 the last of November
 *   since:12-20-6       the first Saturday from 20 December on
 *   easter              Easter Sunday
 *
 * each with an offset in days behind it, "+1", "-7". */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

#define GOPS_DAY_RULE_LAST       -1     /* as day of a lunar month, or as which weekday of a month */
#define GOPS_DAY_RULE_MAX_OFFSET 366

typedef enum
{
  GOPS_DAY_RULE_DATE,
  GOPS_DAY_RULE_YEARLY,
  GOPS_DAY_RULE_LUNAR,
  GOPS_DAY_RULE_TERM,
  GOPS_DAY_RULE_WEEKDAY,
  GOPS_DAY_RULE_SINCE,
  GOPS_DAY_RULE_EASTER
} GopsDayRuleType;

typedef struct
{
  GopsDayRuleType type;
  int             year;       /* of GOPS_DAY_RULE_DATE */
  int             month;
  int             day;        /* of the month; of GOPS_DAY_RULE_WEEKDAY which one, 1 … 5 */
  int             weekday;    /* 1 Monday … 7 Sunday */
  int             term;       /* as in gops-solar-term.h */
  int             offset;     /* days */
} GopsDayRule;

/* FALSE when @text (nullable) is no rule; @out_rule stays as it was then. */
gboolean gops_day_rule_parse    (const char        *text,
                                 GopsDayRule       *out_rule);

/* Returns: (transfer full): what gops_day_rule_parse() reads. */
char    *gops_day_rule_write    (const GopsDayRule *rule);

/* The day as a person names it, in the interface's language: "11-11", "lunar 8/15", "Qingming". Returns: (transfer full). */
char    *gops_day_rule_describe (const GopsDayRule *rule);

/* The day (as in gops-day.h) of @year; a lunar year ends in the next one. GOPS_DAY_NONE when it has none. */
int      gops_day_rule_day      (const GopsDayRule *rule,
                                 int                year);

/* The first day after @day; GOPS_DAY_NONE when none comes within twelve years. */
int      gops_day_rule_next     (const GopsDayRule *rule,
                                 int                day);

/* Takes the offset "+1" or "-7" off the end of @text, where it has one. Returns: (transfer full): the rest. */
char    *gops_day_rule_split    (const char        *text,
                                 int               *out_offset);

/* A GopsFieldRead of a GopsDayRule. */
gboolean gops_day_rule_read     (GopsReader        *reader,
                                 GopsJson          *node,
                                 gpointer           out);

G_END_DECLS
