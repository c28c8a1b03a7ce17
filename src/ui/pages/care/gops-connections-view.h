/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who knows whom in a group: the figure to watch, a drawing, and the same as a table. */
#pragma once

#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CONNECTIONS_VIEW (gops_connections_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsConnectionsView, gops_connections_view, GOPS, CONNECTIONS_VIEW, GopsLoadedView)

G_END_DECLS
