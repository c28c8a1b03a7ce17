/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remedies that take several clauses. Each works within an action of the caller, on a dossier that is fresh. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* Brings the balance into its zone. Rules that are too strict get what makes them milder: consequences that are missing,
 * steps, an appeal, kinder words, at last encouragements; rules that are too loose get bans. As far as the library reaches.
 * Errors: the store's; GOPS_METHOD_ERROR_INVALID when nothing could be done. */
gboolean gops_rules_balance (GopsStore   *store,
                             GopsDossier *dossier,
                             GError     **error);

/* Puts neighbouring clauses of the same kind together until @most are left. */
gboolean gops_rules_merge   (GopsStore   *store,
                             GopsDossier *dossier,
                             guint        most,
                             GError     **error);

/* Shortens the longest clauses until all is read in @most seconds. */
gboolean gops_rules_shorten (GopsStore   *store,
                             GopsDossier *dossier,
                             guint        most,
                             GError     **error);

G_END_DECLS
