/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People under whose names the same messages, or one new name, stand. */
#pragma once

#include "gops-person-candidates.h"

G_BEGIN_DECLS

/* Exports without accounts name people as they are called on the day: whoever has changed the name between two exports has the
 * messages that both hold twice. Looks at the newest messages of groups with several imports; and at notices of new names that
 * somebody else of the group has. @pairs: (element-type GopsPersonPair): those found are added. */
gboolean gops_person_aliases_find (GopsStore     *store,
                                   GArray        *pairs,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
