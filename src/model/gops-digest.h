/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* The best of a group's talk. Names are "shown", "short" or "hidden". */
#define GOPS_DIGEST_COLUMNS(X)                                                    \
  X (GOPS_DIGEST_ID,         "id",         INT,     NULL,         NULL)           \
  X (GOPS_DIGEST_GROUP_ID,   "group_id",   REF,     "chat_group", NULL)           \
  X (GOPS_DIGEST_POSITION,   "position",   INT,     NULL,         NULL)           \
  X (GOPS_DIGEST_TITLE,      "title",      TEXT,    NULL,         N_("Title"))    \
  X (GOPS_DIGEST_FOREWORD,   "foreword",   TEXT,    NULL,         N_("Foreword")) \
  X (GOPS_DIGEST_NAMES,      "names",      TEXT,    NULL,         N_("Names"))    \
  X (GOPS_DIGEST_FROM_DATE,  "from_date",  DATE,    NULL,         N_("From"))     \
  X (GOPS_DIGEST_UNTIL_DATE, "until_date", DATE,    NULL,         N_("Until"))    \
  X (GOPS_DIGEST_MADE_AT,    "made_at",    INSTANT, NULL,         N_("Made"))

#define GOPS_TYPE_DIGEST (gops_digest_get_type ())
GOPS_DECLARE_RECORD (GopsDigest, gops_digest, GOPS_DIGEST)

G_END_DECLS
