/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs side by side: a column of tiers for each, and bands for those who went from one to the next. */
#pragma once

#include <gtk/gtk.h>

#include "gops-tier-history.h"

G_BEGIN_DECLS

#define GOPS_TYPE_RUN_FLOW (gops_run_flow_get_type ())
G_DECLARE_FINAL_TYPE (GopsRunFlow, gops_run_flow, GOPS, RUN_FLOW, GtkWidget)

GtkWidget *gops_run_flow_new (void);

/* @runs: (element-type GopsTierRunFigures) and @matrices: (element-type GopsTierMatrix): between each and the next. Both are kept.
 * @words: the same for screen readers. */
void       gops_run_flow_set (GopsRunFlow          *self,
                              const GopsTierScheme *scheme,
                              GPtrArray            *runs,
                              GPtrArray            *matrices,
                              const char           *language,
                              const char           *words);

G_END_DECLS
