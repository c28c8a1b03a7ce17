/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sets of tests/core/insight/rule-sets.json: what a text is to be told, and how it is to be mended. */
#pragma once

#include <json-glib/json-glib.h>

#include "gops-rule-set.h"
#include "gops-store.h"

G_BEGIN_DECLS

/* The day on which all of them are looked at. */
#define GOPS_RULE_CASES_TODAY "2026-03-02"

typedef struct
{
  const char  *name;
  GopsRuleSet  set;
  GArray      *clauses;    /* (element-type GopsRuleClause) */
  JsonArray   *expected;   /* codes of the findings, each once, sorted */
  JsonObject  *remedies;   /* (nullable) code → what mends the first finding of that code */
  JsonObject  *elements;   /* (nullable) element → "missing", "weak", "present" */
} GopsRuleCase;

/* Returns: (element-type GopsRuleCase); it lives as long as the process. */
const GPtrArray    *gops_rule_cases_get   (void);
const GopsRuleCase *gops_rule_cases_find  (const char         *name);

/* Writes the case into @store as a group of its own; the store's clock has to be pinned to the day.
 * Returns: the group's id. */
gint64              gops_rule_case_write  (const GopsRuleCase *self,
                                           GopsStore          *store);

G_END_DECLS
