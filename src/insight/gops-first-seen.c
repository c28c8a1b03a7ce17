/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when the workspace knows a member of whom no list says when they joined. */
#include "config.h"

#include "gops-batch.h"
#include "gops-first-seen.h"
#include "gops-id.h"
#include "gops-people-merge.h"

#define FIRST_DAY_SQL \
  "SELECT coalesce (min (first), ?3) FROM (SELECT (SELECT day FROM activity_day WHERE person_id = p.id AND group_id = ?2 AND messages > 0" \
  " AND " GOPS_BATCH_SHOWN ("batch") " ORDER BY day LIMIT 1) AS first FROM person p WHERE p.id IN " GOPS_PERSON_ALL_SQL ("?1") ")"

int
gops_first_seen_ago (gint64        membership,
                     GopsLocalDay *days,
                     int           day)
{
  return MAX (day - gops_local_day_find (days, gops_id_instant (membership), NULL), 0);
}

gboolean
gops_first_spoke_ago (GopsStore  *store,
                      gint64      group,
                      gint64      person,
                      int         day,
                      int        *ago,
                      GError    **error)
{
  gint64 first;

  if (!gops_store_read_int (store, &first, error, FIRST_DAY_SQL, "lli", person, group, day))
    return FALSE;
  *ago = MAX (*ago, day - (int) first);
  return TRUE;
}
