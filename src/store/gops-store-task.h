/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Long work in a thread with a connection of its own.
 *
 * Write the work as a synchronous GopsStoreWork; gops_store_run_async() calls it in a GTask thread.
 * Inside, report with gops_progress_report() and stop when the cancellable says so. The progress callback
 * runs in the caller's main context, at most ten times a second.
 */

typedef struct _GopsProgress GopsProgress;

/**
 * GopsStoreWork:
 * @store: a connection for this thread
 * @data: what was given to gops_store_run_async()
 *
 * Returns: (transfer full) (nullable): the result; NULL with @error set on failure
 */
typedef gpointer (*GopsStoreWork)    (GopsStore *store, gpointer data, GopsProgress *progress, GCancellable *cancellable, GError **error);
typedef void     (*GopsProgressFunc) (guint64 done, guint64 total, const char *what, gpointer user_data);

void     gops_store_run_async   (GopsStore *self, GopsStoreWork work, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free,
                                 GopsProgressFunc on_progress, gpointer progress_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void     gops_store_write_async (GopsStore *self, GopsStoreWork work, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free,
                                 GopsProgressFunc on_progress, gpointer progress_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer gops_store_run_finish  (GopsStore *self, GAsyncResult *result, GError **error);

GopsProgress *gops_progress_new   (GopsProgressFunc func, gpointer user_data);
GopsProgress *gops_progress_ref   (GopsProgress *self);
void          gops_progress_unref (GopsProgress *self);
void          gops_progress_report (GopsProgress *self, guint64 done, guint64 total, const char *what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsProgress, gops_progress_unref)

G_END_DECLS
