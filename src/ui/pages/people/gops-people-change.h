/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes for one person or many, each one action. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_PEOPLE_MARK_STAFF,
  GOPS_PEOPLE_MARK_BOT,
  GOPS_PEOPLE_BLACKLIST,
} GopsPeopleChange;

/** gops_people_change: @reason: for the blacklist, else "" */
gboolean gops_people_change      (GopsStore *store, const GArray *people, GopsPeopleChange change, gboolean on, const char *reason, GError **error);

/** gops_people_change_tags: @add, @remove: with commas between */
gboolean gops_people_change_tags (GopsStore *store, const GArray *people, const char *add, const char *remove, GError **error);

/** gops_people_changed_text: Returns: (transfer full): "2 people put on the blacklist", for a toast */
char    *gops_people_changed_text (GopsPeopleChange change, gboolean on, guint n);

/** gops_people_merge_all: the first stays, the others are merged into them, as one action */
gboolean gops_people_merge_all   (GopsStore *store, const GArray *people, const char *reason, GError **error);

/** gops_people_sort_fullest: brings the one first of whom most is known */
gboolean gops_people_sort_fullest (GopsStore *store, GArray *people, GError **error);

G_END_DECLS
