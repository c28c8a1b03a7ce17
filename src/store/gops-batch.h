/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Bulk intake as one action, written in slices so that the write lock is never held for long.
 *
 *   GopsBatch batch;
 *   gops_batch_begin (store, &batch, "members", "list.csv", group, error, N_("Import “%s”"), "list.csv", NULL);
 *   while (there is more)
 *     {
 *       gops_batch_resume (store, &batch, error);
 *       … while gops_batch_has_room (): INSERTs with batch = batch.id, UPDATEs as usual …
 *       gops_store_commit (store, error);
 *     }
 *   gops_batch_finish (store, &batch, report_json, error);       or gops_batch_discard ()
 *
 * Inserted rows carry the batch's id and are not journaled one by one; changed rows are. Views show only
 * batches that are done: until the finish nothing is to be seen, and what a cancel or a crash leaves behind
 * is removed by gops_batch_clean_up() at the next open. Undo hides the batch and takes the changed rows back;
 * when the next action ends what could be redone the hidden rows are removed by gops_batch_purge().
 */

#define GOPS_BATCH_SLICE      2000
#define GOPS_BATCH_SLICE_TIME 8000   /* µs: a slice of more rows ends then */

/*
 * Conditions on a column that holds a batch's id, such as "m.batch", as SQL. All that people see asks for
 * GOPS_BATCH_SHOWN(); nobody else spells such a condition. It first asks, once for all rows, whether any batch is hidden:
 * where none is, the column is not read, which is a quarter of the time that it takes to walk along membership_look.
 */
#define GOPS_BATCH_HIDDEN                "FROM batch WHERE state <> 'done'"
#define GOPS_BATCH_SHOWN(column)         "(NOT EXISTS (SELECT 1 " GOPS_BATCH_HIDDEN ") OR " column " IS NULL OR " column " NOT IN (SELECT id " GOPS_BATCH_HIDDEN "))"
#define GOPS_BATCH_IS(column, state)     column " IN (SELECT id FROM batch WHERE state = '" state "')"
#define GOPS_BATCH_IS_NOT(column, state) "(" column " IS NULL OR " column " NOT IN (SELECT id FROM batch WHERE state = '" state "'))"

typedef struct
{
  gint64 id;       /* row of the table "batch" */
  gint64 action;
} GopsBatch;

gboolean gops_batch_begin    (GopsStore *store, GopsBatch *out_batch, const char *kind, const char *source, gint64 group,
                              GError **error, const char *label, ...) G_GNUC_NULL_TERMINATED;
gboolean gops_batch_resume   (GopsStore *store, const GopsBatch *batch, GError **error);
gboolean gops_batch_has_room (GopsStore *store, guint n_rows);
gboolean gops_batch_finish   (GopsStore *store, const GopsBatch *batch, const char *report_json, GError **error);
gboolean gops_batch_discard  (GopsStore *store, const GopsBatch *batch, GError **error);
gboolean gops_batch_discard_slight (GopsStore *store, const GopsBatch *batch, GError **error);
gboolean gops_batch_clean_up (GopsStore *store, GError **error);
gboolean gops_batch_purge    (GopsStore *store, GError **error);
gboolean gops_batch_purge_due (GopsStore *store);
gboolean gops_batch_drop_hidden (GopsStore *store, GError **error, const char *table, const char *condition,
                                 const char *first, const char *second);

G_END_DECLS
