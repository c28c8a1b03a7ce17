/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* Somebody whom the operator wants among the first members. Result is "open", "accepted", "declined" or "unreachable". */
#define GOPS_OUTREACH_COLUMNS(X)                                                          \
  X (GOPS_OUTREACH_ID,        "id",        INT,  NULL,         NULL)                      \
  X (GOPS_OUTREACH_GROUP_ID,  "group_id",  REF,  "chat_group", NULL)                      \
  X (GOPS_OUTREACH_POSITION,  "position",  INT,  NULL,         NULL)                      \
  X (GOPS_OUTREACH_NAME,      "name",      TEXT, NULL,         N_("Name"))                \
  X (GOPS_OUTREACH_CONTACT,   "contact",   TEXT, NULL,         N_("Contact"))             \
  X (GOPS_OUTREACH_METHOD,    "method",    TEXT, NULL,         N_("Way to reach them"))   \
  X (GOPS_OUTREACH_REASON,    "reason",    TEXT, NULL,         N_("Why they would join")) \
  X (GOPS_OUTREACH_RESULT,    "result",    TEXT, NULL,         N_("Result"))              \
  X (GOPS_OUTREACH_NEXT_ON,   "next_on",   DATE, NULL,         N_("Next attempt"))        \
  X (GOPS_OUTREACH_NOTE,      "note",      TEXT, NULL,         N_("Note"))                \
  X (GOPS_OUTREACH_PERSON_ID, "person_id", REF,  "person",     N_("Person"))

#define GOPS_TYPE_OUTREACH (gops_outreach_get_type ())
GOPS_DECLARE_RECORD (GopsOutreach, gops_outreach, GOPS_OUTREACH)

G_END_DECLS
