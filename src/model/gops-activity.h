/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Figures of members that change by themselves as days pass: the active days of the last thirty.
 *
 * gops_activity_age() counts them anew for the members of whom chats tell; what a list said of others stays. Nothing of
 * it is journaled. Half a million members take two seconds, though nothing changes.
 *
 * gops_activity_keep_up() does so when it is due: on another day of any group, or when figures of members may have been
 * written or taken back since. Run it in a thread once a day and after opening.
 */

#define GOPS_ACTIVITY_DAYS 30

/* What rows of activity_day come to: messages, replies got and given, active days after the day @since, last message. */
#define GOPS_ACTIVITY_SUMS_SQL(since) \
  "coalesce (sum (messages), 0), coalesce (sum (replies_got), 0), coalesce (sum (replies_given), 0)," \
  " count (DISTINCT CASE WHEN messages > 0 AND day > " since " THEN day END), coalesce (max (last_at), 0)"

/* The days and the last action for which members were aged: a setting that is not journaled. */
#define GOPS_ACTIVITY_AGED            "activity_aged"
#define GOPS_ACTIVITY_FORGET_AGED_SQL "DELETE FROM setting WHERE key = '" GOPS_ACTIVITY_AGED "'"

gboolean gops_activity_age     (GopsStore *store, GCancellable *cancellable, GError **error);
gboolean gops_activity_keep_up (GopsStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
