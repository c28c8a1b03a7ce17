/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan items by how far they are: idea → drafted → ready → due → done.
 *
 * What is due or missed says the clock, so nothing can be put there. The board changes nothing itself: it asks by signals:
 *   open-item (gint64 id), item-command (gint64 id, const char *): see gops-plan-chip.h
 *   set-status (gint64 id, const char *status)    by drag and drop and Ctrl+Left, Ctrl+Right */
#pragma once

#include "gops-plan-chip.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PLAN_BOARD (gops_plan_board_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanBoard, gops_plan_board, GOPS, PLAN_BOARD, GtkWidget)

/* @items with captions, in the order in which they stand. The strings need live no longer than the call. Who has the
 * keyboard keeps it. */
void gops_plan_board_fill        (GopsPlanBoard          *self,
                                  const GopsPlanChipItem *items,
                                  guint                   n_items);

/* Columns one below the other, for narrow windows. */
void gops_plan_board_set_stacked (GopsPlanBoard          *self,
                                  gboolean                stacked);

G_END_DECLS
