/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text for a chat and the same in several posts share. */
#pragma once

#include "gops-chat-markup.h"
#include "gops-document.h"

G_BEGIN_DECLS

/* A block as lines, each with its end; the title is none. */
void     gops_write_text_block  (GString              *out,
                                 const GopsChatMarkup *markup,
                                 GopsDocument         *document,
                                 const GopsBlock      *block);

/* What stands in front of a bullet or a number. */
void     gops_write_text_mark   (GString              *out,
                                 const GopsChatMarkup *markup,
                                 const GopsBlock      *block);

/* Whether an empty line belongs between the two. @before: (nullable): the title */
gboolean gops_write_text_is_gap (const GopsBlock      *before,
                                 const GopsBlock      *block);

G_END_DECLS
