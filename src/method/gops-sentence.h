/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sentences of a text in any language, and how long it takes to read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first bytes of @text that are one whole sentence, its mark included; all of it when it is one. */
gsize    gops_sentence_length  (const char *text);

/* Whether @text ends as a sentence does: with a full stop, a question mark and so on, and perhaps a quote or bracket. */
gboolean gops_sentence_is_whole (const char *text);

/* @text, or as many of its whole sentences as fit into @most characters, or where not even the first does as many of its
 * parts between commas and semicolons. Never ends within one.
 * Returns: (transfer full) (nullable): without the mark at its end where that is a comma or semicolon; NULL when nothing
 * whole is short enough. */
char    *gops_sentence_shorten (const char *text,
                                gsize       most);

/* @text with a full stop in its language's way unless it is whole.  (transfer full) */
char    *gops_sentence_close   (const char *text,
                                const char *language);

/* @text without the mark that ends its sentence or its part.  (transfer full) */
char    *gops_sentence_open    (const char *text);

/* Seconds that an adult takes to read @text: 220 words or 400 Han characters a minute. */
guint    gops_reading_seconds  (const char *text);

/* What it counts: words of letters and Han characters. The counts of texts add up, their seconds do not. */
void     gops_reading_count    (const char *text,
                                guint      *out_words,
                                guint      *out_han);
guint    gops_reading_seconds_of (guint     words,
                                  guint     han);

G_END_DECLS
