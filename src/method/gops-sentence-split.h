/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making several sentences of one: at its semicolons, else at its commas, else before a word that may begin a sentence. */
#pragma once

#include "gops-fill.h"

G_BEGIN_DECLS

/* @text with every sentence of more than @most columns (a Han character takes two; variables count as what they stand for)
 * made into shorter ones; @first_only: only its first sentence. Nothing but marks is added or left out.
 * Returns: (transfer full) (nullable): NULL when a sentence has no place to break it, or there is nothing to do. */
char *gops_sentence_split (const GopsFillValues *values,
                           const char           *text,
                           guint                 most,
                           gboolean              first_only);

G_END_DECLS
