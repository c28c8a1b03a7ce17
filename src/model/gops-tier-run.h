/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A dated run of a tier scheme; counts is a JSON object of how many each tier had: {"core": 12, …}. */
#define GOPS_TIER_RUN_COLUMNS(X)                                                  \
  X (GOPS_TIER_RUN_ID,         "id",         INT,     NULL,         NULL)         \
  X (GOPS_TIER_RUN_GROUP_ID,   "group_id",   REF,     "chat_group", NULL)         \
  X (GOPS_TIER_RUN_SCHEME,     "scheme",     TEXT,    NULL,         N_("Scheme")) \
  X (GOPS_TIER_RUN_AS_OF,      "as_of",      DATE,    NULL,         N_("Date"))   \
  X (GOPS_TIER_RUN_COUNTS,     "counts",     TEXT,    NULL,         N_("Counts")) \
  X (GOPS_TIER_RUN_CREATED_AT, "created_at", INSTANT, NULL,         NULL)

#define GOPS_TYPE_TIER_RUN (gops_tier_run_get_type ())
GOPS_DECLARE_RECORD (GopsTierRun, gops_tier_run, GOPS_TIER_RUN)

G_END_DECLS
