/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* An SOP that begins for a person when something happens to them. Event is "joins", "tier" or "birthday"; paused is 0 or 1. */
#define GOPS_SOP_TRIGGER_COLUMNS(X)                                                \
  X (GOPS_SOP_TRIGGER_ID,       "id",       INT,  NULL,         NULL)              \
  X (GOPS_SOP_TRIGGER_GROUP_ID, "group_id", REF,  "chat_group", NULL)              \
  X (GOPS_SOP_TRIGGER_SOP,      "sop",      TEXT, NULL,         N_("SOP"))         \
  X (GOPS_SOP_TRIGGER_EVENT,    "event",    TEXT, NULL,         N_("Begins when")) \
  X (GOPS_SOP_TRIGGER_TIER,     "tier",     TEXT, NULL,         N_("Tier"))        \
  X (GOPS_SOP_TRIGGER_SINCE,    "since",    DATE, NULL,         N_("Since"))       \
  X (GOPS_SOP_TRIGGER_PAUSED,   "paused",   INT,  NULL,         N_("Paused"))

#define GOPS_TYPE_SOP_TRIGGER (gops_sop_trigger_get_type ())
GOPS_DECLARE_RECORD (GopsSopTrigger, gops_sop_trigger, GOPS_SOP_TRIGGER)

G_END_DECLS
