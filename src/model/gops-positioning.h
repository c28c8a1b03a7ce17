/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* Who a group is for, its theme, and what everybody gets: one row per group (method M2). */
#define GOPS_POSITIONING_COLUMNS(X)                                                                             \
  X (GOPS_POSITIONING_ID,              "id",              INT,  NULL,         NULL)                             \
  X (GOPS_POSITIONING_GROUP_ID,        "group_id",        REF,  "chat_group", NULL)                             \
  X (GOPS_POSITIONING_AUDIENCE,        "audience",        TEXT, NULL,         N_("Who it is for"))              \
  X (GOPS_POSITIONING_AUDIENCE_KIND,   "audience_kind",   TEXT, NULL,         N_("What they share"))            \
  X (GOPS_POSITIONING_THEME,           "theme",           TEXT, NULL,         N_("Theme"))                      \
  X (GOPS_POSITIONING_MEMBER_GAIN,     "member_gain",     TEXT, NULL,         N_("What members get"))           \
  X (GOPS_POSITIONING_OPERATOR_GAIN,   "operator_gain",   TEXT, NULL,         N_("What you get"))               \
  X (GOPS_POSITIONING_INTENT,          "intent",          TEXT, NULL,         N_("Founder’s intent"))           \
  X (GOPS_POSITIONING_MISSION,         "mission",         TEXT, NULL,         N_("Mission"))                    \
  X (GOPS_POSITIONING_MISSION_END,     "mission_end",     TEXT, NULL,         N_("Done when"))                  \
  X (GOPS_POSITIONING_DISLIKES,        "dislikes",        TEXT, NULL,         N_("Shared dislikes"))            \
  X (GOPS_POSITIONING_EXCLUSIONS,      "exclusions",      TEXT, NULL,         N_("Not for"))                    \
  X (GOPS_POSITIONING_PATH,            "path",            TEXT, NULL,         N_("Built around"))               \
  X (GOPS_POSITIONING_PATH_NOTE,       "path_note",       TEXT, NULL,         N_("Person, product or service")) \
  X (GOPS_POSITIONING_COMPETITORS,     "competitors",     TEXT, NULL,         N_("Competing groups"))           \
  X (GOPS_POSITIONING_STATEMENT,       "statement",       TEXT, NULL,         N_("Positioning statement"))      \
  X (GOPS_POSITIONING_STATEMENT_BASIS, "statement_basis", TEXT, NULL,         NULL)

#define GOPS_TYPE_POSITIONING (gops_positioning_get_type ())
GOPS_DECLARE_RECORD (GopsPositioning, gops_positioning, GOPS_POSITIONING)

G_END_DECLS
