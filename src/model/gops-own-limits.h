/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Limits of platforms that the workspace knows better than the method: they depend on the level of a group, were
 * changed since, or nobody could check them. Kept as settings, one for each limit, so that what is not set follows the
 * method as it is brought up to date. What the limits are called is the method's business: see gops-platform.h.
 *
 * Immutable: after a change load them anew.
 */

#define GOPS_OWN_LIMIT_MAX 10000000

typedef struct _GopsOwnLimits GopsOwnLimits;

GopsOwnLimits *gops_own_limits_load  (GopsStore *store);
void           gops_own_limits_free  (GopsOwnLimits *self);
gboolean       gops_own_limits_get   (const GopsOwnLimits *self, const char *platform, const char *limit, int *out_value);

/* Within an action of the caller */
gboolean       gops_own_limits_set   (GopsStore *store, const char *platform, const char *limit, int value, GError **error);
gboolean       gops_own_limits_unset (GopsStore *store, const char *platform, const char *limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsOwnLimits, gops_own_limits_free)

G_END_DECLS
