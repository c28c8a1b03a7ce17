/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* Two people of whom somebody said that they are not one. */
#define GOPS_PERSON_APART_COLUMNS(X)                                                   \
  X (GOPS_PERSON_APART_ID,        "id",        INT, NULL,     NULL)                    \
  X (GOPS_PERSON_APART_FIRST_ID,  "first_id",  REF, "person", N_("One person"))        \
  X (GOPS_PERSON_APART_SECOND_ID, "second_id", REF, "person", N_("The other person"))

#define GOPS_TYPE_PERSON_APART (gops_person_apart_get_type ())
GOPS_DECLARE_RECORD (GopsPersonApart, gops_person_apart, GOPS_PERSON_APART)

G_END_DECLS
