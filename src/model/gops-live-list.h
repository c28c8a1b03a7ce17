/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-changes.h"
#include "gops-id-query.h"
#include "gops-record.h"

G_BEGIN_DECLS

/*
 * A GListModel of records over a query that follows the file.
 *
 *   list = gops_live_list_new (GOPS_TYPE_MEMBER_ROW, store, "membership", "person", NULL);
 *   gops_live_list_set_query (list, "SELECT id FROM member_view WHERE group_id = ?1 ORDER BY sort_key, id", "l", group);
 *
 * It holds the ids only, 8 bytes a row, and loads records in pages of 32 as they are asked for. When one of
 * its tables changes it asks again – above 5,000 rows, or when it takes longer than some 4 ms, in a thread;
 * what was shown stays until the answer comes ("loading") – and reports the span that differs;
 * records that stay are kept and reloaded, so that bindings, selection and scrolling stay. A span of more
 * than 1,000 rows is reported in two signals, (position, n, 0) and (position, 0, m): GTK 4.8 looks up every
 * added row when it gets one. ::reloaded tells that the records which were loaded have been read again: widgets
 * that draw many of them need not listen to each.
 */

#define GOPS_TYPE_LIVE_LIST (gops_live_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsLiveList, gops_live_list, GOPS, LIVE_LIST, GObject)

GopsLiveList *gops_live_list_new       (GType type, GopsStore *store, const char *first_table, ...) G_GNUC_NULL_TERMINATED;
void          gops_live_list_set_query (GopsLiveList *self, const char *sql, const char *format, ...);
void          gops_live_list_set_sorted_query (GopsLiveList *self, const char *sql, const GopsIdOrder *order, const char *format, ...);
void          gops_live_list_set_ids   (GopsLiveList *self, GArray *ids);
guint         gops_live_list_find      (GopsLiveList *self, gint64 id);
gint64        gops_live_list_get_id    (GopsLiveList *self, guint position);
gboolean      gops_live_list_is_loading (GopsLiveList *self);

G_END_DECLS
