/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The care of a group: who is waiting today, what the plan asks for, what was done lately. */
#pragma once

#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CARE_PLAN_VIEW (gops_care_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsCarePlanView, gops_care_plan_view, GOPS, CARE_PLAN_VIEW, GopsLoadedView)

G_END_DECLS
