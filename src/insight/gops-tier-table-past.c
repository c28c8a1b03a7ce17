/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members as they were on a day that is over: what came since is taken away again, as far as it is stored by the day. */
#include "config.h"

#include "gops-batch.h"
#include "gops-tier-table-load-private.h"

static GopsTierCounts *
find_counts (GopsTierLoading *self,
             gint64           group,
             gint64           person)
{
  guint member = gops_tier_loading_find (self, group, person);

  return member != 0 ? &g_array_index (self->table->counts, GopsTierCounts, member - 1) : NULL;
}

/* --- what was said since --- */

static gint32
less (gint32 count,
      gint64 since)
{
  return (gint32) MAX (count - since, 0);
}

static void
take_since (GopsTierLoading *self,
            GopsStatement   *row)
{
  GopsTierCounts *counts = find_counts (self, gops_statement_int (row, 0), gops_statement_int (row, 1));

  if (counts == NULL)
    return;
  counts->messages = less (counts->messages, gops_statement_int (row, 2));
  counts->replies_got = less (counts->replies_got, gops_statement_int (row, 3));
  counts->replies_given = less (counts->replies_given, gops_statement_int (row, 4));
}

/* Only the very last moment is kept: who has spoken since had spoken last on a day of theirs before. */
static void
take_last_day (GopsTierLoading *self,
               GopsStatement   *row)
{
  GopsTierCounts *counts = find_counts (self, gops_statement_int (row, 0), gops_statement_int (row, 1));
  gint32 ago = (gint32) (self->table->day - gops_statement_int (row, 2));

  if (counts != NULL && (counts->spoke < 0 || ago < counts->spoke))
    counts->spoke = ago;
}

#define SINCE_SQL \
  "SELECT group_id, person_id, sum (messages), sum (replies_got), sum (replies_given) FROM activity_day" \
  " WHERE day > ?2 AND (?1 = 0 OR group_id = ?1) AND " GOPS_BATCH_SHOWN ("batch") " GROUP BY 1, 2"

#define LAST_DAY_SQL \
  "SELECT group_id, person_id, max (day) FROM activity_day WHERE day <= ?2 AND messages > 0 AND (?1 = 0 OR group_id = ?1)" \
  " AND " GOPS_BATCH_SHOWN ("batch") " GROUP BY 1, 2"

/* --- the tier of then --- */

/* A tier that somebody is in since a later day was not theirs yet. */
static void
take_step (GopsTierLoading *self,
           GopsStatement   *row)
{
  GopsTierCounts *counts = find_counts (self, gops_statement_int (row, 0), gops_statement_int (row, 1));

  if (counts == NULL || !counts->tier_later)
    return;
  counts->tier = gops_tier_loading_text (self, gops_statement_text (row, 2));
  counts->in_tier = gops_tier_loading_days_since (self, gops_statement_text (row, 3), G_MAXINT32);
}

#define STEPS_SQL \
  "SELECT r.group_id, v.person_id, v.to_tier, r.as_of FROM tier_run r JOIN tier_move v ON v.run_id = r.id" \
  " WHERE (?1 = 0 OR r.group_id = ?1) AND r.as_of <= ?2 ORDER BY r.as_of, r.id"

gboolean
gops_tier_loading_past (GopsTierLoading  *self,
                        GError          **error)
{
  GopsTierTable *table = self->table;

  return gops_tier_loading_for_each (self, gops_store_query (self->store, error, SINCE_SQL, "li", self->scope->group, table->day), take_since, error) &&
         gops_tier_loading_for_each (self, gops_store_query (self->store, error, LAST_DAY_SQL, "li", self->scope->group, table->day), take_last_day, error) &&
         gops_tier_loading_for_each (self, gops_store_query (self->store, error, STEPS_SQL, "ls", self->scope->group, table->as_of), take_step, error);
}
