/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* An answer to the question of a plan item. */
#define GOPS_PLAN_ANSWER_COLUMNS(X)                                            \
  X (GOPS_PLAN_ANSWER_ID,        "id",        INT,  NULL,        NULL)         \
  X (GOPS_PLAN_ANSWER_ITEM_ID,   "item_id",   REF,  "plan_item", NULL)         \
  X (GOPS_PLAN_ANSWER_POSITION,  "position",  INT,  NULL,        NULL)         \
  X (GOPS_PLAN_ANSWER_PERSON_ID, "person_id", REF,  "person",    N_("Person")) \
  X (GOPS_PLAN_ANSWER_NAME,      "name",      TEXT, NULL,        N_("Name"))   \
  X (GOPS_PLAN_ANSWER_ANSWER,    "answer",    TEXT, NULL,        N_("Answer"))

#define GOPS_TYPE_PLAN_ANSWER (gops_plan_answer_get_type ())
GOPS_DECLARE_RECORD (GopsPlanAnswer, gops_plan_answer, GOPS_PLAN_ANSWER)

G_END_DECLS
