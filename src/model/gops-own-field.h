/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A field of the user's own about people: kind is text, number, date or choice; choices stand one a line. */
#define GOPS_OWN_FIELD_COLUMNS(X)                                    \
  X (GOPS_OWN_FIELD_ID,       "id",       INT,  NULL, NULL)          \
  X (GOPS_OWN_FIELD_POSITION, "position", INT,  NULL, NULL)          \
  X (GOPS_OWN_FIELD_NAME,     "name",     TEXT, NULL, N_("Field name")) \
  X (GOPS_OWN_FIELD_KIND,     "kind",     TEXT, NULL, N_("Kind"))    \
  X (GOPS_OWN_FIELD_CHOICES,  "choices",  TEXT, NULL, N_("Choices"))

#define GOPS_TYPE_OWN_FIELD (gops_own_field_get_type ())
GOPS_DECLARE_RECORD (GopsOwnField, gops_own_field, GOPS_OWN_FIELD)

G_END_DECLS
