/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the platform shows of the group, each text with its limit, and the group's place in its family. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PROFILE_SECTION (gops_profile_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsProfileSection, gops_profile_section, GOPS, PROFILE_SECTION, GopsView)

G_END_DECLS
