/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* Figures of a group on a day, typed in or from a platform's statistics; -1: not known. */
#define GOPS_GROUP_DAY_COLUMNS(X)                                             \
  X (GOPS_GROUP_DAY_ID,       "id",       INT,  NULL,         NULL)           \
  X (GOPS_GROUP_DAY_GROUP_ID, "group_id", REF,  "chat_group", NULL)           \
  X (GOPS_GROUP_DAY_ON_DATE,  "on_date",  DATE, NULL,         N_("Date"))     \
  X (GOPS_GROUP_DAY_MEMBERS,  "members",  INT,  NULL,         N_("Members"))  \
  X (GOPS_GROUP_DAY_JOINED,   "joined",   INT,  NULL,         N_("Joined"))   \
  X (GOPS_GROUP_DAY_GONE,     "gone",     INT,  NULL,         N_("Left"))     \
  X (GOPS_GROUP_DAY_SPOKE,    "spoke",    INT,  NULL,         N_("Spoke"))    \
  X (GOPS_GROUP_DAY_MESSAGES, "messages", INT,  NULL,         N_("Messages")) \
  X (GOPS_GROUP_DAY_NOTE,     "note",     TEXT, NULL,         N_("Note"))

#define GOPS_TYPE_GROUP_DAY (gops_group_day_get_type ())
GOPS_DECLARE_RECORD (GopsGroupDay, gops_group_day, GOPS_GROUP_DAY)

G_END_DECLS
