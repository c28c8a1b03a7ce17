/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Style sheet, icons and widget types, ready for use. */
#include "gops-look.h"

#include "gops-advice-list.h"
#include "gops-balance-meter.h"
#include "gops-compat.h"
#include "gops-count-pill.h"
#include "gops-empty-state.h"
#include "gops-length-bar.h"
#include "gops-look-resources.h"
#include "gops-mark.h"
#include "gops-month-grid.h"
#include "gops-pace-chart.h"
#include "gops-poster-thumb.h"
#include "gops-preview-card.h"
#include "gops-responsive-bin.h"
#include "gops-score-row.h"
#include "gops-share-bar.h"
#include "gops-sparkline.h"
#include "gops-stepper.h"
#include "gops-tier-bars.h"
#include "gops-tier-chip.h"

void
gops_look_init (void)
{
  /* naming the resource keeps the linker from dropping it */
  g_resources_register (gops_look_get_resource ());

  g_type_ensure (GOPS_TYPE_ADVICE_LIST);
  g_type_ensure (GOPS_TYPE_BALANCE_METER);
  g_type_ensure (GOPS_TYPE_BANNER);
  g_type_ensure (GOPS_TYPE_COUNT_PILL);
  g_type_ensure (GOPS_TYPE_EMPTY_STATE);
  g_type_ensure (GOPS_TYPE_LENGTH_BAR);
  g_type_ensure (GOPS_TYPE_MARK);
  g_type_ensure (GOPS_TYPE_MONTH_GRID);
  g_type_ensure (GOPS_TYPE_PACE_CHART);
  g_type_ensure (GOPS_TYPE_POSTER_THUMB);
  g_type_ensure (GOPS_TYPE_POSTER_VIEW);
  g_type_ensure (GOPS_TYPE_PREVIEW_CARD);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_type_ensure (GOPS_TYPE_SCORE_ROW);
  g_type_ensure (GOPS_TYPE_SHARE_BAR);
  g_type_ensure (GOPS_TYPE_SPARKLINE);
  g_type_ensure (GOPS_TYPE_SPIN_ROW);
  g_type_ensure (GOPS_TYPE_SPLIT_VIEW);
  g_type_ensure (GOPS_TYPE_STEPPER);
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  g_type_ensure (GOPS_TYPE_TIER_BARS);
  g_type_ensure (GOPS_TYPE_TIER_CHIP);
}

void
gops_look_init_display (GdkDisplay *display)
{
  gops_style_init_accent (display);
}
