/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture that is posted with an item of the plan. */
#pragma once

#include "gops-records.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Whether there is one: cheap. */
gboolean    gops_plan_has_picture  (GopsStore    *store,
                                    GopsPlanItem *item);

/* The item's poster, drawn for its group, else the first picture among its materials. Returns: (transfer full) (nullable): %NULL
 * with @error set */
GdkTexture *gops_plan_load_picture (GopsStore    *store,
                                    GopsPlanItem *item,
                                    GError      **error);

G_END_DECLS
