/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two states of a group's rules beside each other, clause by clause. */
#pragma once

#include "gops-clause.h"
#include "gops-text-diff.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_RULE_SAME,
  GOPS_RULE_ADDED,
  GOPS_RULE_REMOVED,
  GOPS_RULE_CHANGED,   /* its words or what it counts as; it may have moved as well */
  GOPS_RULE_MOVED      /* only its place */
} GopsRuleChangeKind;

typedef struct
{
  GopsRuleChangeKind  kind;
  gboolean            moved;    /* to another section, or past others */
  GopsClause         *before;   /* (owned) (nullable): of what was added */
  GopsClause         *after;    /* (owned) (nullable): of what was removed */
} GopsRuleChange;

/* @before, @after: (element-type GopsClause) in reading order. Clauses belong together when they have the same id, else
 * when they say the same or were taken from the same clause of the library.
 * Returns: (transfer full) (element-type GopsRuleChange): in the order of @after, what was removed where it stood. */
GPtrArray  *gops_rules_compare        (GPtrArray            *before,
                                       GPtrArray            *after);

/* The words that differ in @column (GOPS_CLAUSE_TEXT, GOPS_CLAUSE_CONSEQUENCE); worked out when asked for.
 * Returns: (transfer full) (element-type GopsDiffSegment). */
GPtrArray  *gops_rule_change_diff     (const GopsRuleChange *change,
                                       guint                 column);

/* "same", "added", "removed", "changed", "moved" */
const char *gops_rule_change_kind_to_string (GopsRuleChangeKind kind);

/* Whether any of @changes is one. */
gboolean    gops_rules_differ         (GPtrArray            *changes);

/* Whether @a and @b say the same and count the same, wherever they stand. */
gboolean    gops_clause_says_the_same (GopsClause           *a,
                                       GopsClause           *b);

/* What a clause says and counts as, without its place, in 32 hexadecimal digits.  (transfer full) */
char       *gops_clause_fingerprint   (GopsClause           *clause);

/* Sorts by section, position, id: reading order.  @clauses: (element-type GopsClause) */
void        gops_clauses_sort         (GPtrArray            *clauses);

G_END_DECLS
