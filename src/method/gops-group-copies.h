/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many groups from one, called by numbers: "Dawn Runners 2" … "Dawn Runners 30". */
#pragma once

#include "gops-group.h"

G_BEGIN_DECLS

#define GOPS_COPIES_MOST 500   /* at once */

/* What copies of the group @name may be called: @name with {n} for the last number in it, or at its end.
 * @out_first: (out): the number after the highest that a group is called by so. Returns: (transfer full). */
char      *gops_copies_propose (GopsStore   *store,
                                const char  *name,
                                guint       *out_first);

/* @n names from @pattern, which holds {n}, from the number @first on. Returns: (transfer full) (element-type utf8) (array zero-terminated)
 * (nullable). Errors: GOPS_METHOD_ERROR_INVALID: no {n} in it, a name cannot be one, or a group is called so already. */
GPtrArray *gops_copies_names   (GopsStore   *store,
                                const char  *pattern,
                                guint        first,
                                guint        n,
                                GError     **error);

/* Copies @group under @names (as above) as gops_method_replicate() does, and gives the copies to @owner (nullable or empty: as it is);
 * one named action. */
gboolean   gops_copies_make    (GopsStore   *store,
                                gint64       group,
                                GPtrArray   *names,
                                const char  *owner,
                                GError     **error);

G_END_DECLS
