/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that was done for a person. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-care-entry.h"

GOPS_DEFINE_RECORD (GopsCareEntry, gops_care_entry, GOPS_CARE_ENTRY, "care_entry", N_("Care"), GOPS_TABLE_NONE)
