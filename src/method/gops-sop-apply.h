/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SOP applied to one group or to a thousand, as one action. */
#pragma once

#include "gops-sop.h"
#include "gops-store-task.h"
#include "gops-trade-dates.h"

G_BEGIN_DECLS

typedef struct
{
  const char   *sop;         /* its id */
  const gint64 *groups;
  guint         n_groups;
  int           first_day;   /* days since 1970; GOPS_DAY_NONE: the day that the SOP asks for, of each group its own */
  int           stagger;     /* minutes from one group to the next, so that one person can post in all of them */
  int           spread;      /* minutes over which the groups are spread evenly instead; 0: by stagger */
  gboolean      leave_past;  /* leave out what would lie before today: nobody can do it any more */
} GopsSopOrder;

typedef struct
{
  guint groups;
  guint items;
  guint past;   /* items that lie before today, or were left out because they would */
  guint missing;   /* materials that the library does not have: they are in the check lists */
  guint moved;  /* items that the SOP has in the quiet hours of their groups */
} GopsSopApplied;

/* How many items of one copy of @sop with its day 1 on @first_day lie before @today. @dates: (nullable): those of the program. */
guint    gops_sop_count_past  (const GopsSop        *sop,
                               const GopsTradeDates *dates,
                               int                   first_day,
                               int                   today);

/* How many minutes after the first the group @index comes. A day's items never run into the quiet hours: where the room before
 * them is used up, the next groups begin again with the first. */
int      gops_sop_order_later (const GopsSopOrder  *self,
                               guint                index);

/* Of how many of @groups the plan holds items of the SOP @sop, and how many items. */
gboolean gops_sop_count_present (GopsStore          *store,
                                const char          *sop,
                                const gint64        *groups,
                                guint                n_groups,
                                GopsSopApplied      *out_present,
                                GError             **error);

/* @progress, @cancellable, @out_applied: (nullable). Errors: GOPS_METHOD_ERROR_NOT_FOUND (SOP), G_IO_ERROR_CANCELLED, those of the
 * store; nothing has happened then. */
gboolean gops_sop_apply       (GopsStore           *store,
                               const GopsSopOrder  *order,
                               GopsProgress        *progress,
                               GCancellable        *cancellable,
                               GopsSopApplied      *out_applied,
                               GError             **error);

/* For one group: a plan whose day 1 is @from ("YYYY-MM-DD"). @out_items: (out) (optional): how many items were added.
 * Errors: as above, GOPS_METHOD_ERROR_INVALID when @from is no date. */
gboolean gops_method_apply_sop (GopsStore          *store,
                               gint64               group,
                               const char          *sop,
                               const char          *from,
                               guint               *out_items,
                               GError             **error);

/* --- in a thread: gops_store_run_async() and the like --- */

/* A copy that owns what it points to. */
GopsSopOrder *gops_sop_order_dup  (const GopsSopOrder *self);
void     gops_sop_order_free      (gpointer             order);

/* A GopsStoreWork whose data is a GopsSopOrder. Its result is a GopsSopApplied, to be freed with g_free(). */
gpointer gops_sop_apply_work   (GopsStore          *store,
                               gpointer             order,
                               GopsProgress        *progress,
                               GCancellable        *cancellable,
                               GError             **error);

G_END_DECLS
