/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures at the end of a group's row in the overview, and the headings over them. */
#pragma once

#include "gops-group-facts.h"
#include "gops-groups-order.h"
#include "gops-responsive-bin.h"

G_BEGIN_DECLS

#define GOPS_TYPE_GROUP_CELLS (gops_group_cells_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupCells, gops_group_cells, GOPS, GROUP_CELLS, GtkBox)

GtkWidget *gops_group_cells_new   (void);
void       gops_group_cells_set   (GopsGroupCells *self,
                                   GopsGroupFacts *facts,
                                   gint64          group);

/* As many columns as there is room for. */
void       gops_group_cells_fit   (GopsGroupCells *self,
                                   GopsWidthClass  width);

/* A row of headings over @cells of the same widths; clicking one says @clicked (widget, order, data).
 * Returns: (transfer floating): fits itself to @room. */
typedef void (*GopsGroupHeadingClicked) (GopsGroupsOrder order, gpointer data);
GtkWidget *gops_group_headings_new      (GopsResponsiveBin *room, GopsGroupHeadingClicked clicked, gpointer data);
void       gops_group_headings_set_order (GtkWidget *headings, GopsGroupsOrder order, gboolean reverse);

G_END_DECLS
