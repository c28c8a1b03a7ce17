/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gops-store-task.h"

G_BEGIN_DECLS

/*
 * Long work with a dialog that counts, tells the time left and can cancel. Work that is over within half a second
 * shows none.
 *
 * @work runs in a thread with a connection of its own; @data is freed with @data_free. @callback gets the store and
 * a result for gops_store_run_finish (), in the main context, after the dialog is gone.
 */
void gops_progress_dialog_run (GopsStore           *store,
                               GtkWidget           *parent,
                               const char          *title,
                               GopsStoreWork        work,
                               gpointer             data,
                               GDestroyNotify       data_free,
                               GDestroyNotify       result_free,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

/**
 * GopsFileWork: work on files, when no workspace is open
 *
 * Returns: (transfer full) (nullable): the result; NULL with @error set on failure
 */
typedef gpointer (*GopsFileWork) (gpointer data, GopsProgress *progress, GCancellable *cancellable, GError **error);

/* As above. @callback gets no object, and a result for gops_progress_dialog_finish (). */
void gops_progress_dialog_run_files (GtkWidget           *parent,
                                     const char          *title,
                                     GopsFileWork         work,
                                     gpointer             data,
                                     GDestroyNotify       data_free,
                                     GDestroyNotify       result_free,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

/* Returns: (transfer full) (nullable): the result of the work */
gpointer gops_progress_dialog_finish (GAsyncResult *result, GError **error);

G_END_DECLS
