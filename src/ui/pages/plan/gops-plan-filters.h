/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What types and statuses look like, and at the same time which of them are seen; whose items, and of which SOP. */
#pragma once

#include "gops-plan-filter.h"
#include "gops-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_PLAN_FILTERS (gops_plan_filters_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanFilters, gops_plan_filters, GOPS, PLAN_FILTERS, GtkWidget)

/* Signal "changed" (): somebody chose otherwise. */
GtkWidget *gops_plan_filters_new    (void);

/* Offers those that own items, and the SOPs that planned some. What is chosen stays. */
void       gops_plan_filters_offer  (GopsPlanFilters *self,
                                     GopsStore       *store);
/* Gives @filter what is chosen; its text stays. */
void       gops_plan_filters_read   (GopsPlanFilters *self,
                                     GopsPlanFilter  *filter);
gboolean   gops_plan_filters_is_set (GopsPlanFilters *self);
void       gops_plan_filters_clear  (GopsPlanFilters *self);

G_END_DECLS
