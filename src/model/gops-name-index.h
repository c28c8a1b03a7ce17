/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Search in names as you type: all names of a group, or of everybody, in one block of memory.
 *
 *   index = gops_name_index_new (store, group);                    ids are memberships; with group 0: persons
 *   … notify::ready comes once the names are read, in a thread …
 *   ids = gops_name_index_search (index, "王小", 1000);             in the order of the names
 *   gops_live_list_set_ids (list, ids);
 *
 * 500,000 names are some 12 MB, their sounds some 4 MB more, and are searched in 2 to 4 ms; one letter or one Chinese
 * character is enough. Capitals do not matter; Chinese names are found by pinyin and its first letters as well (zhangsan,
 * zhang s, zs). The index follows ::changed by itself.
 */

#define GOPS_TYPE_NAME_INDEX (gops_name_index_get_type ())
G_DECLARE_FINAL_TYPE (GopsNameIndex, gops_name_index, GOPS, NAME_INDEX, GObject)

GopsNameIndex *gops_name_index_new      (GopsStore *store, gint64 group);
gboolean       gops_name_index_is_ready (GopsNameIndex *self);
guint          gops_name_index_n_names  (GopsNameIndex *self);
GArray        *gops_name_index_search   (GopsNameIndex *self, const char *text, guint limit);

/* What a search found, for json_each() in a query. Returns: (transfer full) */
char          *gops_name_index_to_json  (const GArray *ids);

/* One question, without an index: it reads all names. */
GArray        *gops_name_index_find     (GopsStore *store, gint64 group, const char *text, guint limit, GError **error);

G_END_DECLS
