/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tier scheme: the tiers in order of precedence, with who belongs in each and what is done for them. */
#pragma once

#include "gops-condition.h"

G_BEGIN_DECLS

typedef struct
{
  GopsText    what;
  int         every_days;
  const char *who;             /* "owner", "maintainer" */
} GopsTierCare;

typedef struct
{
  const char          *id;
  GopsText             name;
  const GopsCondition *when;
  const GopsCondition *keep;         /* (nullable) the lower line that still holds a member who is in the tier already */
  int                  grace_days;   /* a member is not moved to a later tier before so many days in this one */
  GopsTierCare         care;
} GopsTier;

typedef struct
{
  const char     *id;                /* the file's name */
  int             format;
  GopsText        name, summary;
  const char     *source;
  int             review_days;
  const GopsTier *tiers;
  guint           n_tiers;
} GopsTierScheme;

extern const GopsShape gops_tier_scheme_shape;

/* Returns: (nullable): the tier, NULL when the scheme has none of that id. */
const GopsTier *gops_tier_scheme_get_tier (const GopsTierScheme *scheme,
                                           const char           *tier);

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
