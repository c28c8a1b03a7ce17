/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of many members on one day, in columns: half a million are placed by a scheme in some milliseconds. */
#pragma once

#include "gops-store-task.h"
#include "gops-tier-scheme.h"

G_BEGIN_DECLS

/* Calling sequence:
 *
 *   table = gops_tier_table_load (store, &(GopsTierScope) { .group = group }, NULL, error);
 *   tiers = g_new (guint8, gops_tier_table_get_n (table));
 *   gops_tier_table_place (table, scheme, tiers);           again and again while somebody moves a slider
 *   gops_tier_table_explain (table, scheme, 17);            why the member stays or goes
 *
 * A table keeps what it works out: one thread at a time. */
typedef struct _GopsTierTable GopsTierTable;

/**
 * GopsTierScope: whom a table holds: members who are there on the day, without staff and bots
 * @group: 0: of all groups that are not archived
 * @persons: (nullable) (element-type gint64): only these people
 * @as_of: (nullable): YYYY-MM-DD; %NULL: today in the group's zone
 * @earned: also what the ledger of points says; without it points are those that people brought along. Counting them costs
 *   as much as the rest: ask for it where a scheme looks at points
 */
typedef struct
{
  gint64        group;
  const GArray *persons;
  const char   *as_of;
  gboolean      earned;
} GopsTierScope;

/**
 * GopsTierRanking: how members are ranked from 1 to 5 by recency, frequency and depth
 * @bought: by orders; else by messages, active days and what they gave
 * @n_ranks: into so many parts: 5 with 500 members and more, 3 with 100 and more; 0: by fixed lines
 * @lines: the least value of ranks 2 … 5 (of recency the most days); of parts that nobody is in, that of the next
 * @sizes: how many have ranks 1 … 5
 */
typedef struct
{
  gboolean bought;
  guint    n_ranks;
  double   lines[3][4];
  guint    sizes[3][5];
} GopsTierRanking;

GopsTierTable *gops_tier_table_load         (GopsStore             *store,
                                             const GopsTierScope   *scope,
                                             GCancellable          *cancellable,
                                             GError               **error);

/**
 * gops_tier_table_renew:
 * @persons: (element-type gint64): whose members have come, gone or changed; see gops_tier_table_changed()
 *
 * Reads them alone again: after an import some hundred of half a million. Members may stand at other places then.
 */
gboolean       gops_tier_table_renew        (GopsTierTable         *self,
                                             GopsStore             *store,
                                             const GArray          *persons,
                                             GCancellable          *cancellable,
                                             GError               **error);

/** gops_tier_table_take: the second half of it, where a thread has read @changed, a table of @persons of the same group and day */
void           gops_tier_table_take         (GopsTierTable         *self,
                                             GopsTierTable         *changed,
                                             const GArray          *persons);

/**
 * gops_tier_table_changed:
 * @action: of the journal: an import or any other
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the people of whom it may have changed what a table knows
 */
GArray        *gops_tier_table_changed      (GopsStore             *store,
                                             gint64                 action,
                                             GError               **error);

void           gops_tier_table_free         (GopsTierTable         *self);

guint          gops_tier_table_get_n        (GopsTierTable         *self);
const char    *gops_tier_table_get_as_of    (GopsTierTable         *self);
gint64         gops_tier_table_get_membership (GopsTierTable       *self,
                                             guint                  index);
gint64         gops_tier_table_get_person   (GopsTierTable         *self,
                                             guint                  index);

/** gops_tier_table_get_tier: Returns: the tier that the member is in now, "" for none */
const char    *gops_tier_table_get_tier     (GopsTierTable         *self,
                                             guint                  index);

/** gops_tier_table_get_facts: what is known of one member; texts live as long as the table. Ranks are there once they were asked
 * for: by a scheme that was placed, or by gops_tier_table_get_ranking(). */
void           gops_tier_table_get_facts    (GopsTierTable         *self,
                                             guint                  index,
                                             GopsTierFacts         *out_facts);

/** gops_tier_table_get_currency: Returns: that of the workspace: only orders in it count as spent */
const char    *gops_tier_table_get_currency (GopsTierTable         *self);

/** gops_tier_table_count_foreign: Returns: orders of the members in other currencies, which are not in what they spent */
guint          gops_tier_table_count_foreign (GopsTierTable        *self);

/** gops_tier_table_get_ranking: Returns: (transfer none): how ranks were given */
const GopsTierRanking *gops_tier_table_get_ranking (GopsTierTable  *self);

/**
 * gops_tier_table_place:
 * @out_tiers: (array): for each member the index of the tier that @scheme places them in
 */
void           gops_tier_table_place        (GopsTierTable         *self,
                                             const GopsTierScheme  *scheme,
                                             guint8                *out_tiers);

/** gops_tier_table_get_places: @out_tiers: (array): for each member the index of the tier that they are in now; 255 where it is
 * none of @scheme */
void           gops_tier_table_get_places   (GopsTierTable         *self,
                                             const GopsTierScheme  *scheme,
                                             guint8                *out_tiers);

/** gops_tier_table_holds: @out_mask: (array): for each member 1 where @condition of @scheme holds, else 0 */
void           gops_tier_table_holds        (GopsTierTable         *self,
                                             const GopsTierScheme  *scheme,
                                             const GopsCondition   *condition,
                                             guint8                *out_mask);

/** gops_tier_table_explain: Returns: (transfer full): why @scheme places the member where it does */
char          *gops_tier_table_explain      (GopsTierTable         *self,
                                             const GopsTierScheme  *scheme,
                                             guint                  index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTierTable, gops_tier_table_free)

G_END_DECLS
