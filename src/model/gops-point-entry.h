/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A line of the ledger: points that a person got, or lost, in a group on a day. */
#define GOPS_POINT_ENTRY_COLUMNS(X)                                             \
  X (GOPS_POINT_ENTRY_ID,        "id",        INT,  NULL,         NULL)         \
  X (GOPS_POINT_ENTRY_PERSON_ID, "person_id", REF,  "person",     N_("Person")) \
  X (GOPS_POINT_ENTRY_GROUP_ID,  "group_id",  REF,  "chat_group", N_("Group"))  \
  X (GOPS_POINT_ENTRY_ON_DATE,   "on_date",   DATE, NULL,         N_("Date"))   \
  X (GOPS_POINT_ENTRY_ACT,       "act",       TEXT, NULL,         N_("Act"))    \
  X (GOPS_POINT_ENTRY_POINTS,    "points",    INT,  NULL,         N_("Points")) \
  X (GOPS_POINT_ENTRY_REASON,    "reason",    TEXT, NULL,         N_("Reason")) \
  X (GOPS_POINT_ENTRY_AUTHOR,    "author",    TEXT, NULL,         N_("By"))

#define GOPS_TYPE_POINT_ENTRY (gops_point_entry_get_type ())
GOPS_DECLARE_RECORD (GopsPointEntry, gops_point_entry, GOPS_POINT_ENTRY)

G_END_DECLS
