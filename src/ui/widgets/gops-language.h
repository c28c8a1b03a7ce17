/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting texts of a group in the group's language: without it Chinese comes out in Japanese glyphs. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tags what @widget shows with @language ("en", "zh_CN"): labels, inscriptions, entries, entry
 * rows and text views. May be called again with another language. */
void  gops_language_tag  (GtkWidget  *widget,
                          const char *language);

/* What tags a text with @language, for labels that have more attributes. Returns: (transfer full). */
PangoAttrList *gops_language_attributes (const char *language);

/* Puts a thin space (U+2009) between Han and Latin letters or digits, for showing only: never
 * for texts that people copy.
 *
 * Returns: (transfer full) */
char *gops_language_thin_space (const char *text);

G_END_DECLS
