/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The family of a group as a list of two levels that can be rearranged: by dragging, or by the menu of each group. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_FAMILY_LIST (gops_family_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsFamilyList, gops_family_list, GOPS, FAMILY_LIST, GtkWidget)

GtkWidget *gops_family_list_new  (GopsSession    *session);

/* Shows the family of @group as it is in the workspace now. */
void       gops_family_list_show (GopsFamilyList *self,
                                  gint64          group);

G_END_DECLS
