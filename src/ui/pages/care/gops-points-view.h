/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of a group: who has most, and what acts earn. */
#pragma once

#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_POINTS_VIEW (gops_points_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsPointsView, gops_points_view, GOPS, POINTS_VIEW, GopsLoadedView)

G_END_DECLS
