/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when the workspace knows a member of whom no list says when they joined. */
#pragma once

#include "gops-local-day.h"
#include "gops-store.h"

G_BEGIN_DECLS

/**
 * gops_first_seen_ago:
 * @membership: its id, which says when the row was made
 * @days: of the group's zone
 * @day: since 1970
 *
 * Returns: days from the day of the intake, or of the entry by hand, to @day; 0 where it came later
 */
int      gops_first_seen_ago  (gint64         membership,
                               GopsLocalDay  *days,
                               int            day);

/**
 * gops_first_spoke_ago:
 * @ago: (inout): days; becomes more where the member, or an account that was merged with theirs, spoke before that
 */
gboolean gops_first_spoke_ago (GopsStore     *store,
                               gint64         group,
                               gint64         person,
                               int            day,
                               int           *ago,
                               GError       **error);

G_END_DECLS
