/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A duty that a person has done on a day. */
#define GOPS_CHECK_IN_COLUMNS(X)                                             \
  X (GOPS_CHECK_IN_ID,        "id",        INT,  NULL,         NULL)         \
  X (GOPS_CHECK_IN_PERSON_ID, "person_id", REF,  "person",     N_("Person")) \
  X (GOPS_CHECK_IN_GROUP_ID,  "group_id",  REF,  "chat_group", N_("Group"))  \
  X (GOPS_CHECK_IN_ON_DATE,   "on_date",   DATE, NULL,         N_("Date"))   \
  X (GOPS_CHECK_IN_DUTY,      "duty",      TEXT, NULL,         N_("Duty"))   \
  X (GOPS_CHECK_IN_NOTE,      "note",      TEXT, NULL,         N_("Note"))   \
  X (GOPS_CHECK_IN_BATCH,     "batch",     REF,  "batch",      NULL)

#define GOPS_TYPE_CHECK_IN (gops_check_in_get_type ())
GOPS_DECLARE_RECORD (GopsCheckIn, gops_check_in, GOPS_CHECK_IN)

G_END_DECLS
