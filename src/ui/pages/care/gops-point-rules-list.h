/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What acts earn, to change: a row for each act that opens into its two numbers. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_POINT_RULES_LIST (gops_point_rules_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsPointRulesList, gops_point_rules_list, GOPS, POINT_RULES_LIST, AdwBin)

GtkWidget *gops_point_rules_list_new     (GopsSession        *session);

/* Shows what the workspace says now. */
void       gops_point_rules_list_refresh (GopsPointRulesList *self);

G_END_DECLS
