/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * The New Group assistant: kind → platform, name, language → who and theme. Finish writes positioning, rules,
 * tiers, plan and posters as one action and chooses the group.
 */

#define GOPS_TYPE_NEW_GROUP (gops_new_group_get_type ())
G_DECLARE_FINAL_TYPE (GopsNewGroup, gops_new_group, GOPS, NEW_GROUP, AdwBin)

GtkWidget *gops_new_group_new (GopsSession *session);

G_END_DECLS
