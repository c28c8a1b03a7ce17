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
  GOPS_FACT_RECENCY_RANK,      /* 1 … 5, 5 the best, among the members: see gops-tier-table.h */
  GOPS_FACT_FREQUENCY_RANK,
  GOPS_FACT_DEPTH_RANK,
  GOPS_FACT_ROLE,              /* a text */
  GOPS_FACT_TAG,               /* a text: one of the member's tags */
  GOPS_FACT_CURRENT_TIER,      /* a text */
  GOPS_FACT_FIELD              /* a field of the user's own: a number, a date or a text, as the value it is compared with */
} GopsFact;

#define GOPS_N_FACTS (GOPS_FACT_FIELD + 1)

/* What a condition of a file may hold, so that a hostile one costs no more than a large one. */
#define GOPS_CONDITION_MAX_DEPTH 8
#define GOPS_CONDITION_MAX_PARTS 40    /* of one group */
#define GOPS_CONDITION_MAX_TEXT  200   /* characters of a value or the name of a field */

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
  const char           *field;    /* (nullable) the name of the own field */
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

/* Whether a comparison with an own field holds where the field says @value. */
gboolean gops_condition_field_holds (const GopsCondition *condition,
                                     const char          *value);

/* Whether @condition looks at @fact. */
gboolean gops_condition_uses     (const GopsCondition *condition,
                                  GopsFact             fact);

/* Says in the interface's language which facts make @condition hold: "last spoke 34 days ago; active on 0 days of 30".
 * Returns: (transfer full): empty when it needs no fact. */
char    *gops_condition_explain  (const GopsCondition *condition,
                                  const GopsTierFacts *facts,
                                  const char          *current_tier);

/* Says which facts make @condition not hold. Returns: (transfer full): empty when it holds, or needs no fact. */
char    *gops_condition_explain_not (const GopsCondition *condition,
                                  const GopsTierFacts *facts,
                                  const char          *current_tier);

/* What a file calls a fact ("active_days") and an operator (">="). */
const char *gops_fact_to_name    (GopsFact              fact);
const char *gops_op_to_name      (GopsOp                op);

/* Whether a fact is compared with a number; one of the user's own may be, and then says so by having no text. */
gboolean gops_condition_is_number (const GopsCondition *condition);

gboolean gops_fact_takes_text    (GopsFact              fact);

/* Whether a fact may be asked of the last days alone, and whether it must. */
gboolean gops_fact_takes_window  (GopsFact              fact);
gboolean gops_fact_needs_window  (GopsFact              fact);

/* Whether @condition asks if somebody joined so long ago at least: where that day is not known, the day on which they were first
 * seen can tell it. Whether they joined so lately it cannot tell: a list is often new, and who is on it is not. */
gboolean gops_condition_asks_least (const GopsCondition *condition);

/* The first comparison with a number of @condition that comes out as @wanted for the member, for saying how much would be
 * needed. Returns: (nullable) (transfer none) */
const GopsCondition *gops_condition_find_number (const GopsCondition *condition,
                                                 const GopsTierFacts *facts,
                                                 const char          *current_tier,
                                                 gboolean             wanted);

/* The value of a fact that is a number; G_MAXDOUBLE where a member never did it. */
double   gops_tier_facts_number  (const GopsTierFacts *facts,
                                  GopsFact             fact,
                                  int                  window);

G_END_DECLS
