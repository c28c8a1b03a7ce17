/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has become due meanwhile, in the words of one notification. */
#pragma once

#include "gops-run-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  guint  n;         /* items that became due, or whose reminder came; 0: there is nothing to tell */
  char  *title;     /* (owned) (nullable) */
  char  *body;      /* (owned) (nullable) */
  gint64 item;      /* key of the first of them: where Show leads */
  gint64 next;      /* µs UTC: when there is something to tell again; 0: nothing today and tomorrow */
} GopsDue;

/* What became due, or was to be reminded of, after @since until @now (µs UTC) and is still to be done. @since is not followed
 * further back than a day. Loads the items of two days: run it in a thread. Returns: (transfer full) (nullable). */
GopsDue *gops_due_load      (GopsStore    *store,
                             gint64        since,
                             gint64        now,
                             GError      **error);
void     gops_due_free      (GopsDue      *self);

/* When quiet hours from @from until @until ("HH:MM", nullable or empty: there are none) that hold at @now are over on the clock
 * here, µs UTC; 0: they do not hold. */
gint64   gops_due_quiet_end (const char   *from,
                             const char   *until,
                             gint64        now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDue, gops_due_free)

G_END_DECLS
