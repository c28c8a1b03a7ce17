/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rest of the canvas: everything about the group beyond for whom, what and what members get. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CANVAS_SECTION (gops_canvas_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsCanvasSection, gops_canvas_section, GOPS, CANVAS_SECTION, GopsView)

G_END_DECLS
