/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A line of a sign-up list: the name as written, and who it is where that is known. */
#define GOPS_SIGN_UP_ENTRY_COLUMNS(X)                                               \
  X (GOPS_SIGN_UP_ENTRY_ID,         "id",         INT,   NULL,      NULL)           \
  X (GOPS_SIGN_UP_ENTRY_SIGN_UP_ID, "sign_up_id", REF,   "sign_up", NULL)           \
  X (GOPS_SIGN_UP_ENTRY_POSITION,   "position",   INT,   NULL,      N_("Number"))   \
  X (GOPS_SIGN_UP_ENTRY_PERSON_ID,  "person_id",  REF,   "person",  N_("Person"))   \
  X (GOPS_SIGN_UP_ENTRY_NAME,       "name",       TEXT,  NULL,      N_("Name"))     \
  X (GOPS_SIGN_UP_ENTRY_QUANTITY,   "quantity",   REAL,  NULL,      N_("Quantity")) \
  X (GOPS_SIGN_UP_ENTRY_REMARK,     "remark",     TEXT,  NULL,      N_("Remark"))   \
  X (GOPS_SIGN_UP_ENTRY_ATTENDED,   "attended",   COUNT, NULL,      N_("Came"))

#define GOPS_TYPE_SIGN_UP_ENTRY (gops_sign_up_entry_get_type ())
GOPS_DECLARE_RECORD (GopsSignUpEntry, gops_sign_up_entry, GOPS_SIGN_UP_ENTRY)

G_END_DECLS
