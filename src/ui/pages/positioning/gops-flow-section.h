/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow on the positioning page: a small picture of it that leads to the editor. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FLOW_SECTION (gops_flow_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsFlowSection, gops_flow_section, GOPS, FLOW_SECTION, GopsView)

G_END_DECLS
