/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People as lists show them. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-person-row.h"

GOPS_DEFINE_RECORD (GopsPersonRow, gops_person_row, GOPS_PERSON_ROW, "person_view", N_("Person"), GOPS_TABLE_VIEW)
