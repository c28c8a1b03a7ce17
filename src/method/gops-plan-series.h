/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series: items of the plan that happen again and again. */
#pragma once

#include "gops-dossier.h"
#include "gops-recurrence.h"

G_BEGIN_DECLS

/* A series happens on the days that its recurrence names from its on_date on, but on those that are left out, and but on
 * those for which a row of its own stands. A day of it that has no row is shown as a record in memory: what the series
 * says, with id 0, its day as on_date and occurrence, and the series. Written as a row it is the day's own.
 *
 * The recurrence is kept as gops_rrule_write() writes it for whole days, so that another time of day changes nothing. */

typedef struct
{
  GopsPlanItem  *item;     /* (owned) */
  GopsRecurrence rule;
  int            first;    /* day on which it begins */
  GArray        *except;   /* (owned) (element-type int): left out, or with a row */
} GopsPlanSeries;

/** gops_plan_series_new: Returns: (transfer full) (nullable): of @item, nothing left out; %NULL when it is no series, or one
 * that cannot be understood, which never happens then */
GopsPlanSeries *gops_plan_series_new  (GopsPlanItem         *item);
void            gops_plan_series_free (GopsPlanSeries       *self);

/**
 * gops_plan_series_load:
 * @groups: (nullable) (element-type gint64): %NULL: all
 * @from: first day that matters
 * @to: last day that matters
 *
 * Returns: (transfer full) (element-type GopsPlanSeries) (nullable): those that may happen between, with what is left out
 * there; %NULL with @error set
 */
GPtrArray      *gops_plan_series_load (GopsStore            *store,
                                       const GArray         *groups,
                                       int                   from,
                                       int                   to,
                                       GError              **error);

/** gops_plan_series_of: Returns: (transfer full) (element-type GopsPlanSeries): all of the group, with all that is left out */
GPtrArray      *gops_plan_series_of   (const GopsDossier    *dossier);

/** gops_plan_series_days: Returns: (transfer full) (element-type int): its days without a row, rising */
GArray         *gops_plan_series_days (const GopsPlanSeries *self,
                                       int                   from,
                                       int                   to);

/** gops_plan_series_next: Returns: its first day without a row after day @after, GOPS_DAY_NONE when there is none */
int             gops_plan_series_next (const GopsPlanSeries *self,
                                       int                   after);

/** gops_plan_series_make: Returns: (transfer full): the item of @day as a record in memory, see above; nothing has come of it
 * yet, whatever came of @series before it was one */
GopsPlanItem   *gops_plan_series_make (GopsPlanItem         *series,
                                       int                   day);

/* What came of an item, other than what is planned: who sent it when, its results, why it was skipped, until when it waits. */

/** gops_plan_has_outcome: Returns: whether it was sent, missed or skipped, or has results: whatever becomes of its series,
 * this stays */
gboolean        gops_plan_has_outcome  (gpointer              item);

/** gops_plan_forget_outcome: leaves @item as planned, in memory; done or missed it is ready again */
void            gops_plan_forget_outcome (GopsPlanItem       *item);

/* The same as gops_plan_has_outcome() of the columns of plan_item in SQL. */
#define GOPS_PLAN_OUTCOME "(status IN ('done', 'missed') OR skip_reason <> '' OR result <> ''" \
  " OR max(result_reads, result_replies, result_joins, result_sales) >= 0)"

/** gops_plan_series_take_first: Returns: (transfer full): @item, which is to be a series, as its first day with all that came of
 * it; @item itself is as planned afterwards */
GopsPlanItem   *gops_plan_series_take_first (GopsPlanItem    *item);

/** gops_plan_status_is_open: Returns: whether @status is one that a whole series can have: it is neither done nor missed */
gboolean        gops_plan_status_is_open (const char         *status);

/** gops_plan_series_write: gives @item the recurrence and its last day, in memory; @rule %NULL: it happens once */
void            gops_plan_series_write (GopsPlanItem         *item,
                                        const GopsRecurrence *rule);

/** gops_plan_item_row: Returns: the row that @item is, or the series that it is a day of */
gint64          gops_plan_item_row    (gpointer              item);

/** gops_plan_item_key: Returns: the same for the same item, with a row or without; never 0. The id of one that belongs to no
 * series, else a negative number */
gint64          gops_plan_item_key    (gpointer              item);

/** gops_plan_day_key: Returns: the key of the item that stands for @day of @series, wherever it was moved */
gint64          gops_plan_day_key     (gint64                series,
                                       int                   day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanSeries, gops_plan_series_free)

G_END_DECLS
