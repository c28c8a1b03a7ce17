/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of a sign-up list and its lines. */
#pragma once

#include "gops-sign-up-import.h"

G_BEGIN_DECLS

/* What matters most about a line; @terms: their purpose, whether people are added, and the counts that were given.
 * (transfer full) */
char *gops_sign_up_fate_words    (const GopsSignUpLine   *line,
                                  const GopsSignUpTerms  *terms);

/* How many are new, changed, as before, not sure. (transfer full) */
char *gops_sign_up_verdict_words (const GopsSignUpReport *report);

G_END_DECLS
