/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the fonts that are installed can show what is drawn.
 *
 *   gops_glyphs_start ();
 *   … set text with gops_typeset_new () and draw it …
 *   if (!gops_glyphs_check (title, error))
 *     return FALSE;
 *   note = gops_glyphs_describe ();
 *
 * Each thread counts its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on, in every thread, a script of which no letter can be shown is an error too: for programs whose work nobody
 * looks at before it is sent on. */
void      gops_glyphs_be_strict (void);

/* Forgets what was set until now in this thread. */
void      gops_glyphs_start    (void);

/* Notes the letters, digits and signs of @text; @has says whether they have a glyph. */
void      gops_glyphs_note     (const char *text,
                                gsize       length,
                                gboolean    has);

/* @what: for people, what was drawn.
 * Errors: GOPS_OUTPUT_ERROR_FONT when nothing of the text can be shown; see gops_glyphs_be_strict(). */
gboolean  gops_glyphs_check    (const char *what,
                                GError    **error);

/* The characters set since the start that have no glyph, in a translated sentence.  (transfer full) (nullable) */
char     *gops_glyphs_describe (void);

G_END_DECLS
