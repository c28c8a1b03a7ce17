/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane of the workbench: who would move and why, and the button that keeps the run. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"
#include "gops-tiers.h"

G_BEGIN_DECLS

#define GOPS_TYPE_WORKBENCH_PANE (gops_workbench_pane_get_type ())
G_DECLARE_FINAL_TYPE (GopsWorkbenchPane, gops_workbench_pane, GOPS, WORKBENCH_PANE, AdwBin)

/* Signal "save-wanted". */
GtkWidget *gops_workbench_pane_new       (GopsSession           *session);

/* @table, @result: (nullable): live until others are set */
void       gops_workbench_pane_set       (GopsWorkbenchPane     *self,
                                          GopsTierTable         *table,
                                          const GopsTiersResult *result,
                                          const char            *language);
void       gops_workbench_pane_set_busy  (GopsWorkbenchPane     *self,
                                          gboolean               busy);
guint      gops_workbench_pane_count     (GopsWorkbenchPane     *self);

G_END_DECLS
