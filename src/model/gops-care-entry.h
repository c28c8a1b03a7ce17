/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* Something that was done for a person; with a day until when, it was put off until then. */
#define GOPS_CARE_ENTRY_COLUMNS(X)                                                    \
  X (GOPS_CARE_ENTRY_ID,        "id",        INT,  NULL,         NULL)                \
  X (GOPS_CARE_ENTRY_PERSON_ID, "person_id", REF,  "person",     N_("Person"))        \
  X (GOPS_CARE_ENTRY_GROUP_ID,  "group_id",  REF,  "chat_group", N_("Group"))         \
  X (GOPS_CARE_ENTRY_ON_DATE,   "on_date",   DATE, NULL,         N_("Date"))          \
  X (GOPS_CARE_ENTRY_CARE,      "care",      TEXT, NULL,         N_("Care"))          \
  X (GOPS_CARE_ENTRY_UNTIL,     "until",     DATE, NULL,         N_("Put off until")) \
  X (GOPS_CARE_ENTRY_NOTE,      "note",      TEXT, NULL,         N_("Note"))          \
  X (GOPS_CARE_ENTRY_AUTHOR,    "author",    TEXT, NULL,         N_("By"))

#define GOPS_TYPE_CARE_ENTRY (gops_care_entry_get_type ())
GOPS_DECLARE_RECORD (GopsCareEntry, gops_care_entry, GOPS_CARE_ENTRY)

G_END_DECLS
