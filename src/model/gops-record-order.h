/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that have an order which people choose. */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/**
 * gops_records_move:
 * @records: (element-type GopsRecord): in their order; left in the new one
 * @record: one of them
 * @to: from 0; what is beyond the end is the end
 * @column: their position
 *
 * Puts @record in another place, within the caller's action, and numbers all of them anew.
 */
gboolean gops_records_move (GPtrArray *records, gpointer record, guint to, guint column, GopsStore *store, GError **error);

G_END_DECLS
