/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a scheme that a group has kept: how they flow, who moved, where people get stuck. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"
#include "gops-tier-history.h"
#include "gops-tiers.h"

G_BEGIN_DECLS

#define GOPS_TYPE_RUN_HISTORY (gops_run_history_get_type ())
G_DECLARE_FINAL_TYPE (GopsRunHistory, gops_run_history, GOPS, RUN_HISTORY, AdwBin)

/* So many of the last runs are drawn and may be compared. */
#define GOPS_RUN_HISTORY_MOST 12

/* Runs, oldest first, and what happened between each and the next. */
typedef struct
{
  GPtrArray *runs;       /* (owned) (element-type GopsTierRunFigures) */
  GPtrArray *matrices;   /* (owned) (element-type GopsTierMatrix) */
} GopsRunRecord;

/* For a thread. Returns: (transfer full) (nullable) */
GopsRunRecord *gops_run_record_load  (GopsStore            *store,
                                      gint64                group,
                                      const GopsTierScheme *scheme,
                                      GCancellable         *cancellable,
                                      GError              **error);
void           gops_run_record_free  (GopsRunRecord        *record);

GtkWidget     *gops_run_history_new  (void);

/* @record: (transfer full) (nullable): hidden without runs; @table: (nullable): what is known now, asked at once */
void           gops_run_history_set  (GopsRunHistory       *self,
                                      const GopsTierScheme *scheme,
                                      GopsRunRecord        *record,
                                      GopsTierTable        *table,
                                      const char           *language);

G_END_DECLS
