/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-row-json.h"
#include "gops-store-private.h"

G_BEGIN_DECLS

/*
 * The statements with which undo and redo take a row from one side of the journal to the other. Each touches
 * one row, or none where the row is not as the journal left it. Sides are arrays of GopsRowValue.
 */

/**
 * GopsReplayUpdate:
 * @from: (owned): names the columns
 * @to: (owned)
 * @sql: (owned)
 *
 * The update made last: long runs of rows change the same columns. All zero at first.
 */
typedef struct
{
  const GopsTable *table;
  GArray          *from;
  GArray          *to;
  char            *sql;
} GopsReplayUpdate;

void           gops_replay_update_clear (GopsReplayUpdate *update);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsReplayUpdate, gops_replay_update_clear)

GopsStatement *gops_replay_build_update (GopsStore *self, GopsReplayUpdate *last, const GopsTable *table, gint64 row,
                                         GArray *from, GArray *to, GError **error);
GopsStatement *gops_replay_build_insert (GopsStore *self, const GopsTable *table, GArray *values, GError **error);
GopsStatement *gops_replay_build_delete (GopsStore *self, const GopsTable *table, GArray *values, GError **error);

G_END_DECLS
