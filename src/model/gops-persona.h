/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* One member as a picture: facts, interests, spending, pains, where they already gather. */
#define GOPS_PERSONA_COLUMNS(X)                                                        \
  X (GOPS_PERSONA_ID,        "id",        INT,  NULL,         NULL)                    \
  X (GOPS_PERSONA_GROUP_ID,  "group_id",  REF,  "chat_group", NULL)                    \
  X (GOPS_PERSONA_POSITION,  "position",  INT,  NULL,         NULL)                    \
  X (GOPS_PERSONA_NAME,      "name",      TEXT, NULL,         N_("Name"))              \
  X (GOPS_PERSONA_FACTS,     "facts",     TEXT, NULL,         N_("Facts"))             \
  X (GOPS_PERSONA_INTERESTS, "interests", TEXT, NULL,         N_("Interests"))         \
  X (GOPS_PERSONA_SPENDING,  "spending",  TEXT, NULL,         N_("Spending"))          \
  X (GOPS_PERSONA_PAINS,     "pains",     TEXT, NULL,         N_("Pains"))             \
  X (GOPS_PERSONA_GATHERS,   "gathers",   TEXT, NULL,         N_("Where they gather")) \
  X (GOPS_PERSONA_QUOTE,     "quote",     TEXT, NULL,         N_("Quote"))

#define GOPS_TYPE_PERSONA (gops_persona_get_type ())
GOPS_DECLARE_RECORD (GopsPersona, gops_persona, GOPS_PERSONA)

G_END_DECLS
