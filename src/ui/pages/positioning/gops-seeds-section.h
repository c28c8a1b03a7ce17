/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seed users: whom to win first, how often they were tried, who accepted. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_SEEDS_SECTION (gops_seeds_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsSeedsSection, gops_seeds_section, GOPS, SEEDS_SECTION, GopsView)

G_END_DECLS
