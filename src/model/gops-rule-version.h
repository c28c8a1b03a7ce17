/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A published version of a group's rules: its number, the day it took effect, why it changed, and the clauses as they were
 * (a JSON list of objects with the columns of gops_clause_table, see gops-rule-versions.h). */
#define GOPS_RULE_VERSION_COLUMNS(X)                                                              \
  X (GOPS_RULE_VERSION_ID,           "id",           INT,     NULL,         NULL)                 \
  X (GOPS_RULE_VERSION_GROUP_ID,     "group_id",     REF,     "chat_group", NULL)                 \
  X (GOPS_RULE_VERSION_NUMBER,       "number",       INT,     NULL,         N_("Version"))        \
  X (GOPS_RULE_VERSION_EFFECTIVE_ON, "effective_on", DATE,    NULL,         N_("In force from"))  \
  X (GOPS_RULE_VERSION_WHY,          "why",          TEXT,    NULL,         N_("Why it changed")) \
  X (GOPS_RULE_VERSION_AUTHOR,       "author",       TEXT,    NULL,         N_("Author"))         \
  X (GOPS_RULE_VERSION_CLAUSES,      "clauses",      TEXT,    NULL,         NULL)                 \
  X (GOPS_RULE_VERSION_PUBLISHED_AT, "published_at", INSTANT, NULL,         N_("Published"))

#define GOPS_TYPE_RULE_VERSION (gops_rule_version_get_type ())
GOPS_DECLARE_RECORD (GopsRuleVersion, gops_rule_version, GOPS_RULE_VERSION)

G_END_DECLS
