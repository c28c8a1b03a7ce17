/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the changes of series share: gops-plan-change.c edits and moves, gops-plan-repeat.c lets them begin and end. */
#pragma once

#include "gops-plan-change.h"

G_BEGIN_DECLS

/* @labels: one for each scope */
gboolean        gops_plan_begin       (GopsStore            *store,
                                       const char *const    *labels,
                                       GopsPlanItem         *item,
                                       GopsPlanScope         scope,
                                       GError              **error);
/* The day of its series that @item stands for. */
int             gops_plan_day_of      (gpointer              item);
GopsPlanSeries *gops_plan_find_series (GopsStore            *store,
                                       GopsPlanItem         *item,
                                       GError              **error);
gboolean        gops_plan_is_first    (const GopsPlanSeries *series,
                                       GopsPlanItem         *item);
gboolean        gops_plan_end_before  (GopsStore            *store,
                                       GopsPlanSeries       *series,
                                       int                   day,
                                       GError              **error);
GopsPlanItem   *gops_plan_take_series (GopsStore            *store,
                                       GopsPlanItem         *item,
                                       GopsPlanScope         scope,
                                       GError              **error);

G_END_DECLS
