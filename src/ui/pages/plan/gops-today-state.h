/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-run-sheet.h"

G_BEGIN_DECLS

/* What Today shows: pure, tested without a display. */

typedef struct
{
  guint n_left;         /* items, neither people */
  guint n_sent;
  guint n_skipped;
  guint n_groups;       /* with something left */
  guint minutes_left;   /* of work */
  guint n_ask;          /* seed users */
  guint n_care;         /* people to look after */
} GopsTodaySum;

/* When it is on the clock in @time_zone (nullable: here): "22:30", and "tomorrow 01:00" of what is today where its group is.
 * Returns: (transfer full) */
char        *gops_today_clock   (gint64 instant, gint64 now, const char *time_zone);
GopsTodaySum gops_today_sum     (const GopsRunSheet *sheet);
const char  *gops_moment_label  (GopsMoment moment);

/* What a row or a tick is called. Returns: (transfer full). */
char        *gops_run_row_title      (const GopsRunRow *row);
char        *gops_tick_title         (const GopsTick *tick);

/* "Sent 12:30 by Ana, 2 hours late", "Skipped by Ana: rain", "Put off until 14:30", "3 days late". Returns: (transfer full)
 * (nullable): there is nothing to say. */
char        *gops_tick_outcome       (const GopsTick *tick, gint64 now);

/* "2 of 30 sent", "2 of 30 sent · 1 skipped". Returns: (transfer full). */
char        *gops_say_sent           (guint n_sent, guint n_skipped, guint total);

/* "2 hours late". Returns: (transfer full). */
char        *gops_say_minutes_late   (int minutes);

/* The item after @key that is still to be done, in the order of the sheet. @key: (nullable): of a tick; NULL: from the
 * beginning. Returns: (transfer full) (nullable): its key. */
char        *gops_run_sheet_next_key (const GopsRunSheet *sheet, const char *key);

/* Where the tick called @key is. Returns: (nullable): its row. @out_tick: (optional). */
const GopsRunRow *gops_run_sheet_find (const GopsRunSheet *sheet, const char *key, const GopsTick **out_tick);

/* The same for the same row as long as it begins at the same time. Returns: (transfer full). */
char        *gops_run_row_dup_key    (const GopsRunRow *row);

G_END_DECLS
