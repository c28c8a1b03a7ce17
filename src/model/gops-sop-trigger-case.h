/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A person and a day for whom a trigger has begun already, whatever became of its items. */
#define GOPS_SOP_TRIGGER_CASE_COLUMNS(X)                                                \
  X (GOPS_SOP_TRIGGER_CASE_ID,         "id",         INT,  NULL,          NULL)         \
  X (GOPS_SOP_TRIGGER_CASE_TRIGGER_ID, "trigger_id", REF,  "sop_trigger", NULL)         \
  X (GOPS_SOP_TRIGGER_CASE_PERSON_ID,  "person_id",  REF,  "person",      N_("Person")) \
  X (GOPS_SOP_TRIGGER_CASE_ON_DATE,    "on_date",    DATE, NULL,          N_("Date"))

#define GOPS_TYPE_SOP_TRIGGER_CASE (gops_sop_trigger_case_get_type ())
GOPS_DECLARE_RECORD (GopsSopTriggerCase, gops_sop_trigger_case, GOPS_SOP_TRIGGER_CASE)

G_END_DECLS
