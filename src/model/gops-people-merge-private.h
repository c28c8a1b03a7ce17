/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-people-merge.h"
#include "gops-person.h"

G_BEGIN_DECLS

/*
 * What a merge keeps of before, in the column "before":
 *
 *   person       before and after: the columns of the kept person that the merge may change
 *   memberships  of the merged person: row; where it was folded into one of the kept person, also kept (that one's id),
 *                before and after
 *   own          values of own fields that the kept person was given: id and value
 */

/* The columns of a person that a merge may change, in the order of GopsPersonColumn */
extern const char *const gops_merge_person_columns[];

gboolean gops_people_find_kept (GopsStore *store, gint64 person, gint64 *out_kept, char **out_name, GError **error);
gboolean gops_people_merge_at  (GopsStore *store, gint64 kept, gint64 merged, gint64 merge, const char *reason, gint64 at, GError **error);
gboolean gops_people_end_action (GopsStore *store, gboolean ok, GError **error);

G_END_DECLS
