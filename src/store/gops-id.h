/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Row ids: 63 bits that need no server to be unique.
 *
 *   41 bits  milliseconds since 2020-01-01 UTC
 *   10 bits  the copy of the workspace (drawn when it is made, anew for a colleague's copy)
 *   12 bits  counter within the millisecond
 *
 * They grow with time. A clock that goes backwards, or more than 4,096 ids in one millisecond, go on from
 * the last id. In JSON they are strings: JavaScript and jq damage integers over 2^53.
 */

#define GOPS_ID_COPY_MAX 1023

gint64   gops_id_next  (gint64 last, gint64 now, guint copy);
gint64   gops_id_last  (gint64 now);
guint    gops_id_copy  (gint64 id);
gint64   gops_id_instant (gint64 id);
gboolean gops_id_parse (const char *text, gint64 *out_id);

G_END_DECLS
