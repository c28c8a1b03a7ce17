/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of any length in labels. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text (nullable), cut after @most characters with "…": laying out a word of thousands of letters takes seconds.
 * Returns: (transfer full). */
char *gops_brief (const char *text,
                  guint       most);

G_END_DECLS
