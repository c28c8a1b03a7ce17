/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Rows put into a table many at a time. What a statement costs apart from its rows, and finding a row's place anew, is paid
 * once for all of them, most of all where a trigger looks on.
 *
 *   insert = gops_bulk_insert_new (store, "INSERT INTO thing (id, name)", 2, "ON CONFLICT DO NOTHING");
 *   for (each)
 *     {
 *       gops_bulk_insert_int (insert, id);
 *       gops_bulk_insert_text (insert, name);
 *       if (!gops_bulk_insert_row (insert, error)) …
 *     }
 *   if (!gops_bulk_insert_flush (insert, error)) …
 *
 * Rows that come in the order of the table's key are the quickest. Nothing is written before a flush, or when enough of
 * them have come: flush before the rows are asked for, and before the transaction ends in which they belong. After an error
 * the rows are gone.
 */

#define GOPS_BULK_INSERT_BESIDE 1000   /* rows that wait for a thread that writes beside us, and are handed over at once */

typedef struct _GopsBulkInsert GopsBulkInsert;

/**
 * gops_bulk_insert_new:
 * @head: static: INSERT INTO …, without values
 * @tail: static: what follows the values; "" for nothing
 */
GopsBulkInsert *gops_bulk_insert_new   (GopsStore *store, const char *head, guint n_columns, const char *tail);
void            gops_bulk_insert_free  (GopsBulkInsert *self);

void            gops_bulk_insert_int   (GopsBulkInsert *self, gint64 value);
void            gops_bulk_insert_text  (GopsBulkInsert *self, const char *value);
void            gops_bulk_insert_blob  (GopsBulkInsert *self, GBytes *value);
void            gops_bulk_insert_null  (GopsBulkInsert *self);
void            gops_bulk_insert_work_beside (GopsBulkInsert *self);
gboolean        gops_bulk_insert_is_full (GopsBulkInsert *self);
gboolean        gops_bulk_insert_row   (GopsBulkInsert *self, GError **error);
gboolean        gops_bulk_insert_flush (GopsBulkInsert *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsBulkInsert, gops_bulk_insert_free)

G_END_DECLS
