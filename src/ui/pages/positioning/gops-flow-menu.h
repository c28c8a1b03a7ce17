/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a thing of the business flow, as a menu of the editor's actions. */
#pragma once

#include <gtk/gtk.h>
#include "gops-flow-drawing.h"

G_BEGIN_DECLS

/* At (x, y) of @widget, which stands in an editor; it goes when it is closed. */
void gops_flow_menu_pop_up (GtkWidget    *widget,
                            GopsFlowThing thing,
                            double        x,
                            double        y);

G_END_DECLS
