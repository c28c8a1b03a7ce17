/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the overview lists groups. */

#include "config.h"

#include <math.h>

#include "gops-day.h"
#include "gops-groups-order.h"

typedef struct
{
  GopsGroupsOrder order;
  gboolean        reverse;
  GopsGroupFacts *facts;
} Sorting;

gboolean
gops_groups_order_is_counted (GopsGroupsOrder order)
{
  return order == GOPS_GROUPS_NEEDS_FIRST || order >= GOPS_GROUPS_BY_MEMBERS;
}

/* What is first has the smallest; NAN: not known. */
static double
key_of (const GopsGroupFigures *figures,
        GopsGroupsOrder         order)
{
  double usual;

  if (figures == NULL)
    return NAN;
  switch (order)
    {
    case GOPS_GROUPS_BY_MEMBERS:
      return figures->members >= 0 ? -(double) figures->members : NAN;
    case GOPS_GROUPS_BY_SHARE:
      return figures->share_30 >= 0 ? figures->share_30 : NAN;
    case GOPS_GROUPS_BY_PACE:
      (void) gops_group_figures_pace (figures, &usual);
      return usual > 0 ? (double) figures->weeks[GOPS_FIGURE_WEEKS - 1] / usual : NAN;
    case GOPS_GROUPS_BY_OUTPUT:
      return figures->last_output != GOPS_DAY_NONE ? (double) figures->last_output - figures->today : -INFINITY;
    case GOPS_GROUPS_NEEDS_FIRST:
    case GOPS_GROUPS_BY_NAME:
    case GOPS_GROUPS_NEWEST:
    case GOPS_GROUPS_BY_OWNER:
      break;
    }
  return NAN;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  const Sorting *sorting = user_data;
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;
  double first, second;
  int result;

  if (sorting->order == GOPS_GROUPS_NEEDS_FIRST)
    {
      result = gops_group_need_compare (gops_group_facts_get_need (sorting->facts, one), gops_group_facts_get_need (sorting->facts, other));
      return sorting->reverse ? -result : result;
    }
  first = key_of (gops_group_facts_get_figures (sorting->facts, one), sorting->order);
  second = key_of (gops_group_facts_get_figures (sorting->facts, other), sorting->order);
  if (isnan (first) || isnan (second))
    return isnan (first) - isnan (second);   /* last, whichever way it goes */
  result = first < second ? -1 : first > second;
  return sorting->reverse ? -result : result;
}

void
gops_groups_order_sort (GArray          *ids,
                        GopsGroupsOrder  order,
                        gboolean         reverse,
                        GopsGroupFacts  *facts)
{
  Sorting sorting = { order, reverse, facts };

  /* until health is known of all, rows would jump about with each answer */
  if (order != GOPS_GROUPS_NEEDS_FIRST || gops_group_facts_is_settled (facts))
    g_array_sort_with_data (ids, compare, &sorting);
}
