/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-group-health.h"
#include "gops-group.h"

G_BEGIN_DECLS

/* A group in the sidebar: health, name, and how many things wait. */

#define GOPS_TYPE_GROUP_ROW (gops_group_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupRow, gops_group_row, GOPS, GROUP_ROW, AdwBin)

GtkWidget *gops_group_row_new       (GopsGroupHealth *health);
void       gops_group_row_set_group (GopsGroupRow *self, GopsGroup *group);

G_END_DECLS
