/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases of a group's language with their words put in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The phrase @id in @language with {name} replaced, from pairs of names and values that end with NULL; a
 * value that is NULL counts as "".  (transfer full) */
char *gops_wording (const char *language,
                    const char *id,
                    ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
