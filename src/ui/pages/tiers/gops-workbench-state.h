/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tier workbench shows, worked out without a display: names and ranges of facts, and the words for runs. */
#pragma once

#include "gops-scheme-draft.h"
#include "gops-tier-history.h"
#include "gops-tiers.h"

G_BEGIN_DECLS

/* "Active days" */
const char *gops_workbench_fact_name     (GopsFact              fact);

/* "Active days, at least"; of a group "All of these", "One of these", "Not". Returns: (transfer full) */
char       *gops_workbench_line_label    (const GopsCondition  *condition);

/* What a slider of the line goes over. */
typedef struct
{
  double upper, step;
} GopsWorkbenchRange;

GopsWorkbenchRange gops_workbench_range  (const GopsCondition  *condition);

/* The operators that the line's fact knows, in the order of a list, ended by -1. */
const int  *gops_workbench_ops           (const GopsCondition  *condition);
const char *gops_workbench_op_name       (GopsOp                op);

/* How ranks were given and how many have each: "Ranks by thirds: …", a line for each aspect, and which orders were left out; ""
 * where the scheme asks for neither. Returns: (transfer full) */
char       *gops_workbench_ranks         (const GopsTiersResult *result);

/* The moves of a matrix for those who hear a table: "Core → Active: 3; …", in the language of the group. Returns: (transfer full) */
char       *gops_workbench_matrix_words  (const GopsTierMatrix  *matrix,
                                          const char            *language);

/* "12 would move: 5 up, 7 down" — Returns: (transfer full) */
char       *gops_workbench_moves         (const GopsTiersResult *result);

/* The weights of a scheme's tiers, worked out once for many moves. */
typedef struct
{
  double of[GOPS_TIER_SCHEME_MAX_TIERS];
} GopsWorkbenchWeights;

GopsWorkbenchWeights gops_workbench_weigh (const GopsTierScheme *scheme);

/* 1 for a move up, -1 for one down, 0 for a first placing or between tiers that weigh the same. */
int         gops_workbench_direction     (const GopsWorkbenchWeights *weights,
                                          const GopsTierChange       *change);

/* "30 people, gravity +2.1" — @before: (nullable) the run before. Returns: (transfer full) */
char       *gops_workbench_run_words     (const GopsTierScheme     *scheme,
                                          const GopsTierRunFigures *run,
                                          const GopsTierRunFigures *before);

/* Where most people get stuck, and what most of them lack there for the next tier: @table and @result (nullable) are of now.
 * Returns: (transfer full) (nullable): NULL where nobody does */
char       *gops_workbench_bottleneck    (const GopsTierMatrix  *matrix,
                                          GopsTierTable         *table,
                                          const char            *language);

G_END_DECLS
