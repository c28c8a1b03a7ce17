/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of many groups, as one named action. */
#pragma once

#include "gops-group.h"
#include "gops-tags.h"

G_BEGIN_DECLS

/* The longest name that a group can have, in characters. */
#define GOPS_GROUP_NAME_MAX 200

/* Errors: GOPS_METHOD_ERROR_INVALID: empty, too long, or holding what cannot be seen. */
gboolean   gops_group_name_check   (const char *name,
                                    GError    **error);

/* @ids: (element-type gint64). Returns: (transfer full) (element-type GopsGroup) (nullable). */
GPtrArray *gops_groups_load        (GopsStore  *store,
                                    GArray     *ids,
                                    GError    **error);

/* The words in braces that a pattern may hold, ended by NULL: "{name}", "{n}" (the number in the list), "{kind}",
 * "{platform}" (both in the group's language), "{owner}", "{tag}" (the first one). */
const char *const *gops_group_pattern_words (void);

/* The new name of each of @groups.
 * Returns: (transfer full) (element-type utf8) (nullable). Errors: GOPS_METHOD_ERROR_INVALID when the pattern holds
 * another word in braces, a name cannot be one, or several groups would have the same. */
GPtrArray *gops_groups_name_by_pattern (GPtrArray  *groups,
                                        const char *pattern,
                                        GError    **error);

/* Each writes all of @groups or none. */
gboolean   gops_groups_rename      (GopsStore  *store,
                                    GPtrArray  *groups,
                                    const char *pattern,
                                    GError    **error);
gboolean   gops_groups_set_owner   (GopsStore  *store,
                                    GPtrArray  *groups,
                                    const char *owner,
                                    GError    **error);
/* @add, @remove: (nullable): tags with commas between, Chinese ones too. */
gboolean   gops_groups_change_tags (GopsStore  *store,
                                    GPtrArray  *groups,
                                    const char *add,
                                    const char *remove,
                                    GError    **error);
gboolean   gops_groups_archive     (GopsStore  *store,
                                    GPtrArray  *groups,
                                    gboolean    archived,
                                    GError    **error);
gboolean   gops_groups_delete      (GopsStore  *store,
                                    GPtrArray  *groups,
                                    GError    **error);

G_END_DECLS
