/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-dossier.h"
#include "gops-tier-scheme.h"

G_BEGIN_DECLS

/* Why @scheme, which asks for active days, leaves its upper tiers empty: nobody has any. Returns: (nullable): translated */
const char *gops_tiers_warning (const GopsDossier *dossier, const GopsTierScheme *scheme);

/* What to know of a run by @scheme. Returns: (transfer full). */
char       *gops_tiers_note    (const GopsTierScheme *scheme);

G_END_DECLS
