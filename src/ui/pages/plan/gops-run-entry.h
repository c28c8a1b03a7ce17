/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet as a list: rows, and below those that are open their ticks. Needs no display. */
#pragma once

#include <gio/gio.h>

#include "gops-today-state.h"

G_BEGIN_DECLS

/* A line of the list: a row (its tick is set where it has only one), a tick of an open row, or how many more there are. */
#define GOPS_TYPE_RUN_ENTRY (gops_run_entry_get_type ())
G_DECLARE_FINAL_TYPE (GopsRunEntry, gops_run_entry, GOPS, RUN_ENTRY, GObject)

/* What is shown at once of a section and of a row; what is beyond comes up as those before it are done. */
#define GOPS_RUN_MOST_ROWS  60
#define GOPS_RUN_MOST_TICKS 100

const char       *gops_run_entry_get_key    (GopsRunEntry *self);
GopsMoment        gops_run_entry_get_moment (GopsRunEntry *self);
const GopsRunRow *gops_run_entry_get_row    (GopsRunEntry *self);   /* (nullable): it says how many more there are */
const GopsTick   *gops_run_entry_get_tick   (GopsRunEntry *self);   /* (nullable): of a row of many */
guint             gops_run_entry_get_more   (GopsRunEntry *self);
gboolean          gops_run_entry_is_below   (GopsRunEntry *self);   /* a tick of a row of many */
gboolean          gops_run_entry_is_open    (GopsRunEntry *self);
gboolean          gops_run_entry_is_many    (GopsRunEntry *self);   /* a row of many */

/* Shows @sheet in @list (element-type GopsRunEntry): entries that would show the same stay, and point into @sheet from then on.
 * @open: (element-type utf8): keys of rows of many that are open. @now: µs UTC. */
void              gops_run_entries_update   (GListStore         *list,
                                             const GopsRunSheet *sheet,
                                             GHashTable         *open,
                                             gint64              now);

G_END_DECLS
