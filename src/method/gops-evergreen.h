/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evergreen items: they may return after some days, so many times, and fill slots that are free. */
#pragma once

#include "gops-plan-item.h"
#include "gops-plan-slots.h"

G_BEGIN_DECLS

#define GOPS_EVERGREEN_MAX_DAYS  3660
#define GOPS_EVERGREEN_MAX_TIMES 1000

/**
 * gops_evergreen_set:
 * @after: days; -1: it does not return
 * @times: at most; -1: without a limit
 *
 * One named action. Errors: %GOPS_METHOD_ERROR_INVALID for a series, which comes again anyway
 */
gboolean   gops_evergreen_set        (GopsStore        *store,
                                      GopsPlanItem     *item,
                                      int               after,
                                      int               times,
                                      GError          **error);

/** gops_evergreen_count: Returns: how often the item @id has returned or is going to */
guint      gops_evergreen_count      (GopsStore        *store,
                                      gint64            id);

/**
 * GopsEvergreenFill: something that fills a free slot
 * @item: (owned): the evergreen item
 */
typedef struct
{
  int           day;
  int           minutes;
  GopsPlanItem *item;
} GopsEvergreenFill;

/**
 * gops_evergreen_find:
 *
 * For each free slot from day @from to day @to the item of its type that has rested longest, if there is one that has rested enough;
 * none before @now
 *
 * Returns: (transfer full) (element-type GopsEvergreenFill) (nullable)
 */
GArray    *gops_evergreen_find       (GopsStore        *store,
                                      gint64            group,
                                      int               from,
                                      int               to,
                                      gint64            now,
                                      GError          **error);

/** gops_evergreen_fill: plans them, with their materials, as one named action; none for an empty list */
gboolean   gops_evergreen_fill       (GopsStore        *store,
                                      gint64            group,
                                      const GArray     *fills,
                                      GError          **error);

G_END_DECLS
