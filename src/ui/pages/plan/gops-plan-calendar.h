/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of one group, a family or all groups: month, week, agenda and board, with one toolbar and one filter.
 *
 *   gops_plan_calendar_set_session (calendar, session);
 *   gops_plan_calendar_show (calendar, groups, dossier);      whenever something may have changed
 *
 * In .ui files <child type="tool"> stands at the end of the toolbar, <child type="empty"> instead of the views where nothing at
 * all is planned. The plan of few groups is there at once, that of many comes from a thread. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PLAN_CALENDAR (gops_plan_calendar_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanCalendar, gops_plan_calendar, GOPS, PLAN_CALENDAR, AdwBin)

/* Actions of the calendar: page.next-month and page.previous-month (of the week too), page.this-month, page.add-item,
 * page.find, page.print-month, page.save-month. Signal "loaded" (): what is shown has changed. */

/* Once, when it is made. */
void        gops_plan_calendar_set_session  (GopsPlanCalendar  *self,
                                             GopsSession       *session);
/* @groups: (nullable) (element-type gint64): %NULL: all that are neither deleted nor archived. @dossier: (nullable): of the only
 * one: its days are told of, and new items are its. */
void        gops_plan_calendar_show         (GopsPlanCalendar  *self,
                                             const GArray      *groups,
                                             const GopsDossier *dossier);

/* "YYYY-MM-DD". Also turns to its month or week. */
void        gops_plan_calendar_go_to        (GopsPlanCalendar  *self,
                                             const char        *date);
const char *gops_plan_calendar_get_date     (GopsPlanCalendar  *self);
guint       gops_plan_calendar_count_items  (GopsPlanCalendar  *self);
guint       gops_plan_calendar_count_groups (GopsPlanCalendar  *self);

G_END_DECLS
