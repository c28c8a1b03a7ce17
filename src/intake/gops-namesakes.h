/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of a group who share a name, and what tells them apart. */
#pragma once

#include "gops-store.h"

/**
 * GopsNamesake:
 * @signs: (owned): name in the group, account, number, since when, how many messages; for people
 */
typedef struct
{
  gint64  person;
  char   *signs;
} GopsNamesake;

/**
 * gops_namesakes_find: who is in the group @group and has one of @names as a name or nickname, or had it before being merged
 * @names: (element-type utf8)
 *
 * Reads all members once, however many names there are.
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): lists of GopsNamesake by those of @names that are borne, by id
 */
GHashTable *gops_namesakes_find (GopsStore  *store,
                                 gint64      group,
                                 GPtrArray  *names,
                                 GError    **error);
