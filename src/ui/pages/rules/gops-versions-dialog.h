/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of the rules: publish, compare any two side by side, restore; what the group was like before and after. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Shows the dialog for the group of @view. */
void gops_versions_present (GopsView *view);

G_END_DECLS
