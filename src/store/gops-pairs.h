/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * All rows of a query of two integers at once, in whatever order they come. To step from row to row is a tenth of the time
 * that half a million of them take; here SQLite calls back for each within one step.
 *
 *   g_autoptr (GopsStatement) rows = gops_pairs_query (store, "SELECT id, position FROM clause WHERE group_id = ?1", error);
 *   gops_statement_bind_int (rows, 1, group);
 *   ok = gops_pairs_collect (rows, pairs, cancellable, error);
 */

typedef struct
{
  guint64 key;   /* the second column, as it is */
  gint64  id;    /* the first column */
} GopsPair;

GopsStatement *gops_pairs_query   (GopsStore *store, const char *sql, GError **error);
gboolean       gops_pairs_collect (GopsStatement *statement, GArray *pairs, GCancellable *cancellable, GError **error);

G_END_DECLS
