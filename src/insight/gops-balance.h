/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance meter: are a group's rules too loose, too strict, or right? Rules that are too hard make people silent;
 * none at all lets the advertisers in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the meter looks at in one clause. */
typedef struct
{
  const char *section;
  const char *polarity;      /* "encourage", "forbid", "neutral" */
  const char *text;
  const char *consequence;   /* (nullable) */
} GopsBalanceClause;

typedef enum
{
  GOPS_BALANCE_TOO_LOOSE,
  GOPS_BALANCE_A_LITTLE_LOOSE,
  GOPS_BALANCE_BALANCED,
  GOPS_BALANCE_A_LITTLE_STRICT,
  GOPS_BALANCE_TOO_STRICT
} GopsBalanceVerdict;

/* Where the zone of "balanced" ends on both sides of 0, and where "a little" becomes "too". */
#define GOPS_BALANCE_ZONE 28
#define GOPS_BALANCE_FAR  64

typedef struct
{
  int                score;      /* -100 too loose … 0 … +100 too strict */
  GopsBalanceVerdict verdict;

  /* What it is made of, in points of the score. */
  int                by_number;        /* bans against encouragements, and too few clauses */
  int                by_consequence;   /* bans that do not say what follows */
  int                by_steps;         /* penalties without steps; bans without any penalty */
  int                by_tone;          /* harsh words */
  int                by_appeal;        /* nobody to turn to */

  /* The facts behind the points. */
  guint              n_clauses, n_encourage, n_forbid;
  guint              n_without_consequence;
  guint              n_harsh;          /* clauses with a harsh word */
  gboolean           has_steps, has_appeal;
} GopsBalance;

/* One of the things that move the meter. */
typedef struct
{
  int         points;     /* of the score: + towards strict, - towards loose */
  const char *word;       /* translated: "Number", "Consequences", "Steps", "Tone", "Appeal" */
  char       *reason;     /* (owned) "6 bans, 4 encouragements" */
} GopsBalancePart;

GopsBalance gops_balance          (const GopsBalanceClause *clauses,
                                   guint                    n_clauses);

/* "too loose", … in the interface's language. */
const char *gops_balance_word     (GopsBalanceVerdict       verdict);

/* "4 bans, 6 encouragements", in the interface's language. Returns: (transfer full). */
char       *gops_balance_count    (const GopsBalance       *balance);

/* The reasons in one or two sentences, in the interface's language: "6 bans, only 4 encouragements; 1 ban does not say
 * what follows." Returns: (transfer full). */
char       *gops_balance_explain  (const GopsBalance       *balance);

/* The parts in the order of the fields above, those that add nothing included; their points are the score as long as
 * it does not reach an end of the scale. Returns: (transfer full) (element-type GopsBalancePart). */
GPtrArray  *gops_balance_parts    (const GopsBalance       *balance);

G_END_DECLS
