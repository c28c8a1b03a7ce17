/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a plan as a table: what is written is what is read back. */
#pragma once

#include "gops-plan-item.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_PLAN_CELL_DATE,
  GOPS_PLAN_CELL_TIME,
  GOPS_PLAN_CELL_UNTIL,
  GOPS_PLAN_CELL_TYPE,
  GOPS_PLAN_CELL_TITLE,
  GOPS_PLAN_CELL_TEXT,
  GOPS_PLAN_CELL_OWNER,
  GOPS_PLAN_CELL_STATUS,
  GOPS_PLAN_CELL_MINUTES,
  GOPS_PLAN_CELL_CHANNEL,
  GOPS_PLAN_CELL_TACTIC,
  GOPS_PLAN_CELL_POSTER,
  GOPS_PLAN_CELL_REMIND,
  GOPS_PLAN_CELL_REPEATS,
  GOPS_PLAN_CELL_LEFT_OUT,     /* days of the series, with blanks between */
  GOPS_PLAN_CELL_INSTEAD_OF,   /* the day of the series UID that this one is */
  GOPS_PLAN_CELL_UID,
} GopsPlanCell;

#define GOPS_N_PLAN_CELLS (GOPS_PLAN_CELL_UID + 1)

/**
 * GopsPlanColumn:
 * @phrase: what stands over it, for gops_phrase()
 * @column: of the record that it holds as it is; GOPS_PLAN_ITEM_ID: it is made of others
 */
typedef struct
{
  const char *phrase;
  guint       column;
} GopsPlanColumn;

extern const GopsPlanColumn gops_plan_columns[GOPS_N_PLAN_CELLS];

G_END_DECLS
