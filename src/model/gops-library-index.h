/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Search in the library as you type: all replies, or all materials, in memory.
 *
 *   index = gops_library_index_new (store, GOPS_LIBRARY_REPLIES);
 *   ids = gops_library_index_search (index, &(GopsLibraryFilter) { .text = "退款 tk" }, 1000);
 *   gops_live_list_set_ids (list, ids);
 *
 * Every word must be there: in titles and keywords, also by pinyin and its first letters, or in the rest (answer, category,
 * tags, note; of materials the file's name and the link). What is called so exactly comes first, then what begins so, what
 * holds it, what sounds so, and last what only says it somewhere. Rows are read at the first search and follow ::changed.
 * Reading 10,000 takes a tenth of a second: a window has it done in a thread by gops_library_index_prime(), and searches when
 * ::ready comes, and again whenever it comes; what was there before is found until then.
 */

typedef enum
{
  GOPS_LIBRARY_REPLIES,
  GOPS_LIBRARY_MATERIALS,
} GopsLibraryPart;

typedef enum
{
  GOPS_LIBRARY_BY_TITLE,
  GOPS_LIBRARY_BY_USE,      /* most used first */
  GOPS_LIBRARY_BY_AGE,      /* newest first */
} GopsLibraryOrder;

/* What is NULL or "" does not matter; the order is of those that fit equally well. */
typedef struct
{
  const char      *text;
  const char      *kind;
  const char      *category;   /* of replies */
  const char      *tag;
  GopsLibraryOrder order;
} GopsLibraryFilter;

#define GOPS_TYPE_LIBRARY_INDEX (gops_library_index_get_type ())
G_DECLARE_FINAL_TYPE (GopsLibraryIndex, gops_library_index, GOPS, LIBRARY_INDEX, GObject)

GopsLibraryIndex *gops_library_index_new        (GopsStore *store, GopsLibraryPart part);
void              gops_library_index_prime      (GopsLibraryIndex *self);
gboolean          gops_library_index_is_ready   (GopsLibraryIndex *self);
GArray           *gops_library_index_search     (GopsLibraryIndex *self, const GopsLibraryFilter *filter, guint limit);
guint             gops_library_index_count      (GopsLibraryIndex *self, const char *kind);
GPtrArray        *gops_library_index_categories (GopsLibraryIndex *self);
GPtrArray        *gops_library_index_tags       (GopsLibraryIndex *self);

G_END_DECLS
