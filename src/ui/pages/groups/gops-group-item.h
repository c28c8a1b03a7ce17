/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-group-facts.h"
#include "gops-group.h"
#include "gops-responsive-bin.h"
#include "gops-session.h"

G_BEGIN_DECLS

/* A group in the list of all groups: mark, icon, name, what it is or what it needs, status, figures. "checked" is its mark;
 * "toggled" says that a person has set it. Figures are left out where @room is narrow. */

#define GOPS_TYPE_GROUP_ITEM (gops_group_item_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupItem, gops_group_item, GOPS, GROUP_ITEM, AdwBin)

GtkWidget *gops_group_item_new         (GopsGroupFacts *facts, GopsResponsiveBin *room);
void       gops_group_item_set_group   (GopsGroupItem *self, GopsGroup *group);
void       gops_group_item_set_checked (GopsGroupItem *self, gboolean checked);
gboolean   gops_group_item_get_checked (GopsGroupItem *self);

/* The row in words. Returns: (transfer full). */
char      *gops_group_item_describe    (GopsGroupItem *self);

G_END_DECLS
