/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The honour roll of a duty on the group's honour poster. */
#pragma once

#include "gops-duty-standing.h"

G_BEGIN_DECLS

#define GOPS_HONOUR_TEMPLATE "honour-peaks"

/* Writes the ranks and the duty's name into the group's poster of that template, as one action; what else was written on it
 * stays. @group: whose poster. Returns: its id, 0 with @error set. */
gint64 gops_honour_poster_make (GopsStore               *store,
                                gint64                   group,
                                const GopsDutyStanding  *standing,
                                GError                 **error);

G_END_DECLS
