/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* An answer that is kept ready, or a piece of knowledge. Kind is "reply" or "knowledge".
 *
 * used, used_at (µs UTC): how often and when it was copied. They are counted outside the journal: to copy is nothing to
 * undo. */
#define GOPS_REPLY_COLUMNS(X)                                          \
  X (GOPS_REPLY_ID,       "id",       INT,     NULL, NULL)             \
  X (GOPS_REPLY_POSITION, "position", INT,     NULL, NULL)             \
  X (GOPS_REPLY_KIND,     "kind",     TEXT,    NULL, N_("Kind"))       \
  X (GOPS_REPLY_CATEGORY, "category", TEXT,    NULL, N_("Category"))   \
  X (GOPS_REPLY_TITLE,    "title",    TEXT,    NULL, N_("Title"))      \
  X (GOPS_REPLY_KEYWORDS, "keywords", TEXT,    NULL, N_("Keywords"))   \
  X (GOPS_REPLY_ANSWER,   "answer",   TEXT,    NULL, N_("Answer"))     \
  X (GOPS_REPLY_TAGS,     "tags",     TEXT,    NULL, N_("Tags"))       \
  X (GOPS_REPLY_NOTE,     "note",     TEXT,    NULL, N_("Note"))       \
  X (GOPS_REPLY_USED,     "used",     FIGURE,  NULL, NULL)             \
  X (GOPS_REPLY_USED_AT,  "used_at",  FIGURE,  NULL, NULL)

#define GOPS_TYPE_REPLY (gops_reply_get_type ())
GOPS_DECLARE_RECORD (GopsReply, gops_reply, GOPS_REPLY)

G_END_DECLS
