/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A material with all that is known of it. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

void gops_material_sheet_present (GopsView *page,
                                  gint64    material);

G_END_DECLS
