/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often what is in the library is used. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/**
 * GopsLibraryUse:
 * @times: copied from the library, and posted with plan items that are done
 * @last: µs UTC; 0: never
 * @planned: plan items that it is attached to and that are not done
 */
typedef struct
{
  guint  times;
  gint64 last;
  guint  planned;
} GopsLibraryUse;

/* Something was copied from the library: its count grows, which no undo takes back. @table: "reply" or "material". What is
 * copied for a plan item counts when the item is done: not here. */
gboolean gops_library_note_use     (GopsStore *store, const char *table, gint64 row, GError **error);

gboolean gops_material_load_use    (GopsStore *store, gint64 material, GopsLibraryUse *out_use, GError **error);

G_END_DECLS
