/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody whom the operator wants among the first members. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-outreach.h"

GOPS_DEFINE_RECORD (GopsOutreach, gops_outreach, GOPS_OUTREACH, "outreach", N_("Seed user"), GOPS_TABLE_NONE)
