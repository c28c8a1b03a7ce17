/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-page-table.h"
#include "gops-compat.h"

G_BEGIN_DECLS

/*
 * The content side of the window: header bar, stepper, the page with its pane, and the bar below.
 *
 * Pages are made when they are first shown and live as long as the stage. On narrow windows the pane goes
 * behind a button at the bottom, beside the page's suggested action.
 */

#define GOPS_TYPE_STAGE (gops_stage_get_type ())
G_DECLARE_FINAL_TYPE (GopsStage, gops_stage, GOPS, STAGE, AdwBin)

GtkWidget    *gops_stage_new        (GopsSession *session);
AdwHeaderBar *gops_stage_get_header (GopsStage *self);
void          gops_stage_show       (GopsStage *self, const char *page);
const char   *gops_stage_get_page_id (GopsStage *self);
const char   *gops_stage_get_step   (GopsStage *self);
GopsView     *gops_stage_get_view   (GopsStage *self, const char *page);
void          gops_stage_step       (GopsStage *self, int by);
void          gops_stage_focus_page (GopsStage *self);
void          gops_stage_toggle_pane (GopsStage *self);

G_END_DECLS
