/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language in which a tier scheme says who belongs where: facts compared with values, joined by all, any, not. */
#pragma once

#include "gops-shape.h"
#include "gops-tier-facts.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_FACT_DAYS_SINCE_JOINED,
  GOPS_FACT_DAYS_SINCE_SPOKE,
  GOPS_FACT_ACTIVE_DAYS,       /* in a window of days */
  GOPS_FACT_MESSAGES,          /* in a window, or in all */
  GOPS_FACT_BASELINE_SHARE,    /* messages of the last 14 days in percent of one's own 14 days before */
  GOPS_FACT_REPLIES_GOT,
  GOPS_FACT_REPLIES_GIVEN,
  GOPS_FACT_INVITES,
  GOPS_FACT_CHECKINS,
  GOPS_FACT_PURCHASES,
  GOPS_FACT_POINTS,
  GOPS_FACT_DAYS_SINCE_BOUGHT,
  GOPS_FACT_SPENT,
  GOPS_FACT_RECENCY_RANK,      /* 1 … 5, 5 the best, among the members: see gops-tier-rank.h */
  GOPS_FACT_FREQUENCY_RANK,
  GOPS_FACT_DEPTH_RANK,
  GOPS_FACT_ROLE,              /* a text */
  GOPS_FACT_TAG,               /* a text: one of the member's tags */
  GOPS_FACT_CURRENT_TIER       /* a text */
} GopsFact;

#define GOPS_N_FACTS (GOPS_FACT_CURRENT_TIER + 1)

typedef enum
{
  GOPS_OP_LESS, GOPS_OP_AT_MOST, GOPS_OP_EQUAL, GOPS_OP_UNEQUAL, GOPS_OP_AT_LEAST, GOPS_OP_MORE
} GopsOp;

typedef enum
{
  GOPS_CONDITION_ALL, GOPS_CONDITION_ANY, GOPS_CONDITION_NOT, GOPS_CONDITION_FACT
} GopsConditionType;

typedef struct _GopsCondition GopsCondition;

struct _GopsCondition
{
  GopsConditionType     type;
  const GopsCondition **parts;    /* of all, any (any number) and not (one) */
  guint                 n_parts;

  GopsFact              fact;
  GopsOp                op;
  double                number;   /* what a fact is compared with, or */
  const char           *text;     /* (nullable) the text it is compared with */
  int                   window;   /* days; 0: the whole time */
  const char *const    *was;      /* (nullable) holds only for members who are in one of these tiers */
};

/* Reads a condition into the GopsCondition * at @out. */
gboolean gops_condition_read     (GopsReader *reader,
                                  GopsJson   *node,
                                  gpointer    out);

/* Whether @condition holds for a member who is now in @current_tier (nullable). */
gboolean gops_condition_holds    (const GopsCondition *condition,
                                  const GopsTierFacts *facts,
                                  const char          *current_tier);

/* Says in the interface's language which facts make @condition hold: "last spoke 34 days ago; active on 0 days of 30".
 * Returns: (transfer full): empty when it needs no fact. */
char    *gops_condition_explain  (const GopsCondition *condition,
                                  const GopsTierFacts *facts,
                                  const char          *current_tier);

/* The value of a fact that is a number; G_MAXDOUBLE where a member never did it. */
double   gops_tier_facts_number  (const GopsTierFacts *facts,
                                  GopsFact             fact,
                                  int                  window);

G_END_DECLS
