/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules in full, as they are posted, printed and measured: sections in order, each rule with what follows from it,
 * numbered through; then version and who is asked. */
#pragma once

#include "gops-document.h"
#include "gops-fill.h"

G_BEGIN_DECLS

/* A clause as it stands in the workspace; its texts are borrowed. */
typedef struct
{
  const char *section, *topic, *text, *consequence;   /* (nullable) */
} GopsLongClause;

typedef struct
{
  GopsFillValues        values;
  const GopsLongClause *clauses;
  guint                 n_clauses;
  int                   version;                    /* 0: none published yet: no rules are in force */
  const char           *effective_on, *review_on;   /* "YYYY-MM-DD" or "" */
} GopsRuleLong;

/* (transfer full) */
GopsDocument *gops_rule_long_document (const GopsRuleLong *rules);

G_END_DECLS
