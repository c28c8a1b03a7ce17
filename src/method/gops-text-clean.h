/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that may have come from anywhere, made safe to show and to write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns @text as valid UTF-8 without control characters (line feeds stay, tabs become spaces) and
 * without the marks that reorder or hide what follows (bidi embeddings, overrides and isolates, BOM).
 * NULL gives "".  (transfer full) */
char     *gops_text_clean       (const char *text);

/* The same on one line: line breaks become spaces, the ends are trimmed.  (transfer full) */
char     *gops_text_clean_line  (const char *text);

/* Whether @c is a Han sign, or a mark that is set in the same full-width cell. */
gboolean  gops_char_is_han      (gunichar c);

/* Whether @text holds any Han sign.  NULL is FALSE. */
gboolean  gops_text_has_han     (const char *text);

G_END_DECLS
