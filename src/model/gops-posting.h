/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A poster with a code that was posted somewhere: which code, where, since when, and the last day on which it works ("": no
 * end is known). A group's code of WeChat works for seven days. Template: of the poster; taken_down "": it still hangs. */
#define GOPS_POSTING_COLUMNS(X)                                                     \
  X (GOPS_POSTING_ID,         "id",         INT,  NULL,         NULL)               \
  X (GOPS_POSTING_GROUP_ID,   "group_id",   REF,  "chat_group", NULL)               \
  X (GOPS_POSTING_CHANNEL_ID, "channel_id", REF,  "channel",    N_("Channel"))      \
  X (GOPS_POSTING_TEMPLATE,   "template",   TEXT, NULL,         N_("Template"))     \
  X (GOPS_POSTING_TITLE,      "title",      TEXT, NULL,         N_("Title"))        \
  X (GOPS_POSTING_CODE,       "code",       TEXT, NULL,         N_("Text of the QR code")) \
  X (GOPS_POSTING_CODE_UNTIL, "code_until", DATE, NULL,         N_("Code valid until")) \
  X (GOPS_POSTING_PLACE,      "place",      TEXT, NULL,         N_("Place"))        \
  X (GOPS_POSTING_POSTED_ON,  "posted_on",  DATE, NULL,         N_("Posted on"))    \
  X (GOPS_POSTING_TAKEN_DOWN, "taken_down", DATE, NULL,         N_("Taken down on")) \
  X (GOPS_POSTING_NOTE,       "note",       TEXT, NULL,         N_("Note"))

#define GOPS_TYPE_POSTING (gops_posting_get_type ())
GOPS_DECLARE_RECORD (GopsPosting, gops_posting, GOPS_POSTING)

G_END_DECLS
