/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include <glib.h>

G_BEGIN_DECLS

/*
 * Moves what one connection commits from the log into the file, in a thread with a connection of its own, so that whoever
 * writes much need not wait for it. The log stays bounded: when it is long, the writer moves the rest and begins it anew.
 */

typedef struct _GopsCheckpointer GopsCheckpointer;

GopsCheckpointer *gops_checkpointer_new  (sqlite3 *writer, const char *path);
void              gops_checkpointer_free (GopsCheckpointer *self);

G_END_DECLS
