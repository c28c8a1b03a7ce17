/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tier scheme: the tiers in order of precedence, with who belongs in each and what is done for them. */
#pragma once

#include "gops-condition.h"

G_BEGIN_DECLS

/* Members keep the place of their tier in a byte; people keep fewer apart. */
#define GOPS_TIER_SCHEME_MAX_TIERS 24

typedef struct
{
  GopsText    what;            /* not set: nothing is planned */
  int         every_days;      /* 0: nothing is planned */
  const char *who;             /* "owner", "maintainer" */
} GopsTierCare;

typedef struct
{
  const char          *id;
  GopsText             name;
  const GopsCondition *when;
  const GopsCondition *keep;         /* (nullable) the lower line that still holds a member who is in the tier already */
  int                  weight;       /* 0 … 100: how much one member holds the group together; see gops_tier_scheme_weight() */
  int                  grace_days;   /* a member is not moved to a later tier before so many days in this one */
  GopsTierCare         care;
} GopsTier;

typedef struct
{
  const char     *id;                /* the file's name */
  int             format;
  GopsText        name, summary;
  GopsText        source;            /* not set in a scheme of users that names none */
  int             review_days;
  const GopsTier *tiers;
  guint           n_tiers;
} GopsTierScheme;

/* What the program brings along: texts in every language, all members there. What users write: one language is enough;
 * summary, source, review days, weights, grace and care may be absent. */
extern const GopsShape gops_tier_scheme_shape;
extern const GopsShape gops_own_tier_scheme_shape;

/* As a file that gops_own_tier_scheme_shape reads: reading and writing it again gives the same text.
 * Returns: (transfer full) */
char           *gops_tier_scheme_to_json  (const GopsTierScheme *scheme);

/* How much a member of the tier holds the group together: as the scheme says; where it says it of none, from 10 for the first
 * tier to 1 for the last in even steps. */
double          gops_tier_scheme_weight   (const GopsTierScheme *scheme,
                                           guint                 tier);

/* The tiers as people read them, which need not be the order in which they are tried: from the core to the lost where the
 * scheme has these, else as they stand. Returns: (transfer full): positions in its list */
guint          *gops_tier_scheme_order    (const GopsTierScheme *scheme);

/* Adds what sorts rows in that order, tiers that @scheme (nullable) does not know behind them and rows without one last.
 * @column: with the tier's id */
void            gops_tier_scheme_append_order (const GopsTierScheme *scheme,
                                               const char           *column,
                                               GString              *sql);

/* Whether a condition asks for ranks among the members. */
gboolean        gops_tier_scheme_asks_ranks (const GopsTierScheme *scheme);

/* The first tier that another one names and that is not there, in the conditions of @scheme; NULL for none. */
const char     *gops_tier_scheme_missing  (const GopsTierScheme *scheme);

/* Returns: (nullable): the tier, NULL when the scheme has none of that id. */
const GopsTier *gops_tier_scheme_get_tier (const GopsTierScheme *scheme,
                                           const char           *tier);

/* Whether a tier of @scheme looks at @fact. */
gboolean        gops_tier_scheme_uses     (const GopsTierScheme *scheme,
                                           GopsFact              fact);

/* Places a member. The first tier whose "when" holds gets them; for the tier they are in, "keep" is enough. A move to a
 * tier further down waits until they have been @days_in_previous ≥ the old tier's grace days; a locked member stays.
 * @previous_tier: (nullable): the tier now; one that the scheme does not know counts as none.
 * @out_reason: (out) (optional) (transfer full): why, in the interface's language.
 * Returns: the tier; never NULL. */
const GopsTier *gops_tier_scheme_place    (const GopsTierScheme *scheme,
                                           const GopsTierFacts  *facts,
                                           const char           *previous_tier,
                                           int                   days_in_previous,
                                           char                **out_reason);

G_END_DECLS
