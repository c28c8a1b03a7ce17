/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another name for a user's own poster template. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/* One action; the id stays, so that posters made from it do.
 * @name: for people. Errors: GOPS_OUTPUT_ERROR_FORMAT when there is no own one called @id, those of gops_own_poster_save(). */
gboolean gops_own_poster_rename (GopsStore   *store,
                                 const char  *id,
                                 const char  *name,
                                 GError     **error);

G_END_DECLS
