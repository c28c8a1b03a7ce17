/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* One attempt to win a seed user. Result is "none" (no answer), "later", "accepted" or "declined". */
#define GOPS_OUTREACH_ATTEMPT_COLUMNS(X)                                                      \
  X (GOPS_OUTREACH_ATTEMPT_ID,          "id",          INT,  NULL,       NULL)                \
  X (GOPS_OUTREACH_ATTEMPT_OUTREACH_ID, "outreach_id", REF,  "outreach", NULL)                \
  X (GOPS_OUTREACH_ATTEMPT_ON_DATE,     "on_date",     DATE, NULL,       N_("Date"))          \
  X (GOPS_OUTREACH_ATTEMPT_METHOD,      "method",      TEXT, NULL,       N_("Way"))           \
  X (GOPS_OUTREACH_ATTEMPT_NOTE,        "note",        TEXT, NULL,       N_("What was said")) \
  X (GOPS_OUTREACH_ATTEMPT_RESULT,      "result",      TEXT, NULL,       N_("Result"))

#define GOPS_TYPE_OUTREACH_ATTEMPT (gops_outreach_attempt_get_type ())
GOPS_DECLARE_RECORD (GopsOutreachAttempt, gops_outreach_attempt, GOPS_OUTREACH_ATTEMPT)

G_END_DECLS
