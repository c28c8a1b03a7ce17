/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long somebody had not spoken on a day, today or before. */
#include "config.h"

#include "gops-batch.h"
#include "gops-last-spoken.h"
#include "gops-people-merge.h"
#include "gops-tier-facts.h"

#define LAST_DAY_SQL \
  "SELECT coalesce ((SELECT max (day) FROM activity_day WHERE person_id IN " GOPS_PERSON_ALL_SQL ("?1") " AND group_id = ?2 AND day <= ?3" \
  " AND messages > 0 AND " GOPS_BATCH_SHOWN ("batch") "), iif (EXISTS (SELECT 1 FROM activity_group WHERE group_id = ?2), -1, ?3))"

gboolean
gops_last_spoken_ago (GopsStore     *store,
                      gint64         group,
                      gint64         person,
                      GopsLocalDay  *days,
                      gint64         last_at,
                      int            day,
                      int           *out_ago,
                      GError       **error)
{
  gint64 last = last_at > 0 ? gops_local_day_find (days, last_at, NULL) : -1;

  if (last > day && !gops_store_read_int (store, &last, error, LAST_DAY_SQL, "lli", person, group, day))
    return FALSE;
  *out_ago = last >= 0 ? day - (int) last : GOPS_TIER_NEVER;
  return TRUE;
}
