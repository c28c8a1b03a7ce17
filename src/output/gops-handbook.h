/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handbook of a group: what it is, its rules, what follows from breaking them, who does what, tiers, the week, whom to ask,
 * and the way in. A book for members and for those who help to run the group; nothing in it is for the operator alone. */
#pragma once

#include <gio/gio.h>

#include "gops-document.h"
#include "gops-dossier.h"

G_BEGIN_DECLS

/* In the group's language. Chapters that have nothing to say are left out. @store: where the tiers are looked up.
 * (transfer full) */
GopsDocument *gops_handbook_document (const GopsDossier *dossier,
                                      GopsStore         *store);

G_END_DECLS
