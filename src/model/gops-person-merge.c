/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people who are one: what was where before, so that they can be split again. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-person-merge.h"

GOPS_DEFINE_RECORD (GopsPersonMerge, gops_person_merge, GOPS_PERSON_MERGE, "person_merge", N_("Merge"), GOPS_TABLE_NONE)
