/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* What an own field says of a person: dates as YYYY-MM-DD, numbers as digits with a point. */
#define GOPS_OWN_VALUE_COLUMNS(X)                                               \
  X (GOPS_OWN_VALUE_ID,        "id",        INT,  NULL,        NULL)            \
  X (GOPS_OWN_VALUE_PERSON_ID, "person_id", REF,  "person",    N_("Person"))    \
  X (GOPS_OWN_VALUE_FIELD_ID,  "field_id",  REF,  "own_field", N_("Own field")) \
  X (GOPS_OWN_VALUE_VALUE,     "value",     TEXT, NULL,        N_("Value"))     \
  X (GOPS_OWN_VALUE_BATCH,     "batch",     REF,  "batch",     NULL)

#define GOPS_TYPE_OWN_VALUE (gops_own_value_get_type ())
GOPS_DECLARE_RECORD (GopsOwnValue, gops_own_value, GOPS_OWN_VALUE)

G_END_DECLS
