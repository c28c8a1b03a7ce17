/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a scheme that a group has kept: how they flow, who moved, where people get stuck. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"
#include "gops-tier-trail.h"
#include "gops-tiers.h"

G_BEGIN_DECLS

#define GOPS_TYPE_RUN_HISTORY (gops_run_history_get_type ())
G_DECLARE_FINAL_TYPE (GopsRunHistory, gops_run_history, GOPS, RUN_HISTORY, AdwBin)

/* So many of the last runs are drawn; GOPS_TIER_TRAIL_MOST may be compared. */
#define GOPS_RUN_HISTORY_MOST 12

typedef struct
{
  char          *stamp;      /* (owned): other runs have another */
  GPtrArray     *runs;       /* (owned) (element-type GopsTierRunFigures): oldest first */
  GopsTierTrail *trail;      /* (owned): of them */
  GPtrArray     *drawn;      /* (owned) (element-type GopsTierRunFigures): the last of them */
  GPtrArray     *matrices;   /* (owned) (element-type GopsTierMatrix): between each of these and the next */
} GopsRunRecord;

/* What tells whether runs have come or gone. Returns: (transfer full) (nullable) */
char          *gops_run_record_stamp (GopsStore            *store,
                                      gint64                group,
                                      const GopsTierScheme *scheme,
                                      GError              **error);

/* For a thread. Returns: (transfer full) (nullable) */
GopsRunRecord *gops_run_record_load  (GopsStore            *store,
                                      gint64                group,
                                      const GopsTierScheme *scheme,
                                      GCancellable         *cancellable,
                                      GError              **error);
void           gops_run_record_free  (GopsRunRecord        *record);

GtkWidget     *gops_run_history_new  (void);

/* Returns: (nullable): the stamp of the record that is shown */
const char    *gops_run_history_get_stamp (GopsRunHistory  *self);

/* @record: (transfer full) (nullable): hidden without runs; @table: (nullable): what is known now, asked at once */
void           gops_run_history_set  (GopsRunHistory       *self,
                                      const GopsTierScheme *scheme,
                                      GopsRunRecord        *record,
                                      GopsTierTable        *table,
                                      const char           *language);

G_END_DECLS
