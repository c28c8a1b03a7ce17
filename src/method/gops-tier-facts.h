/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of one member on one day: all that placing them in a tier may look at. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many days back the daily figures go: the 14 days of the share of one's own baseline and the 90 before them. */
#define GOPS_TIER_DAYS 104

#define GOPS_TIER_NEVER   (-1)

/* Nobody knows: no condition on it holds but "not so many". */
#define GOPS_TIER_UNKNOWN (-2)

typedef struct
{
  int         days_since_joined;   /* GOPS_TIER_NEVER: not known */
  int         days_known;          /* since the workspace saw them first: so long at least they are there, where it is not known */
  int         days_since_spoke;    /* GOPS_TIER_NEVER: has never spoken; GOPS_TIER_UNKNOWN: nothing is known of what the group says */
  int         messages;            /* in all */
  int         active_days;         /* days with a message among the last 30 */
  gboolean    has_daily;           /* whether daily says anything; without it windows are estimated from active_days */
  guint16     daily[GOPS_TIER_DAYS];   /* messages of each day, [0] the day itself, [1] the day before */
  int         replies_got, replies_given;
  int         invites, checkins, purchases, points;
  int         days_since_bought;   /* GOPS_TIER_NEVER: has bought nothing */
  double      spent;               /* in all, in the currency's main unit */
  int         recency_rank, frequency_rank, depth_rank;   /* 1 … 5 among the members of the table, 5 the best; 0: not ranked */
  const char *role;                /* (nullable) "owner", "admin", "member" */
  const char *tags;                /* (nullable) separated by commas */
  gboolean    locked;              /* stays in the tier they are in */

  /* What the own field called @name says of the member. Returns: (nullable) */
  const char *(*get_field) (gconstpointer owner, guint member, const char *name);
  gconstpointer field_owner;
  guint       field_member;
} GopsTierFacts;

/* A member of whom nothing is known. */
#define GOPS_TIER_FACTS_INIT { .days_since_joined = GOPS_TIER_NEVER, .days_since_spoke = GOPS_TIER_NEVER, \
                               .days_since_bought = GOPS_TIER_NEVER }

G_END_DECLS
