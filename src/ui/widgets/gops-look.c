/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Style sheet, icons and widget types, ready for use. */
#include "gops-look.h"

#include "gops-compat.h"
#include "gops-count-pill.h"
#include "gops-look-resources.h"
#include "gops-mark.h"
#include "gops-month-grid.h"
#include "gops-responsive-bin.h"
#include "gops-stepper.h"

void
gops_look_init (void)
{
  /* naming the resource keeps the linker from dropping it */
  g_resources_register (gops_look_get_resource ());

  g_type_ensure (GOPS_TYPE_BANNER);
  g_type_ensure (GOPS_TYPE_COUNT_PILL);
  g_type_ensure (GOPS_TYPE_MARK);
  g_type_ensure (GOPS_TYPE_MONTH_GRID);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_type_ensure (GOPS_TYPE_SPIN_ROW);
  g_type_ensure (GOPS_TYPE_SPLIT_VIEW);
  g_type_ensure (GOPS_TYPE_STEPPER);
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
}

void
gops_look_init_display (GdkDisplay *display)
{
  gops_style_init_accent (display);
}
