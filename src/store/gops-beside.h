/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A thread that works on a store's connection while the store's own thread does something else. Only one of the two may
 * touch the connection, and what the triggers touch, at a time: whoever does waits first, with gops_store_settle().
 */

typedef struct _GopsBeside GopsBeside;

/* Must not call what waits for it: of the store, gops_store_step() and gops_store_set_error(). */
typedef gboolean (*GopsBesideFunc) (gpointer data, GError **error);

GopsBeside *gops_beside_new    (GopsBesideFunc work, gpointer data);
void        gops_beside_free   (GopsBeside *self);
void        gops_beside_start  (GopsBeside *self);
void        gops_beside_wait   (GopsBeside *self);
gboolean    gops_beside_finish (GopsBeside *self, GError **error);

G_END_DECLS
