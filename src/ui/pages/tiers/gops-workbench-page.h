/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tier workbench of a group: a scheme with sliders, what it would make of the members at once, and the runs until now. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_WORKBENCH_PAGE (gops_workbench_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsWorkbenchPage, gops_workbench_page, GOPS, WORKBENCH_PAGE, GopsView)

G_END_DECLS
