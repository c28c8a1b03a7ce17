/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calendar says of a day besides its date: the Chinese calendar, festivals, days off and make-up working days, dates of
 * the trade. A year is worked out when it is first asked for and then kept. */
#pragma once

#include "gops-holiday.h"
#include "gops-trade-dates.h"

G_BEGIN_DECLS

#define GOPS_DAY_MARK_MOST 4    /* of one sort on one day; more are left out */

typedef enum
{
  GOPS_DAY_ORDINARY,
  GOPS_DAY_OFF,      /* 休 */
  GOPS_DAY_WORK      /* 班: a Saturday or Sunday that is worked */
} GopsDayOff;

typedef struct
{
  const GopsTradeDate *date;
  int                  day_of;    /* which of its days this is, from 1; 0: the day to begin preparing it */
  gboolean             about;     /* an estimate */
} GopsTradeMark;

typedef struct
{
  const char          *lunar;     /* (nullable) "廿三" */
  const char          *term;      /* (nullable) "白露" */
  const GopsFestival  *festivals[GOPS_DAY_MARK_MOST];
  guint                n_festivals;
  GopsDayOff           off;
  const GopsFestival  *off_for;   /* (nullable) whose days off, or for whose this day is worked */
  GopsTradeMark        trades[GOPS_DAY_MARK_MOST];
  guint                n_trades;
} GopsDayMark;

typedef struct _GopsDayMarks GopsDayMarks;

/* @dates: (transfer full) (nullable: those of the program); @kind: of the group, nullable: any; @language: of the names;
 * @china: with the Chinese calendar and China's days off. */
GopsDayMarks      *gops_day_marks_new     (GopsTradeDates    *dates,
                                           const char        *kind,
                                           const char        *language,
                                           gboolean           china);
void               gops_day_marks_free    (GopsDayMarks      *self);

/* The mark of @day (as in gops-day.h). Returns: (transfer none): valid until the marks of seven other years were asked for. */
const GopsDayMark *gops_day_marks_get     (GopsDayMarks      *self,
                                           int                day);

/* The one thing for a narrow place: a festival, a date of the trade, a solar term, else the lunar day. @out_strong: (optional):
 * whether it is more than the lunar day. Returns: (nullable) (transfer none). */
const char        *gops_day_marks_short   (GopsDayMarks      *self,
                                           const GopsDayMark *mark,
                                           gboolean          *out_strong);

/* All of it as one line, in the interface's language: "Mid-Autumn Festival · Day off". Returns: (transfer full) (nullable): NULL
 * when there is nothing but the lunar day. */
char              *gops_day_marks_describe (GopsDayMarks      *self,
                                           const GopsDayMark *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDayMarks, gops_day_marks_free)

G_END_DECLS
