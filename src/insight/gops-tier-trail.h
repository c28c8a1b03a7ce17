/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everybody was after each of some runs, read once: what happened between any two of them is counted from it. */
#pragma once

#include "gops-tier-history.h"

G_BEGIN_DECLS

/* A run for each byte of a member: half a million of them in a year of weekly runs are 26 MB. */
#define GOPS_TIER_TRAIL_MOST 52

typedef struct _GopsTierTrail GopsTierTrail;

/** gops_tier_trail_load: @runs: (element-type GopsTierRunFigures): of @scheme in @group, by their days, at most GOPS_TIER_TRAIL_MOST.
 * Returns: (transfer full) (nullable) */
GopsTierTrail  *gops_tier_trail_load  (GopsStore             *store,
                                       gint64                 group,
                                       const GopsTierScheme  *scheme,
                                       const GPtrArray       *runs,
                                       GCancellable          *cancellable,
                                       GError               **error);
void            gops_tier_trail_free  (GopsTierTrail         *self);

/** gops_tier_trail_count: @from, @to: places of two runs, whichever is earlier. Returns: (transfer full) */
GopsTierMatrix *gops_tier_trail_count (const GopsTierTrail   *self,
                                       guint                  from,
                                       guint                  to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTierTrail, gops_tier_trail_free)

G_END_DECLS
