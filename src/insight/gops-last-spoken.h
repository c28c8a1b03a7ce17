/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long somebody had not spoken on a day, today or before. */
#pragma once

#include "gops-local-day.h"
#include "gops-store.h"

G_BEGIN_DECLS

/**
 * gops_last_spoken_ago:
 * @days: of the group's zone
 * @last_at: µs UTC: when the member spoke last, as far as is known now; 0: never
 * @day: since 1970
 * @out_ago: (out): days, or %GOPS_TIER_NEVER
 *
 * Only the very last moment is kept with a member. Who has spoken after @day is looked up in the days that are kept; where the
 * group keeps none they count as having spoken on @day.
 */
gboolean gops_last_spoken_ago (GopsStore     *store,
                               gint64         group,
                               gint64         person,
                               GopsLocalDay  *days,
                               gint64         last_at,
                               int            day,
                               int           *out_ago,
                               GError       **error);

G_END_DECLS
