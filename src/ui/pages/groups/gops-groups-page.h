/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/*
 * The overview of all groups: which needs a person first and why, figures side by side, search, filter, order; and commands
 * for the selected ones: compare, rename by pattern, owner, SOP, tags, archive, delete, export.
 */

#define GOPS_TYPE_GROUPS_PAGE (gops_groups_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupsPage, gops_groups_page, GOPS, GROUPS_PAGE, GopsView)

G_END_DECLS
