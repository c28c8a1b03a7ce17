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

G_END_DECLS
