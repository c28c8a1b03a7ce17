/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of items of the plan, one day of a series or several. */
#pragma once

#include "gops-plan-series.h"

G_BEGIN_DECLS

/* Items are those of gops-plan-occurrence.h: a row, or a day of a series that has none. Of an item that belongs to no series
 * every scope means the item itself. Where the first day of a series is meant, “this and following” are all.
 *
 * What happened stays: rows of days that were done, missed or skipped, or have results, are kept as ordinary items when their
 * series ends before them or goes.
 *
 * Each change is one named action; errors are those of the store, and %GOPS_METHOD_ERROR_DATE where the series has no such
 * day any more. */

typedef enum
{
  GOPS_PLAN_ONE,
  GOPS_PLAN_FOLLOWING,
  GOPS_PLAN_ALL,
} GopsPlanScope;

/** gops_plan_is_of_series: Returns: whether @item is a day of a series, so that somebody has to be asked for the scope */
gboolean      gops_plan_is_of_series     (gpointer               item);

/** gops_plan_write: within an action of the caller: saves @item, as a row of its own where it had none; a
 * day of a series gets the check list and the materials of the series then */
gboolean      gops_plan_write            (GopsStore             *store,
                                          gpointer               item,
                                          GError               **error);

/**
 * gops_plan_edit:
 * @item: as it is to be: what differs from what is planned is taken over, another day as by gops_plan_move()
 *
 * Days with a row of their own keep what is their own: another text, another day. What came of a day never becomes the series'.
 */
gboolean      gops_plan_edit             (GopsStore             *store,
                                          GopsPlanItem          *item,
                                          GopsPlanScope          scope,
                                          GError               **error);

/**
 * gops_plan_move:
 * @date: "YYYY-MM-DD"
 *
 * All days of a series move as @item does, see gops_recurrence_move(), with what is left out and with their rows.
 */
gboolean      gops_plan_move             (GopsStore             *store,
                                          GopsPlanItem          *item,
                                          GopsPlanScope          scope,
                                          const char            *date,
                                          GError               **error);

/**
 * gops_plan_edit_all:
 * @items: (element-type GopsPlanItem): as they are to be, in the order of their days; one action
 *
 * Where @scope is more than one day, the first day of each series speaks for its others.
 */
gboolean      gops_plan_edit_all         (GopsStore             *store,
                                          GPtrArray             *items,
                                          GopsPlanScope          scope,
                                          GError               **error);

/**
 * gops_plan_move_all:
 * @items: (element-type GopsPlanItem): as above
 * @date: (nullable): "YYYY-MM-DD": where the first of them goes; the others keep their distance in days. %NULL: each stays
 * @time: (nullable): "HH:MM" or "": for all of them; copies of an SOP's entry on one day keep their distance to the first of them.
 *   %NULL: each keeps its own
 */
gboolean      gops_plan_move_all         (GopsStore             *store,
                                          GPtrArray             *items,
                                          GopsPlanScope          scope,
                                          const char            *date,
                                          const char            *time,
                                          GError               **error);

/** gops_plan_remove: one day of a series is left out from then on */
gboolean      gops_plan_remove           (GopsStore             *store,
                                          GopsPlanItem          *item,
                                          GopsPlanScope          scope,
                                          GError               **error);

/**
 * gops_plan_repeat:
 * @scope: not %GOPS_PLAN_ONE for a day of a series
 * @rule: (nullable): %NULL: not again; of a series only @item is left then, and what was done
 *
 * Rows and exceptions of days on which the series no longer happens go. @item says afterwards which series it is of, or is it.
 */
gboolean      gops_plan_repeat           (GopsStore             *store,
                                          GopsPlanItem          *item,
                                          GopsPlanScope          scope,
                                          const GopsRecurrence  *rule,
                                          GError               **error);

/** gops_plan_prune: within an action of the caller: drops rows and exceptions of days on which the series @record does not
 * happen; what was done stays as ordinary items */
gboolean      gops_plan_prune            (GopsStore             *store,
                                          GopsPlanItem          *record,
                                          GError               **error);

/* For a sheet that writes as somebody types: the series that begins with @item, in memory. Once it is written, by
 * gops_plan_insert_following() within an action of the caller, the series that @item is a day of ends before it. */

/** gops_plan_make_following: Returns: (transfer full) (nullable): a record with id 0; the series itself where @item is its
 * first day; %NULL with @error set */
GopsPlanItem *gops_plan_make_following   (GopsStore             *store,
                                          GopsPlanItem          *item,
                                          GError               **error);
gboolean      gops_plan_insert_following (GopsStore             *store,
                                          GopsPlanItem          *following,
                                          GopsPlanItem          *item,
                                          GError               **error);

G_END_DECLS
