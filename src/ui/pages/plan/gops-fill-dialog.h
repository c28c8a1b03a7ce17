/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills free slots of the coming weeks with evergreen items, after showing what would be planned. */
#pragma once

#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_FILL_VIEW (gops_fill_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsFillView, gops_fill_view, GOPS, FILL_VIEW, GopsLoadedView)

/* For the group that is shown. */
void gops_fill_present (GopsSession *session,
                        GtkWidget   *parent);

G_END_DECLS
