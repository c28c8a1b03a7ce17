/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families that run in a circle: A stands below B and B below A. The program makes none; a file that another program or a
 * damage has changed may hold some. */
#pragma once

#include "gops-group.h"

G_BEGIN_DECLS

/* One sentence for each circle in the file, with the names in it: "Main groups run in a circle: A → B → A".
 * Returns: (transfer full) (element-type utf8) (nullable). */
GPtrArray *gops_family_find_circles  (GopsStore  *store,
                                      GError    **error);

/* Whether the groups above @group end somewhere. Errors: GOPS_METHOD_ERROR_CIRCLE, which names the circle and what mends it. */
gboolean   gops_family_check_circle  (GopsStore  *store,
                                      gint64      group,
                                      GError    **error);

/* Whether @parent is @group or stands somewhere below it, so that it must not come above it. */
gboolean   gops_family_would_circle  (GopsStore  *store,
                                      gint64      group,
                                      gint64      parent);

/* Opens every circle at its oldest group, which from then on has nobody above it; one action, none where there is nothing to
 * do. @out_n: (out) (optional): how many. */
gboolean   gops_family_open_circles  (GopsStore  *store,
                                      guint      *out_n,
                                      GError    **error);

G_END_DECLS
