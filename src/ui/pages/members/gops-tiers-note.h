/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-dossier.h"
#include "gops-tier-scheme.h"

G_BEGIN_DECLS

/* Whether @scheme asks for active days and nobody has any, so that its upper tiers stay empty. */
gboolean gops_tiers_lack_activity (const GopsDossier *dossier, const GopsTierScheme *scheme);

/* What to know of a run by @scheme. Returns: (transfer full). */
char    *gops_tiers_note          (const GopsTierScheme *scheme);

G_END_DECLS
