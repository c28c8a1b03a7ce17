/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step one: who the group is for, its one theme, what everybody gets; goals, scene, personas. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_POSITIONING_PAGE (gops_positioning_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsPositioningPage, gops_positioning_page, GOPS, POSITIONING_PAGE, GopsView)

G_END_DECLS
