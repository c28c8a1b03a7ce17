/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* What members of a group do again and again; check-ins name it. Recurrence is the value of an RRULE, "" for every day;
 * words, separated by commas, make a message of a chat a check-in. */
#define GOPS_DUTY_COLUMNS(X)                                                             \
  X (GOPS_DUTY_ID,         "id",         INT,  NULL,         NULL)                       \
  X (GOPS_DUTY_GROUP_ID,   "group_id",   REF,  "chat_group", NULL)                       \
  X (GOPS_DUTY_POSITION,   "position",   INT,  NULL,         NULL)                       \
  X (GOPS_DUTY_NAME,       "name",       TEXT, NULL,         N_("Name"))                 \
  X (GOPS_DUTY_WORDS,      "words",      TEXT, NULL,         N_("Words it is known by")) \
  X (GOPS_DUTY_MIN_LENGTH, "min_length", INT,  NULL,         N_("Shortest text"))        \
  X (GOPS_DUTY_RECURRENCE, "recurrence", TEXT, NULL,         N_("Repeats"))              \
  X (GOPS_DUTY_STARTS,     "starts",     DATE, NULL,         N_("Starts"))               \
  X (GOPS_DUTY_ENDS,       "ends",       DATE, NULL,         N_("Ends"))                 \
  X (GOPS_DUTY_NOTE,       "note",       TEXT, NULL,         N_("Note"))

#define GOPS_TYPE_DUTY (gops_duty_get_type ())
GOPS_DECLARE_RECORD (GopsDuty, gops_duty, GOPS_DUTY)

G_END_DECLS
