/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as numbered posts, where a chat takes less at a time than it has to say. */
#pragma once

#include "gops-document.h"
#include "gops-platform.h"

G_BEGIN_DECLS

/* The document as gops_write_text() has it, in few posts of at most @limit, counted in @unit with markup, escapes and the line
 * that numbers them, "(1/3)". A post ends before a heading where that takes no more posts, else between two items; within
 * an item, at the end of a sentence, only where the item alone is longer than a post. @limit 0, or a text that fits: one post,
 * without a number.
 * Returns: (transfer full) (element-type utf8): at least one */
GPtrArray *gops_write_posts (GopsDocument *document,
                             const char   *markup,
                             GopsUnit      unit,
                             gsize         limit);

G_END_DECLS
