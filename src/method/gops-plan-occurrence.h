/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan holds on its days: ordinary items and days of series alike. */
#pragma once

#include "gops-plan-series.h"

G_BEGIN_DECLS

/* So many days ahead a series is shown where nobody says until when. */
#define GOPS_PLAN_AHEAD 60

/* Whoever shows or counts the plan by its days asks here: a row of plan_item with a recurrence is no day itself. Everything is
 * in the order of day, time, position and id; items without a time come first. */

/**
 * GopsPlanOccurrence: as little as a calendar of very many items needs
 * @item: its row; the series where @own is %FALSE
 * @minutes: after midnight; -1: no time
 * @own: %FALSE: a day of a series that has no row
 * @done: it was done
 */
typedef struct
{
  gint64   item;
  gint64   group;
  int      day;
  int      minutes;
  gboolean own;
  gboolean done;
} GopsPlanOccurrence;

/**
 * gops_plan_occurrences_list:
 * @groups: (nullable) (element-type gint64): %NULL: all, archived and deleted ones too
 *
 * Returns: (transfer full) (element-type GopsPlanOccurrence) (nullable): what is planned from day @from to day @to; %NULL
 * with @error set
 */
GArray       *gops_plan_occurrences_list (GopsStore                *store,
                                          const GArray             *groups,
                                          int                       from,
                                          int                       to,
                                          GError                  **error);

/** gops_plan_occurrence_load: Returns: (transfer full) (nullable): the item, see gops-plan-series.h; %NULL with @error set */
GopsPlanItem *gops_plan_occurrence_load  (GopsStore                *store,
                                          const GopsPlanOccurrence *occurrence,
                                          GError                  **error);

/** gops_plan_load_items: Returns: (transfer full) (element-type GopsPlanItem) (nullable): the same as items, of all groups;
 * %NULL with @error set */
GPtrArray    *gops_plan_load_items       (GopsStore                *store,
                                          int                       from,
                                          int                       to,
                                          GError                  **error);

/** gops_plan_items: Returns: (transfer full) (element-type GopsPlanItem): the plan of a group: all items that are no
 * series, whatever their day, and the days of series from @from to @to */
GPtrArray    *gops_plan_items            (const GopsDossier        *dossier,
                                          int                       from,
                                          int                       to);

/**
 * gops_plan_find_item:
 * @date: (nullable): "YYYY-MM-DD": the day of the series @item that is meant, on whatever day it is now
 *
 * Returns: (transfer full) (nullable): the item; %NULL with @error set
 *
 * Errors: %GOPS_METHOD_ERROR_DATE when the series has no such day; %GOPS_METHOD_ERROR_INVALID for a series without a day
 */
GopsPlanItem *gops_plan_find_item        (GopsStore                *store,
                                          gint64                    item,
                                          const char               *date,
                                          GError                  **error);

G_END_DECLS
