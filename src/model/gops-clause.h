/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* One rule of a group. Positions order the clauses within their section. */
#define GOPS_CLAUSE_COLUMNS(X)                                                                  \
  X (GOPS_CLAUSE_ID,           "id",           INT,  NULL,         NULL)                        \
  X (GOPS_CLAUSE_GROUP_ID,     "group_id",     REF,  "chat_group", NULL)                        \
  X (GOPS_CLAUSE_POSITION,     "position",     INT,  NULL,         NULL)                        \
  X (GOPS_CLAUSE_SECTION,      "section",      TEXT, NULL,         N_("Section"))               \
  X (GOPS_CLAUSE_POLARITY,     "polarity",     TEXT, NULL,         N_("Encourages or forbids")) \
  X (GOPS_CLAUSE_SEVERITY,     "severity",     INT,  NULL,         N_("Severity"))              \
  X (GOPS_CLAUSE_TOPIC,        "topic",        TEXT, NULL,         N_("Topic"))                 \
  X (GOPS_CLAUSE_TEXT,         "text",         TEXT, NULL,         N_("Text"))                  \
  X (GOPS_CLAUSE_CONSEQUENCE,  "consequence",  TEXT, NULL,         N_("Consequence"))           \
  X (GOPS_CLAUSE_LIBRARY_ID,   "library_id",   TEXT, NULL,         NULL)                        \
  X (GOPS_CLAUSE_EDITED,       "edited",       BOOL, NULL,         NULL)                        \
  X (GOPS_CLAUSE_ORIGIN,       "origin",       INT,  NULL,         NULL)                        \
  X (GOPS_CLAUSE_ORIGIN_BASIS, "origin_basis", TEXT, NULL,         NULL)                        \
  X (GOPS_CLAUSE_OWN_BASIS,    "own_basis",    TEXT, NULL,         NULL)

#define GOPS_TYPE_CLAUSE (gops_clause_get_type ())
GOPS_DECLARE_RECORD (GopsClause, gops_clause, GOPS_CLAUSE)

G_END_DECLS
