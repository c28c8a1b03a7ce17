/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few groups beside each other: a row for each figure, with the difference to the first group. */
#pragma once

#include "gops-group-figures.h"
#include "gops-group-need.h"

G_BEGIN_DECLS

#define GOPS_COMPARE_LEAST 2
#define GOPS_COMPARE_MOST  5

typedef struct
{
  char   *text;         /* (owned): "38 %" */
  char   *raw;          /* (owned): "38", for a spreadsheet; "" where nothing is known */
  char   *difference;   /* (owned) (nullable): to the first group, "+12"; NULL where there is none */
  double  share;        /* of the largest, 0 … 1; below 0: no bar */
} GopsCompareCell;

typedef struct
{
  const char      *label;                        /* static, translated */
  GopsCompareCell  cells[GOPS_COMPARE_MOST];     /* as many as there are groups */
  guint            n_cells;
} GopsCompareRow;

void       gops_compare_row_free  (GopsCompareRow  *row);

/* @figures: (element-type GopsGroupFigures): of the groups to compare; beyond GOPS_COMPARE_MOST they are left out.
 * @needs: (nullable) (element-type GopsGroupNeed) (element nullable): of the same groups.
 * Returns: (transfer full) (element-type GopsCompareRow). */
GPtrArray *gops_group_compare     (const GPtrArray *figures,
                                   const GPtrArray *needs);

/* The same as a table for a spreadsheet. Returns: (transfer full). */
char      *gops_group_compare_csv (const GPtrArray *figures,
                                   const GPtrArray *rows);

G_END_DECLS
