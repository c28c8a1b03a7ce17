/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-journal.h"

G_BEGIN_DECLS

/* One action: its name, who and when; opened, what it changed. ::undo-wanted asks to undo down to it. */

#define GOPS_TYPE_HISTORY_ROW (gops_history_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsHistoryRow, gops_history_row, GOPS, HISTORY_ROW, AdwExpanderRow)

/* @tell_group: whether the row says which group it is about, where its name does not */
GtkWidget *gops_history_row_new           (const GopsHistoryEntry *entry, GopsStore *store, gboolean tell_group);
gint64     gops_history_row_get_action_id (GopsHistoryRow *self);

G_END_DECLS
