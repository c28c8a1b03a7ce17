/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts any number of rows into order, and makes one of those that are equal. What is too much for memory waits, sorted in
 * runs, in a scratch file. Calling sequence: add all, then next until there are no more; that begins anew. */
#pragma once

#include <glib.h>

typedef struct _GopsSortedRuns GopsSortedRuns;

/** GopsMergeFunc: adds @row to @kept, which has the same key */
typedef void (*GopsMergeFunc) (gpointer      kept,
                               gconstpointer row);

/**
 * gops_sorted_runs_new:
 * @row_size: bytes; a multiple of 8
 * @n_words: a row begins with so many numbers (gint64), by which it is sorted: first by the first
 * @most: rows kept in memory
 */
GopsSortedRuns *gops_sorted_runs_new  (gsize            row_size,
                                       guint            n_words,
                                       guint            most,
                                       GopsMergeFunc    merge);
void            gops_sorted_runs_free (GopsSortedRuns  *self);

/** gops_sorted_runs_add: Errors: G_FILE_ERROR */
gboolean        gops_sorted_runs_add  (GopsSortedRuns  *self,
                                       gconstpointer    row,
                                       GError         **error);

/**
 * gops_sorted_runs_next:
 * @out_row: (out) (transfer none) (nullable): lives until the next call; %NULL after the last one
 *
 * Errors: G_FILE_ERROR
 */
gboolean        gops_sorted_runs_next (GopsSortedRuns  *self,
                                       gconstpointer   *out_row,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsSortedRuns, gops_sorted_runs_free)
