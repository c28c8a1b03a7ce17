/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A turn of somebody who keeps a group. Without until it has no end yet; one that begins later is who comes next.
 * Mode is one of the four of maintenance: "staff", "members", "content", "resources". */
#define GOPS_ROSTER_TURN_COLUMNS(X)                                             \
  X (GOPS_ROSTER_TURN_ID,        "id",        INT,  NULL,         NULL)         \
  X (GOPS_ROSTER_TURN_GROUP_ID,  "group_id",  REF,  "chat_group", NULL)         \
  X (GOPS_ROSTER_TURN_POSITION,  "position",  INT,  NULL,         NULL)         \
  X (GOPS_ROSTER_TURN_PERSON_ID, "person_id", REF,  "person",     N_("Person")) \
  X (GOPS_ROSTER_TURN_NAME,      "name",      TEXT, NULL,         N_("Name"))   \
  X (GOPS_ROSTER_TURN_ROLE,      "role",      TEXT, NULL,         N_("Role"))   \
  X (GOPS_ROSTER_TURN_MODE,      "mode",      TEXT, NULL,         N_("Mode"))   \
  X (GOPS_ROSTER_TURN_SINCE,     "since",     DATE, NULL,         N_("Since"))  \
  X (GOPS_ROSTER_TURN_UNTIL,     "until",     DATE, NULL,         N_("Until"))  \
  X (GOPS_ROSTER_TURN_NOTE,      "note",      TEXT, NULL,         N_("Note"))

#define GOPS_TYPE_ROSTER_TURN (gops_roster_turn_get_type ())
GOPS_DECLARE_RECORD (GopsRosterTurn, gops_roster_turn, GOPS_ROSTER_TURN)

G_END_DECLS
