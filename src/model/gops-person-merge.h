/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* Two people who are one: what was where before, so that they can be split again. */
#define GOPS_PERSON_MERGE_COLUMNS(X)                                                   \
  X (GOPS_PERSON_MERGE_ID,        "id",        INT,     NULL,     NULL)                \
  X (GOPS_PERSON_MERGE_KEPT_ID,   "kept_id",   REF,     "person", N_("Kept person"))   \
  X (GOPS_PERSON_MERGE_MERGED_ID, "merged_id", REF,     "person", N_("Merged person")) \
  X (GOPS_PERSON_MERGE_REASON,    "reason",    TEXT,    NULL,     N_("Reason"))        \
  X (GOPS_PERSON_MERGE_BEFORE,    "before",    TEXT,    NULL,     NULL)                \
  X (GOPS_PERSON_MERGE_MERGED_AT, "merged_at", INSTANT, NULL,     N_("Merged"))

#define GOPS_TYPE_PERSON_MERGE (gops_person_merge_get_type ())
GOPS_DECLARE_RECORD (GopsPersonMerge, gops_person_merge, GOPS_PERSON_MERGE)

G_END_DECLS
