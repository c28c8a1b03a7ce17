/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan of many groups holds, as little of each item as can be: a hundred thousand of them are one month. */
#pragma once

#include "gops-plan-cards.h"

G_BEGIN_DECLS

typedef struct
{
  GopsPlanOccurrence at;
  gint64             key;
  gint64             position;
  int                until;     /* minutes; -1: no end */
  gboolean           repeats;
  gboolean           skipped;   /* somebody decided that it is not done */
  gboolean           reasoned;  /* likewise, and said why */
  gint64             snoozed;   /* µs UTC: until when it was put off; 0: it was not */
  const char        *type;      /* interned */
  const char        *status;    /* interned */
  const char        *title;     /* of the scan; equal texts are the same */
  const char        *owner;     /* likewise */
  const char        *group;     /* likewise: its name */
  const char        *entry;     /* likewise: of which entry of its SOP it is a copy; "" of none */
} GopsPlanFound;

typedef struct _GopsPlanScan GopsPlanScan;

/* Returns: (transfer full) (nullable): %NULL with @error set */
GopsPlanScan *gops_plan_scan_new          (GopsStore           *store,
                                           const GopsPlanQuery *query,
                                           GCancellable        *cancellable,
                                           GError             **error);
void          gops_plan_scan_free         (GopsPlanScan        *self);

/* (transfer none) (element-type GopsPlanFound): by day, time, position and id */
GArray       *gops_plan_scan_get_found    (GopsPlanScan        *self);
guint         gops_plan_scan_count_groups (GopsPlanScan        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanScan, gops_plan_scan_free)

G_END_DECLS
