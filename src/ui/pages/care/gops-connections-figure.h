/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answers whom, drawn: people on a circle, the more replies the thicker the line. The same stands in a table below. */
#pragma once

#include <gtk/gtk.h>

#include "gops-connections.h"

G_BEGIN_DECLS

#define GOPS_TYPE_CONNECTIONS_FIGURE (gops_connections_figure_get_type ())
G_DECLARE_FINAL_TYPE (GopsConnectionsFigure, gops_connections_figure, GOPS, CONNECTIONS_FIGURE, GtkWidget)

GtkWidget *gops_connections_figure_new (void);

/* Copies what it draws of @connections. */
void       gops_connections_figure_set (GopsConnectionsFigure *self,
                                        const GopsConnections *connections);

G_END_DECLS
