/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people each tier holds, and would hold: columns with their counts, a chip below each.
 * A column is also a filter. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *tier;
  const char *label;
  guint       count;
  int         was;      /* count before the change in view; −1: no change in view */
} GopsTierBar;

#define GOPS_TYPE_TIER_BARS (gops_tier_bars_get_type ())
G_DECLARE_FINAL_TYPE (GopsTierBars, gops_tier_bars, GOPS, TIER_BARS, GtkWidget)

/* Property "selected" (tier id, or NULL): changed by clicking or Space, never by set_counts(). */
GtkWidget  *gops_tier_bars_new          (void);
void        gops_tier_bars_set_counts   (GopsTierBars      *self,
                                         const GopsTierBar *counts,
                                         guint                n_counts);
const char *gops_tier_bars_get_selected (GopsTierBars        *self);
void        gops_tier_bars_set_selected (GopsTierBars        *self,
                                         const char          *tier);

G_END_DECLS
