/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attempt to win a seed user. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-outreach-attempt.h"

GOPS_DEFINE_RECORD (GopsOutreachAttempt, gops_outreach_attempt, GOPS_OUTREACH_ATTEMPT, "outreach_attempt", N_("Attempt"), GOPS_TABLE_NONE)
