/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doing what a finding of the rule check asks for. */
#pragma once

#include "gops-rule-check.h"

G_BEGIN_DECLS

/* Does it within an action of the caller. @dossier is the one the finding was made from. @value (nullable): what the
 * person said, for a remedy that asks. Errors: the store's; GOPS_METHOD_ERROR_INVALID when it cannot be done. */
gboolean gops_rule_remedy_apply (GopsStore         *store,
                                 GopsDossier       *dossier,
                                 const GopsFinding *finding,
                                 const char        *value,
                                 GError           **error);

G_END_DECLS
