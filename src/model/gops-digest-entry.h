/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A heading, a message or a note of a digest: kind is "heading", "message" or "note". Of a message text and name are
 * copies, which may be edited. */
#define GOPS_DIGEST_ENTRY_COLUMNS(X)                                               \
  X (GOPS_DIGEST_ENTRY_ID,         "id",         INT,     NULL,     NULL)          \
  X (GOPS_DIGEST_ENTRY_DIGEST_ID,  "digest_id",  REF,     "digest", NULL)          \
  X (GOPS_DIGEST_ENTRY_POSITION,   "position",   INT,     NULL,     NULL)          \
  X (GOPS_DIGEST_ENTRY_KIND,       "kind",       TEXT,    NULL,     N_("Kind"))    \
  X (GOPS_DIGEST_ENTRY_TEXT,       "text",       TEXT,    NULL,     N_("Text"))    \
  X (GOPS_DIGEST_ENTRY_PERSON_ID,  "person_id",  REF,     "person", N_("Person"))  \
  X (GOPS_DIGEST_ENTRY_NAME,       "name",       TEXT,    NULL,     N_("Name"))    \
  X (GOPS_DIGEST_ENTRY_SAID_AT,    "said_at",    INSTANT, NULL,     N_("Said at")) \
  X (GOPS_DIGEST_ENTRY_MESSAGE_ID, "message_id", INT,     NULL,     NULL)

#define GOPS_TYPE_DIGEST_ENTRY (gops_digest_entry_get_type ())
GOPS_DECLARE_RECORD (GopsDigestEntry, gops_digest_entry, GOPS_DIGEST_ENTRY)

G_END_DECLS
