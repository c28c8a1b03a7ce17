/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * People who are one, once.
 *
 *   gops_people_look (store, kept, other, &concerns, error);             what speaks against it, for a question first
 *   gops_people_merge (store, kept, other, reason, &merge, error);       one action that can be undone
 *   gops_people_split (store, merge, error);                             at any time, whatever came since
 *
 * The row of the merged person stays with "merged_into"; so do their accounts, orders, check-ins, points and what they
 * said, and are read through it: GOPS_PERSON_ALL_SQL ("…") names everybody who is one person. Only memberships move, or
 * are folded into those of the kept person where both are in the group; what was there before is kept with the merge.
 * Nobody is merged into somebody who is merged: there is one step from each to the one who stays.
 */

/* SQL for a list of ids: @id, the person who stays, and all who were merged into them. */
#define GOPS_PERSON_ALL_SQL(id) \
  "(SELECT one_.id FROM person one_ WHERE one_.id = " id " UNION ALL SELECT one_.id FROM person one_ WHERE one_.merged_into = " id ")"

/* Names by which merged people are known in the group ?1, as rows of person, nickname in the group and name: whoever is
 * known by name alone is known by these too. */
#define GOPS_PERSON_MERGED_NAMES_SQL \
  "SELECT p.id, coalesce (json_extract (j.value, '$.row.nickname'), ''), p.name FROM person_merge m" \
  " JOIN person p ON p.id = m.merged_id AND p.merged_into IS NOT NULL, json_each (m.before, '$.memberships') j" \
  " WHERE json_extract (j.value, '$.row.group_id') = ?1 ORDER BY m.id"

/**
 * GopsMergeConcerns:
 * @GOPS_MERGE_STAFF: one of the two is staff
 * @GOPS_MERGE_BOT: one of the two is a program
 * @GOPS_MERGE_BLACKLIST: one of the two is on the blacklist
 * @GOPS_MERGE_APART: somebody said that they are two
 *
 * What speaks against making one of two; nothing of it prevents it.
 */
typedef enum
{
  GOPS_MERGE_FINE      = 0,
  GOPS_MERGE_STAFF     = 1 << 0,
  GOPS_MERGE_BOT       = 1 << 1,
  GOPS_MERGE_BLACKLIST = 1 << 2,
  GOPS_MERGE_APART     = 1 << 3,
} GopsMergeConcerns;

gboolean gops_people_look       (GopsStore *store, gint64 kept, gint64 merged, GopsMergeConcerns *out_concerns, GError **error);
char    *gops_merge_concerns_describe (GopsMergeConcerns concerns);
gboolean gops_people_merge      (GopsStore *store, gint64 kept, gint64 merged, const char *reason, gint64 *out_merge, GError **error);
gboolean gops_people_split      (GopsStore *store, gint64 merge, GError **error);
gboolean gops_people_set_apart  (GopsStore *store, gint64 first, gint64 second, GError **error);
gboolean gops_people_any_merged (GopsStore *store, gboolean *out_any, GError **error);

G_END_DECLS
