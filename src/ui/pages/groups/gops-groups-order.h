/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the overview lists groups. */
#pragma once

#include "gops-group-facts.h"

G_BEGIN_DECLS

/* As the choice of the page lists them. */
typedef enum
{
  GOPS_GROUPS_NEEDS_FIRST,
  GOPS_GROUPS_BY_NAME,
  GOPS_GROUPS_NEWEST,
  GOPS_GROUPS_BY_OWNER,
  GOPS_GROUPS_BY_MEMBERS,
  GOPS_GROUPS_BY_SHARE,     /* the lowest first; what is not known last */
  GOPS_GROUPS_BY_PACE,      /* the week farthest below the usual first */
  GOPS_GROUPS_BY_OUTPUT     /* the longest without output first */
} GopsGroupsOrder;

#define GOPS_GROUPS_N_ORDERS (GOPS_GROUPS_BY_OUTPUT + 1)

/* Whether it is known from what a thread counts. */
gboolean gops_groups_order_is_counted (GopsGroupsOrder  order);

/* Sorts @ids (element-type gint64), which are in the order of names, by a counted order; groups that are equal stay. */
void     gops_groups_order_sort       (GArray          *ids,
                                       GopsGroupsOrder  order,
                                       gboolean         reverse,
                                       GopsGroupFacts  *facts);

G_END_DECLS
