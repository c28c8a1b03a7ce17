/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A time of the week at which something is always posted. Weekday: 1 Monday … 7 Sunday. */
#define GOPS_PLAN_SLOT_COLUMNS(X)                                            \
  X (GOPS_PLAN_SLOT_ID,       "id",       INT,  NULL,         NULL)          \
  X (GOPS_PLAN_SLOT_GROUP_ID, "group_id", REF,  "chat_group", NULL)          \
  X (GOPS_PLAN_SLOT_WEEKDAY,  "weekday",  INT,  NULL,         N_("Weekday")) \
  X (GOPS_PLAN_SLOT_AT_TIME,  "at_time",  TIME, NULL,         N_("Time"))    \
  X (GOPS_PLAN_SLOT_TYPE,     "type",     TEXT, NULL,         N_("Type"))    \
  X (GOPS_PLAN_SLOT_NOTE,     "note",     TEXT, NULL,         N_("Note"))

#define GOPS_TYPE_PLAN_SLOT (gops_plan_slot_get_type ())
GOPS_DECLARE_RECORD (GopsPlanSlot, gops_plan_slot, GOPS_PLAN_SLOT)

G_END_DECLS
