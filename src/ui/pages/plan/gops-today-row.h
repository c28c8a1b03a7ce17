/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-run-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A line of Today. What it wants done it says by the signals "copy-wanted", "picture-wanted", "done-wanted", "all-wanted",
 * "snooze-wanted", "skip-wanted", "edit-wanted" and "open-wanted".
 */
#define GOPS_TYPE_TODAY_ROW (gops_today_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsTodayRow, gops_today_row, GOPS, TODAY_ROW, GtkListBoxRow)

/* @now: µs UTC */
GtkWidget    *gops_today_row_new          (GopsRunEntry *entry, gint64 now);
GopsRunEntry *gops_today_row_get_entry    (GopsTodayRow *self);

/* Shows text and buttons, or hides them. @has_picture: whether there is one to copy. */
void          gops_today_row_set_selected (GopsTodayRow *self, gboolean selected, gboolean has_picture);

G_END_DECLS
