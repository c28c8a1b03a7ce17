/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice to offer what has changed in a main group's rules to its copies. How many are behind is counted apart, for it takes
 * a look at all of them: gops_rule_family_count_behind(). */
#pragma once

#include "gops-advice.h"

G_BEGIN_DECLS

#define GOPS_ADVICE_COPIES_BEHIND "copies-behind"

/* Where it leads: to no row, but to the offer. */
#define GOPS_ADVICE_OFFER "rule_offer"

/* Adds that to @advice (element-type GopsAdvice) in its order, unless @n is 0. Rules that have changed since they were last
 * published are published first; until then nothing is said. */
void gops_advice_add_copies_behind (GPtrArray         *advice,
                                    const GopsDossier *dossier,
                                    guint              n);

G_END_DECLS
