/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one person has to do in several groups: two things at one moment, and more on a day than there is time for. It takes
 * a look at the plans of all groups, so it is loaded apart, once for many groups, in a thread. */
#pragma once

#include "gops-advice.h"

G_BEGIN_DECLS

#define GOPS_ADVICE_TWO_AT_ONCE   "two-at-once"
#define GOPS_ADVICE_OWNER_TOO_FULL "owner-too-full"

typedef struct _GopsOwnerLoad GopsOwnerLoad;

/** gops_owner_load_new: of the two weeks from day @today on; @today: as the system's zone has it. %NULL with @error set */
GopsOwnerLoad *gops_owner_load_new    (GopsStore            *store,
                                       int                   today,
                                       GError              **error);
void           gops_owner_load_free   (GopsOwnerLoad        *self);

/** gops_owner_load_equal: whether both lead to the same advice */
gboolean       gops_owner_load_equal  (const GopsOwnerLoad  *self,
                                       const GopsOwnerLoad  *other);

/** gops_owner_load_advise: adds to @advice (element-type GopsAdvice), in its order, what it knows of the group; @self: (nullable) */
void           gops_owner_load_advise (const GopsOwnerLoad  *self,
                                       gint64                group,
                                       GPtrArray            *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsOwnerLoad, gops_owner_load_free)

G_END_DECLS
